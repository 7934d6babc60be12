import { dateLongue } from '#platform/dates.ts';
import { Fiche } from '#platform/dsfr/Fiche.tsx';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { euros, pluriel } from '#platform/texte.ts';
import { cycle } from './lifecycle.ts';
import type { AvenantEtEffet, AvenantLu } from './readings.ts';
import { type Reste, total } from './restes.ts';

/** What a demand asks, and what it does to the posts, the schedule, the ledger and the caps, before and after. `base`: where its document is. */
export function EffetDeLAvenant({ lu: { avenant, effet, plafond }, base }: { lu: AvenantEtEffet; base: string }) {
  const resteCentimes = total(effet);
  const attente = avenant.statut === 'demandee';
  return (
    <>
      <p>
        <StatutBadge statut={cycle.labels[avenant.statut]} />
      </p>
      <Fiche
        faits={[
          ['Structure', avenant.structure],
          ['Demandé le', dateLongue(avenant.demandee_le)],
          ['Motif', avenant.motif],
          ['Réponse de l’ANCT', avenant.reponse],
        ]}
      />
      <h2>{TITRES[avenant.statut]}</h2>
      <ul>
        {effet.map((reste) => (
          <li key={reste.posteId}>{lePoste(reste)}</li>
        ))}
      </ul>
      <Fiche
        faits={[
          ['Revient au programme', `${pluriel(effet.length, 'poste')} et ${euros(resteCentimes)}`],
          ['Échéancier', 'Aucun versement n’est prévu sur ces postes ; les autres gardent leurs dates.'],
          ['Grand livre', 'Aucune écriture : rien n’est engagé sur ces postes.'],
          [
            'Plafond national',
            attente &&
              `${pluriel(plafond.postesAttribues, 'poste')} et ${euros(plafond.montantReserveCentimes)} attribués ; ensuite ${pluriel(plafond.postesAttribues - effet.length, 'poste')} et ${euros(plafond.montantReserveCentimes - resteCentimes)}`,
          ],
          [
            'Convention',
            attente && 'Réécrite si elle n’est pas encore signée par les deux parties ; sinon, un avenant est écrit.',
          ],
          [
            'Avenant',
            avenant.contenu !== null && (
              <a key="document" href={`${base}/document`}>
                Télécharger l’avenant (PDF)
              </a>
            ),
          ],
        ]}
      />
    </>
  );
}

const TITRES = {
  demandee: 'Ce que la demande changerait',
  acceptee: 'Ce que la demande a changé',
  refusee: 'Ce que la demande aurait changé',
  retiree: 'Ce que la demande aurait changé',
} as const;

const lePoste = ({ numero, montantCentimes, depenseCentimes, resteCentimes }: Reste) =>
  `Poste ${numero} : ${euros(montantCentimes)} accordés, ${euros(depenseCentimes)} dépensés, ${euros(resteCentimes)} à rendre.`;

/** The avenants of a convention, to be downloaded. `base`: the address above theirs. */
export const AvenantsDeLaConvention = ({ avenants, base }: { avenants: readonly AvenantLu[]; base: string }) =>
  avenants.length > 0 && (
    <>
      <h2>Avenants</h2>
      <ul>
        {avenants.map(({ id, numero, statut_le }) => (
          <li key={id}>
            <a href={`${base}/${id}/document`}>
              Avenant n° {numero} du {dateLongue(statut_le)} (PDF)
            </a>
          </li>
        ))}
      </ul>
    </>
  );
