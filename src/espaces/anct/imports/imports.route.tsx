import { z } from 'zod';
import {
  deposerImport,
  LISTE_MAX_OCTETS,
  LISTES,
  type Liste,
  listerImports,
  peutImporter,
} from '#domain/imports/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { dateHeure } from '#platform/dates.ts';
import { InvalidInput } from '#platform/errors.ts';
import { choix, fichier } from '#platform/form/champs.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { form } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { pluriel } from '#platform/texte.ts';
import { ENVOIS, routesEnvois } from './envois.route.ts';
import { ETATS, QUOI } from './libelles.ts';

const formulaire = form('anct.import', {
  liste: choix({
    libelle: 'Que contient la liste ?',
    vide: 'Dites ce que contient la liste.',
    options: [
      { valeur: 'candidats', libelle: 'Des candidats, dont l’accord est recueilli' },
      { valeur: 'structures', libelle: 'Des structures qui souhaitent accueillir un conseiller' },
    ],
  }),
  fichier: fichier({
    libelle: 'Fichier CSV ou Excel (XLSX)',
    indication: 'Une ligne par personne ou par structure. 40 Mo au plus.',
  }),
});

const deposer = formRoute({
  path: '/anct/imports',
  right: porte,
  audit: 'imports.lister',
  rate: 'televersement',
  upload: LISTE_MAX_OCTETS,
  form: formulaire,
  async page({ tools, actor }, state) {
    const imports = await listerImports(tools.db, actor.perimetre);
    return {
      titre: 'Imports',
      prive: true,
      corps: (
        <div className="fr-col-12 fr-col-md-9 fr-col-lg-8">
          <h1>Importer une liste</h1>
          <p>
            La liste est d’abord lue sans rien enregistrer : vous voyez ce qu’elle contient et, ligne par ligne, ce qui
            est à corriger. Elle s’importe en entier, ou pas du tout.
          </p>
          <p>
            Partez d’un modèle : <a href="/anct/imports/modele-candidats.csv">candidats (CSV)</a> ou{' '}
            <a href="/anct/imports/modele-structures.csv">structures (CSV)</a>.
          </p>
          {peutImporter(actor) ? (
            <Formulaire form={formulaire} state={state} bouton="Lire la liste" fichiers reprise={ENVOIS} />
          ) : (
            <p>Seuls les agents de l’ANCT importent des listes.</p>
          )}
          {imports.length > 0 && (
            <>
              <h2 className="fr-mt-4w">Imports récents</h2>
              <ul>
                {imports.map(({ id, quoi, etat, fichier_nom, depose_le, bilan }) => (
                  <li key={id}>
                    <a href={`/anct/imports/${id}`}>
                      {QUOI[quoi]}, {fichier_nom || 'fichier sans nom'}
                    </a>
                    , le {dateHeure(depose_le)} : {bilan && `${pluriel(bilan.lignes, 'ligne')}, `}
                    {ETATS[etat].toLowerCase()}
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      ),
    };
  },
  async submit({ tools, actor, fichiers }, { liste }) {
    const recu = fichiers.find(({ champ }) => champ === 'fichier');
    if (!recu) throw new InvalidInput({ fichier: 'Choisissez le fichier à lire.' });
    const id = await deposerImport(tools, actor, { liste, path: recu.path, nom: recu.nom });
    return { redirect: `/anct/imports/${id}` };
  },
});

/** The model of a list: its columns, and a row that shows how each is filled. */
const modele = (liste: Liste) =>
  route({
    method: 'GET',
    path: `/anct/imports/modele-${liste}.csv`,
    right: porte,
    audit: 'imports.telechargerModele',
    rate: 'page',
    input: z.unknown(),
    async answer() {
      const { colonnes, exemple } = LISTES[liste];
      const ligne = (cellules: readonly string[]) =>
        cellules.map((cellule) => `"${cellule.replaceAll('"', '""')}"`).join(';');
      return {
        flux: `\ufeff${ligne(colonnes)}\r\n${ligne(exemple)}\r\n`,
        type: 'text/csv; charset=utf-8',
        nom: `modele-${liste}.csv`,
      };
    },
  });

export const routesImports: readonly AnyRoute[] = [
  ...routesEnvois,
  ...deposer,
  modele('candidats'),
  modele('structures'),
];
