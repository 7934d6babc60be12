import { liste } from '#platform/form/champs.ts';
import { cycleKit } from './lifecycle.ts';
import type { FiltresArrivees } from './listes.ts';

const A_EXPEDIER = { valeur: 'a_expedier', libelle: 'À expédier (commandé ou incomplet)' } as const;
const RETARDS = [0, 7, 15, 30, 60] as const;

/** The filters of the list, the départements of the perimeter last. */
export const champsDesArrivees = (departements: readonly { readonly code: string; readonly nom: string }[]) => ({
  kit: liste({
    libelle: 'Kit',
    vide: '',
    options: [A_EXPEDIER, ...cycleKit.statuts.map((valeur) => ({ valeur, libelle: cycleKit.labels[valeur].libelle }))],
  }),
  equipement: liste({
    libelle: 'Équipement',
    vide: '',
    options: [{ valeur: 'incomplet', libelle: 'Pas complet' }],
  }),
  retard: liste({
    libelle: 'Prise de poste non enregistrée',
    vide: '',
    options: RETARDS.map((jours) => ({
      valeur: String(jours),
      libelle: jours === 0 ? 'Depuis le début du contrat' : `${jours} jours après le début, ou plus`,
    })),
  }),
  departement: liste({
    libelle: 'Département',
    vide: '',
    options: departements.map(({ code, nom }) => ({ valeur: code, libelle: `${nom} (${code})` })),
  }),
});

/** The filters that an address holds. */
export function lireFiltresArrivees(parametres: URLSearchParams): FiltresArrivees {
  const kit = parametres.get('kit') ?? '';
  const departement = parametres.get('departement') ?? '';
  return {
    kit: kit === 'a_expedier' || cycleKit.isStatut(kit) ? kit : undefined,
    nonEquipes: parametres.get('equipement') === 'incomplet',
    sansPriseDePoste: RETARDS.find((jours) => String(jours) === parametres.get('retard')),
    departement: /^[0-9A-Z]{2,3}$/.test(departement) ? departement : undefined,
  };
}
