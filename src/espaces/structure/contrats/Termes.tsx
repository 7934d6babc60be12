import { type ContratLu, type Recrue, TYPES } from '#domain/contrats/index.ts';
import { dateLongue } from '#platform/dates.ts';
import { Fiche } from '#platform/dsfr/Fiche.tsx';
import { euros } from '#platform/texte.ts';

/** What a contract says, signed or not. */
export const Termes = ({ contrat, recrue }: { contrat: ContratLu; recrue: Recrue }) => (
  <Fiche
    faits={[
      ['Type', TYPES[contrat.type].libelle],
      ['Début', dateLongue(contrat.debut)],
      ['Fin', contrat.fin ? dateLongue(contrat.fin) : 'sans terme'],
      ['Durée signée', contrat.duree_mois !== null && `${contrat.duree_mois} mois`],
      ['Rémunération brute', `${euros(contrat.remuneration_centimes)} par mois, à temps plein`],
      ['Poste', `n° ${recrue.numeroPoste}, subvention de ${euros(recrue.montant_centimes)}`],
      [
        'Délibération',
        contrat.deliberation_le && `${contrat.deliberation_numero} du ${dateLongue(contrat.deliberation_le)}`,
      ],
      ['Signé le', contrat.signe_le && dateLongue(contrat.signe_le)],
      ['Lieux d’exercice', contrat.lieu],
      [
        'Missions',
        <span key="missions" className="texte-tape">
          {contrat.missions}
        </span>,
      ],
    ]}
  />
);
