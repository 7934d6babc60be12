import { dateLongue } from '#platform/dates.ts';
import { Fiche } from '#platform/dsfr/Fiche.tsx';
import { euros } from '#platform/texte.ts';
import { effetDe, type RuptureLue } from './readings.ts';
import { MOTIFS } from './regles.ts';

/** What a rupture says and does to the money and to the post, before and after it is confirmed. */
export function EffetDeLaRupture({ rupture }: { rupture: RuptureLue }) {
  const effet = effetDe(rupture);
  return (
    <Fiche
      faits={[
        ['Structure', rupture.structure],
        [
          'Contrat',
          `n° ${rupture.numeroContrat}, commencé le ${dateLongue(rupture.debut)}, poste ${rupture.numeroPoste}`,
        ],
        ['Dernier jour', dateLongue(rupture.effet_le)],
        ['Motif', MOTIFS[rupture.motif]],
        ['Précisions', rupture.precisions],
        ['Déjà versé', euros(effet.verseCentimes)],
        ['Acquis au dernier jour', euros(effet.acquisCentimes)],
        ['Versé et non acquis', euros(effet.tropVerseCentimes)],
        ['Ne sera pas versé, et reste sur le poste', euros(effet.resteCentimes)],
        ['Poste à repourvoir jusqu’au', dateLongue(effet.vacantJusquAu)],
        [
          'Remboursement',
          rupture.recouvrement &&
            `${euros(rupture.recouvrementCentimes ?? 0)}${rupture.recu_le ? `, reçu le ${dateLongue(rupture.recu_le)}` : ', demandé'}`,
        ],
        ['Réponse de l’ANCT', rupture.reponse],
      ]}
    />
  );
}
