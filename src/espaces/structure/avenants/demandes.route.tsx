import type { ReactNode } from 'react';
import {
  demanderARendre,
  demanderDesPostes,
  demanderUnRenouvellement,
  formulaireAjouter,
  formulaireRendre,
  formulaireRenouveler,
  lirePostesARendre,
} from '#domain/avenants/index.ts';
import { postesARenouveler } from '#domain/contrats/index.ts';
import { porte } from '#espaces/structure/door.ts';
import { sienne } from '#espaces/structure/inscription/sienne.ts';
import { dateCivile, dateLongue } from '#platform/dates.ts';
import { ChampDeSaisie } from '#platform/form/ChampDeSaisie.tsx';
import { Champs, Formulaire } from '#platform/form/Formulaire.tsx';
import { formRoute } from '#platform/form/form-route.ts';
import type { AnyRoute, PageAnswer } from '#platform/routes.ts';
import { euros } from '#platform/texte.ts';

export const BASE = '/structure/avenants';
const BOUTON = 'Envoyer la demande';

/** A page that asks something of ANCT. */
export const pageDeDemande = (titre: string, corps: ReactNode): PageAnswer => ({
  titre,
  prive: true,
  filAriane: [{ libelle: 'Changer ma subvention', href: BASE }],
  corps: (
    <>
      <h1>{titre}</h1>
      {corps}
    </>
  ),
});
export const envoyee = (avenantId: string) => ({
  redirect: `${BASE}/${avenantId}`,
  annonce: 'La demande est envoyée. Voici ce qu’elle changerait.',
});

const rendre = formRoute({
  path: `${BASE}/rendre`,
  right: porte,
  audit: 'avenant.afficherRendre',
  form: formulaireRendre,
  async page({ tools: { db }, actor: { perimetre } }, state) {
    const postes = await lirePostesARendre(db, perimetre, sienne(perimetre));
    const options = postes.map(({ posteId, numero, resteCentimes }) => ({
      valeur: posteId,
      libelle: `Poste ${numero}, ${euros(resteCentimes)}`,
    }));
    return pageDeDemande(
      'Rendre un ou plusieurs postes',
      <>
        <p>
          Un poste rendu et la subvention qui lui reste reviennent au programme : une autre structure peut les recevoir.
          Vos autres postes ne changent pas.
        </p>
        {options.length === 0 ? (
          <p>Vous n’avez aucun poste vacant à rendre.</p>
        ) : (
          <Formulaire form={formulaireRendre} state={state} bouton={BOUTON}>
            <ChampDeSaisie nom="postes" champ={{ ...formulaireRendre.champs.postes, options }} state={state} />
            <Champs form={formulaireRendre} state={state} noms={['motif']} />
          </Formulaire>
        )}
      </>,
    );
  },
  submit: async ({ tools, actor }, { postes, motif }) =>
    envoyee(await demanderARendre(tools, actor, { posteIds: postes, motif })),
});

const ajouter = formRoute({
  path: `${BASE}/ajouter`,
  right: porte,
  audit: 'avenant.afficherAjout',
  form: formulaireAjouter,
  page: async (_, state) =>
    pageDeDemande(
      'Demander des postes de plus',
      <>
        <p>
          La préfecture donne son avis, puis l’ANCT décide selon ce qui reste au programme et au département. Votre
          demande de subvention déjà acceptée vaut pour ces postes.
        </p>
        <Formulaire form={formulaireAjouter} state={state} bouton={BOUTON} />
      </>,
    ),
  submit: async ({ tools, actor }, saisie) => envoyee(await demanderDesPostes(tools, actor, saisie)),
});

const renouveler = formRoute({
  path: `${BASE}/renouveler`,
  right: porte,
  audit: 'avenant.afficherRenouvellement',
  form: formulaireRenouveler,
  async page({ tools: { db, clock }, actor: { perimetre } }, state) {
    const postes = await postesARenouveler(db, sienne(perimetre), dateCivile(clock()));
    const options = postes.map(({ posteId, numero, fin }) => ({
      valeur: posteId,
      libelle: `Poste ${numero}, contrat jusqu’au ${dateLongue(fin)}`,
    }));
    return pageDeDemande(
      'Renouveler un ou plusieurs postes',
      <>
        <p>
          Si l’ANCT accepte, une nouvelle période est financée. Vous signez ensuite le renouvellement avec votre
          conseiller, avant la fin de son contrat.
        </p>
        {options.length === 0 ? (
          <p>Aucun de vos contrats ne finit dans les six mois : vous pourrez le demander plus tard.</p>
        ) : (
          <Formulaire form={formulaireRenouveler} state={state} bouton={BOUTON}>
            <ChampDeSaisie nom="postes" champ={{ ...formulaireRenouveler.champs.postes, options }} state={state} />
            <Champs form={formulaireRenouveler} state={state} noms={['motif']} />
          </Formulaire>
        )}
      </>,
    );
  },
  submit: async ({ tools, actor }, { postes, motif }) =>
    envoyee(await demanderUnRenouvellement(tools, actor, { posteIds: postes, motif })),
});

export const routesDemandes: readonly AnyRoute[] = [...rendre, ...ajouter, ...renouveler];
