import { cycleEntretien, moyenne, NOTE_MAX } from '#domain/mise-en-relation/index.ts';
import { dateHeure } from '#platform/dates.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import type { PropsCandidat } from './candidat.page.tsx';

/** The interview and the grids filled after it. */
export function Rencontre({ apercu, entretien, evaluations }: PropsCandidat) {
  const adresse = `/structure/candidats/${apercu.id}`;
  return (
    <>
      <h2 className="fr-mt-4w">La rencontre</h2>
      {entretien && (
        <p>
          <StatutBadge statut={cycleEntretien.labels[entretien.statut]} />{' '}
          {entretien.debut ? `Entretien le ${dateHeure(entretien.debut)}, ${entretien.lieu}.` : ''}{' '}
          <a href={`${adresse}/entretien`}>Voir l’entretien</a>
        </p>
      )}
      <ul>
        {evaluations.map(({ evaluateurId, evaluateurPrenom, evaluateurNom, notes }) => {
          const note = moyenne(notes);
          return (
            <li key={evaluateurId}>
              {evaluateurPrenom} {evaluateurNom} :{' '}
              {note === null
                ? 'sans note'
                : `${note.toLocaleString('fr-FR', { maximumFractionDigits: 1 })} sur ${NOTE_MAX}`}
            </li>
          );
        })}
        <li>
          <a href={`${adresse}/evaluation`}>Guide d’entretien et grille d’évaluation</a>
        </li>
        <li>
          <a href="/structure/candidats/comparer">Comparer les candidats rencontrés</a>
        </li>
      </ul>
    </>
  );
}
