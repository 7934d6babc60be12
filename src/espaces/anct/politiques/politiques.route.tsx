import { readFile } from 'node:fs/promises';
import { Table } from '@codegouvfr/react-dsfr/Table';
import { z } from 'zod';
import { peutDecider } from '#domain/concertation/index.ts';
import { deposerListe, POLITIQUES, resumerPolitiques } from '#domain/territoires/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { dateHeure } from '#platform/dates.ts';
import { Forbidden, InvalidInput } from '#platform/errors.ts';
import { fichier, liste } from '#platform/form/champs.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { form } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { nombre } from '#platform/texte.ts';
import { routesApercu } from './apercu.route.tsx';

const TAILLE_MAX = 10 * 1024 * 1024;
const formulaire = form('anct.politique', {
  politique: liste({
    libelle: 'Liste à remplacer',
    vide: 'Choisissez la liste à remplacer.',
    options: Object.entries(POLITIQUES).map(([valeur, { libelle }]) => ({ valeur, libelle })),
  }),
  fichier: fichier({
    libelle: 'Fichier CSV',
    indication: 'Une colonne « code_commune » ou « siret », et si possible « libelle ». 10 Mo au plus.',
  }),
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
                Le fichier remplace toute la liste. Avant, vous voyez ce qu’il changerait.{' '}
                <a href="/anct/politiques/modele">Télécharger un modèle de fichier</a>
              </p>
              <Formulaire form={formulaire} state={state} bouton="Voir ce que ferait ce fichier" fichiers />
            </>
          )}
        </>
      ),
    };
  },
  async submit({ tools, actor, fichiers }, { politique }) {
    if (!peutDecider(actor)) throw new Forbidden('territoires.deposerListe');
    const [depose] = fichiers;
    if (!depose) throw new InvalidInput({ fichier: 'Choisissez le fichier CSV à déposer.' });
    const octets = new Uint8Array(await readFile(depose.path));
    const depot = await deposerListe(tools, actor, { politique, octets });
    return { redirect: `/anct/politiques/apercu/${depot}` };
  },
});

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

export const routesPolitiques: readonly AnyRoute[] = [...politiques, modele, ...routesApercu];
