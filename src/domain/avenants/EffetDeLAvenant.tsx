import { Table } from '@codegouvfr/react-dsfr/Table';
import { COMPTES } from '#domain/grand-livre/index.ts';
import { dateLongue } from '#platform/dates.ts';
import { Fiche } from '#platform/dsfr/Fiche.tsx';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { euros, pluriel } from '#platform/texte.ts';
import { statutDeLAvenant } from './avenant.ts';
import type { Effet } from './effet.ts';
import type { AvenantEtEffet, AvenantLu } from './readings.ts';

/** A demand, what was said of it, and what it does to the posts, the schedule, the ledger and the caps. `base`: its address. */
export function EffetDeLAvenant({
  lu: { avenant, effet, plafond, documents },
  base,
}: {
  lu: AvenantEtEffet;
  base: string;
}) {
  return (
    <>
      <p>
        <StatutBadge statut={statutDeLAvenant(avenant)} />
      </p>
      <Fiche
        faits={[
          ['Structure', avenant.structure],
          ['Structure d’accueil', avenant.vers],
          ['Demandé le', dateLongue(avenant.demandee_le)],
          ['Motif', avenant.motif],
          ['Date de la fusion', avenant.effet_le && dateLongue(avenant.effet_le)],
          [
            'Acte',
            avenant.fichier_cle !== null && (
              <a key="acte" href={`${base}/acte`}>
                Télécharger l’acte déposé (PDF)
              </a>
            ),
          ],
          [avenant.vers ? 'Accord de la structure d’accueil' : 'Avis de la préfecture', avisEnClair(avenant)],
          [
            'Réponse de l’ANCT',
            avenant.vers_structure_id === null || avenant.avis !== 'defavorable' ? avenant.reponse : null,
          ],
        ]}
      />
      {effet && <Changements effet={effet} plafond={plafond} attend={avenant.statut !== 'acceptee'} />}
      {documents.length > 0 && (
        <>
          <h2>Avenants à signer</h2>
          <ul>
            {documents.map(({ id, nom }) => (
              <li key={id}>
                <a href={`${base}/document?structure=${id}`}>Télécharger l’avenant à la convention de {nom} (PDF)</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function avisEnClair({ avis, avis_nombre, avis_motif, avis_le }: AvenantLu): string | null {
  if (avis === null || avis_le === null) return null;
  const combien = avis_nombre ? ` pour ${pluriel(avis_nombre, 'poste')}` : '';
  const dit = avis === 'favorable' ? 'Favorable' : 'Défavorable';
  return `${dit}${combien}, le ${dateLongue(avis_le)}. ${avis_motif ?? ''}`;
}

type Plafond = AvenantEtEffet['plafond'];
function Changements({ effet, plafond, attend }: { effet: Effet; plafond: Plafond; attend: boolean }) {
  return (
    <>
      <h2>{attend ? 'Ce que la demande changerait' : 'Ce que la demande a changé'}</h2>
      <ul>
        {effet.changements.map((phrase) => (
          <li key={phrase}>{phrase}</li>
        ))}
      </ul>
      {effet.echeancier.length > 0 && (
        <Table
          caption="Échéancier"
          headers={['Versement', 'Montant', 'Quand']}
          data={effet.echeancier.map(({ quoi, centimes, quand }) => [quoi, euros(centimes), quand])}
        />
      )}
      {effet.ecritures.length > 0 && (
        <Table
          caption="Grand livre"
          headers={['Poste', 'Du compte', 'Vers le compte', 'Montant']}
          data={effet.ecritures.map(({ poste, credit, debit, centimes }) => [
            poste,
            COMPTES[credit].libelle,
            COMPTES[debit].libelle,
            euros(centimes),
          ])}
        />
      )}
      <Fiche
        faits={[
          ['Autres versements', effet.reste],
          [
            'Grand livre',
            effet.ecritures.length === 0 && 'Aucune écriture : rien ne change pour ce qui est déjà engagé.',
          ],
          ['Plafond national', plafondEnClair(effet, plafond, attend)],
          ...effet.conventions.map(({ structure, postes, centimes }): [string, string] => [
            `Convention de ${structure}`,
            conventionEnClair(postes, centimes, attend),
          ]),
        ]}
      />
    </>
  );
}

function plafondEnClair({ plafond: { postes, centimes } }: Effet, actuel: Plafond, attend: boolean): string {
  if (postes === 0 && centimes === 0) return 'Rien ne change.';
  const dit = (nombre: number, montant: number) => `${pluriel(nombre, 'poste')} et ${euros(montant)}`;
  if (!attend)
    return `${postes < 0 || centimes < 0 ? 'Rendus' : 'Attribués'} : ${dit(Math.abs(postes), Math.abs(centimes))}.`;
  const { postesAttribues, montantReserveCentimes } = actuel;
  return `${dit(postesAttribues, montantReserveCentimes)} attribués ; ensuite ${dit(postesAttribues + postes, montantReserveCentimes + centimes)}.`;
}

function conventionEnClair(postes: number, centimes: number, attend: boolean): string {
  const signe = (valeur: number) => (valeur > 0 ? 'en plus' : 'en moins');
  const combien = [
    ...(postes === 0 ? [] : [`${pluriel(Math.abs(postes), 'poste')} ${signe(postes)}`]),
    ...(centimes === 0 ? [] : [`${euros(Math.abs(centimes))} ${signe(centimes)}`]),
  ].join(', ');
  const suite = attend ? 'Réécrite si elle n’est pas signée par les deux parties ; sinon, un avenant est écrit.' : '';
  return `${combien || 'Même montant'}. ${suite}`.trim();
}

/** The avenants of a convention, to be downloaded. `base`: the address above theirs. */
export const AvenantsDeLaConvention = ({
  avenants,
  structureId,
  base,
}: {
  avenants: readonly AvenantLu[];
  structureId: string;
  base: string;
}) =>
  avenants.length > 0 && (
    <>
      <h2>Avenants</h2>
      <ul>
        {avenants.map(({ id, numero, statut_le }) => (
          <li key={id}>
            <a href={`${base}/${id}/document?structure=${structureId}`}>
              Avenant n° {numero} du {dateLongue(statut_le)} (PDF)
            </a>
          </li>
        ))}
      </ul>
    </>
  );
