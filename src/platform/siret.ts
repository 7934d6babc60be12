const SIREN_LA_POSTE = '356000000';

const chiffres = (texte: string) => [...texte].map(Number);

function luhn(texte: string): boolean {
  const somme = chiffres(texte)
    .toReversed()
    .reduce((total, chiffre, rang) => total + (rang % 2 === 0 ? chiffre : chiffre * 2 - (chiffre > 4 ? 9 : 0)), 0);
  return somme % 10 === 0;
}

/** 14 digits with their check digit. La Poste's establishments follow another rule: the sum is a multiple of 5. */
export function siretValide(siret: string): boolean {
  if (!/^\d{14}$/.test(siret) || /^0+$/.test(siret)) return false;
  if (siret.startsWith(SIREN_LA_POSTE))
    return !siret.endsWith('00000') && (luhn(siret) || chiffres(siret).reduce((a, b) => a + b, 0) % 5 === 0);
  return luhn(siret);
}
