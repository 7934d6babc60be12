import type { lireAFaire } from '#domain/ateliers/index.ts';
import { type SuiviLu, titreDuSuivi } from '#domain/suivi/index.ts';
import { dateLongue, rendezVous } from '#platform/dates.ts';
import { pluriel } from '#platform/texte.ts';

const ATELIERS = '/conseiller/ateliers';

type Props = {
  readonly ateliers: Awaited<ReturnType<typeof lireAFaire>>;
  /** What he must file: a late month stops the payments of his post. */
  readonly suivis: readonly SuiviLu[];
  readonly aujourdhui: string;
};

/** What waits for the conseiller: follow-ups to file, people to phone, workshops past and not recorded; or nothing. */
export function AFaire({ ateliers: { aEnregistrer, aAppeler }, suivis, aujourdhui }: Props) {
  if (suivis.length + aEnregistrer.length + aAppeler.length === 0) return null;
  return (
    <>
      <h2>Que dois-je faire maintenant ?</h2>
      <ul className="fr-mb-4w">
        {suivis.map((suivi) => (
          <li key={suivi.id}>
            <a href={`/conseiller/suivis/${suivi.id}`}>Remettez le {minuscule(titreDuSuivi(suivi))}</a>,{' '}
            <strong>avant le {dateLongue(suivi.a_remettre_le)}</strong>
            {suivi.a_remettre_le < aujourdhui && ' (cette date est passée : remettez-le dès que possible)'}
          </li>
        ))}
        {aAppeler.map(({ id, titre, debut, personnes }) => (
          <li key={`appel-${id}`}>
            <a href={`${ATELIERS}/${id}/participants`}>Appelez {pluriel(personnes, 'personne')}</a> pour « {titre} », le{' '}
            {rendezVous(debut)}
          </li>
        ))}
        {aEnregistrer.map(({ id, titre, debut }) => (
          <li key={id}>
            <a href={`${ATELIERS}/${id}`}>Enregistrez l’atelier</a> « {titre} » du {rendezVous(debut)}
          </li>
        ))}
      </ul>
    </>
  );
}
const minuscule = (phrase: string) => phrase.charAt(0).toLowerCase() + phrase.slice(1);
