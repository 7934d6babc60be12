import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { cycle, mobiliteEcrite, type ProfilCandidat } from '#domain/candidats/index.ts';
import type { EntretienLu, Reponse } from '#domain/mise-en-relation/index.ts';
import { dateLongue } from '#platform/dates.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { BoutonPost } from '#platform/form/Formulaire.tsx';
import { pluriel } from '#platform/texte.ts';
import { UneReponse } from './UneReponse.tsx';

type Props = {
  readonly profil: ProfilCandidat;
  readonly reponses: readonly Reponse[];
  readonly autour: number;
  readonly entretiens: readonly EntretienLu[];
  readonly now: Date;
};

/** « Who is interested in me, what must I answer, what can I do meanwhile. » */
export function AccueilPage({ profil, reponses, autour, entretiens, now }: Props) {
  const disponible = profil.statut === 'disponible';
  const recrute = profil.statut === 'recrute';
  return (
    <>
      <h1>Bonjour {profil.prenom}</h1>
      <p>
        <StatutBadge statut={cycle.labels[profil.statut]} />{' '}
        {disponible
          ? `à partir du ${dateLongue(profil.disponible_le)}, ${mobiliteEcrite(profil.rayon_km, 'votre commune')}.`
          : 'Les structures ne voient pas votre profil.'}
      </p>
      {disponible ? (
        <p>
          {pluriel(
            autour,
            'structure recrute autour de vous et peut voir votre profil',
            'structures recrutent autour de vous et peuvent voir votre profil',
            'Aucune structure ne recrute autour de vous pour l’instant : vous pouvez élargir votre mobilité',
          )}
          .
        </p>
      ) : (
        <HorsDeLaListe recrute={recrute} />
      )}
      <h2 className="fr-mt-4w">Ce que les structures ont décidé</h2>
      {reponses.length === 0 ? (
        <p>Aucune structure ne s’est encore prononcée. Nous vous écrirons dès qu’une d’elles s’intéressera à vous.</p>
      ) : (
        <>
          <ul className="fr-raw-list">
            {reponses.map((reponse) => (
              <li key={reponse.id} className="fr-mb-3w">
                <UneReponse
                  reponse={reponse}
                  entretien={entretiens.find(({ mise_en_relation_id }) => mise_en_relation_id === reponse.id)}
                  now={now}
                />
              </li>
            ))}
          </ul>
          <p>
            <a href="/candidat/candidatures">La liste de mes candidatures, à imprimer</a>
          </p>
        </>
      )}
      {!recrute && <AFaire profil={profil} />}
    </>
  );
}

/** Why no structure finds this person, and what to do: whoever is recruited goes on in another space. */
const HorsDeLaListe = ({ recrute }: { recrute: boolean }) =>
  recrute ? (
    <Alert
      severity="success"
      as="h2"
      title="Votre recherche est terminée"
      description={
        <>
          Votre contrat est signé. <a href="/compte">Passer à mon espace de conseiller numérique</a>
        </>
      }
    />
  ) : (
    <Alert
      severity="warning"
      as="h2"
      title="Vous êtes indisponible"
      description={
        <>
          Aucune structure ne vous trouve. <a href="/candidat/disponibilite">Me rendre de nouveau disponible</a>
        </>
      }
    />
  );

/** What makes a profile better while waiting. Nothing is mandatory. */
function AFaire({ profil }: { profil: ProfilCandidat }) {
  return (
    <>
      <h2 className="fr-mt-4w">Pour que votre profil soit vu</h2>
      <ul>
        {!profil.cv_cle && (
          <li>
            <a href="/candidat/cv">Ajoutez votre CV</a> (PDF)
          </li>
        )}
        {profil.pix_palier === null && (
          <li>
            <a href="/candidat/pix">Passez le test Pix</a>, si vous le souhaitez
          </li>
        )}
        {profil.telephone === '' && (
          <li>
            <a href="/candidat/profil">Ajoutez un téléphone</a> : les structures intéressées pourront vous appeler
          </li>
        )}
        <li>
          <a href="/candidat/profil">Tenez votre profil et votre date de disponibilité à jour</a>
        </li>
      </ul>
      {profil.motDePasse === null && (
        <>
          <p>
            Vous entrez ici par un lien reçu par courriel. Si vous préférez, choisissez un mot de passe : il vous faudra
            ensuite vous connecter avec lui.
          </p>
          <BoutonPost action="/candidat/mot-de-passe">Choisir un mot de passe</BoutonPost>
        </>
      )}
    </>
  );
}
