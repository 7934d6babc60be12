import type { lireAFaire } from '#domain/ateliers/index.ts';
import { rendezVous } from '#platform/dates.ts';
import { pluriel } from '#platform/texte.ts';

const BASE = '/conseiller/ateliers';

/** What waits for the conseiller: workshops past and not recorded, people to phone. Nothing when nothing waits. */
export function AFaire({ aFaire: { aEnregistrer, aAppeler } }: { aFaire: Awaited<ReturnType<typeof lireAFaire>> }) {
  if (aEnregistrer.length + aAppeler.length === 0) return null;
  return (
    <>
      <h2>À faire</h2>
      <ul className="fr-mb-4w">
        {aAppeler.map(({ id, titre, debut, personnes }) => (
          <li key={`appel-${id}`}>
            <a href={`${BASE}/${id}/participants`}>Appelez {pluriel(personnes, 'personne')}</a> pour « {titre} », le{' '}
            {rendezVous(debut)}
          </li>
        ))}
        {aEnregistrer.map(({ id, titre, debut }) => (
          <li key={id}>
            <a href={`${BASE}/${id}`}>Enregistrez l’atelier</a> « {titre} » du {rendezVous(debut)}
          </li>
        ))}
      </ul>
    </>
  );
}
