import { estVide, etatA, etatEcrit, type MomentLocal } from '#domain/horaires/index.ts';
import { type LieuPublic, type LieuTrouve, servicesEcrits } from '#domain/lieux/index.ts';
import { LISTES_DE_REFERENCE } from '#domain/referentiels/index.ts';
import { enumeration, telephoneEcrit } from '#platform/texte.ts';
import { BASE } from './filtres.ts';

type Props = { readonly lieu: LieuTrouve; readonly communeCode: string; readonly moment: MomentLocal };

/** A place of the list: where, how far, open or not, what for, who is there. */
export function LieuListe({ lieu, communeCode, moment }: Props) {
  const { numero, nom, telephone, accueil } = lieu;
  return (
    <li className="lieu-trouve">
      <h3 className="fr-h6 fr-mb-0">
        <a href={`${BASE}/lieux/${numero}`}>{nom}</a>
      </h3>
      <p className="fr-mb-0">
        {lieu.adresse}, {lieu.code_postal} {lieu.commune} <strong>({distance(lieu, communeCode)})</strong>
        <br />
        {faits(lieu, moment).join('. ')}.
        {telephone && (
          <>
            {' '}
            <a href={`tel:${telephone}`}>{telephoneEcrit(telephone)}</a>
          </>
        )}
      </p>
      <p className="fr-text--sm fr-mb-0">
        {majuscule(enumeration(servicesEcrits(lieu.services).map((un) => un.toLowerCase())))}.
        {accueil.length > 0 &&
          ` ${enumeration(accueil.map(({ prenom }) => prenom))} vous y ${accueil.length > 1 ? 'reçoivent' : 'reçoit'}.`}
      </p>
    </li>
  );
}

/** Most places stand in the middle of their commune: a distance then says no more than that. */
function distance({ km, position, commune_code }: LieuTrouve, communeCode: string): string {
  if (position !== 'lieu' && commune_code === communeCode) return 'dans la commune';
  return km < 1 ? 'à moins d’un kilomètre' : `à ${position === 'lieu' ? '' : 'environ '}${Math.round(km)}\u00a0km`;
}

/** « Ouvert, ferme à 17 h », « Sur rendez-vous », « France Services » */
export function faits(lieu: LieuPublic, moment: MomentLocal): string[] {
  const { horaires, modalites, labels } = lieu;
  const etat = estVide(horaires.semaine) ? 'horaires à demander' : etatEcrit(etatA(horaires, moment), moment);
  return [
    majuscule(etat),
    ...(modalites.includes('libre') ? ['Sans rendez-vous'] : ['Sur rendez-vous']),
    ...(lieu.itinerant ? ['Itinérant'] : []),
    ...labels.map((label) => LISTES_DE_REFERENCE[label].libelle),
  ];
}

const majuscule = (texte: string) => texte.charAt(0).toUpperCase() + texte.slice(1);
