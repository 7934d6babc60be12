import { dateCourte } from '#platform/dates.ts';
import { octetsEcrits } from '#platform/texte.ts';
import { ETATS_DU_FICHIER } from './presentation.ts';
import type { PieceLue } from './readings.ts';

/** The files of a piece, each to open, with what the antivirus says. */
export const Fichiers = ({ fichiers, base }: { fichiers: PieceLue['fichiers']; base: string }) =>
  fichiers.length > 0 && (
    <ul className="fr-mb-1w">
      {fichiers.map(({ id, nom, octets, etat, depose_le }) => (
        <li key={id}>
          {etat === 'infecte' ? nom : <a href={`${base}/${id}`}>{nom}</a>} ({octetsEcrits(octets)}, déposé le{' '}
          {dateCourte(depose_le)}, {ETATS_DU_FICHIER[etat]})
        </li>
      ))}
    </ul>
  );
