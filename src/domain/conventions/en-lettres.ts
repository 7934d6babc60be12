const UNITES = [
  'zéro',
  'un',
  'deux',
  'trois',
  'quatre',
  'cinq',
  'six',
  'sept',
  'huit',
  'neuf',
  'dix',
  'onze',
  'douze',
  'treize',
  'quatorze',
  'quinze',
  'seize',
] as const;
const DIZAINES = [
  '',
  'dix',
  'vingt',
  'trente',
  'quarante',
  'cinquante',
  'soixante',
  'soixante',
  'quatre-vingt',
  'quatre-vingt',
];

function moinsDeCent(n: number): string {
  if (n < UNITES.length) return UNITES[n] ?? '';
  const dizaine = Math.floor(n / 10);
  // Seventy and ninety count from sixty and eighty: soixante-dix, quatre-vingt-dix.
  const reste = dizaine === 7 || dizaine === 9 ? n - (dizaine - 1) * 10 : n % 10;
  const debut = DIZAINES[dizaine] ?? '';
  if (reste === 0) return dizaine === 8 ? 'quatre-vingts' : debut;
  const liaison = (reste === 1 || reste === 11) && dizaine < 8 ? ' et ' : '-';
  return `${debut}${liaison}${moinsDeCent(reste)}`;
}

function moinsDeMille(n: number): string {
  const [centaines, reste] = [Math.floor(n / 100), n % 100];
  if (centaines === 0) return moinsDeCent(reste);
  const cent = centaines === 1 ? 'cent' : `${UNITES[centaines]} cent${reste === 0 ? 's' : ''}`;
  return reste === 0 ? cent : `${cent} ${moinsDeCent(reste)}`;
}

// « cents » and « vingts » lose their mark before « mille », which is itself invariable.
const devantMille = (texte: string) => texte.replace(/(cent|vingt)s$/, '$1');

function entier(n: number): string {
  const [millions, milliers, reste] = [Math.floor(n / 1e6), Math.floor(n / 1000) % 1000, n % 1000];
  const morceaux = [
    ...(millions > 0 ? [`${moinsDeMille(millions)} million${millions > 1 ? 's' : ''}`] : []),
    ...(milliers > 0 ? [milliers === 1 ? 'mille' : `${devantMille(moinsDeMille(milliers))} mille`] : []),
    ...(reste > 0 ? [moinsDeMille(reste)] : []),
  ];
  return morceaux.join(' ') || 'zéro';
}

/** « cinquante mille euros », « un euro et dix centimes »: an amount of centimes, under a billion euros, in words. */
export function eurosEnLettres(centimes: number): string {
  const [euros, reste] = [Math.floor(centimes / 100), centimes % 100];
  const de = euros >= 1e6 && euros % 1e6 === 0 ? 'd’' : '';
  const debut = `${entier(euros)} ${de}euro${euros >= 2 ? 's' : ''}`;
  return reste === 0 ? debut : `${debut} et ${entier(reste)} centime${reste >= 2 ? 's' : ''}`;
}
