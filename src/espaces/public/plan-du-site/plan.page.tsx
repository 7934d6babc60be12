import { PLAN } from './plan.ts';

export function PagePlan() {
  return (
    <>
      <h1>Plan du site</h1>
      {PLAN.map(({ titre, liens }) => (
        <section key={titre}>
          <h2 className="fr-h4 fr-mb-1w">{titre}</h2>
          <ul className="fr-mb-3w">
            {liens.map(({ libelle, href }) => (
              <li key={href}>
                <a href={href}>{libelle}</a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
