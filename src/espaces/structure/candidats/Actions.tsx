import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { cycle } from '#domain/mise-en-relation/index.ts';
import { dateLongue } from '#platform/dates.ts';
import { BoutonPost } from '#platform/form/Formulaire.tsx';
import type { PropsCandidat } from './candidat.page.tsx';
import { gestesRapides } from './gestes.ts';

/** What the structure can do now about this candidate, the next step first. */
export function Actions({ apercu, place, rencontres, evaluations, delai }: PropsCandidat) {
  const { id, relation, choisiAilleurs } = apercu;
  const permis = cycle.allowed(relation, 'structure');
  const adresse = `/structure/candidats/${id}`;
  // Meeting comes before choosing, unless the structure already met this person.
  const aRencontrer = permis.includes('rencontrer') && evaluations.length === 0;
  const peutRecruter = permis.includes('souhaiterRecruter') && !choisiAilleurs && place.postesLibres > 0;
  return (
    <>
      {relation === 'recrutement_souhaite' && (
        <Alert
          severity="info"
          as="h2"
          title="Un poste lui est réservé"
          description={`Depuis le ${dateLongue(apercu.relationDepuis ?? '')}, nous attendons la réponse de ce candidat.`}
        />
      )}
      {relation === 'recrutement_accepte' && (
        <Alert
          severity="success"
          as="h2"
          title="Ce candidat a accepté"
          description="Étape suivante : la demande de subvention."
        />
      )}
      {delai && <p className="fr-mt-2w">{delai}</p>}
      {peutRecruter && rencontres < 2 && (
        <p>
          <strong>Nos conseils :</strong> n’organisez pas un entretien avec un seul candidat, et choisissez surtout sur
          la motivation et les qualités relationnelles. La formation vient après le recrutement.
        </p>
      )}
      {permis.includes('souhaiterRecruter') && place.postesLibres === 0 && (
        <p>Tous vos postes sont déjà réservés : annulez un choix pour en faire un autre.</p>
      )}
      <div className="fr-btns-group fr-btns-group--inline fr-my-2w">
        {(permis.includes('rencontrer') || relation === 'entretien') && (
          <a className={`fr-btn ${aRencontrer ? '' : 'fr-btn--secondary'}`} href={`${adresse}/entretien`}>
            {relation === 'entretien' ? 'L’entretien' : 'Proposer un entretien'}
          </a>
        )}
        {peutRecruter && (
          <BoutonPost action={`${adresse}/recruter`} priority={aRencontrer ? 'secondary' : 'primary'}>
            Je souhaite recruter
          </BoutonPost>
        )}
        {gestesRapides(apercu, place).map(({ geste, libelle, priority }) => (
          <BoutonPost key={geste} action={`${adresse}/${geste}`} priority={priority}>
            {geste === 'interet' ? 'Ce profil m’intéresse' : libelle}
          </BoutonPost>
        ))}
        {permis.includes('ecarter') && relation !== 'a_examiner' && relation !== 'retiree' && (
          <a className="fr-btn fr-btn--tertiary" href={`${adresse}/refuser`}>
            Ne pas donner suite
          </a>
        )}
        {permis.includes('annulerChoix') && (
          <a className="fr-btn fr-btn--tertiary" href={`${adresse}/annuler`}>
            Annuler ce choix
          </a>
        )}
      </div>
    </>
  );
}
