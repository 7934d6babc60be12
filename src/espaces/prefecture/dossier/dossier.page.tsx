import { Alert } from '@codegouvfr/react-dsfr/Alert';
import type { ReactNode } from 'react';
import { type listerAvis, type listerDecisions, SENS_AVIS, SENS_DECISION } from '#domain/concertation/index.ts';
import { FicheDuDossier, type lireFiche } from '#domain/offres/index.ts';
import {
  cycle,
  type FaitHistorique,
  faitsDeclares,
  faitsDuContact,
  historiqueLisible,
  type listerDoublonsPossibles,
  STATUTS_EN_FILE,
  type Structure,
} from '#domain/structures/index.ts';
import { POLITIQUES, type Politique } from '#domain/territoires/index.ts';
import { dateHeure, dateLongue, depuis } from '#platform/dates.ts';
import { Fiche } from '#platform/dsfr/Fiche.tsx';
import { Historique } from '#platform/dsfr/Historique.tsx';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { BoutonPost } from '#platform/form/Formulaire.tsx';
import { euros, pluriel } from '#platform/texte.ts';

type Liste<F extends (...parametres: never[]) => Promise<unknown>> = Awaited<ReturnType<F>>;
type Props = {
  readonly structure: Structure;
  readonly historique: readonly FaitHistorique[];
  readonly avis: Liste<typeof listerAvis>;
  readonly decisions: Liste<typeof listerDecisions>;
  readonly doublons: Liste<typeof listerDoublonsPossibles>;
  readonly fiche: Liste<typeof lireFiche>;
  readonly politiques: readonly Politique[];
  readonly labels: string;
  readonly now: Date;
  readonly suivant: string | undefined;
  readonly peutAviser: boolean;
  readonly peutCorriger: boolean;
  readonly formulaire: ReactNode;
};

/** One file: what was declared, what the place is, and the avis to give. */
export function DossierPage(props: Props) {
  const { structure, historique, doublons, politiques, now, suivant } = props;
  const enAttente = STATUTS_EN_FILE.some((statut) => statut === structure.statut);
  return (
    <>
      <h1>{structure.nom}</h1>
      <p>
        <StatutBadge statut={cycle.labels[structure.statut]} /> Dossier n° {structure.numero}
        {structure.confirmee_le && <>, confirmé le {dateLongue(structure.confirmee_le)}</>}
        {enAttente && structure.confirmee_le && <> (en attente {depuis(structure.confirmee_le, now)})</>}
      </p>
      {doublons.length > 0 && <Doublons doublons={doublons} />}
      <div className="fr-grid-row fr-grid-row--gutters">
        <div className="fr-col-12 fr-col-lg-7">
          <h2>La demande</h2>
          <Fiche faits={[...faitsDeclares(structure), ['Labels', props.labels]]} />
          <h3>Politiques prioritaires du lieu</h3>
          {politiques.length === 0 ? (
            <p>Aucune politique prioritaire connue pour cette commune ou cet établissement.</p>
          ) : (
            <ul>
              {politiques.map((politique) => (
                <li key={politique}>{POLITIQUES[politique].libelle}</li>
              ))}
            </ul>
          )}
          <h2>Le contact</h2>
          <Fiche faits={faitsDuContact(structure)} />
          {props.peutCorriger && (
            <p>
              <a href={`/prefecture/structures/${structure.id}/corriger`}>Corriger le SIRET, le nom ou le contact</a>
            </p>
          )}
          <FicheDuDossier fiche={props.fiche} dossier={`/prefecture/structures/${structure.id}`} />
        </div>
        <div className="fr-col-12 fr-col-lg-5">
          <Avis {...props} />
          {suivant && suivant !== structure.id && (
            <p className="fr-mt-3w">
              <a
                className="fr-link fr-icon-arrow-right-line fr-link--icon-right"
                href={`/prefecture/structures/${suivant}`}
              >
                Dossier suivant en attente
              </a>
            </p>
          )}
        </div>
      </div>
      <h2>Historique</h2>
      <Historique faits={historiqueLisible(historique)} />
    </>
  );
}

const Doublons = ({ doublons }: Pick<Props, 'doublons'>) => (
  <Alert
    as="h2"
    severity="warning"
    title="Ce dossier ressemble à un autre"
    description={
      <ul>
        {doublons.map(({ id, numero, nom, statut }) => (
          <li key={id}>
            <a href={`/prefecture/structures/${id}`}>
              N° {numero}, {nom}
            </a>{' '}
            ({cycle.labels[statut].libelle.toLowerCase()})
          </li>
        ))}
      </ul>
    }
    className="fr-mb-3w"
  />
);

function Avis({ structure, avis, decisions, peutAviser, formulaire }: Props) {
  const courant = avis.find(({ retire_le }) => retire_le === null);
  const modifiable = peutAviser && cycle.refusal('rendreAvis', structure.statut, 'prefecture') === undefined;
  return (
    <>
      {decisions.map((decision) => (
        <Alert
          key={decision.id}
          severity="info"
          title={`Décision de l’ANCT : ${SENS_DECISION[decision.sens].libelle.toLowerCase()}`}
          description={
            <>
              {decision.nombre_postes > 0 && (
                <>
                  {pluriel(decision.nombre_postes, 'poste')}, {euros(decision.montant_centimes)}.{' '}
                </>
              )}
              Le {dateHeure(decision.prise_le)}. Motif : {decision.motif}
            </>
          }
          className="fr-mb-3w"
        />
      ))}
      <h2>{courant ? 'Votre avis' : 'Rendre un avis'}</h2>
      {courant && (
        <p>
          <StatutBadge statut={SENS_AVIS[courant.sens]} />{' '}
          {courant.nombre_postes && pluriel(courant.nombre_postes, 'poste')} le {dateHeure(courant.rendu_le)} (vague{' '}
          {courant.vague})
          {!modifiable && (
            <>
              <br />
              Motif : {courant.motif}
            </>
          )}
          {courant.doublonId && (
            <>
              <br />
              Doublon du <a href={`/prefecture/structures/${courant.doublonId}`}>dossier n° {courant.doublonNumero}</a>
            </>
          )}
        </p>
      )}
      {modifiable
        ? formulaire
        : !courant && (
            <p>{peutAviser ? 'Ce dossier ne reçoit plus d’avis.' : 'L’avis revient à la préfecture du département.'}</p>
          )}
      {modifiable && courant && (
        <p className="fr-mt-2w">
          <BoutonPost action={`/prefecture/structures/${structure.id}/retirer-avis`}>Retirer mon avis</BoutonPost>
        </p>
      )}
      <AvisRetires avis={avis.filter(({ retire_le }) => retire_le !== null)} />
    </>
  );
}

const AvisRetires = ({ avis }: Pick<Props, 'avis'>) =>
  avis.length > 0 && (
    <>
      <h3>Avis retirés ou remplacés</h3>
      <ul>
        {avis.map((un) => (
          <li key={un.id}>
            {SENS_AVIS[un.sens].libelle}
            {un.nombre_postes && `, ${pluriel(un.nombre_postes, 'poste')}`}, le {dateHeure(un.rendu_le)}. Motif :{' '}
            {un.motif}
          </li>
        ))}
      </ul>
    </>
  );
