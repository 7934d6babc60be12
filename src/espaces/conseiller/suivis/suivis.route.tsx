import { activiteDuConseiller } from '#domain/statistiques/index.ts';
import {
  ChiffresDuMois,
  formulaireMensuel,
  lireSuivi,
  listeDesSuivis,
  remettreSuivi,
  SuiviEnClair,
  titreDuSuivi,
} from '#domain/suivi/index.ts';
import { porte } from '#espaces/conseiller/door.ts';
import { dateCivile, dateLongue } from '#platform/dates.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { formRoute } from '#platform/form/form-route.ts';
import type { AnyRoute } from '#platform/routes.ts';

const BASE = '/conseiller/suivis';
const filAriane = [{ libelle: 'Mes suivis', href: BASE }];

const un = formRoute({
  path: `${BASE}/:id`,
  right: porte,
  audit: 'suivi.lireLeSien',
  form: formulaireMensuel,
  brouillon: true,
  async page({ tools: { db, clock }, actor, parameters: { id } }, state) {
    const suivi = await lireSuivi(db, actor, id);
    const { du, au, statut } = suivi;
    const titre = titreDuSuivi(suivi);
    return {
      titre,
      prive: true,
      filAriane,
      corps:
        statut === 'remis' ? (
          <>
            <h1>{titre}</h1>
            <SuiviEnClair suivi={suivi} aujourdhui={dateCivile(clock())} />
          </>
        ) : (
          <>
            <h1>{titre}</h1>
            {suivi.motif && <p>L’ANCT vous demande de le revoir : {suivi.motif}</p>}
            <p>
              À remettre avant le {dateLongue(suivi.a_remettre_le)}. Voici ce que vous avez enregistré. S’il manque
              quelque chose, <a href="/conseiller/activites/nouvelle">ajoutez-le</a> d’abord : après la remise, ces
              chiffres ne changent plus.
            </p>
            <ChiffresDuMois chiffres={(await activiteDuConseiller(db, actor, { du, au })).total} />
            <Formulaire form={formulaireMensuel} state={state} bouton="Remettre ce suivi" />
          </>
        ),
    };
  },
  async submit({ tools, actor, parameters: { id } }, reponses) {
    await remettreSuivi(tools, actor, { suiviId: id, reponses });
    return { redirect: BASE, annonce: 'Le suivi est remis. Merci.' };
  },
});

export const routesSuivis: readonly AnyRoute[] = [
  ...listeDesSuivis({
    base: BASE,
    right: porte,
    intro:
      'Un suivi par mois : vos activités y figurent déjà. Un suivi en retard suspend le versement de la subvention.',
  }),
  ...un,
];
