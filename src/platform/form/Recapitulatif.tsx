import { dateLongue } from '#platform/dates.ts';
import { enumeration } from '#platform/texte.ts';
import type { Champ } from './form.ts';
import type { Etape, Saisies } from './step.tsx';

type Props = {
  readonly base: string;
  readonly etapes: readonly Etape[];
  readonly saisies: Saisies;
  /** How a value is written when its field alone does not say. */
  readonly lisible?: Readonly<Record<string, (texte: string) => string>>;
};

/** Everything typed in a form of several pages, step by step, each with its way back. */
export function Recapitulatif({ base, etapes, saisies, lisible = {} }: Props) {
  return etapes.map(({ slug, titre, form }) => (
    <section key={slug} className="fr-mb-3w">
      <h2 className="fr-h5">
        {titre}{' '}
        <a className="fr-link fr-text--sm" href={`${base}/${slug}`}>
          Modifier<span className="fr-sr-only"> « {titre} »</span>
        </a>
      </h2>
      <dl>
        {Object.entries(form.champs).flatMap(([nom, champ]) => {
          const textes = ecrites(champ, saisies[slug]?.[nom]);
          if (champ.type === 'cache' || textes.length === 0) return [];
          return [
            <div key={nom} className="fr-mb-1w">
              <dt className="fr-text--bold">{champ.libelle}</dt>
              <dd>{enumeration(textes.map(lisible[nom] ?? ((texte) => texte)))}</dd>
            </div>,
          ];
        })}
      </dl>
    </section>
  ));
}

function ecrites(champ: Champ, brute: string | readonly string[] | undefined): string[] {
  const textes = typeof brute === 'string' ? [brute] : [...(brute ?? [])];
  const valeurs = champ.type === 'cases' ? textes : textes.slice(-1);
  return valeurs.filter((texte) => texte !== '').map((texte) => lire(champ, texte));
}

function lire(champ: Champ, texte: string): string {
  if (champ.type === 'date' && /^\d{4}-/.test(texte)) return dateLongue(texte);
  if (champ.type === 'case') return 'Oui';
  return champ.options?.find((option) => option.valeur === texte)?.libelle ?? texte;
}
