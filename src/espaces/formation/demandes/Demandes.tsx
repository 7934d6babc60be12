import { cycleDemande, type DemandeLue } from '#domain/formation/index.ts';
import { dateLongue } from '#platform/dates.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { BoutonPost } from '#platform/form/Formulaire.tsx';
import { octetsEcrits } from '#platform/texte.ts';

/** What was asked of the structure, what it answered, and what may be done of it. */
export const Demandes = ({ demandes }: { demandes: readonly DemandeLue[] }) =>
  demandes.length === 0 ? (
    <p>Aucune demande.</p>
  ) : (
    <ul className="fr-raw-list">
      {demandes.map((demande) => (
        <li key={demande.id} className="fr-mb-3w">
          <Demande demande={demande} />
        </li>
      ))}
    </ul>
  );

function Demande({ demande }: { demande: DemandeLue }) {
  const { id, objet, statut, demandee_le, motif, reponse, repondue_le, fichiers } = demande;
  return (
    <>
      <p className="fr-mb-1v">
        <StatutBadge statut={cycleDemande.labels[statut]} /> demandée le {dateLongue(demandee_le)}
      </p>
      <p className="fr-mb-1v texte-tape">{objet}</p>
      {motif && statut === 'attendue' && <p className="fr-mb-1v texte-tape">À compléter : {motif}</p>}
      {reponse && repondue_le && (
        <p className="fr-mb-1v texte-tape">
          <strong>Réponse du {dateLongue(repondue_le)} :</strong> {reponse}
        </p>
      )}
      {fichiers.length > 0 && (
        <ul>
          {fichiers.map((fichier) => (
            <li key={fichier.id}>
              <a href={`/formation/demandes/fichiers/${fichier.id}`}>{fichier.nom}</a> ({octetsEcrits(fichier.octets)}
              {fichier.etat === 'non_analyse' && ', pas analysé par l’antivirus'})
            </li>
          ))}
        </ul>
      )}
      {statut !== 'close' && (
        <div className="gestes">
          {statut === 'repondue' && (
            <a className="fr-btn fr-btn--sm fr-btn--secondary" href={`/formation/demandes/${id}/completer`}>
              Demander de compléter
            </a>
          )}
          <BoutonPost action={`/formation/demandes/${id}/clore`} small priority="tertiary">
            Clore la demande
          </BoutonPost>
        </div>
      )}
    </>
  );
}
