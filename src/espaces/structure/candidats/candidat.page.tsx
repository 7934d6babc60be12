import { Alert } from '@codegouvfr/react-dsfr/Alert';
import {
  experienceEcrite,
  mobiliteEcrite,
  type ProfilCandidat,
  pixEcrit,
  situationsEcrites,
} from '#domain/candidats/index.ts';
import { type Apercu, cycle, type EntretienLu, type Evaluation, type Place } from '#domain/mise-en-relation/index.ts';
import { dateLongue } from '#platform/dates.ts';
import { Fiche } from '#platform/dsfr/Fiche.tsx';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { nombre, telephoneEcrit } from '#platform/texte.ts';
import { Actions } from './Actions.tsx';
import { Rencontre } from './Rencontre.tsx';

export type PropsCandidat = {
  readonly place: Place;
  readonly apercu: Apercu;
  readonly coordonnees: ProfilCandidat | undefined;
  readonly entretien: EntretienLu | undefined;
  readonly evaluations: readonly Evaluation[];
  /** How many candidates the structure evaluated after meeting them. */
  readonly rencontres: number;
  readonly now: Date;
  /** When the contract may be signed, once there is one to speak of. */
  readonly delai: string | undefined;
};

/** One candidate, as the structure may see him, and what it can do. */
export function CandidatPage(props: PropsCandidat) {
  const { apercu, coordonnees } = props;
  const { prenom, nom, numero, relation, choisiAilleurs } = apercu;
  return (
    <>
      <h1>
        {prenom} {nom}
      </h1>
      <p>
        <StatutBadge statut={cycle.labels[relation]} /> Candidat n° {numero}
      </p>
      {choisiAilleurs && (
        <Alert
          severity="warning"
          small
          description="Une autre structure a choisi ce candidat. Nous vous écrirons s’il redevient libre."
          className="fr-mb-3w"
        />
      )}
      <Actions {...props} />
      {coordonnees ? <Coordonnees profil={coordonnees} /> : <Cachees relation={relation} />}
      {coordonnees && <Rencontre {...props} />}
      <h2 className="fr-mt-4w">Son profil</h2>
      <Profil apercu={apercu} />
    </>
  );
}

function Coordonnees({ profil }: { profil: ProfilCandidat }) {
  const { id, email, telephone, cv_cle, cv_etat } = profil;
  return (
    <>
      <h2>Ses coordonnées</h2>
      <Fiche
        faits={[
          [
            'Adresse électronique',
            <a key="email" href={`mailto:${email}`}>
              {email}
            </a>,
          ],
          [
            'Téléphone',
            telephone && (
              <a key="telephone" href={`tel:${telephone}`}>
                {telephoneEcrit(telephone)}
              </a>
            ),
          ],
          [
            'CV',
            cv_cle && (
              <>
                <a key="cv" href={`/structure/candidats/${id}/cv`}>
                  Télécharger le CV (PDF)
                </a>
                {cv_etat === 'non_analyse' && ' — non analysé par un antivirus'}
              </>
            ),
          ],
        ]}
      />
    </>
  );
}

const Cachees = ({ relation }: { relation: Apercu['relation'] }) => (
  <p>
    {relation === 'a_examiner'
      ? 'Son nom, ses coordonnées et son CV apparaîtront quand vous vous direz intéressé. Le candidat en sera prévenu.'
      : 'Son nom, ses coordonnées et son CV sont cachés.'}
  </p>
);

function Profil({ apercu }: { apercu: Apercu }) {
  const { commune, km, rayon_km, disponible_le, situations, experience, diplome, motivation } = apercu;
  return (
    <Fiche
      faits={[
        [
          'Commune',
          km < 1
            ? `${commune}, comme votre structure`
            : `${commune}, à ${nombre(Math.round(km))} km de votre structure`,
        ],
        ['Mobilité', mobiliteEcrite(rayon_km)],
        ['Disponible', `à partir du ${dateLongue(disponible_le)}`],
        ['Situation', situationsEcrites(situations)],
        ['Expérience de l’accompagnement', experienceEcrite(experience)],
        ['Diplôme', diplome],
        ['Motivation', <Paragraphes key="motivation" texte={motivation} />],
        ['Pix', pixEcrit(apercu) ?? 'Résultats non partagés'],
      ]}
    />
  );
}

const Paragraphes = ({ texte }: { texte: string }) =>
  texte.split('\n').map((ligne, rang) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text never move
    <span key={rang}>
      {rang > 0 && <br />}
      {ligne}
    </span>
  ));
