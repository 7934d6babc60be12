import { dateCourte, depuis } from '#platform/dates.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { liste as choisir } from '#platform/form/champs.ts';
import type { PageAnswer, Requete } from '#platform/routes.ts';
import { Filtres, Tableau } from '#platform/table/Tableau.tsx';
import { statutDeLAvenant } from './avenant.ts';
import { cycle, type StatutAvenant } from './lifecycle.ts';
import { type AvenantLu, compterAvenants, listerAvenants } from './readings.ts';

const filtres = (premier: StatutAvenant) => ({
  statut: {
    ...choisir({
      libelle: 'Où en est la demande',
      vide: '',
      options: cycle.statuts
        .filter((valeur) => valeur !== premier)
        .map((valeur) => ({ valeur, libelle: cycle.labels[valeur].libelle })),
    }),
    premier: cycle.labels[premier].libelle,
  },
});

const colonnes = (base: string, now: Date) => [
  {
    titre: 'Demande',
    cellule: ({ id, structure, numero, departement_code }: AvenantLu) => (
      <>
        <a href={`${base}/${id}`}>{structure}</a>
        <br />
        <span className="fr-text--xs">
          N° {numero} ({departement_code})
        </span>
      </>
    ),
  },
  { titre: 'Objet', cellule: ({ objet }: AvenantLu) => objet.charAt(0).toUpperCase() + objet.slice(1) },
  { titre: 'Demandé le', cellule: ({ demandee_le }: AvenantLu) => dateCourte(demandee_le) },
  {
    titre: 'État',
    cellule: (avenant: AvenantLu) => (
      <>
        <StatutBadge statut={statutDeLAvenant(avenant)} />
        <br />
        <span className="fr-text--xs">{depuis(avenant.statut_le, now)}</span>
      </>
    ),
  },
];

/** The demands of a perimeter, those in the status `premier` unless another is asked for. `base`: the address of one. */
export async function pageDesAvenants(
  { tools: { db, clock }, actor, url }: Pick<Requete, 'tools' | 'actor' | 'url'>,
  { base, premier }: { readonly base: string; readonly premier: StatutAvenant },
): Promise<PageAnswer> {
  const demande = url.searchParams.get('statut') ?? '';
  const statut = cycle.isStatut(demande) ? demande : premier;
  const [page, total] = await Promise.all([
    listerAvenants(db, actor.perimetre, statut, url.searchParams.get('curseur') ?? undefined),
    compterAvenants(db, actor.perimetre, statut),
  ]);
  return {
    titre: 'Demandes des structures',
    prive: true,
    corps: (
      <>
        <h1>Demandes des structures après la signature</h1>
        <Filtres champs={filtres(premier)} valeurs={Object.fromEntries(url.searchParams)} />
        <Tableau
          titre="Demandes des structures"
          page={page}
          total={total}
          nom="demande"
          aucun="aucune demande"
          colonnes={colonnes(base, clock())}
          vide={<p>Aucune demande ici. Les structures les font ; les plus anciennes viennent d’abord.</p>}
        />
      </>
    ),
  };
}
