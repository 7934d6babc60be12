import { LISTES_DE_REFERENCE } from '#domain/referentiels/index.ts';
import { dateLongue } from '#platform/dates.ts';
import { Fiche } from '#platform/dsfr/Fiche.tsx';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { enumeration, telephoneEcrit } from '#platform/texte.ts';
import { ETATS, etatDuLieu } from './liste.ts';
import { CODES_MODALITES, MODALITES, servicesEcrits } from './nomenclatures.ts';
import { raisonsDeNonPublication } from './publication.ts';
import type { LieuDuPerimetre } from './readings.ts';

export const BadgeDuLieu = ({ lieu }: { lieu: LieuDuPerimetre }) => <StatutBadge statut={ETATS[etatDuLieu(lieu)]} />;

/** What a place says of itself, its hours apart. */
export const FicheDuLieu = ({ lieu }: { lieu: LieuDuPerimetre }) => (
  <Fiche
    faits={[
      ['Adresse', `${lieu.adresse}, ${lieu.code_postal ?? ''} ${lieu.commune}`],
      ['Comment on y vient', modalitesEcrites(lieu.modalites)],
      ['Ce que l’on y trouve', enumeration(servicesEcrits(lieu.services).map((nom) => nom.toLowerCase()))],
      ['Téléphone', telephoneEcrit(lieu.telephone)],
      ['Adresse électronique', lieu.courriel],
      ['Site internet', lieu.site],
      ['Fiche d’accessibilité', lieu.fiche_acces_libre],
      ['Itinérant', lieu.itinerant ? 'Oui' : ''],
      ['SIRET', lieu.siret],
      ['Labels', enumeration(lieu.labels.map((label) => LISTES_DE_REFERENCE[label].libelle))],
      ['Présentation', lieu.resume],
      ['Fermé le', lieu.ferme_le && dateLongue(lieu.ferme_le)],
    ]}
  />
);

export const modalitesEcrites = (modalites: readonly string[]): string =>
  enumeration(CODES_MODALITES.filter((code) => modalites.includes(code)).map((code) => MODALITES[code].toLowerCase()));

/** Whether the public sees a place; if not, each reason and what to do. Nothing is left out in silence. */
export function PublicationDuLieu({ lieu }: { lieu: LieuDuPerimetre }) {
  const raisons = raisonsDeNonPublication(lieu);
  if (raisons.length === 0)
    return (
      <p>
        Ce lieu est publié : <a href={`/trouver-un-conseiller/lieux/${lieu.numero}`}>voir sa page sur le site public</a>
        .
      </p>
    );
  if (lieu.fusionne_dans !== null) return <p>Ce lieu a été fusionné avec un autre, qui le remplace.</p>;
  return (
    <>
      <p className="fr-mb-0">Ce lieu n’est pas publié parce que :</p>
      <ul>
        {raisons.map((raison, rang) => (
          <li key={raison}>
            {raison}
            {rang === raisons.length - 1 ? '.' : ' ;'}
          </li>
        ))}
      </ul>
    </>
  );
}
