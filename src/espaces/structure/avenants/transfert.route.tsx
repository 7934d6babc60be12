import {
  demanderUnChangementDeSiret,
  demanderUnTransfert,
  formulaireSiret,
  formulaireTransferer,
  lirePostesATransferer,
} from '#domain/avenants/index.ts';
import { optionsDeCommune, resoudreCommune, trouverCommunes } from '#domain/territoires/index.ts';
import { porte } from '#espaces/structure/door.ts';
import { sienne } from '#espaces/structure/inscription/sienne.ts';
import { PIECE_MAX_OCTETS } from '#platform/files/recevoir.ts';
import { ChampDeSaisie } from '#platform/form/ChampDeSaisie.tsx';
import { ChoixParmi } from '#platform/form/ChoixParmi.tsx';
import { Champs, Formulaire } from '#platform/form/Formulaire.tsx';
import { valeur } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import type { AnyRoute } from '#platform/routes.ts';
import { BASE, envoyee, pageDeDemande } from './demandes.route.tsx';

const BOUTON = 'Envoyer la demande';

const transferer = formRoute({
  path: `${BASE}/transferer`,
  right: porte,
  audit: 'avenant.afficherTransfert',
  form: formulaireTransferer,
  async page({ tools: { db }, actor: { perimetre } }, state) {
    const postes = await lirePostesATransferer(db, perimetre, sienne(perimetre));
    const options = postes.map(({ id, numero, statut }) => ({
      valeur: id,
      libelle: `Poste ${numero}, ${statut === 'pourvu' ? 'avec son conseiller' : 'vacant'}`,
    }));
    return pageDeDemande(
      'Transférer un poste à une autre structure',
      <>
        <p>
          L’autre structure donne son accord, puis l’ANCT décide. Le contrat et les versements à venir suivent le poste
          ; ce qui est déjà dû ou versé vous reste.
        </p>
        {options.length === 0 ? (
          <p>Vous n’avez aucun poste à transférer.</p>
        ) : (
          <Formulaire form={formulaireTransferer} state={state} bouton={BOUTON}>
            <ChampDeSaisie nom="poste" champ={{ ...formulaireTransferer.champs.poste, options }} state={state} />
            <Champs form={formulaireTransferer} state={state} noms={['siret', 'motif']} />
          </Formulaire>
        )}
      </>,
    );
  },
  submit: async ({ tools, actor }, { poste, siret, motif }) =>
    envoyee(await demanderUnTransfert(tools, actor, { posteId: poste, siret, motif })),
});

const changer = formRoute({
  path: `${BASE}/siret`,
  right: porte,
  audit: 'avenant.afficherChangementDeSiret',
  rate: 'televersement',
  form: formulaireSiret,
  upload: PIECE_MAX_OCTETS,
  async page({ tools: { db } }, state) {
    const options = state.errors['commune']
      ? optionsDeCommune(await trouverCommunes(db, valeur(state.values, 'commune')))
      : [];
    return pageDeDemande(
      'Changer de SIRET après une fusion de communes',
      <>
        <p>
          Vos postes, vos contrats et vos versements suivent la nouvelle structure. Elle indiquera son compte bancaire :
          les versements l’attendent. Si elle est déjà inscrite ici, elle donne d’abord son accord.
        </p>
        <Formulaire form={formulaireSiret} state={state} bouton={BOUTON} fichiers>
          <Champs
            form={formulaireSiret}
            state={state}
            noms={['siret', 'nom', 'adresse', 'commune', 'effetLe', 'fichier', 'motif']}
          />
          <ChoixParmi
            nom="communeCode"
            legende="Choisissez la commune"
            options={options}
            choisie={valeur(state.values, 'communeCode')}
          />
        </Formulaire>
      </>,
    );
  },
  async submit({ tools, actor, fichiers }, { commune, communeCode, fichier: _, ...saisie }) {
    const { code } = await resoudreCommune(tools.db, commune, communeCode);
    const upload = fichiers.find(({ champ }) => champ === 'fichier');
    return envoyee(await demanderUnChangementDeSiret(tools, actor, { ...saisie, communeCode: code }, upload));
  },
});

export const routesTransfert: readonly AnyRoute[] = [...transferer, ...changer];
