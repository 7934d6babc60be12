import type { Colonne } from '#platform/export/colonnes.ts';
import { cycleKit } from './lifecycle.ts';
import { type ArriveeLue, adresseDeLivraison } from './readings.ts';
import { COUPES } from './regles.ts';
import { estEquipe } from './socle.ts';

/** The list as a file. */
export const COLONNES_DES_ARRIVEES: readonly Colonne<ArriveeLue>[] = [
  { titre: 'Département', valeur: ({ departement_code }) => departement_code, format: 'texte' },
  { titre: 'Structure', valeur: ({ structure }) => structure },
  { titre: 'Conseiller', valeur: ({ prenom, nom }) => `${prenom} ${nom}` },
  { titre: 'Début du contrat', valeur: ({ debut }) => debut, format: 'date' },
  { titre: 'Prise de poste', valeur: ({ prise_de_poste_le }) => prise_de_poste_le, format: 'date' },
  { titre: 'Kit', valeur: ({ kit }) => cycleKit.labels[kit].libelle },
  { titre: 'Suivi du colis', valeur: ({ suivi }) => suivi },
  { titre: 'Équipé', valeur: ({ equipements }) => estEquipe(equipements) },
];

/**
 * What the supplier of the kits needs, and nothing more: no e-mail, no telephone, no date, and the name of the structure
 * only where the parcel is delivered there.
 */
export const COLONNES_DU_FOURNISSEUR: readonly Colonne<ArriveeLue>[] = [
  { titre: 'Kit', valeur: ({ numeroKit }) => `K-${numeroKit}` },
  { titre: 'Destinataire', valeur: ({ prenom, nom }) => `${prenom} ${nom}` },
  { titre: 'Chez', valeur: (arrivee) => adresseDeLivraison(arrivee)?.chez ?? '' },
  { titre: 'Adresse', valeur: (arrivee) => adresseDeLivraison(arrivee)?.adresse ?? '' },
  { titre: 'Code postal et ville', valeur: (arrivee) => adresseDeLivraison(arrivee)?.ville ?? '' },
  { titre: 'Taille', valeur: ({ taille }) => taille },
  { titre: 'Coupe', valeur: ({ coupe }) => COUPES.find(({ valeur }) => valeur === coupe)?.libelle ?? '' },
  { titre: 'À envoyer', valeur: ({ manques }) => contenu(manques) },
];

function contenu(manques: readonly string[]): string {
  if (manques.length === 0 || manques.includes('colis')) return 'Guide et tenue';
  const [guide, tenue] = [manques.includes('guide'), manques.includes('tenue') || manques.includes('taille')];
  return [guide && 'Guide', tenue && 'Tenue'].filter(Boolean).join(' et ');
}
