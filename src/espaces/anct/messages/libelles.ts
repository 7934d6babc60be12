import { PROFILS, SUJETS } from '#domain/contact/index.ts';

const parmi = (options: readonly { valeur: string; libelle: string }[], valeur: string) =>
  options.find((option) => option.valeur === valeur)?.libelle ?? valeur;

export const libelleDuProfil = (profil: string) => parmi(PROFILS, profil);
export const libelleDuSujet = (sujet: string) => parmi(SUJETS, sujet);
