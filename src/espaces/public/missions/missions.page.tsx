import { AIDES_PRIORITAIRES, AUTRES_AIDES, MANIERES, THEMES } from './missions.ts';

export function PageMissions() {
  return (
    <>
      <h1>Les missions d’un conseiller numérique</h1>
      <p className="fr-text--lead">
        Il aide chacun à apprivoiser le numérique, près de chez soi et gratuitement. Son but n’est pas de faire à la
        place, mais que la personne sache faire ensuite.
      </p>
      <h2>Trois grands thèmes</h2>
      <div className="fr-grid-row fr-grid-row--gutters fr-mb-4w">
        {THEMES.map(({ titre, texte }) => (
          <div key={titre} className="fr-col-12 fr-col-md-4">
            <h3 className="fr-h5 fr-mb-1w">{titre}</h3>
            <p>{texte}</p>
          </div>
        ))}
      </div>
      <h2>Ce pour quoi il aide d’abord</h2>
      <Liste lignes={AIDES_PRIORITAIRES} />
      <h2>Ce pour quoi il peut aussi aider</h2>
      <Liste lignes={AUTRES_AIDES} />
      <p>
        La structure qui l’accueille peut aller au-delà, selon les besoins du territoire. Tous les publics sont
        concernés : les jeunes comme les aînés, les demandeurs d’emploi comme les artisans.
      </p>
      <h2>Six manières de travailler</h2>
      <ul>
        {MANIERES.map(({ titre, texte }) => (
          <li key={titre}>
            <strong>{titre} :</strong> {texte}.
          </li>
        ))}
      </ul>
      <p>
        Il exerce là où passent les habitants : mairie, médiathèque, France Services, maison de retraite, tiers-lieu,
        association. Il peut aussi aller vers eux, d’un village à l’autre.
      </p>
      <p>
        <a className="fr-link" href="/engagements">
          À quoi s’engagent le conseiller et la structure
        </a>
      </p>
    </>
  );
}

const Liste = ({ lignes }: { lignes: readonly string[] }) => (
  <ul className="fr-mb-4w">
    {lignes.map((ligne) => (
      <li key={ligne}>{ligne}</li>
    ))}
  </ul>
);
