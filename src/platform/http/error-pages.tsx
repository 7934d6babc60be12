import { Forbidden, InvalidInput, NotFound, Refused, TooMany } from '#platform/errors.ts';
import type { PageAnswer } from '#platform/routes.ts';

const simple = (statut: number, titre: string, ...paragraphes: string[]): PageAnswer => ({
  titre,
  statut,
  prive: true,
  corps: (
    <>
      <h1>{titre}</h1>
      {paragraphes.map((texte) => (
        <p key={texte}>{texte}</p>
      ))}
      <p>
        <a className="fr-link" href="/">
          Revenir à l’accueil
        </a>
        {' ou '}
        <a className="fr-link" href="/contact">
          nous écrire
        </a>
      </p>
    </>
  ),
});

/** The page of each of the four errors, or of a defect with its reference. Nothing tells foreign from missing. */
export function errorPage(problem: unknown, reference: string): PageAnswer {
  if (problem instanceof NotFound)
    return simple(
      404,
      'Page introuvable',
      'Cette page n’existe pas, ou n’existe plus. Vérifiez l’adresse, ou repartez de l’accueil.',
    );
  if (problem instanceof Forbidden)
    return simple(
      403,
      'Accès réservé',
      'Votre compte ne donne pas accès à cette page. Si vous pensez devoir y accéder, demandez-le à l’administrateur de votre structure ou écrivez-nous.',
    );
  if (problem instanceof Refused) return simple(409, 'Demande refusée', problem.message);
  if (problem instanceof InvalidInput)
    return simple(
      422,
      'Demande incomplète',
      ...Object.values(problem.fields),
      'Revenez à la page précédente, corrigez puis recommencez.',
    );
  if (problem instanceof TooMany)
    return simple(
      429,
      'Trop de demandes',
      `Vous avez fait beaucoup de demandes en peu de temps. Réessayez dans ${Math.ceil(problem.retryAfterSeconds / 60)} minutes.`,
    );
  return simple(
    500,
    'Un problème est survenu',
    'La plateforme a rencontré un problème qui ne vient pas de vous. Rien de ce que vous aviez enregistré n’est perdu. Réessayez dans quelques minutes.',
    `Si le problème continue, écrivez-nous en donnant cette référence : ${reference}.`,
  );
}

/** A form sent from elsewhere, or kept open too long. */
export const forgedPage = (): PageAnswer =>
  simple(
    403,
    'Formulaire expiré',
    'Ce formulaire a été ouvert il y a trop longtemps, ou depuis un autre site. Revenez à la page précédente, rechargez-la, puis recommencez : ce qui avait été enregistré est conservé.',
  );
