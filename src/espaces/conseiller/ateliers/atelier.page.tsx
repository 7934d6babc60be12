import { Button } from '@codegouvfr/react-dsfr/Button';
import { cycle, dureeEcrite, endroitEcrit, niveauEcrit, type SonAtelier } from '#domain/ateliers/index.ts';
import { dateHeure, rendezVous } from '#platform/dates.ts';
import { Fiche } from '#platform/dsfr/Fiche.tsx';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { BoutonPost } from '#platform/form/Formulaire.tsx';
import { pluriel, telephoneEcrit } from '#platform/texte.ts';
import { placesEcrites } from './places.tsx';

const BASE = '/conseiller/ateliers';
type Props = { readonly atelier: SonAtelier; readonly now: Date; readonly adresse: string };

/** One workshop of the conseiller: what it is, where it stands, what comes next. */
export const PageDeSonAtelier = ({ atelier, now, adresse }: Props) => (
  <>
    <h1>{atelier.titre}</h1>
    <p>
      <StatutBadge statut={cycle.labels[atelier.statut]} />
    </p>
    <Suite atelier={atelier} now={now} />
    <Fiche faits={faitsDe(atelier)} />
    {atelier.statut === 'publie' && atelier.debut > now && <Adresse atelier={atelier} adresse={adresse} />}
    <Autres atelier={atelier} now={now} />
  </>
);

const faitsDe = (atelier: SonAtelier) =>
  [
    ['Quand', `Le ${rendezVous(atelier.debut)}, durée ${dureeEcrite(atelier.duree_minutes)}`],
    ['Où', endroitEcrit(atelier)],
    ['Adresse de la réunion', atelier.lien && <span className="adresse">{atelier.lien}</span>],
    ['Thèmes', atelier.libelles.join(' ; ')],
    ['Niveau', niveauEcrit(atelier.niveau)],
    ['Qui peut s’inscrire', atelier.acces === 'public' ? 'Tout le monde' : 'Les personnes invitées'],
    ['Inscriptions', placesEcrites(atelier)],
    ['Inscriptions jusqu’au', dateHeure(atelier.ferme_le)],
    ['À apporter', atelier.a_apporter],
    ['Téléphone affiché', telephoneEcrit(atelier.telephone)],
    ['Personnes venues', venues(atelier)],
    ['Pourquoi il est annulé', atelier.motif],
    [
      'Série',
      atelier.suivants === 0
        ? null
        : `Encore ${pluriel(atelier.suivants, 'atelier')} après celui-ci dans la même série`,
    ],
  ] as const;

const venues = ({ presents, non_inscrits }: SonAtelier) =>
  presents === null
    ? null
    : `${pluriel(presents, 'personne inscrite', 'personnes inscrites', 'aucune personne inscrite')}, ${pluriel(non_inscrits ?? 0, 'autre', 'autres', 'aucune autre')}`;

/** The next gesture, first on the page. */
function Suite({ atelier, now }: Pick<Props, 'atelier' | 'now'>) {
  const { id, statut, debut, suivants, activite_id, efface_le } = atelier;
  if (statut === 'prepare' && debut > now)
    return (
      <div className="gestes fr-mb-3w">
        <BoutonPost action={`${BASE}/${id}/publier`} priority="primary">
          {suivants > 0 ? 'Publier cet atelier seulement' : 'Publier'}
        </BoutonPost>
        {suivants > 0 && (
          <BoutonPost action={`${BASE}/${id}/publier`} champs={{ portee: 'suivants' }}>
            {`Publier cet atelier et ${pluriel(suivants, 'suivant')}`}
          </BoutonPost>
        )}
      </div>
    );
  if (statut === 'publie' && debut <= now)
    return (
      <div className="gestes fr-mb-3w">
        {!efface_le && <Button linkProps={{ href: `${BASE}/${id}/presences` }}>Cocher qui est venu</Button>}
        <Button priority={efface_le ? 'primary' : 'secondary'} linkProps={{ href: `${BASE}/${id}/activite` }}>
          Enregistrer l’activité
        </Button>
        <BoutonPost action={`${BASE}/${id}/clore`} priority="tertiary">
          Personne n’est venu
        </BoutonPost>
      </div>
    );
  if (statut === 'publie')
    return (
      <div className="gestes fr-mb-3w">
        <Button linkProps={{ href: `${BASE}/${id}/participants` }}>Voir qui vient</Button>
        <Button priority="secondary" linkProps={{ href: `${BASE}/${id}/inscrire` }}>
          Inscrire une personne
        </Button>
      </div>
    );
  if (activite_id)
    return (
      <p>
        L’activité est enregistrée. <a href={`/conseiller/activites/${activite_id}/corriger`}>La corriger</a>
      </p>
    );
  return null;
}

const Adresse = ({ atelier, adresse }: Omit<Props, 'now'>) => (
  <>
    <h2 className="fr-mt-3w">
      {atelier.acces === 'public' ? 'Sa page publique' : 'L’adresse à donner aux personnes invitées'}
    </h2>
    <p>
      <a className="adresse" href={adresse}>
        {adresse}
      </a>
    </p>
    {atelier.acces === 'invitation' && (
      <p>Qui connaît cette adresse peut s’inscrire : donnez-la aux seules personnes que vous invitez.</p>
    )}
  </>
);

function Autres({ atelier, now }: Pick<Props, 'atelier' | 'now'>) {
  const { id, statut, debut, aAppeler } = atelier;
  const vivant = statut === 'prepare' || statut === 'publie';
  return (
    <ul className="fr-mt-3w">
      {statut !== 'prepare' && !(statut === 'publie' && debut > now && aAppeler === 0) && (
        <li>
          <a href={`${BASE}/${id}/participants`}>Voir qui vient</a>
          {aAppeler > 0 && ` (${pluriel(aAppeler, 'personne')} à appeler)`}
        </li>
      )}
      {vivant && debut > now && (
        <li>
          <a href={`${BASE}/${id}/modifier`}>Modifier l’atelier</a>
        </li>
      )}
      {vivant && (
        <li>
          <a href={`${BASE}/${id}/annuler`}>Annuler l’atelier</a>
        </li>
      )}
      <li>
        <a href={`${BASE}/${id}/semblable`}>Préparer un atelier semblable</a>
      </li>
    </ul>
  );
}
