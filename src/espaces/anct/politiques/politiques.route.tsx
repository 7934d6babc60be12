import { readFile } from 'node:fs/promises';
import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { Table } from '@codegouvfr/react-dsfr/Table';
import { z } from 'zod';
import { peutDecider } from '#domain/concertation/index.ts';
import { importerPolitique, type Lecture, POLITIQUES, resumerPolitiques } from '#domain/territoires/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { dateHeure } from '#platform/dates.ts';
import { Forbidden, InvalidInput } from '#platform/errors.ts';
import { cache, liste } from '#platform/form/champs.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { form } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { nombre, pluriel } from '#platform/texte.ts';

const TAILLE_MAX = 10 * 1024 * 1024;
const formulaire = form('anct.politique', {
  politique: liste({
    libelle: 'Liste à remplacer',
    vide: 'Choisissez la liste à remplacer.',
    options: Object.entries(POLITIQUES).map(([valeur, { libelle }]) => ({ valeur, libelle })),
  }),
  fichier: {
    ...cache(),
    type: 'fichier' as const,
    libelle: 'Fichier CSV',
    indication: 'Une colonne « code_commune » ou « siret », et si possible « libelle ». 10 Mo au plus.',
    requis: true,
  },
});

const politiques = formRoute({
  path: '/anct/politiques',
  right: porte,
  audit: 'territoires.listerPolitiques',
  rate: 'televersement',
  upload: TAILLE_MAX,
  form: formulaire,
  async page({ tools, actor }, state) {
    const lignes = await resumerPolitiques(tools.db);
    return {
      titre: 'Politiques prioritaires',
      prive: true,
      corps: (
        <>
          <h1>Politiques prioritaires</h1>
          <p>
            Ces listes disent quels lieux relèvent de chaque politique. Les préfectures les voient dans la file des
            dossiers.
          </p>
          <Table
            caption="Listes en vigueur"
            noCaption
            headers={['Politique', 'Lieux', 'Dernier import']}
            data={lignes.map(({ libelle, lieux, importeLe }) => [
              libelle,
              nombre(lieux),
              importeLe ? dateHeure(importeLe) : 'jamais',
            ])}
          />
          {peutDecider(actor) && (
            <>
              <h2>Remplacer une liste</h2>
              <p>
                Le fichier remplace toute la liste.{' '}
                <a href="/anct/politiques/modele">Télécharger un modèle de fichier</a>
              </p>
              <Formulaire form={formulaire} state={state} bouton="Remplacer la liste" fichiers />
            </>
          )}
        </>
      ),
    };
  },
  async submit({ tools, actor, fichiers }, { politique }) {
    if (!peutDecider(actor)) throw new Forbidden('territoires.importerPolitique');
    const [depose] = fichiers;
    if (!depose) throw new InvalidInput({ fichier: 'Choisissez le fichier CSV à déposer.' });
    const lecture = await importerPolitique(tools, actor, {
      politique,
      octets: new Uint8Array(await readFile(depose.path)),
    });
    return {
      page: {
        titre: 'Liste remplacée',
        prive: true,
        filAriane: [{ libelle: 'Politiques prioritaires', href: '/anct/politiques' }],
        corps: <Rapport lecture={lecture} />,
      },
    };
  },
});

function Rapport({ lecture: { retenues, ignorees } }: { lecture: Lecture }) {
  return (
    <>
      <h1>Liste remplacée</h1>
      <Alert
        severity="success"
        small
        description={`${pluriel(retenues.length, 'lieu retenu', 'lieux retenus')}.`}
        className="fr-mb-3w"
      />
      {ignorees.length > 0 && (
        <>
          <h2>{pluriel(ignorees.length, 'ligne laissée de côté', 'lignes laissées de côté')}</h2>
          <ul>
            {ignorees.slice(0, 100).map(({ ligne, raison }) => (
              <li key={ligne}>
                ligne {ligne} : {raison}
              </li>
            ))}
          </ul>
          {ignorees.length > 100 && <p>Seules les cent premières sont affichées.</p>}
        </>
      )}
      <p>
        <a href="/anct/politiques">Revenir aux politiques prioritaires</a>
      </p>
    </>
  );
}

const modele = route({
  method: 'GET',
  path: '/anct/politiques/modele',
  right: porte,
  audit: 'territoires.telechargerModele',
  rate: 'page',
  input: z.unknown(),
  answer: async () => ({
    flux: '\ufeffcode_commune;libelle\r\n03190;Moulins\r\n',
    type: 'text/csv; charset=utf-8',
    nom: 'modele-politique.csv',
  }),
});

export const routesPolitiques: readonly AnyRoute[] = [...politiques, modele];
