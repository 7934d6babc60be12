import { z } from 'zod';
import { dateLongue } from '#platform/dates.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { Chiffres } from './Chiffres.tsx';
import { Definitions } from './Definitions.tsx';
import { filtresEnClair } from './filtres.ts';
import { lirePartage, type PagePartagee } from './partages.ts';

// Neither kept by a search engine nor followed from it.
const SANS_MOTEUR = { 'X-Robots-Tag': 'noindex, nofollow, noarchive' };

/** The public page of a shared link: open, or gone. */
export const routesDuPartage: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/partage/:jeton',
    right: 'public',
    audit: 'partages.lire',
    rate: 'api',
    input: z.unknown(),
    async answer({ tools, parameters: { jeton } }) {
      const partage = await lirePartage(tools, jeton);
      if (partage.etat === 'ferme')
        return {
          page: { titre: 'Ce lien est fermé', statut: 410, prive: true, enTetes: SANS_MOTEUR, corps: <Ferme /> },
        };
      return {
        page: { titre: partage.titre, prive: true, enTetes: SANS_MOTEUR, corps: <Ouvert partage={partage} /> },
      };
    },
  }),
];

const Ferme = () => (
  <>
    <h1>Ce lien est fermé</h1>
    <p>
      Les chiffres que montrait cette adresse ne sont plus partagés : la date de fin est passée, ou la personne qui les
      partageait a fermé le lien. Demandez-lui un nouveau lien si vous en avez besoin.
    </p>
  </>
);

function Ouvert({ partage }: { readonly partage: Extract<PagePartagee, { etat: 'ouvert' }> }) {
  const { titre, qui, jusquAu, filtres, blocs, tropPeu } = partage;
  return (
    <>
      <h1>{titre}</h1>
      <p className="fr-text--lead">{qui}</p>
      <ul>
        {filtresEnClair(filtres).map(([nom, valeur]) => (
          <li key={nom}>
            {nom} : {valeur}
          </li>
        ))}
      </ul>
      <p>Ces chiffres tiennent compte de tout ce qui est enregistré à l’instant.</p>
      <Definitions partagee />
      {tropPeu ? (
        <p>Trop peu de personnes ont été accompagnées pour que des chiffres soient montrés ici.</p>
      ) : (
        <Chiffres blocs={blocs} />
      )}
      <p className="fr-text--sm">Cette page est partagée jusqu’au {dateLongue(jusquAu)}.</p>
    </>
  );
}
