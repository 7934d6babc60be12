type Places = {
  readonly places: number;
  readonly places_prises: number;
  readonly en_attente: number;
  readonly ferme_le: Date;
  readonly statut: 'prepare' | 'publie' | 'tenu' | 'annule';
};

const PEU = 3;

/**
 * How full a workshop is, in words: a number would tell, by going down or not, whether somebody is registered already.
 */
export function etatDesPlaces({ places, places_prises, en_attente, ferme_le, statut }: Places, now: Date) {
  if (statut === 'annule') return { libelle: 'Annulé', badge: 'error' } as const;
  if (ferme_le <= now) return { libelle: 'Inscriptions closes', badge: 'info' } as const;
  if (places_prises >= places || en_attente > 0)
    return { libelle: 'Complet : liste d’attente', badge: 'warning' } as const;
  if (places - places_prises <= PEU) return { libelle: 'Dernières places', badge: 'new' } as const;
  return { libelle: 'Places disponibles', badge: 'success' } as const;
}
