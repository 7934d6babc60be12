import type { SonContratEnCours } from '#domain/contrats/index.ts';
import type { SonLieu } from '#domain/lieux/index.ts';
import { codesDe, DEMARCHES, ORGANISMES, type TypeDActivite } from './references.ts';
import { type Comptes, somme } from './repartir.ts';

/** What the conseiller says of an activity. `ou` is the identifier of one of his places, or a way of working without one. */
export type Saisie = {
  readonly type: TypeDActivite;
  readonly themes: readonly number[];
  readonly ou: string;
  readonly jour: string;
  readonly participants: number;
  readonly dejaVenus: number;
  readonly age: string;
  readonly situation: string;
  readonly ages: Comptes;
  readonly situations: Comptes;
  readonly suiteIndividuel: number;
  readonly suiteAtelier: number;
  readonly redirections: Comptes;
  readonly mandats: Comptes;
};

const SANS_LIEU = ['distance', 'domicile', 'itinerant'] as const;
/** Where the commune can be said: at a distance it is that of the structure, in a place that of the place. */
const AVEC_COMMUNE: readonly string[] = ['domicile', 'itinerant'];
export const communeADire = (ou: string): boolean => AVEC_COMMUNE.includes(ou);

/** Sending somebody elsewhere and concluding a mandate need no theme. */
export const sansTheme = (type: string): boolean => type === 'redirection' || type === 'mandat';

/** Where it happened: a place of his, with its commune; elsewhere, the commune of the structure. Nothing else is known. */
export function endroitDe(ou: string, lieux: readonly SonLieu[], contrat: SonContratEnCours) {
  const canal = SANS_LIEU.find((un) => un === ou);
  if (canal)
    return { canal, lieu: null, commune_code: contrat.commune_code, departement_code: contrat.departement_code };
  const lieu = lieux.find(({ id }) => id === ou);
  if (!lieu) return undefined;
  const { numero, commune_code, departement_code } = lieu;
  return { canal: 'lieu' as const, lieu: numero, commune_code, departement_code };
}

/** What `ou` was, for a row already written. */
export const endroitDit = (canal: string, lieuId: string | null): string => lieuId ?? canal;

/** What is wrong, by field: empty when nothing is (guide, « Missions du conseiller numérique »). */
export function problemesDe(saisie: Saisie, debut: string, aujourdhui: string): Readonly<Record<string, string>> {
  const { type, jour, participants, dejaVenus, age, situation, redirections, mandats } = saisie;
  const seul = type === 'individuel' || type === 'appel';
  const problemes: [string, string | false][] = [
    ['themes', saisie.themes.length === 0 && !sansTheme(type) && 'Cochez au moins un thème.'],
    ['jour', jour > aujourdhui && A_VENIR],
    ['jour', jour < debut && 'Ce jour est avant le début de votre contrat. Vérifiez la date.'],
    [
      'participants',
      seul && participants !== 1 && 'Ici, comptez une personne. À plusieurs, choisissez « Animer un atelier ».',
    ],
    ['dejaVenus', dejaVenus > participants && DEPASSE],
    ['suiteIndividuel', saisie.suiteIndividuel > participants && DEPASSE],
    ['suiteAtelier', saisie.suiteAtelier > participants && DEPASSE],
    ['age', repartitionFausse('l’âge', participants, age, somme(saisie.ages))],
    ['situation', repartitionFausse('la situation', participants, situation, somme(saisie.situations))],
    ...tropDe('vers', redirections, participants),
    ...tropDe('mandat', mandats, participants),
    [PREMIER_ORGANISME, type === 'redirection' && somme(redirections) === 0 && A_QUI],
    [PREMIERE_DEMARCHE, type === 'mandat' && somme(mandats) === 0 && POUR_QUOI],
  ];
  const vrais = problemes.flatMap(([champ, phrase]) => (phrase ? [[champ, phrase] as const] : []));
  return Object.fromEntries(vrais.toReversed());
}

export const A_VENIR = 'Ce jour n’est pas encore passé. Donnez le jour où cela a eu lieu.';
const DEPASSE = 'Ce nombre dépasse celui des personnes présentes.';
export const A_QUI = 'Dites vers qui vous avez orienté : mettez un nombre de personnes devant au moins un organisme.';
export const POUR_QUOI = 'Dites pour quoi : mettez un nombre de mandats devant au moins une nature de démarche.';
const PREMIER_ORGANISME = `vers_${codesDe(ORGANISMES)[0]}`;
const PREMIERE_DEMARCHE = `mandat_${codesDe(DEMARCHES)[0]}`;

/** One person may be sent to several bodies, and conclude mandates of several natures: each count stands alone. */
const tropDe = (prefixe: string, comptes: Comptes, participants: number): [string, string | false][] =>
  Object.entries(comptes).map(([code, combien]) => [`${prefixe}_${code}`, combien > participants && DEPASSE]);

/** A person alone is told by the list, a group by its counts, which never exceed it. */
function repartitionFausse(quoi: string, participants: number, choisi: string, comptes: number): string | false {
  if (participants > 1 && choisi !== 'inconnu')
    return `Pour plusieurs personnes, choisissez « Je ne sais pas » et comptez ${quoi} dans les précisions.`;
  if (participants === 1 && comptes > 0)
    return `Pour une personne seule, dites ${quoi} dans cette liste et laissez vides les nombres des précisions.`;
  return comptes > participants && `Les nombres donnés pour ${quoi} dépassent celui des personnes présentes.`;
}
