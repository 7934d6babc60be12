import { siretAffiche } from '#domain/structures/index.ts';
import { dateLongue } from '#platform/dates.ts';
import type { Champs, RawValues } from '#platform/form/form.ts';
import type { Saisies } from '#platform/form/step.tsx';
import { ETAPES, siretSaisi, valeur } from './etapes.tsx';

const MASQUES = ['communeCode', 'pourSiret'];

/** Everything typed, step by step, each with its way back. */
export function Recapitulatif({ saisies }: { saisies: Saisies }) {
  return (
    <>
      <p>Relisez votre demande. Vous pourrez encore joindre la préfecture après l’envoi.</p>
      {ETAPES.map(({ slug, titre, form }) => (
        <section key={slug} className="fr-mb-3w">
          <h2 className="fr-h5">
            {titre}{' '}
            <a className="fr-link fr-text--sm" href={`/inscription/${slug}`}>
              Modifier<span className="fr-sr-only"> « {titre} »</span>
            </a>
          </h2>
          <dl>
            {Object.entries(form.champs)
              .filter(([nom]) => !MASQUES.includes(nom) && valeur(saisies[slug], nom) !== '')
              .map(([nom]) => (
                <div key={nom} className="fr-mb-1w">
                  <dt className="fr-text--bold">{form.champs[nom]?.libelle}</dt>
                  <dd>{lisible(form.champs, saisies, slug, nom)}</dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </>
  );
}

function lisible(champs: Champs, saisies: Saisies, slug: string, nom: string): string {
  const values: RawValues | undefined = saisies[slug];
  const texte = valeur(values, nom);
  const champ = champs[nom];
  if (nom === 'siret') return siretAffiche(siretSaisi(saisies));
  if (champ?.type === 'date' && /^\d{4}-/.test(texte)) return dateLongue(texte);
  if (champ?.type === 'case') return 'Oui';
  return champ?.options?.find((option) => option.valeur === texte)?.libelle ?? texte;
}
