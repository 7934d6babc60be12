import { z } from 'zod';
import {
  choisirLeResume,
  lireSuivi,
  listeDesSuivis,
  SuiviEnClair,
  titreDuSuivi,
  veutLeResume,
} from '#domain/suivi/index.ts';
import { porte } from '#espaces/prefecture/door.ts';
import { dateCivile } from '#platform/dates.ts';
import { BoutonPost } from '#platform/form/Formulaire.tsx';
import { type AnyRoute, type Requete, route } from '#platform/routes.ts';

const BASE = '/prefecture/suivis';

const un = route({
  method: 'GET',
  path: `${BASE}/:id`,
  right: porte,
  audit: 'suivi.lireDuTerritoire',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db, clock }, actor, parameters: { id } }) {
    const suivi = await lireSuivi(db, actor, id);
    const titre = titreDuSuivi(suivi);
    return {
      page: {
        titre,
        prive: true,
        filAriane: [{ libelle: 'Suivis', href: BASE }],
        corps: (
          <>
            <h1>{titre}</h1>
            <SuiviEnClair suivi={suivi} aujourdhui={dateCivile(clock())} />
          </>
        ),
      },
    };
  },
});

/** The choice of each agent: the summary of Mondays comes unless he says no. */
async function leResume({ tools: { db }, actor }: Requete) {
  const recoit = await veutLeResume(db, actor);
  return (
    <>
      <h2 className="fr-h5 fr-mt-4w">Résumé du lundi</h2>
      <p>
        {recoit
          ? 'Quand des suivis sont en retard dans votre département, vous le savez par courriel le lundi matin.'
          : 'Vous ne recevez pas le résumé des suivis en retard.'}
      </p>
      <BoutonPost action={`${BASE}/resume`} champs={{ recevoir: recoit ? 'non' : 'oui' }}>
        {recoit ? 'Ne plus recevoir ce résumé' : 'Recevoir ce résumé'}
      </BoutonPost>
    </>
  );
}

const resume = route({
  method: 'POST',
  path: `${BASE}/resume`,
  right: porte,
  audit: 'suivi.choisirLeResume',
  rate: 'formulaire',
  input: z.object({ recevoir: z.string().max(3).optional() }).catch({}),
  async answer({ tools, actor, input: { recevoir } }) {
    await choisirLeResume(tools, actor, { recevoir: recevoir === 'oui' });
    return {
      redirect: BASE,
      annonce: recevoir === 'oui' ? 'Vous recevrez le résumé du lundi.' : 'Vous ne recevrez plus le résumé du lundi.',
    };
  },
});

export const routesSuivis: readonly AnyRoute[] = [
  ...listeDesSuivis({
    base: BASE,
    right: porte,
    intro: 'Ce que les structures et les conseillers de votre territoire ont remis, et ce qu’ils doivent encore.',
    retards: true,
    tableaux: true,
    suite: leResume,
  }),
  resume,
  un,
];
