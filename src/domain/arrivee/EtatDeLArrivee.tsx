import { Table } from '@codegouvfr/react-dsfr/Table';
import { dateCourte, dateLongue } from '#platform/dates.ts';
import { Fiche } from '#platform/dsfr/Fiche.tsx';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import type { Depart } from './depart.ts';
import { cycleKit } from './lifecycle.ts';
import { type ArriveeLue, adresseDeLivraison } from './readings.ts';
import { COUPES, MANQUES, TRANSPORTS } from './regles.ts';
import { AVIS, type Equipement, ETATS, socleDe } from './socle.ts';

const libelleDe = <V extends string>(options: readonly { valeur: V; libelle: string }[], valeur: string | null) =>
  options.find((option) => option.valeur === valeur)?.libelle;

/** When everything begins. */
export const DatesDeLArrivee = ({ arrivee, depart }: { arrivee: ArriveeLue; depart: Depart }) => (
  <Fiche
    faits={[
      ['Début du contrat', dateLongue(arrivee.debut)],
      ['Départ en formation', departEnClair(depart)],
      ['Prise de poste', arrivee.prise_de_poste_le ? dateLongue(arrivee.prise_de_poste_le) : 'pas encore enregistrée'],
    ]}
  />
);

function departEnClair({ le, connu, fin, dispense }: Depart): string {
  if (dispense) return 'dispensé de formation';
  if (!le) return 'pas encore connu';
  if (!connu) return `${dateLongue(le)}, à confirmer par l’organisme de formation`;
  return `${dateLongue(le)}${fin ? `, jusqu’au ${dateLongue(fin)}` : ''}`;
}

const etatEnClair = ({ etat, prevu_le }: Equipement): string =>
  etat === 'prevu' && prevu_le ? `Prévu le ${dateCourte(prevu_le)}` : (libelleDe(ETATS, etat) ?? 'Pas encore dit');
const avisEnClair = ({ avis, note }: Equipement): string =>
  [libelleDe(AVIS, avis) ?? 'Pas encore répondu', note && `« ${note} »`].filter(Boolean).join(' ');

/** The socle d'équipement, thing by thing: what the structure says, what the conseiller answers. */
export const Socle = ({ arrivee: { equipements, transport } }: { arrivee: ArriveeLue }) => (
  <>
    <Table
      caption="Socle d’équipement"
      noCaption
      headers={['Équipement', 'La structure dit', 'Le conseiller répond']}
      data={socleDe(equipements).map((chose) => [chose.libelle, etatEnClair(chose), avisEnClair(chose)])}
    />
    {transport && <p>Déplacements : {libelleDe(TRANSPORTS, transport)?.toLowerCase()}.</p>}
  </>
);

/** The kit: where it stands, what was chosen, where it goes. The address is for those who send and receive it. */
export function EtatDuKit({ arrivee, sansAdresse }: { arrivee: ArriveeLue; sansAdresse?: boolean }) {
  const { kit, taille, coupe, suivi, expedie_le, manques, precisions } = arrivee;
  const livraison = sansAdresse ? undefined : adresseDeLivraison(arrivee);
  return (
    <>
      <p>
        <StatutBadge statut={cycleKit.labels[kit]} />
      </p>
      <Fiche
        faits={[
          ['Tenue', taille && `taille ${taille}, ${libelleDe(COUPES, coupe)?.toLowerCase() ?? ''}`],
          ['Livraison', livraison && [livraison.chez, livraison.adresse, livraison.ville].filter(Boolean).join(', ')],
          ['Expédié le', expedie_le && kit !== 'commande' && dateLongue(expedie_le)],
          ['Suivi du colis', suivi],
          ['Ce qui manque', manques.map((manque) => libelleDe(MANQUES, manque)).join(', ')],
          ['Précisions', precisions],
        ]}
      />
    </>
  );
}
