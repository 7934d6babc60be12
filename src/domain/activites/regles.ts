import type { SonContratEnCours } from '#domain/contrats/index.ts';
import type { SonLieu } from '#domain/lieux/index.ts';

/** What the conseiller says of an activity. `ou` is the identifier of one of his places, or a way of working without one. */
export type Saisie = {
  readonly type: 'individuel' | 'atelier' | 'information' | 'appel';
  readonly ou: string;
  readonly jour: string;
  readonly participants: number;
  readonly dejaVenus: number;
  readonly age: string;
  readonly situation: string;
};

const SANS_LIEU = ['distance', 'domicile', 'itinerant'] as const;

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

/** What is wrong, by field: empty when nothing is (guide, « Missions du conseiller numérique »). */
export function problemesDe(saisie: Saisie, debut: string, aujourdhui: string): Readonly<Record<string, string>> {
  const { type, jour, participants, dejaVenus, age, situation } = saisie;
  const seul = type === 'individuel' || type === 'appel';
  const problemes: [string, string | false][] = [
    ['jour', jour > aujourdhui && 'Ce jour n’est pas encore passé. Donnez le jour où cela a eu lieu.'],
    ['jour', jour < debut && 'Ce jour est avant le début de votre contrat. Vérifiez la date.'],
    [
      'participants',
      seul && participants !== 1 && 'Ici, comptez une personne. À plusieurs, choisissez « Animer un atelier ».',
    ],
    ['dejaVenus', dejaVenus > participants && 'Ce nombre dépasse celui des personnes présentes.'],
    [
      'age',
      participants > 1 && age !== 'inconnu' && 'L’âge se dit pour une personne seule. Choisissez « Je ne sais pas ».',
    ],
    [
      'situation',
      participants > 1 &&
        situation !== 'inconnu' &&
        'La situation se dit pour une personne seule. Choisissez « Je ne sais pas ».',
    ],
  ];
  const vrais = problemes.flatMap(([champ, phrase]) => (phrase ? [[champ, phrase] as const] : []));
  return Object.fromEntries(vrais.toReversed());
}
