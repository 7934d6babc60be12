import { Table } from '@codegouvfr/react-dsfr/Table';
import { z } from 'zod';
import {
  CODES_LISTES,
  deposerListeDeReference,
  LISTES_DE_REFERENCE,
  MODELES_DE_LISTE,
  peutRemplacerUneListe,
  resumerListes,
} from '#domain/referentiels/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { dateHeure } from '#platform/dates.ts';
import { Forbidden, InvalidInput, NotFound } from '#platform/errors.ts';
import { choix, fichier } from '#platform/form/champs.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { form } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { nombre } from '#platform/texte.ts';
import { routesApercu } from './apercu.route.tsx';

const BASE = '/anct/referentiels';
const TAILLE_MAX = 10 * 1024 * 1024;
const formulaire = form('referentiels.deposer', {
  liste: choix({
    libelle: 'Liste à remplacer',
    vide: 'Choisissez la liste à remplacer.',
    options: CODES_LISTES.map((valeur) => ({ valeur, libelle: LISTES_DE_REFERENCE[valeur].libelle })),
  }),
  fichier: fichier({ libelle: 'Fichier CSV ou XLSX', indication: 'Tel que sa source le publie. 10 Mo au plus.' }),
});

const listes = formRoute({
  path: BASE,
  right: porte,
  audit: 'referentiels.lister',
  rate: 'televersement',
  upload: TAILLE_MAX,
  form: formulaire,
  async page({ tools, actor }, state) {
    const lignes = await resumerListes(tools.db);
    return {
      titre: 'Listes nationales',
      prive: true,
      corps: (
        <>
          <h1>Listes nationales</h1>
          <p>
            Elles donnent leurs labels aux lieux et aux structures, et disent aux conseillers vers qui orienter.
            Personne ne tape un label à la main.
            {tools.aidantsConnect && ' Celle d’Aidants Connect est relue chaque nuit à sa source.'}
          </p>
          <Table
            caption="Listes en vigueur"
            noCaption
            headers={['Liste', 'Organismes', 'Dernière lecture', 'Modèle']}
            data={lignes.map(({ liste, libelle, organismes, luLe }) => [
              libelle,
              nombre(organismes),
              luLe ? dateHeure(luLe) : 'jamais',
              <a key={liste} href={`${BASE}/modele?liste=${liste}`}>
                Télécharger<span className="fr-sr-only"> le modèle de {libelle}</span>
              </a>,
            ])}
          />
          {peutRemplacerUneListe(actor) && (
            <>
              <h2>Remplacer une liste</h2>
              <p>Le fichier remplace toute la liste. Avant, vous voyez ligne par ligne ce qu’il ferait.</p>
              <Formulaire form={formulaire} state={state} bouton="Voir ce que ferait ce fichier" fichiers />
            </>
          )}
        </>
      ),
    };
  },
  async submit({ tools, actor, fichiers }, { liste }) {
    if (!peutRemplacerUneListe(actor)) throw new Forbidden('referentiels.deposer');
    const [depose] = fichiers;
    if (!depose) throw new InvalidInput({ fichier: 'Choisissez le fichier à déposer.' });
    const id = await deposerListeDeReference(tools, actor, { liste, nom: depose.nom || 'liste', path: depose.path });
    return { redirect: `${BASE}/apercu/${id}` };
  },
});

const modele = route({
  method: 'GET',
  path: `${BASE}/modele`,
  right: porte,
  audit: 'referentiels.telechargerModele',
  rate: 'page',
  input: z.unknown(),
  async answer({ url }) {
    const liste = CODES_LISTES.find((code) => code === url.searchParams.get('liste')) ?? CODES_LISTES[0];
    if (!liste) throw new NotFound('liste');
    const flux = `\ufeff${MODELES_DE_LISTE[liste].join('\r\n')}\r\n`;
    return { flux, type: 'text/csv; charset=utf-8', nom: `modele-${liste.replaceAll('_', '-')}.csv` };
  },
});

export const routesReferentiels: readonly AnyRoute[] = [...listes, modele, ...routesApercu];
