import {
  ccp1Ecrit,
  type compterPresences,
  cycle,
  type DemandeLue,
  datesDeLaFormation,
  type FormationLue,
  heuresEcrites,
  parcoursLu,
  referenceEcrite,
} from '#domain/formation/index.ts';
import { Demandes } from '#espaces/formation/demandes/Demandes.tsx';
import type { Role } from '#platform/actor.ts';
import { dateLongue } from '#platform/dates.ts';
import { Fiche } from '#platform/dsfr/Fiche.tsx';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { telephoneEcrit } from '#platform/texte.ts';
import { adresseDe, nomDe } from './la-personne.ts';

type Props = {
  readonly formation: FormationLue;
  readonly presences: Awaited<ReturnType<typeof compterPresences>>;
  readonly demandes: readonly DemandeLue[];
  readonly role: Role;
};

/** Everything about somebody in training: who, where, what to do next. */
export function PersonnePage({ formation, presences, demandes, role }: Props) {
  const { statut, motif } = formation;
  return (
    <>
      <h1>{nomDe(formation)}</h1>
      <p>
        <StatutBadge statut={cycle.labels[statut]} />
        {motif && <> {motif}</>}
      </p>
      <Gestes formation={formation} role={role} />
      {statut !== 'annulee' && <Coordonnees formation={formation} />}
      <h2>La formation</h2>
      <LaFormation formation={formation} presences={presences} />
      <h2>Demandes à la structure</h2>
      <Demandes demandes={demandes} />
      {statut !== 'annulee' && (
        <p>
          <a href={`${adresseDe(formation.id)}/demande`}>Demander une pièce ou une information</a>
        </p>
      )}
    </>
  );
}

const LIENS = {
  positionner: 'positionnement',
  inscrire: 'inscription',
  reprendre: 'reprise',
  terminer: 'fin',
  desinscrire: 'retrait',
  interrompre: 'interruption',
  dispenser: 'dispense',
} as const;
const PRINCIPAUX: readonly string[] = ['positionner', 'inscrire', 'reprendre', 'terminer'];
const DEJA: Readonly<Record<string, string>> = {
  inscrite: 'Changer de session',
  positionnee: 'Corriger le positionnement',
};

function Gestes({ formation: { id, statut }, role }: Pick<Props, 'formation' | 'role'>) {
  const gestes = cycle
    .allowed(statut, role)
    .flatMap((geste) => Object.entries(LIENS).flatMap(([nom, page]) => (nom === geste ? [{ geste, page }] : [])));
  const encore = (geste: string) =>
    (geste === 'inscrire' && statut === 'inscrite') || (geste === 'positionner' && statut === 'positionnee')
      ? DEJA[statut]
      : undefined;
  if (gestes.length === 0 && statut !== 'terminee') return null;
  return (
    <div className="gestes fr-mb-3w">
      {gestes.map(({ geste, page }) => (
        <a
          key={geste}
          className={`fr-btn ${PRINCIPAUX.includes(geste) && !encore(geste) ? '' : 'fr-btn--tertiary'}`}
          href={`${adresseDe(id)}/${page}`}
        >
          {encore(geste) ?? cycle.transitions[geste].libelle}
        </a>
      ))}
      {statut === 'terminee' && (
        <>
          <a className="fr-btn" href={`${adresseDe(id)}/resultats`}>
            Enregistrer les résultats
          </a>
          <a className="fr-btn fr-btn--tertiary" href={`${adresseDe(id)}/attestation`}>
            Attestation de formation (PDF)
          </a>
        </>
      )}
    </div>
  );
}

const Coordonnees = ({ formation }: Pick<Props, 'formation'>) => (
  <>
    <h2>Coordonnées</h2>
    <Fiche
      faits={[
        ['Courriel', formation.email && <a href={`mailto:${formation.email}`}>{formation.email}</a>],
        [
          'Téléphone',
          formation.telephone && <a href={`tel:${formation.telephone}`}>{telephoneEcrit(formation.telephone)}</a>,
        ],
        ['Structure', `${formation.structure} (${formation.departement_code})`],
        ['Contact de la structure', formation.contact],
        [
          'Courriel de la structure',
          <a key="courriel" href={`mailto:${formation.contact_email}`}>
            {formation.contact_email}
          </a>,
        ],
        ['Téléphone de la structure', telephoneEcrit(formation.contact_telephone)],
      ]}
    />
  </>
);

const LaFormation = ({ formation, presences }: Pick<Props, 'formation' | 'presences'>) => (
  <Fiche
    faits={[
      ['Dossier', referenceEcrite(formation.numero)],
      ['Parcours', parcoursLu(formation.parcours)],
      ['Test de positionnement', formation.positionnee_le && `le ${dateLongue(formation.positionnee_le)}`],
      [
        'Session',
        formation.session_id && (
          <a href={`/formation/sessions/${formation.session_id}`}>Session {formation.sessionNumero}</a>
        ),
      ],
      ['Dates', datesDeLaFormation(formation)],
      [
        'Présences',
        presences.present + presences.absent + presences.excuse > 0
          ? `${heuresEcrites(presences.present)} suivies, ${heuresEcrites(presences.absent)} d’absence, ${heuresEcrites(presences.excuse)} excusées`
          : null,
      ],
      [
        'Examen (CCP1)',
        formation.ccp1 &&
          `${ccp1Ecrit(formation.ccp1)}${formation.ccp1_le ? `, le ${dateLongue(formation.ccp1_le)}` : ''}`,
      ],
      ['Certification Pix', formation.pix_certificat],
      [
        'Certificat',
        formation.certificat_cle && (
          <a href={`${adresseDe(formation.id)}/certificat`}>{formation.certificat_nom ?? 'certificat.pdf'}</a>
        ),
      ],
    ]}
  />
);
