import { enAdresse } from './filtres.ts';
import type { PageLue } from './lire-page.ts';

/** What else may be done with the figures shown: a link for somebody without an account, a paper for each month. */
export function SuiteDesChiffres({
  base,
  lue,
  bilans,
}: {
  readonly base: string;
  readonly lue: PageLue;
  readonly bilans: boolean;
}) {
  const parametres = enAdresse(lue.filtres);
  const { conseiller } = lue.vue.valeurs;
  if (conseiller) parametres.set('conseiller', conseiller);
  return (
    <ul>
      <li>
        <a href={`${base}/partages/nouveau?${parametres}`}>Partager ces chiffres avec un lien</a> (
        <a href={`${base}/partages`}>mes liens partagés</a>)
      </li>
      {bilans && (
        <li>
          <a href={`${base}/bilans`}>Bilans du mois à imprimer</a>
        </li>
      )}
    </ul>
  );
}
