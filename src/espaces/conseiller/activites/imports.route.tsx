import { Table } from '@codegouvfr/react-dsfr/Table';
import {
  colonnesDeSonImport,
  colonnesImportees,
  cycle,
  LIGNES_MAX,
  lireFichier,
  listerSesImports,
} from '#domain/activites/index.ts';
import { porte } from '#espaces/conseiller/door.ts';
import { dateHeure } from '#platform/dates.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { InvalidInput } from '#platform/errors.ts';
import { fichier } from '#platform/form/champs.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { form } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import type { AnyRoute } from '#platform/routes.ts';
import { exportRoute } from '#platform/table/export-route.ts';
import { Exports } from '#platform/table/Tableau.tsx';
import { nombre } from '#platform/texte.ts';
import { IMPORT } from './import.page.tsx';

const FICHIER_MAX_OCTETS = 4 * 1024 * 1024;
const formulaire = form('activites.import', {
  fichier: fichier({
    libelle: 'Votre tableau, en CSV ou Excel (XLSX)',
    indication: `Une ligne par activité, ${nombre(LIGNES_MAX)} au plus. 4 Mo au plus.`,
  }),
});

const deposer = formRoute({
  path: IMPORT,
  right: porte,
  audit: 'activites.afficherImports',
  rate: 'televersement',
  upload: FICHIER_MAX_OCTETS,
  form: formulaire,
  async page(requete, state) {
    const [imports, colonnes] = [
      await listerSesImports(requete.tools.db, requete.actor),
      await colonnesDeSonImport(requete.tools.db, requete.actor),
    ];
    return {
      titre: 'Importer un tableau',
      prive: true,
      filAriane: [{ libelle: 'Mes activités', href: '/conseiller/activites' }],
      corps: (
        <>
          <div className="fr-col-12 fr-col-md-9 fr-col-lg-8">
            <h1>Importer un tableau d’activités</h1>
            <p>
              Vous teniez un tableau avant d’enregistrer ici ? Le fichier est d’abord lu sans rien enregistrer : vous
              voyez, ligne par ligne, ce qui est à corriger. Il s’importe en entier, ou pas du tout, et l’import peut
              être annulé.
            </p>
            <Exports path={`${IMPORT}/modele`} quoi="le modèle" />
            <p>
              Enregistrez ensuite votre fichier en CSV ou en XLSX. Les mois dont le suivi est remis ne s’importent plus
              : ajoutez ces activités à la main.
            </p>
            <Formulaire form={formulaire} state={state} bouton="Lire le fichier" fichiers />
          </div>
          <details className="volet fr-mt-4w">
            <summary className="fr-py-1w">Comment remplir chaque colonne</summary>
            <Table
              caption="Colonnes du tableau"
              noCaption
              headers={['Colonne', 'Ce qu’elle contient']}
              data={colonnes.map(({ titre, notice, facultative }) => [
                facultative ? `${titre} (facultative)` : titre,
                notice,
              ])}
            />
            <Exports path={`${IMPORT}/notice/export`} quoi="cette notice" />
          </details>
          {imports.length > 0 && (
            <>
              <h2 className="fr-mt-4w">Vos imports</h2>
              <ul>
                {imports.map(({ id, fichier_nom, lu_le, statut }) => (
                  <li key={id}>
                    <a href={`${IMPORT}/${id}`}>{fichier_nom || 'Fichier sans nom'}</a>, le {dateHeure(lu_le)}{' '}
                    <StatutBadge statut={cycle.labels[statut]} />
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      ),
    };
  },
  async submit({ tools, actor, fichiers }) {
    const recu = fichiers.find(({ champ }) => champ === 'fichier');
    if (!recu) throw new InvalidInput({ fichier: 'Choisissez le fichier à lire.' });
    const id = await lireFichier(tools, actor, { path: recu.path, nom: recu.nom });
    return { redirect: `${IMPORT}/${id}` };
  },
});

type Exemple = Readonly<Record<string, string>>;
const TITRES = colonnesImportees([], '').map(({ titre }) => titre);

/** The model to fill: its columns, and two rows that show how. */
const modele = exportRoute<Exemple>({
  path: `${IMPORT}/modele`,
  right: porte,
  audit: 'activites.telechargerModele',
  nom: 'modele-activites',
  colonnes: TITRES.map((titre) => ({ titre, valeur: (exemple: Exemple) => exemple[titre] ?? '' })),
  async lignes({ tools: { db }, actor }) {
    const colonnes = await colonnesDeSonImport(db, actor);
    return (async function* () {
      for (const rang of [0, 1] as const)
        yield Object.fromEntries(colonnes.map(({ titre, exemples }) => [titre, exemples[rang]]));
    })();
  },
});

type LigneDeNotice = Awaited<ReturnType<typeof colonnesDeSonImport>>[number];
const notice = exportRoute<LigneDeNotice>({
  path: `${IMPORT}/notice/export`,
  right: porte,
  audit: 'activites.telechargerNotice',
  nom: 'notice-activites',
  colonnes: [
    { titre: 'Colonne', valeur: ({ titre }) => titre },
    { titre: 'Ce qu’elle contient', valeur: ({ notice: dite }) => dite },
    { titre: 'Peut rester vide ou manquer', valeur: ({ facultative }) => facultative ?? false },
    { titre: 'Exemple', valeur: ({ exemples }) => exemples.find((un) => un !== '') ?? '' },
  ],
  async lignes({ tools: { db }, actor }) {
    const colonnes = await colonnesDeSonImport(db, actor);
    return (async function* () {
      yield* colonnes;
    })();
  },
});

export const routesImports: readonly AnyRoute[] = [...deposer, modele, notice];
