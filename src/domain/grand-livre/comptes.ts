/** Where an euro of the programme may stand. `dotation` is where they all come from: it alone goes below zero. */
export const ORDRE_DES_COMPTES = [
  'dotation',
  'disponible',
  'engage',
  'du',
  'en_banque',
  'verse',
  'a_recouvrer',
] as const;
export type Compte = (typeof ORDRE_DES_COMPTES)[number];

/** Each account in words, in the order in which an euro goes through them. */
export const COMPTES: Readonly<Record<Compte, { readonly libelle: string; readonly phrase: string }>> = {
  dotation: { libelle: 'Dotation', phrase: 'Ce que l’État consacre au programme.' },
  disponible: { libelle: 'Disponible', phrase: 'Ce qu’aucun contrat signé n’engage.' },
  engage: { libelle: 'Engagé', phrase: 'Ce qui sera versé pour des contrats signés, à une date à venir.' },
  du: { libelle: 'Dû', phrase: 'Ce dont la date de versement est passée.' },
  en_banque: {
    libelle: 'Transmis à la banque',
    phrase: 'Ce qui est dans un lot validé et attend la réponse de la banque.',
  },
  verse: { libelle: 'Versé', phrase: 'Ce que les structures ont reçu et gardent.' },
  a_recouvrer: { libelle: 'À recouvrer', phrase: 'Ce qui est redemandé à des structures.' },
};
