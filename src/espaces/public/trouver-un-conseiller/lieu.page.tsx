import { estVide, HorairesEnClair, heureEcrite, JOURS, type MomentLocal } from '#domain/horaires/index.ts';
import { type LieuPublic, type PermanenceDuLieu, type PersonneDuLieu, servicesEcrits } from '#domain/lieux/index.ts';
import { dateLongue } from '#platform/dates.ts';
import { telephoneEcrit } from '#platform/texte.ts';
import { BASE } from './filtres.ts';
import { faits } from './LieuListe.tsx';

/** One place, to read or to print: when, where, how to come, who is there. */
export function PageLieu({ lieu, moment }: { lieu: LieuPublic; moment: MomentLocal }) {
  const { horaires, permanences, accueil } = lieu;
  return (
    <>
      <h1>{lieu.nom}</h1>
      <p className="fr-text--lead sans-impression">{faits(lieu, moment).join('. ')}.</p>
      <h2 className="fr-h4 fr-mt-4w fr-mb-1w">Venir</h2>
      <p>
        {lieu.adresse}
        <br />
        {lieu.code_postal} {lieu.commune}
      </p>
      <p>{venir(lieu.modalites)} C’est gratuit.</p>
      <Contact lieu={lieu} />
      <p className="sans-impression fr-mt-2w">
        <a className="fr-btn fr-btn--secondary" href={adresseGeo(lieu)}>
          Ouvrir dans mon application de cartes
        </a>
      </p>
      {permanences.length > 0 && (
        <>
          <h2 className="fr-h4 fr-mt-4w fr-mb-1w">Quand un conseiller est là</h2>
          <Permanences permanences={permanences} aujourdhui={moment.date} />
        </>
      )}
      <h2 className="fr-h4 fr-mt-4w fr-mb-1w">Horaires du lieu</h2>
      {estVide(horaires.semaine) ? (
        <p>Les horaires ne sont pas encore connus : appelez avant de venir.</p>
      ) : (
        <HorairesEnClair horaires={horaires} aujourdhui={moment.date} />
      )}
      {accueil.length > 0 && (
        <>
          <h2 className="fr-h4 fr-mt-4w fr-mb-1w">Qui vous reçoit</h2>
          <ul>
            {accueil.map((personne) => (
              <Personne key={`${personne.prenom}${personne.courriel}`} personne={personne} />
            ))}
          </ul>
        </>
      )}
      <h2 className="fr-h4 fr-mt-4w fr-mb-1w">Ce que l’on y trouve</h2>
      <ul>
        {servicesEcrits(lieu.services).map((nom) => (
          <li key={nom}>{nom}</li>
        ))}
      </ul>
      {lieu.resume && <p className="texte-tape">{lieu.resume}</p>}
      {lieu.fiche_acces_libre && (
        <p>
          <a href={lieu.fiche_acces_libre} rel="external">
            L’accessibilité de ce lieu, sur Acceslibre
          </a>
        </p>
      )}
      <p className="sans-impression">
        <a className="fr-link" href={`${BASE}?code=${lieu.commune_code}`}>
          Les autres lieux près de {lieu.commune}
        </a>
      </p>
    </>
  );
}

const venir = (modalites: readonly string[]): string => {
  if (!modalites.includes('rendez_vous')) return 'On y vient sans rendez-vous.';
  return modalites.includes('libre') ? 'On y vient avec ou sans rendez-vous.' : 'Prenez rendez-vous avant de venir.';
};

const Contact = ({ lieu: { telephone, courriel, site } }: { lieu: LieuPublic }) => (
  <ul className="fr-raw-list">
    {telephone && (
      <li>
        Téléphone : <a href={`tel:${telephone}`}>{telephoneEcrit(telephone)}</a>
      </li>
    )}
    {courriel && (
      <li>
        Adresse électronique : <a href={`mailto:${courriel}`}>{courriel}</a>
      </li>
    )}
    {site && (
      <li className="adresse">
        Site :{' '}
        <a href={site} rel="external nofollow">
          {site}
        </a>
      </li>
    )}
  </ul>
);

const Personne = ({ personne: { prenom, courriel, telephone, aidant } }: { personne: PersonneDuLieu }) => (
  <li>
    {prenom}
    {aidant && ', aidant habilité Aidants Connect'}
    {telephone && (
      <>
        , <a href={`tel:${telephone}`}>{telephoneEcrit(telephone)}</a>
      </>
    )}
    {courriel && (
      <>
        , <a href={`mailto:${courriel}`}>{courriel}</a>
      </>
    )}
  </li>
);

function Permanences({ permanences, aujourdhui }: { permanences: readonly PermanenceDuLieu[]; aujourdhui: string }) {
  // Two conseillers at the same hour are one line: nobody is counted.
  const lignes = [...new Set(permanences.map((une) => permanenceEcrite(une, aujourdhui)))];
  return (
    <ul>
      {lignes.map((ligne) => (
        <li key={ligne}>{ligne}</li>
      ))}
    </ul>
  );
}

function permanenceEcrite({ jour, debut, fin, du, au, prenom }: PermanenceDuLieu, aujourdhui: string): string {
  const nom = JOURS[jour - 1] ?? '';
  return [
    `${nom.charAt(0).toUpperCase()}${nom.slice(1)} de ${heureEcrite(debut)} à ${heureEcrite(fin)}`,
    ...(prenom ? [`avec ${prenom}`] : []),
    ...(du > aujourdhui ? [`à partir du ${dateLongue(du)}`] : []),
    ...(au ? [`jusqu’au ${dateLongue(au)}`] : []),
  ].join(', ');
}

/** RFC 5870: whatever application the person has opens it; nobody else is asked. The address says more than the point. */
const adresseGeo = ({ latitude, longitude, position, adresse, code_postal, commune }: LieuPublic): string =>
  `geo:${position === 'lieu' ? `${latitude},${longitude}` : '0,0'}?q=${encodeURIComponent(`${adresse}, ${code_postal ?? ''} ${commune}`)}`;
