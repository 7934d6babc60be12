import { adresseDeLOffre, type Offre, SectionDeFiche } from '#domain/offres/index.ts';
import { dateLongue } from '#platform/dates.ts';
import { Fiche } from '#platform/dsfr/Fiche.tsx';
import { jobPosting, jsonDePage } from './job-posting.ts';

/** One offer: the post, the place, how to apply; the same facts for search engines. */
export function PageOffre({ offre, site }: { offre: Offre; site: string }) {
  return (
    <>
      <script type="application/ld+json">{jsonDePage(jobPosting(offre, site))}</script>
      <h1>{offre.intitule}</h1>
      <p className="fr-text--lead">
        {offre.structure}, {offre.commune} ({offre.departement})
      </p>
      <Fiche
        faits={[
          ['Postes à pourvoir', String(offre.postes)],
          ['Prise de poste souhaitée', dateLongue(offre.demarrage_le)],
          ['Offre publiée le', offre.publiee_le && dateLongue(offre.publiee_le)],
          ['Adresse de la structure', `${offre.adresse}, ${offre.codes_postaux[0] ?? ''} ${offre.commune}`],
          ['Sur emploi-territorial.fr', <Ailleurs key="reference" reference={offre.reference_emploi_territorial} />],
        ]}
      />
      <SectionDeFiche titre="Missions et tâches" texte={offre.missions} />
      <SectionDeFiche titre="Profil recherché" texte={offre.profil} />
      <SectionDeFiche titre="Conditions" texte={offre.conditions} />
      <SectionDeFiche titre="Lieux d’exercice" texte={offre.lieux} />
      <h2 className="fr-mt-4w">Pour candidater</h2>
      <ol>
        <li>
          <a href="/devenir-conseiller">Inscrivez-vous sur ce site</a> : c’est là que les structures trouvent leurs
          candidats.
        </li>
        <li>
          Écrivez à <a href={`mailto:${offre.candidatures_email}`}>{offre.candidatures_email}</a>, en joignant votre CV.
        </li>
      </ol>
      <p>
        <a className="fr-link" href="/offres">
          Toutes les offres
        </a>
      </p>
    </>
  );
}

const Ailleurs = ({ reference }: { reference: string | null }) =>
  reference ? (
    <a href={adresseDeLOffre(reference)} rel="external">
      offre {reference}
    </a>
  ) : (
    'offre publiée sur ce site seulement'
  );
