import {
  type AtelierPublic,
  dureeEcrite,
  endroitEcrit,
  formulaireInscription,
  niveauEcrit,
} from '#domain/ateliers/index.ts';
import { jsonDePage } from '#espaces/public/offres/job-posting.ts';
import { dateHeure, rendezVous } from '#platform/dates.ts';
import { Fiche } from '#platform/dsfr/Fiche.tsx';
import { Champs, Formulaire } from '#platform/form/Formulaire.tsx';
import type { FormState } from '#platform/form/form.ts';
import { PourLesRobots } from '#platform/form/PourLesRobots.tsx';
import { telephoneEcrit } from '#platform/texte.ts';
import { evenementPublic } from './event.ts';
import { etatDesPlaces } from './places.ts';

type Props = {
  readonly atelier: AtelierPublic;
  readonly state: FormState;
  readonly site: string;
  readonly now: Date;
  /** The file for calendars, on a public page. */
  readonly fichier?: string;
};

/** One workshop, then how to come; the same facts for search engines when it is public. */
export const PageAtelier = ({ atelier, state, site, now, fichier }: Props) => (
  <>
    {fichier && <script type="application/ld+json">{jsonDePage(evenementPublic(atelier, site))}</script>}
    <h1>{atelier.titre}</h1>
    <p className="fr-text--lead">
      Le {rendezVous(atelier.debut)}, durée {dureeEcrite(atelier.duree_minutes)}
    </p>
    <Fiche
      faits={[
        ['Où', endroitEcrit(atelier)],
        ['Niveau', niveauEcrit(atelier.niveau)],
        ['Thèmes', atelier.themes.join(', ')],
        ['À apporter', atelier.a_apporter],
        ['Proposé par', atelier.structure],
        ['Prix', 'Gratuit'],
        ['Inscriptions', `${etatDesPlaces(atelier, now).libelle}, jusqu’au ${dateHeure(atelier.ferme_le)}`],
        [
          'Par téléphone',
          atelier.telephone && <a href={`tel:${atelier.telephone}`}>{telephoneEcrit(atelier.telephone)}</a>,
        ],
      ]}
    />
    {fichier && (
      <p className="sans-impression">
        <a className="fr-link" href={fichier}>
          L’ajouter à mon agenda (fichier ICS)
        </a>
      </p>
    )}
    <Inscription atelier={atelier} state={state} now={now} />
    <p className="sans-impression fr-mt-3w">
      <a className="fr-link" href="/ateliers">
        Tous les ateliers
      </a>
    </p>
  </>
);

function Inscription({ atelier, state, now }: Pick<Props, 'atelier' | 'state' | 'now'>) {
  if (atelier.statut === 'annule')
    return (
      <p>
        <strong>Cet atelier est annulé.</strong> {atelier.motif}
      </p>
    );
  if (atelier.ferme_le <= now)
    return (
      <p>
        <strong>Les inscriptions sont closes.</strong>
        {atelier.telephone && ' Appelez le conseiller : il reste peut-être une place.'}
      </p>
    );
  const complet = atelier.en_attente > 0 || atelier.places_prises >= atelier.places;
  return (
    <section className="sans-impression">
      <h2>{complet ? 'M’inscrire sur la liste d’attente' : 'M’inscrire'}</h2>
      <p>
        {complet
          ? 'L’atelier est complet. Si une place se libère, elle est donnée à la première personne de la liste, qui est prévenue.'
          : 'Donnez une adresse électronique ou un téléphone : l’un des deux suffit. Avec une adresse, vous recevez un lien pour confirmer ; la place vous est gardée deux jours.'}
      </p>
      <div className="fr-grid-row">
        <div className="fr-col-12 fr-col-md-8">
          <Formulaire form={formulaireInscription} state={state} bouton={complet ? 'Rejoindre la liste' : 'M’inscrire'}>
            <Champs
              form={formulaireInscription}
              state={state}
              noms={['prenom', 'nom', 'email', 'telephone', 'nombre', 'consentement']}
            />
            <PourLesRobots />
          </Formulaire>
        </div>
      </div>
    </section>
  );
}
