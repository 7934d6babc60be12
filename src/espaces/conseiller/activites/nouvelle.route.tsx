import { randomUUID } from 'node:crypto';
import {
  aujourdhuiPour,
  enregistrerActivite,
  type Favori,
  formulaireActivite,
  lireSaDerniere,
  lireSaisie,
  listerSesFavoris,
} from '#domain/activites/index.ts';
import { listerSesLieux } from '#domain/lieux/index.ts';
import { porte } from '#espaces/conseiller/door.ts';
import type { FormState } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import type { AnyRoute } from '#platform/routes.ts';
import { pageDeSaisie } from './saisie.page.tsx';

export const routesNouvelleActivite: readonly AnyRoute[] = formRoute({
  path: '/conseiller/activites/nouvelle',
  right: porte,
  audit: 'activites.afficherSaisie',
  form: formulaireActivite,
  brouillon: true,
  // What is usual is already there: one person, today, where and as long as the last time, or half an hour in his main place.
  async initial({ tools: { db, clock }, actor }) {
    const [lieux, derniere] = [await listerSesLieux(db, actor), await lireSaDerniere(db, actor)];
    const encore = derniere && (derniere.canal === 'lieu' ? derniere.lieuId : derniere.canal);
    const possible = derniere?.canal !== 'lieu' || lieux.some(({ id }) => id === encore);
    return {
      type: 'individuel',
      ou: (possible && encore) || (lieux[0]?.id ?? ''),
      jour: await aujourdhuiPour(db, actor, clock()),
      duree: derniere?.type === 'individuel' ? String(derniere.duree_minutes) : '30',
      participants: '1',
      dejaVenus: '0',
      age: 'inconnu',
      situation: 'inconnu',
    };
  },
  async page(requete, state) {
    const favoris = await listerSesFavoris(requete.tools.db, requete.actor, requete.tools.clock());
    const choisi = favoris.find(({ id }) => id === requete.url.searchParams.get('favori'));
    const saisie = autreSaisie(choisi ? avecFavori(state, choisi) : state);
    return pageDeSaisie(requete, saisie, {
      ...{ titre: 'Nouvelle activité', bouton: 'Enregistrer', autosave: true },
      favoris: favoris.map(({ id, nom }) => ({ id, nom, choisi: id === choisi?.id })),
    });
  },
  async submit({ tools, actor }, values) {
    await enregistrerActivite(tools, actor, await lireSaisie(tools.db, values));
    return { redirect: '/conseiller/activites', annonce: 'L’activité est enregistrée.' };
  },
});

const enCours = ({ refus, errors }: FormState): boolean => refus !== undefined || Object.keys(errors).length > 0;

/** One gesture fills the form with a favourite, the day and the note apart; what is being corrected is left as it is. */
const avecFavori = (state: FormState, { valeurs }: Favori): FormState => {
  const { jour = '', note = '' } = state.values;
  return enCours(state) ? state : { ...state, values: { ...valeurs, jour, note } };
};

/** A draft open on two pages would be one activity, and the second sent would be lost: each page shown has its own. */
const autreSaisie = (state: FormState): FormState =>
  enCours(state) ? state : { ...state, values: { ...state.values, id: randomUUID() } };
