import { Alert } from '@codegouvfr/react-dsfr/Alert';
import type { ReactNode } from 'react';
import {
  type listerAvis,
  type listerDecisions,
  type postesDeLaStructure,
  SENS_AVIS,
  SENS_DECISION,
} from '#domain/concertation/index.ts';
import { FicheDuDossier, type lireFiche } from '#domain/offres/index.ts';
import {
  cycle,
  type FaitHistorique,
  faitsDeclares,
  faitsDuContact,
  historiqueLisible,
  type listerDoublonsPossibles,
  type Structure,
} from '#domain/structures/index.ts';
import { POLITIQUES, type Politique } from '#domain/territoires/index.ts';
import { dateHeure } from '#platform/dates.ts';
import { Fiche } from '#platform/dsfr/Fiche.tsx';
import { Historique } from '#platform/dsfr/Historique.tsx';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { euros, pluriel } from '#platform/texte.ts';

type Liste<F extends (...parametres: never[]) => Promise<unknown>> = Awaited<ReturnType<F>>;
type Props = {
  readonly structure: Structure;
  readonly historique: readonly FaitHistorique[];
  readonly avis: Liste<typeof listerAvis>;
  readonly decisions: Liste<typeof listerDecisions>;
  readonly doublons: Liste<typeof listerDoublonsPossibles>;
  readonly postes: Liste<typeof postesDeLaStructure>;
  readonly fiche: Liste<typeof lireFiche>;
  readonly politiques: readonly Politique[];
  readonly labels: string;
  readonly peutCorriger: boolean;
  readonly formulaire: ReactNode;
};

/** One file as ANCT sees it: the demand, the avis, the decision. */
export function StructurePage({
  structure,
  historique,
  avis,
  decisions,
  doublons,
  fiche,
  postes,
  politiques,
  labels,
  peutCorriger,
  formulaire,
}: Props) {
  const nombre = (voulu: (typeof postes)[number]['statut']) => postes.filter(({ statut }) => statut === voulu).length;
  return (
    <>
      <h1>{structure.nom}</h1>
      <p>
        <StatutBadge statut={cycle.labels[structure.statut]} /> Dossier n° {structure.numero}
      </p>
      {doublons.length > 0 && (
        <Alert
          as="h2"
          severity="warning"
          title="Ce dossier ressemble à un autre"
          description={
            <ul>
              {doublons.map(({ id, numero, nom, statut }) => (
                <li key={id}>
                  <a href={`/anct/structures/${id}`}>
                    N° {numero}, {nom}
                  </a>{' '}
                  ({cycle.labels[statut].libelle.toLowerCase()})
                </li>
              ))}
            </ul>
          }
          className="fr-mb-3w"
        />
      )}
      <div className="fr-grid-row fr-grid-row--gutters">
        <div className="fr-col-12 fr-col-lg-7">
          <h2>La demande</h2>
          <Fiche
            faits={[
              ...faitsDeclares(structure),
              ['Politiques prioritaires', politiques.map((politique) => POLITIQUES[politique].libelle).join(', ')],
              ['Labels', labels],
            ]}
          />
          <h2>Le contact</h2>
          <Fiche faits={faitsDuContact(structure)} />
          {peutCorriger && (
            <p>
              <a href={`/anct/structures/${structure.id}/corriger`}>Corriger le SIRET, le nom ou le contact</a>
            </p>
          )}
          <FicheDuDossier fiche={fiche} dossier={`/anct/structures/${structure.id}`} />
        </div>
        <div className="fr-col-12 fr-col-lg-5">
          <h2>L’avis de la préfecture</h2>
          {avis.length === 0 && <p>La préfecture n’a pas encore rendu d’avis.</p>}
          {avis.map((un) => (
            <p key={un.id}>
              <StatutBadge statut={SENS_AVIS[un.sens]} /> {un.nombre_postes && pluriel(un.nombre_postes, 'poste')} le{' '}
              {dateHeure(un.rendu_le)}
              {un.retire_le && ' (retiré depuis)'}
              <br />
              Motif : {un.motif}
            </p>
          ))}
          {decisions.map((decision) => (
            <Alert
              key={decision.id}
              severity="info"
              title={`Décision : ${SENS_DECISION[decision.sens].libelle.toLowerCase()}`}
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
          {postes.length > nombre('rendu') && (
            <p>
              {pluriel(nombre('vacant'), 'poste vacant', 'postes vacants')},{' '}
              {pluriel(nombre('pourvu'), 'pourvu', 'pourvus', 'aucun pourvu')}.
            </p>
          )}
          {formulaire && (
            <>
              <h2>Décider</h2>
              {formulaire}
            </>
          )}
        </div>
      </div>
      <h2>Historique</h2>
      <Historique faits={historiqueLisible(historique)} />
    </>
  );
}
