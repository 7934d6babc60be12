/**
 * The socle d'équipement: what a conseiller needs, in one place. Guide, « Rôle et engagements de la structure » (« tenue,
 * ordinateurs, téléphones portables, salles de travail, voiture si nécessaire ») and étape 8; domain, étape 8.
 */
export const SOCLE = [
  { code: 'ordinateur', libelle: 'Ordinateur portable', par: 'la structure' },
  { code: 'telephone', libelle: 'Téléphone portable', par: 'la structure' },
  { code: 'salle', libelle: 'Salle de travail', par: 'la structure' },
  { code: 'tenue', libelle: 'Tenue portée pendant les activités', par: 'l’État, dans le kit d’accueil' },
  { code: 'transport', libelle: 'Voiture ou autre moyen de transport, si nécessaire', par: 'la structure' },
] as const;
export type CodeDuSocle = (typeof SOCLE)[number]['code'];

/** What the structure says of one thing. */
export const ETATS = [
  { valeur: 'fourni', libelle: 'Fourni' },
  { valeur: 'prevu', libelle: 'Prévu' },
  { valeur: 'sans_objet', libelle: 'Sans objet' },
] as const;
export type EtatDuSocle = (typeof ETATS)[number]['valeur'];

/** What the conseiller answers. */
export const AVIS = [
  { valeur: 'confirme', libelle: 'Je l’ai' },
  { valeur: 'manque', libelle: 'Il me manque' },
] as const;
export type AvisDuConseiller = (typeof AVIS)[number]['valeur'];

export type Equipement = {
  readonly code: CodeDuSocle;
  readonly etat: EtatDuSocle | null;
  readonly prevu_le: string | null;
  readonly avis: AvisDuConseiller | null;
  readonly note: string;
};

/** The whole list, what nobody has said yet included. */
export const socleDe = (dits: readonly Equipement[]): readonly (Equipement & { readonly libelle: string })[] =>
  SOCLE.map(({ code, libelle }) => ({
    ...(dits.find((dit) => dit.code === code) ?? { code, etat: null, prevu_le: null, avis: null, note: '' }),
    libelle,
  }));

/** Nothing waits: each thing is there or needs not be, and the conseiller lacks none. */
export const estEquipe = (dits: readonly Equipement[]): boolean =>
  socleDe(dits).every(({ etat, avis }) => (etat === 'fourni' || etat === 'sans_objet') && avis !== 'manque');

/** What the structure has said nothing of. */
export const nonDits = (dits: readonly Equipement[]) => socleDe(dits).filter(({ etat }) => etat === null);

/** What the conseiller says he lacks. */
export const manquants = (dits: readonly Equipement[]) => socleDe(dits).filter(({ avis }) => avis === 'manque');

/** The conseiller has answered for each thing that he should have. */
export const estConfirme = (dits: readonly Equipement[]): boolean =>
  socleDe(dits).every(({ etat, avis }) => etat === 'sans_objet' || avis !== null);
