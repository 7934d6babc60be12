// What the State asks to be told of each post, and what happens when it is not (domain, étape 9, « Follow-up »).
import type { AnyJob } from '#platform/jobs/jobs.ts';
import type { AnyLifecycle } from '#platform/lifecycle.ts';
import { cycle } from './lifecycle.ts';
import { ouvrirLesSuivis } from './ouvrir.ts';
import { relancerSuivis, signalerInactivite } from './relances.ts';
import { resumerAuxPrefectures } from './resumes.ts';

export const cycles: readonly AnyLifecycle[] = [cycle];
export const taches: readonly AnyJob[] = [ouvrirLesSuivis, relancerSuivis, signalerInactivite, resumerAuxPrefectures];

export { formulaireRedemander } from './formulaires.ts';
export { cycle } from './lifecycle.ts';
export { modeles } from './mails.ts';
export { ouvrirLesSuivis } from './ouvrir.ts';
export { routesDesSuivisDeLEquipe } from './page-equipe.tsx';
export { LiensDesTableaux, routeDuTableauVierge } from './page-tableaux.tsx';
export { listeDesSuivis } from './pages.tsx';
export { formulaireMensuel, formulaireSemestriel, formulaireTrimestriel } from './questions.ts';
export { lireSuivi, listerARemettre, type SuiviLu } from './readings.ts';
export { relancerSuivis, signalerInactivite } from './relances.ts';
export { redemanderSuivi, remettreSuivi } from './remettre.ts';
export { choisirLeResume, resumerAuxPrefectures, veutLeResume } from './resumes.ts';
export { peutRedemander } from './rights.ts';
export { ChiffresDuMois, SuiviEnClair, titreDuSuivi } from './SuiviEnClair.tsx';
