import { Alert } from '@codegouvfr/react-dsfr/Alert';
import {
  ccp1Ecrit,
  cycle,
  cycleDemande,
  type DemandeLue,
  datesDeLaFormation,
  type FormationLue,
  parcoursLu,
  SUITES,
} from '#domain/formation/index.ts';
import { dateLongue } from '#platform/dates.ts';
import { Fiche } from '#platform/dsfr/Fiche.tsx';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { pluriel, telephoneEcrit } from '#platform/texte.ts';

type Props = { readonly formations: readonly FormationLue[]; readonly demandes: readonly DemandeLue[] };

/** Each recruit: who trains him, which path, when, what to do. */
export function FormationPage({ formations, demandes }: Props) {
  const attendues = demandes.filter(({ statut }) => statut === 'attendue').length;
  return (
    <>
      <h1>Formation</h1>
      {attendues > 0 && (
        <Alert
          as="h2"
          severity="warning"
          className="fr-mb-3w"
          title={pluriel(attendues, 'réponse attendue de vous', 'réponses attendues de vous')}
          description="L’organisme de formation a besoin de vous pour le dossier de financement. Merci de répondre rapidement."
        />
      )}
      {formations.length === 0 ? (
        <p>
          La formation commence après l’acceptation de votre demande de subvention : l’ANCT oriente alors la personne
          que vous recrutez vers un organisme de formation, et vous l’indique ici.
        </p>
      ) : (
        formations.map((formation) => (
          <section key={formation.id} className="fr-mb-4w">
            <UneFormation
              formation={formation}
              demandes={demandes.filter(({ formation_id }) => formation_id === formation.id)}
            />
          </section>
        ))
      )}
    </>
  );
}

function UneFormation({ formation, demandes }: { formation: FormationLue; demandes: Props['demandes'] }) {
  const { id, prenom, nom, statut, organisme, organismeEmail, organismeTelephone } = formation;
  return (
    <>
      <h2>
        {prenom} {nom} <StatutBadge statut={cycle.labels[statut]} />
      </h2>
      <p>
        {SUITES[statut]}
        {statut === 'orientee' && ' Présentez-vous à lui avec la personne que vous recrutez, dès maintenant.'}
      </p>
      <Fiche
        faits={[
          ['Organisme de formation', organisme],
          ['Courriel', organismeEmail && <a href={`mailto:${organismeEmail}`}>{organismeEmail}</a>],
          ['Téléphone', organismeTelephone && telephoneEcrit(organismeTelephone)],
          ['Parcours', statut === 'dispensee' ? null : parcoursLu(formation.parcours)],
          ['Dates', datesDeLaFormation(formation)],
          ['Lieu', formation.lieu],
          ['Examen (CCP1)', ccp1Ecrit(formation.ccp1)],
          ['Certification Pix', formation.pix_certificat],
          [
            'Attestation',
            statut === 'terminee' ? (
              <a key="attestation" href={`/structure/formation/${id}/attestation`}>
                Télécharger (PDF)
              </a>
            ) : null,
          ],
        ]}
      />
      {demandes.length > 0 && (
        <>
          <h3 className="fr-h6">Demandes de l’organisme</h3>
          <ul>
            {demandes.map((demande) => (
              <li key={demande.id} className="fr-mb-1w">
                <a href={`/structure/formation/demandes/${demande.id}`}>Demande du {dateLongue(demande.demandee_le)}</a>{' '}
                <StatutBadge statut={cycleDemande.labels[demande.statut]} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
