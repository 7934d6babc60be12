// Full time (guide, « Rôle et engagements ») pays the minimum wage at least: gross, a month of 35 hours a week, in
// centimes, from each date (décrets, code du travail, art. D3231-6).
const SMIC_MENSUEL = [
  { du: '2021-01-01', centimes: 155_458 },
  { du: '2021-10-01', centimes: 158_947 },
  { du: '2022-01-01', centimes: 160_312 },
  { du: '2022-05-01', centimes: 164_558 },
  { du: '2022-08-01', centimes: 167_895 },
  { du: '2023-01-01', centimes: 170_928 },
  { du: '2023-05-01', centimes: 174_720 },
  { du: '2024-01-01', centimes: 176_692 },
  { du: '2024-11-01', centimes: 180_180 },
] as const;

/** The lowest gross monthly pay of a full-time post at a civil date, in centimes: the latest amount known then. */
export const smicMensuel = (le: string): number =>
  SMIC_MENSUEL.findLast(({ du }) => du <= le)?.centimes ?? SMIC_MENSUEL[0].centimes;
