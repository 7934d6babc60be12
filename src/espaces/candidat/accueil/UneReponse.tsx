import { coordonneesVisibles, cycle, type EntretienLu, type Reponse } from '#domain/mise-en-relation/index.ts';
import { dateHeure, dateLongue } from '#platform/dates.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { BoutonPost } from '#platform/form/Formulaire.tsx';
import { vuParLeCandidat } from './vu-par-le-candidat.ts';

type Props = { readonly reponse: Reponse; readonly entretien: EntretienLu | undefined; readonly now: Date };

/** One structure: what it decided, since when, and what the candidate may answer. */
export function UneReponse({ reponse, entretien, now }: Props) {
  const { id, statut, structure, commune, motif, statut_le } = reponse;
  const peut = cycle.allowed(statut, 'candidat');
  const adresse = `/candidat/reponses/${id}`;
  return (
    <>
      <h3 className="fr-h6 fr-mb-1v">
        {structure}, {commune} <StatutBadge statut={vuParLeCandidat(statut)} />
      </h3>
      <p className="fr-mb-1w">
        {PHRASES[statut]} <span className="fr-text--sm">Depuis le {dateLongue(statut_le)}.</span>
        {motif && statut !== 'declinee' && (
          <>
            <br />
            La structure vous dit : « {motif} »
          </>
        )}
      </p>
      {entretien && coordonneesVisibles(statut) && <Rendezvous entretien={entretien} adresse={adresse} now={now} />}
      <div className="fr-btns-group fr-btns-group--inline fr-btns-group--sm">
        {peut.includes('accepter') && (
          <BoutonPost action={`${adresse}/accepter`} priority="primary" small>
            J’accepte
          </BoutonPost>
        )}
        {peut.includes('revenir') && (
          <BoutonPost action={`${adresse}/revenir`} small>
            Revenir sur ma réponse
          </BoutonPost>
        )}
        {peut.includes('decliner') && (
          <a className="fr-btn fr-btn--sm fr-btn--tertiary" href={`${adresse}/decliner`}>
            Décliner<span className="fr-sr-only"> la proposition de {structure}</span>
          </a>
        )}
      </div>
    </>
  );
}

const PHRASES: Readonly<Record<Reponse['statut'], string>> = {
  a_examiner: '',
  interessee: 'Votre profil l’intéresse. Elle voit vos coordonnées.',
  entretien: 'Elle souhaite vous rencontrer.',
  recrutement_souhaite: 'Elle souhaite vous recruter : répondez-lui.',
  recrutement_accepte: 'Vous avez accepté sa proposition. Elle prépare maintenant sa demande de subvention.',
  recrutee: 'Votre contrat est signé : vous êtes conseiller numérique.',
  terminee: 'Votre contrat avec elle est terminé.',
  pas_interessee: 'Elle ne donne pas suite. Elle ne voit pas vos coordonnées.',
  declinee: 'Vous avez décliné. Elle ne voit plus vos coordonnées.',
  retiree: 'Vous n’étiez plus disponible. Elle ne voit plus vos coordonnées.',
};

function Rendezvous({ entretien, adresse, now }: { entretien: EntretienLu; adresse: string; now: Date }) {
  const { statut, debut, lieu } = entretien;
  if (statut === 'confirme' && debut)
    return (
      <p className="fr-mb-1w">
        <strong>
          Entretien {debut < now ? 'passé, le' : 'le'} {dateHeure(debut)}
        </strong>
        , {lieu}. <a href={`${adresse}/entretien`}>Détails et agenda</a>
      </p>
    );
  if (statut === 'contre_propose')
    return <p className="fr-mb-1w">Vous avez proposé d’autres dates : la structure va répondre.</p>;
  return (
    <p className="fr-mb-1w">
      <strong>Un entretien vous est proposé</strong> : <a href={`${adresse}/entretien`}>choisir une date</a>
    </p>
  );
}
