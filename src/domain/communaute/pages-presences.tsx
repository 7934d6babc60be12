import { Button } from '@codegouvfr/react-dsfr/Button';
import { Table } from '@codegouvfr/react-dsfr/Table';
import { z } from 'zod';
import { usePage } from '#platform/dsfr/context.ts';
import { Forbidden } from '#platform/errors.ts';
import { valeur } from '#platform/form/form.ts';
import { corpsDeFormulaire } from '#platform/form/form-route.ts';
import { type AnyRoute, type Right, route } from '#platform/routes.ts';
import type { PageDeListe } from '#platform/table/keyset.ts';
import type { EvenementLu } from './evenement.ts';
import { celui } from './pages-evenement.tsx';
import { noterPresences, PRESENCES_PAR_PAGE } from './presences.ts';
import { type Inscrit, listerPageDInscrits } from './readings.ts';
import { estCommence } from './regles.ts';
import { peutGerer } from './rights.ts';

type Espace = { readonly base: string; readonly right: Right };

/** One box a person; while nothing is noted, everybody is proposed as there. */
function Feuille({ page, adresse }: { page: PageDeListe<Inscrit>; adresse: string }) {
  const { jeton } = usePage();
  const rien = page.lignes.every(({ presence }) => presence === null);
  return (
    <form method="post" action={adresse}>
      <input type="hidden" name="_jeton" value={jeton} />
      <input type="hidden" name="lignes" value={page.lignes.map(({ id }) => id).join(',')} />
      <input type="hidden" name="suite" value={page.suivante ?? ''} />
      <Table
        caption="Présences"
        noCaption
        headers={['Présent', 'Conseiller', 'Structure']}
        data={page.lignes.map(({ id, prenom, nom, structure, presence }) => [
          <div key={id} className="fr-checkbox-group fr-checkbox-group--sm">
            <input
              type="checkbox"
              name="presents"
              value={id}
              id={`present-${id}`}
              defaultChecked={rien || presence === 'present'}
            />
            <label className="fr-label" htmlFor={`present-${id}`}>
              <span className="fr-sr-only">
                {prenom} {nom} était là
              </span>
            </label>
          </div>,
          `${prenom} ${nom}`,
          structure,
        ])}
      />
      <Button type="submit">{page.suivante ? 'Enregistrer et passer à la suite' : 'Enregistrer les présences'}</Button>
    </form>
  );
}

function Corps({
  evenement,
  page,
  adresse,
  now,
}: {
  evenement: EvenementLu;
  page: PageDeListe<Inscrit>;
  adresse: string;
  now: Date;
}) {
  if (!estCommence(evenement, now)) return <p>Cet événement n’a pas commencé : les présences se notent après.</p>;
  if (page.lignes.length === 0) return <p>Personne n’était inscrit.</p>;
  return (
    <>
      <p>Décochez ceux qui n’étaient pas là.</p>
      <Feuille page={page} adresse={adresse} />
    </>
  );
}

/** Who came, after the event: all at once, by pages of two hundred. */
export const routesDesPresences = ({ base, right }: Espace): readonly AnyRoute[] => [
  route<string, unknown>({
    method: 'GET',
    path: `${base}/:id/presences`,
    right,
    audit: 'communaute.lirePresences',
    rate: 'page',
    input: z.unknown(),
    async answer(requete) {
      const { tools, actor, url } = requete;
      const evenement = await celui(requete);
      if (!peutGerer(actor, evenement)) throw new Forbidden('communaute.noterPresences');
      const curseur = url.searchParams.get('curseur') ?? undefined;
      const page = await listerPageDInscrits(tools.db, evenement.id, curseur, PRESENCES_PAR_PAGE);
      return {
        page: {
          titre: 'Présences',
          prive: true,
          filAriane: [
            { libelle: 'Événements', href: base },
            { libelle: evenement.titre, href: `${base}/${evenement.id}` },
          ],
          corps: (
            <>
              <h1>Présences : {evenement.titre}</h1>
              <Corps
                evenement={evenement}
                page={page}
                adresse={`${base}/${evenement.id}/presences`}
                now={tools.clock()}
              />
            </>
          ),
        },
      };
    },
  }),
  route<string, z.output<typeof corpsDeFormulaire>>({
    method: 'POST',
    path: `${base}/:id/presences`,
    right,
    audit: 'communaute.noterLesPresences',
    rate: 'formulaire',
    input: corpsDeFormulaire,
    async answer(requete) {
      const { tools, actor, input } = requete;
      const { id } = await celui(requete);
      const connus = (ids: readonly string[]) =>
        [...new Set(ids)].filter((un) => z.uuid().safeParse(un).success).slice(0, PRESENCES_PAR_PAGE);
      const lignes = connus(valeur(input, 'lignes').split(','));
      const coches = input['presents'] ?? [];
      const presents = connus(typeof coches === 'string' ? [coches] : coches).filter((un) => lignes.includes(un));
      const absents = lignes.filter((un) => !presents.includes(un));
      await noterPresences(tools, actor, { evenementId: id, presents, absents });
      const suite = valeur(input, 'suite');
      return suite
        ? {
            redirect: `${base}/${id}/presences?curseur=${encodeURIComponent(suite)}`,
            annonce: 'Enregistré : voici la suite.',
          }
        : { redirect: `${base}/${id}`, annonce: 'Les présences sont enregistrées.' };
    },
  }),
];
