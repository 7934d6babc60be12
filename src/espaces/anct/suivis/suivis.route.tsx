import {
  formulaireRedemander,
  lireSuivi,
  listeDesSuivis,
  peutRedemander,
  redemanderSuivi,
  SuiviEnClair,
  titreDuSuivi,
} from '#domain/suivi/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { dateCivile } from '#platform/dates.ts';
import { Forbidden } from '#platform/errors.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { formRoute } from '#platform/form/form-route.ts';
import type { AnyRoute } from '#platform/routes.ts';

const BASE = '/anct/suivis';

const un = formRoute({
  path: `${BASE}/:id`,
  right: porte,
  audit: 'suivi.lire',
  form: formulaireRedemander,
  async page({ tools: { db, clock }, actor, parameters: { id } }, state) {
    const suivi = await lireSuivi(db, actor, id);
    const titre = titreDuSuivi(suivi);
    return {
      titre,
      prive: true,
      filAriane: [{ libelle: 'Suivis', href: BASE }],
      corps: (
        <>
          <h1>{titre}</h1>
          <SuiviEnClair suivi={suivi} aujourdhui={dateCivile(clock())} />
          {suivi.statut === 'remis' && peutRedemander(actor) && (
            <>
              <h2 className="fr-mt-4w">Demander de le revoir</h2>
              <p>Le suivi attend de nouveau : s’il est en retard, il suspend le versement.</p>
              <Formulaire form={formulaireRedemander} state={state} bouton="Redemander ce suivi" />
            </>
          )}
        </>
      ),
    };
  },
  async submit({ tools, actor, parameters: { id } }, { motif }) {
    if (!peutRedemander(actor)) throw new Forbidden('suivi.redemander');
    await redemanderSuivi(tools, actor, { suiviId: id, motif });
    return { redirect: `${BASE}/${id}`, annonce: 'Le suivi est redemandé. La personne concernée en est prévenue.' };
  },
});

export const routesSuivis: readonly AnyRoute[] = [
  ...listeDesSuivis({
    base: BASE,
    right: porte,
    intro: 'Ce que les structures et les conseillers ont remis, et ce qu’ils doivent encore.',
    declarations: true,
    retards: true,
    tableaux: true,
  }),
  ...un,
];
