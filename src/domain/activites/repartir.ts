/** Counts of a group by code (`60_69`, `retraite`): those that are not said are not known. */
export type Comptes = Readonly<Record<string, number>>;

type Repartie = {
  readonly participants: number;
  readonly age: string;
  readonly situation: string;
  readonly ages: Comptes;
  readonly situations: Comptes;
};

export const AGES_CONNUS = ['0_11', '12_17', '18_24', '25_34', '35_39', '40_59', '60_69', '70'] as const;
export const SITUATIONS_CONNUES = ['scolarise', 'sans_emploi', 'en_emploi', 'retraite'] as const;

export const somme = (comptes: Comptes): number => Object.values(comptes).reduce((total, un) => total + un, 0);

/** The columns of a row, whose sums are the number of people: whoever was not counted is « inconnu ». */
export function colonnesReparties({ participants, age, situation, ages, situations }: Repartie) {
  const seul = participants === 1;
  return {
    ...colonnes('age', AGES_CONNUS, seul ? { [age]: 1 } : ages, participants),
    ...colonnes('statut', SITUATIONS_CONNUES, seul ? { [situation]: 1 } : situations, participants),
  };
}

function colonnes(prefixe: string, codes: readonly string[], comptes: Comptes, participants: number): Comptes {
  const dits = codes.map((code) => [`${prefixe}_${code}`, comptes[code] ?? 0] as const);
  const connus = dits.reduce((total, [, un]) => total + un, 0);
  return { ...Object.fromEntries(dits), [`${prefixe}_inconnu`]: participants - connus };
}
