import { Badge } from '@codegouvfr/react-dsfr/Badge';
import { Button } from '@codegouvfr/react-dsfr/Button';
import { Table } from '@codegouvfr/react-dsfr/Table';
import type { Participant, Participants, SonAtelier } from '#domain/ateliers/index.ts';
import { rendezVous } from '#platform/dates.ts';
import { BoutonPost } from '#platform/form/Formulaire.tsx';
import { telephoneEcrit } from '#platform/texte.ts';
import { placesEcrites } from './places.tsx';

const BASE = '/conseiller/ateliers';
const APPELS = {
  place: 'une place s’est libérée pour elle',
  changement: 'l’atelier a changé de jour, d’heure ou de lieu',
  annulation: 'l’atelier est annulé',
} as const;

/** Who comes, by name; what remains to be said on the telephone comes first. */
export function PageDesParticipants({ participants, now }: { participants: Participants; now: Date }) {
  const { atelier, inscrits, aConfirmer, attente } = participants;
  const { id, titre, debut, statut, efface_le } = atelier;
  const ouvert = statut === 'publie' && debut > now;
  return (
    <>
      <h1>Qui vient</h1>
      <p>
        « {titre} », le {rendezVous(debut)}. Places prises : {placesEcrites(atelier)}.
      </p>
      <p className="fr-text--sm">
        Vous seul lisez cette liste. Elle est effacée 30 jours après l’atelier : ne la recopiez pas ailleurs.
      </p>
      <p className="sans-impression fr-btns-group fr-btns-group--inline">
        {ouvert && <Button linkProps={{ href: `${BASE}/${id}/inscrire` }}>Inscrire une personne</Button>}
        {statut === 'publie' && debut <= now && !efface_le && (
          <Button linkProps={{ href: `${BASE}/${id}/presences` }}>Cocher qui est venu</Button>
        )}
      </p>
      <AAppeler atelier={atelier} tous={[...inscrits, ...attente]} />
      <Liste
        titre="Ont une place"
        gens={inscrits}
        vide={efface_le ? 'La liste est effacée.' : 'Personne n’a encore de place.'}
        ouvert={ouvert}
        atelier={atelier}
      />
      {aConfirmer.length > 0 && (
        <Liste titre="Doivent confirmer leur adresse" gens={aConfirmer} vide="" ouvert={ouvert} atelier={atelier} />
      )}
      {attente.length > 0 && (
        <Liste titre="Liste d’attente, dans l’ordre" gens={attente} vide="" ouvert={ouvert} atelier={atelier} />
      )}
    </>
  );
}

function AAppeler({ atelier: { id }, tous }: { atelier: SonAtelier; tous: readonly Participant[] }) {
  const appels = tous.filter(({ a_appeler }) => a_appeler);
  if (appels.length === 0) return null;
  return (
    <section className="fr-mb-4w">
      <h2>À appeler</h2>
      <ul>
        {appels.map(({ id: participationId, prenom, nom, telephone, a_appeler }) => (
          <li key={participationId} className="fr-mb-1w">
            {prenom} {nom}, <Telephone numero={telephone} /> : {a_appeler && APPELS[a_appeler]}.{' '}
            <BoutonPost action={`${BASE}/${id}/participants/appel`} champs={{ participationId }} small>
              C’est fait<span className="fr-sr-only"> pour {nom}</span>
            </BoutonPost>
          </li>
        ))}
      </ul>
    </section>
  );
}

type ListeProps = {
  readonly titre: string;
  readonly gens: readonly Participant[];
  readonly vide: string;
  readonly ouvert: boolean;
  readonly atelier: SonAtelier;
};
function Liste({ titre, gens, vide, ouvert, atelier: { id } }: ListeProps) {
  const personnes = gens.reduce((total, { nombre }) => total + nombre, 0);
  return (
    <>
      <h2>
        {titre} ({personnes})
      </h2>
      {gens.length === 0 ? (
        <p>{vide}</p>
      ) : (
        <Table
          caption={titre}
          noCaption
          headers={['Nom', 'Contact', 'Personnes', ...(ouvert ? ['Geste'] : [])]}
          data={gens.map((une) => [
            `${une.prenom} ${une.nom}`,
            <Contact key="contact" {...une} />,
            une.nombre,
            ...(ouvert
              ? [
                  <BoutonPost
                    key="retirer"
                    action={`${BASE}/${id}/participants/retirer`}
                    champs={{ participationId: une.id }}
                    priority="tertiary"
                    small
                  >
                    Retirer<span className="fr-sr-only"> {une.nom}</span>
                  </BoutonPost>,
                ]
              : []),
          ])}
        />
      )}
    </>
  );
}

const Contact = ({ email, telephone, joignable }: Participant) => (
  <>
    {email && <a href={`mailto:${email}`}>{email}</a>}
    {email && telephone && <br />}
    {telephone && <Telephone numero={telephone} />}
    {!joignable && (
      <>
        {' '}
        <Badge as="span" severity="warning" small noIcon>
          À prévenir par téléphone
        </Badge>
      </>
    )}
  </>
);

const Telephone = ({ numero }: { numero: string }) => <a href={`tel:${numero}`}>{telephoneEcrit(numero)}</a>;
