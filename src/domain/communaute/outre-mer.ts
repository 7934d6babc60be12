import { type HorlogeOutreMer, horlogeOutreMer } from '#domain/territoires/index.ts';
import { dateCivile, dateCivileDans, heureSeule } from '#platform/dates.ts';

/** « 3 h 30 en Guadeloupe », « 21 h 30 la veille en Polynésie française »: each territory named whose hour is not that of Paris. */
export const heuresDOutreMer = (moment: Date, departements: readonly string[]): readonly string[] =>
  departements.flatMap((code) => {
    const territoire = horlogeOutreMer(code);
    return territoire ? [enClair(moment, territoire)] : [];
  });

function enClair(moment: Date, { fuseau, ou }: HorlogeOutreMer): string {
  const [ici, la] = [dateCivile(moment), dateCivileDans(moment, fuseau)];
  const jour = la < ici ? ' la veille' : la > ici ? ' le lendemain' : '';
  return `${heureSeule(moment, fuseau)}${jour} ${ou}`;
}
