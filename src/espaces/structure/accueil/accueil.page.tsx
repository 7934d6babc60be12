import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { cycle, type Structure } from '#domain/structures/index.ts';
import { dateLongue } from '#platform/dates.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { euros, pluriel } from '#platform/texte.ts';
import type { Tache } from './taches.ts';

type Props = {
  readonly structure: Structure;
  readonly postes: { readonly attribues: number; readonly pourvus: number };
  readonly montantCentimes: number;
  readonly taches: readonly Tache[];
  /** When the contract may be signed, once the fiche de poste is published. */
  readonly signature: string | undefined;
  readonly aujourdhui: string;
};

/** « Where are my posts, what must I do now, by when. » */
export function AccueilPage({ structure, postes, montantCentimes, taches, signature, aujourdhui }: Props) {
  return (
    <>
      <h1>{structure.nom}</h1>
      <p>
        <StatutBadge statut={cycle.labels[structure.statut]} />
      </p>
      <h2>Où en sont mes postes ?</h2>
      {postes.attribues > 0 ? (
        <Alert
          severity="success"
          title={pluriel(postes.attribues, 'poste vous est attribué', 'postes vous sont attribués')}
          description={
            <>
              {attente(postes)} L’État réserve {euros(montantCentimes)} pour {postes.attribues === 1 ? 'le' : 'les'}{' '}
              financer.
            </>
          }
        />
      ) : (
        <p>Aucun poste ne vous est attribué en ce moment.</p>
      )}
      {structure.statut === 'abandonnee' && (
        <p>
          Votre demande est abandonnée depuis le {dateLongue(structure.statut_le)}. Si votre projet reprend, vous pouvez{' '}
          <a href="/inscription">vous inscrire de nouveau</a>.
        </p>
      )}
      {taches.length > 0 && (
        <>
          <h2 className="fr-mt-4w">Que dois-je faire maintenant ?</h2>
          <ol>
            {taches.map((tache) => (
              <li key={tache.libelle} className="fr-mb-1w">
                <UneTache tache={tache} aujourdhui={aujourdhui} />
              </li>
            ))}
          </ol>
          {signature && <p>{signature}</p>}
        </>
      )}
    </>
  );
}

/** How many of the posts have somebody under contract. */
function attente({ attribues, pourvus }: Props['postes']): string {
  if (pourvus === attribues) return attribues === 1 ? 'Il est pourvu.' : 'Tous sont pourvus.';
  if (pourvus > 0) return `${pluriel(pourvus, 'est pourvu', 'sont pourvus')}.`;
  return attribues === 1 ? 'Il attend un conseiller.' : 'Chacun attend un conseiller.';
}

function UneTache({ tache: { libelle, echeance, lien }, aujourdhui }: { tache: Tache; aujourdhui: string }) {
  return (
    <>
      {lien ? <a href={lien}>{libelle}</a> : libelle}
      {echeance && (
        <>
          , <strong>au plus tard {echeance === aujourdhui ? 'aujourd’hui' : `le ${dateLongue(echeance)}`}</strong>
          {echeance < aujourdhui && <> (cette date est passée : faites-le dès que possible)</>}
        </>
      )}
      .
    </>
  );
}
