import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { z } from 'zod';
import {
  type ApercuDeReference,
  apercuDeReference,
  LISTES_DE_REFERENCE,
  remplacerListeDeReference,
} from '#domain/referentiels/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { BoutonPost } from '#platform/form/Formulaire.tsx';
import { type AnyRoute, route } from '#platform/routes.ts';
import { pluriel } from '#platform/texte.ts';

const BASE = '/anct/referentiels';
const LIGNES_MONTREES = 100;
const laissees = (combien: number) =>
  pluriel(combien, 'ligne laissée de côté', 'lignes laissées de côté', 'aucune ligne laissée de côté');

const Effets = ({ apercu: { retenues, ignorees, arrivent, partent, restent } }: { apercu: ApercuDeReference }) => (
  <ul>
    <li>
      {pluriel(retenues.length, 'organisme lu', 'organismes lus')} : {laissees(ignorees.length)}
    </li>
    <li>{pluriel(arrivent, 'arrive dans la liste', 'arrivent dans la liste', 'aucun n’arrive')}</li>
    <li>{pluriel(partent, 'sort de la liste', 'sortent de la liste', 'aucun ne sort')}</li>
    <li>{pluriel(restent, 'reste, à jour', 'restent, à jour', 'aucun ne reste')}</li>
  </ul>
);

function Laissees({ ignorees }: Pick<ApercuDeReference, 'ignorees'>) {
  if (ignorees.length === 0) return null;
  return (
    <Alert
      as="h2"
      severity="warning"
      title={laissees(ignorees.length)}
      description={
        <>
          <ul>
            {ignorees.slice(0, LIGNES_MONTREES).map(({ ligne, raison }) => (
              <li key={ligne}>
                ligne {ligne} : {raison}
              </li>
            ))}
          </ul>
          {ignorees.length > LIGNES_MONTREES && <p>Seules les cent premières sont affichées.</p>}
        </>
      }
      className="fr-mb-3w"
    />
  );
}

const montrer = route({
  method: 'GET',
  path: `${BASE}/apercu/:id`,
  right: porte,
  audit: 'referentiels.previsualiser',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools, actor, parameters }) {
    const apercu = await apercuDeReference(tools.db, actor, parameters.id, tools.clock());
    const { libelle } = LISTES_DE_REFERENCE[apercu.liste];
    return {
      page: {
        titre: `Remplacer la liste ${libelle}`,
        prive: true,
        filAriane: [{ libelle: 'Listes nationales', href: BASE }],
        corps: (
          <>
            <h1>Remplacer la liste « {libelle} »</h1>
            <p className="fr-text--lead">
              Voici ce que ferait « {apercu.nom} ». La liste en vigueur n’a pas changé ; cet aperçu vaut une heure.
            </p>
            <Effets apercu={apercu} />
            <Laissees ignorees={apercu.ignorees} />
            <BoutonPost action={`${BASE}/apercu/${apercu.id}`} priority="primary">
              Remplacer la liste
            </BoutonPost>
            <p className="fr-mt-3w">
              <a href={BASE}>Choisir un autre fichier</a>
            </p>
          </>
        ),
      },
    };
  },
});

const remplacer = route({
  method: 'POST',
  path: `${BASE}/apercu/:id`,
  right: porte,
  audit: 'referentiels.remplacerDepuisLaPage',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor, parameters }) {
    const { liste, retenues, retirees } = await remplacerListeDeReference(tools, actor, { depotId: parameters.id });
    return {
      redirect: BASE,
      annonce: `La liste « ${LISTES_DE_REFERENCE[liste].libelle} » est remplacée : ${pluriel(retenues, 'organisme', 'organismes')}, ${pluriel(retirees, 'retiré', 'retirés', 'aucun retiré')}.`,
    };
  },
});

export const routesApercu: readonly AnyRoute[] = [montrer, remplacer];
