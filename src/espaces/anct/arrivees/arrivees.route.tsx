import {
  type ArriveeLue,
  COLONNES_DU_FOURNISSEUR,
  DatesDeLArrivee,
  EtatDuKit,
  expedierKits,
  lireArrivee,
  lireDepart,
  lireFiltresArrivees,
  listeDesArrivees,
  parcourirArrivees,
  peutExpedier,
  Socle,
} from '#domain/arrivee/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { Refused } from '#platform/errors.ts';
import { texteFacultatif } from '#platform/form/champs.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { form } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import type { AnyRoute } from '#platform/routes.ts';
import { exportRoute } from '#platform/table/export-route.ts';
import { Exports } from '#platform/table/Tableau.tsx';
import { avecDe } from '#platform/texte.ts';
import { BASE, filAriane } from './adresse.ts';

const formulaireEnvoi = form('arrivee.envoi', {
  suivi: texteFacultatif({
    libelle: 'Référence de suivi du colis',
    indication: 'Elle est donnée au conseiller et à sa structure.',
    max: 60,
  }),
});

const une = formRoute({
  path: `${BASE}/:id`,
  right: porte,
  audit: 'arrivee.lire',
  form: formulaireEnvoi,
  async page({ tools: { db }, actor, parameters: { id } }, state) {
    const arrivee = await lireArrivee(db, actor, id);
    const titre = `Arrivée ${avecDe(`${arrivee.prenom} ${arrivee.nom}`)}`;
    const aExpedier = arrivee.statut === 'ouverte' && (arrivee.kit === 'commande' || arrivee.kit === 'incomplet');
    return {
      titre,
      prive: true,
      filAriane,
      corps: (
        <>
          <h1>{titre}</h1>
          <p>
            {arrivee.structure} ({arrivee.departement_code})
          </p>
          <h2>Kit n° {arrivee.numeroKit}</h2>
          <EtatDuKit arrivee={arrivee} />
          {arrivee.kit === 'expedie' && arrivee.envoi_id && (
            <p>
              <a href={`${BASE}/envois/${arrivee.envoi_id}`}>Voir l’envoi dont il fait partie, ou l’annuler</a>
            </p>
          )}
          {aExpedier && peutExpedier(actor) && (
            <Formulaire form={formulaireEnvoi} state={state} bouton="Enregistrer l’envoi" />
          )}
          <h2 className="fr-mt-4w">Équipement</h2>
          <Socle arrivee={arrivee} />
          <h2>Dates</h2>
          <DatesDeLArrivee arrivee={arrivee} depart={await lireDepart(db, arrivee)} />
        </>
      ),
    };
  },
  async submit({ tools, actor, parameters: { id } }, { suivi }) {
    const { envoiId, refus } = await expedierKits(tools, actor, { envois: [{ arriveeId: id, suivi }] });
    if (refus.length > 0) throw new Refused(`${refus[0]} Rechargez la page.`);
    return {
      redirect: `${BASE}/envois/${envoiId}`,
      annonce: 'L’envoi est enregistré : le conseiller et sa structure en sont prévenus.',
    };
  },
});

/** What is to be sent, for the supplier, with the filters of the screen. */
const fournisseur = exportRoute<ArriveeLue>({
  path: `${BASE}/fournisseur/export`,
  right: porte,
  audit: 'arrivee.exporterPourLeFournisseur',
  nom: 'kits-a-envoyer',
  colonnes: COLONNES_DU_FOURNISSEUR,
  lignes: ({ tools: { db, clock }, actor, url }) =>
    parcourirArrivees(db, actor, { ...lireFiltresArrivees(url.searchParams), kit: 'a_expedier' }, clock()),
});

export const routesArrivees: readonly AnyRoute[] = [
  ...listeDesArrivees({
    base: BASE,
    right: porte,
    intro:
      'Les conseillers dont le contrat est signé : leur kit, leur équipement, leur prise de poste. Cochez les kits qui partent.',
    plus: <Exports path={`${BASE}/fournisseur/export`} quoi="les kits à envoyer, pour le fournisseur" />,
  }),
  fournisseur,
  ...une,
];
