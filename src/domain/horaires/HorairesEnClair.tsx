import { fermetureEcrite, semaineEcrite } from './clair.ts';
import type { Horaires } from './semaine.ts';

/** The hours of a place as a list: days alike together, then public holidays and the closings that are not over. */
export function HorairesEnClair({ horaires, aujourdhui }: { horaires: Horaires; aujourdhui: string }) {
  const lignes = semaineEcrite(horaires.semaine);
  const fermetures = horaires.fermetures.filter(({ au }) => au >= aujourdhui);
  if (lignes.length === 0 && fermetures.length === 0) return <p>Les horaires ne sont pas encore connus.</p>;
  return (
    <ul className="fr-raw-list fr-mb-2w">
      {lignes.map(([jours, heures]) => (
        <li key={jours}>
          <strong>{jours}</strong> : {heures}
        </li>
      ))}
      {lignes.length > 0 && horaires.fermeFeries && (
        <li>
          <strong>Jours fériés</strong> : fermé
        </li>
      )}
      {fermetures.map((fermeture) => (
        <li key={fermeture.du}>Exceptionnellement {fermetureEcrite(fermeture)}.</li>
      ))}
    </ul>
  );
}
