import { dateLongue } from '#platform/dates.ts';
import { Fiche } from '#platform/dsfr/Fiche.tsx';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { enumeration } from '#platform/texte.ts';
import type { EvenementLu } from './evenement.ts';
import { cycleEvenement } from './lifecycle.ts';
import { quandEnClair, remplissage } from './presentation.ts';
import { TYPES_D_EVENEMENT } from './regles.ts';

/** Where an event stands: over is a date that is past. */
export const EtatDeLEvenement = ({ evenement, now }: { evenement: Pick<EvenementLu, 'statut' | 'fin'>; now: Date }) => (
  <StatutBadge
    statut={
      evenement.statut === 'publie' && evenement.fin <= now
        ? { libelle: 'Terminé', badge: 'neutral' }
        : cycleEvenement.labels[evenement.statut]
    }
  />
);

type Props = {
  readonly evenement: EvenementLu;
  /** The territories whose hour is told in words. */
  readonly departements: readonly string[];
  /** The link is for those who have a place, and for the organiser. */
  readonly avecLien: boolean;
};

/** What, when, where, how full. */
export const FaitsDeLEvenement = ({ evenement, departements, avecLien }: Props) => (
  <>
    <Fiche
      faits={[
        ['Type', TYPES_D_EVENEMENT[evenement.type]],
        ['Quand', quandEnClair(evenement, departements)],
        ['Où', evenement.lieu || 'À distance'],
        ['À distance', lien(evenement, avecLien)],
        [
          'Pour qui',
          evenement.portee === 'nation'
            ? 'Tous les conseillers'
            : `Les conseillers ${evenement.departements.length > 1 ? 'des départements' : 'du département'} ${enumeration(evenement.departements)}`,
        ],
        ['Organisé par', evenement.organise_par === 'anct' ? 'l’ANCT' : 'la préfecture'],
        ['Inscriptions', remplissage(evenement)],
        ['Dernier jour pour s’inscrire', evenement.inscription_jusqu_au && dateLongue(evenement.inscription_jusqu_au)],
        ['Motif de l’annulation', evenement.statut === 'annule' && evenement.motif],
      ]}
    />
    {evenement.description && <p className="texte-tape">{evenement.description}</p>}
  </>
);

function lien({ lien: adresse, statut }: EvenementLu, avecLien: boolean) {
  if (!adresse || statut === 'annule') return null;
  if (!avecLien) return 'Oui : le lien est donné à ceux qui ont une place';
  return (
    <a key="lien" className="adresse" href={adresse}>
      {adresse}
    </a>
  );
}
