import { RENCONTRE_CANDIDATS_JOURS } from '#domain/concertation/index.ts';
import { dateCivile, depuis, joursEntre } from '#platform/dates.ts';
import type { PageAnswer, Requete, Right } from '#platform/routes.ts';
import { exportRoute } from '#platform/table/export-route.ts';
import type { PageDeListe } from '#platform/table/keyset.ts';
import { Exports, Tableau } from '#platform/table/Tableau.tsx';
import { pluriel } from '#platform/texte.ts';
import { type LigneEntonnoir, listerEntonnoir, parcourirEntonnoir, resumerEntonnoir } from './entonnoir.ts';
import { colonnesEntonnoir, ouEnEst } from './presentation.ts';

type Props = {
  readonly base: string;
  readonly page: PageDeListe<LigneEntonnoir>;
  readonly resume: Awaited<ReturnType<typeof resumerEntonnoir>>;
  readonly bloquees: boolean;
  readonly now: Date;
  /** The address of a structure's file. */
  readonly dossier: (id: string) => string;
};

/** The recruitment of a territory: where each active structure is, and where it is stuck. The same for préfets and ANCT. */
function Recrutements({ base, page, resume, bloquees, now, dossier }: Props) {
  const { structures, postes, choisis, acceptes, sansInteret, sansEntretien } = resume;
  return (
    <>
      <h1>Recrutements</h1>
      <p>
        {pluriel(structures, 'structure activée', 'structures activées', 'Aucune structure activée')},{' '}
        {pluriel(postes, 'poste')} : {pluriel(choisis, 'candidat choisi', 'candidats choisis', 'aucun candidat choisi')}
        , dont {pluriel(acceptes, 'a accepté', 'ont accepté', 'aucun n’a encore accepté')}.
      </p>
      <ul>
        <li>
          <a href={`${base}?bloquees=oui`}>
            {pluriel(sansInteret, 'structure n’a', 'structures n’ont', 'Aucune structure n’a')} repéré aucun candidat
          </a>
        </li>
        <li>
          {pluriel(sansEntretien, 'structure a', 'structures ont', 'Aucune structure n’a')} repéré des candidats sans en
          rencontrer
        </li>
        {bloquees && (
          <li>
            <a href={base}>Voir toutes les structures</a>
          </li>
        )}
      </ul>
      <Exports path={`${base}/export`} quoi="cette liste" />
      <Tableau
        titre="Recrutement de chaque structure"
        page={page}
        total={bloquees ? sansInteret : structures}
        nom="structure"
        aucun="aucune structure"
        vide={<p>Aucune structure de ce territoire n’en est là.</p>}
        colonnes={[
          {
            titre: 'Structure',
            cellule: ({ id, nom, commune }) => (
              <>
                <a href={dossier(id)}>{nom}</a>
                <br />
                <span className="fr-text--xs">{commune}</span>
              </>
            ),
          },
          { titre: 'Activée', cellule: ({ activeeLe }) => <Anciennete activeeLe={activeeLe} now={now} /> },
          { titre: 'Postes', cellule: ({ postes: combien }) => combien },
          { titre: 'Repérés', cellule: ({ interesses }) => interesses },
          { titre: 'Entretiens', cellule: ({ entretiens }) => entretiens },
          { titre: 'Choisis', cellule: ({ choisis: combien }) => combien },
          { titre: 'Où en est la structure', cellule: ouEnEst },
        ]}
      />
    </>
  );
}

/** Guide: candidates are met within fifteen days. */
function Anciennete({ activeeLe, now }: { activeeLe: Date; now: Date }) {
  const tard = joursEntre(dateCivile(activeeLe), dateCivile(now)) > RENCONTRE_CANDIDATS_JOURS;
  return tard ? <strong>{depuis(activeeLe, now)}</strong> : depuis(activeeLe, now);
}

const bloqueesDe = (url: URL) => url.searchParams.get('bloquees') === 'oui';

/** The page of a territory's recruitments: `base` is its address, `dossier` that of a structure's file. */
export async function pageDesRecrutements(
  { tools, actor, url }: Requete,
  base: string,
  dossier: (id: string) => string,
): Promise<PageAnswer> {
  const bloquees = bloqueesDe(url);
  const [page, resume] = await Promise.all([
    listerEntonnoir(tools.db, actor.perimetre, bloquees, url.searchParams.get('curseur') ?? undefined),
    resumerEntonnoir(tools.db, actor.perimetre),
  ]);
  const corps = <Recrutements {...{ base, page, resume, bloquees, dossier }} now={tools.clock()} />;
  return { titre: 'Recrutements', prive: true, corps };
}

/** The same list as a file, with the filters of the screen. */
export const exportDesRecrutements = (path: string, right: Right) =>
  exportRoute<LigneEntonnoir>({
    path,
    right,
    audit: 'miseEnRelation.exporterEntonnoir',
    nom: 'recrutements',
    colonnes: ({ tools }) => colonnesEntonnoir(tools.clock()),
    lignes: ({ tools, actor, url }) => parcourirEntonnoir(tools.db, actor.perimetre, bloqueesDe(url)),
  });
