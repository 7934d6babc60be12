import { Highlight } from '@codegouvfr/react-dsfr/Highlight';
import { Fragment } from 'react';
import { type Etape, PHASES } from './etapes.ts';

export function PageEtapes() {
  return (
    <>
      <h1>Les neuf étapes</h1>
      <p className="fr-text--lead">
        De votre inscription au dernier versement, voici ce qui vous attend, ce que nous vous donnons et ce que nous
        vous conseillons.
      </p>
      {PHASES.map((phase, rang) => (
        <Fragment key={phase.titre}>
          <h2 className="fr-mt-6w">{phase.titre}</h2>
          {phase.etapes.map((etape) => (
            <UneEtape key={etape.numero} etape={etape} />
          ))}
          {rang === 0 && <Concertation />}
        </Fragment>
      ))}
    </>
  );
}

function UneEtape({ etape: { numero, titre, texte, outils, conseils } }: { etape: Etape }) {
  return (
    <section id={`etape-${numero}`} className="etape fr-p-3w fr-mb-3w">
      <h3 className="fr-h5 fr-mb-1w">
        Étape {numero} — {titre}
      </h3>
      {texte.map((paragraphe) => (
        <p key={paragraphe} className="fr-mb-1w">
          {paragraphe}
        </p>
      ))}
      <div className="fr-grid-row fr-grid-row--gutters">
        <Liste titre={outils.length > 1 ? 'Vos outils' : 'Votre outil'} lignes={outils} />
        <Liste titre={conseils.length > 1 ? 'Nos conseils' : 'Notre conseil'} lignes={conseils} />
      </div>
    </section>
  );
}

const Liste = ({ titre, lignes }: { titre: string; lignes: readonly string[] }) => (
  <div className="fr-col-12 fr-col-md-6">
    <h4 className="fr-text--md fr-mb-0">{titre}</h4>
    <ul className="fr-my-0">
      {lignes.map((ligne) => (
        <li key={ligne}>{ligne}</li>
      ))}
    </ul>
  </div>
);

const Concertation = () => (
  <section id="concertation">
    <Highlight>
      <h3 className="fr-h5 fr-mb-1w">Entre-temps : la concertation territoriale</h3>
      <p className="fr-mb-1w">
        Le préfet veille à ce que les projets du département se complètent : où sont les besoins, qui peut bien
        accueillir, quelles politiques publiques sont déjà à l’œuvre (Action Cœur de Ville, Petites Villes de Demain,
        quartiers prioritaires…). Il donne un avis, puis l’Agence nationale de la cohésion des territoires décide.
      </p>
      <p>
        Les décisions se prennent par vagues : la première en février 2021, d’autres ensuite, jusqu’au dernier poste. La
        réponse et son motif vous arrivent par courriel, qu’elle soit oui ou non.
      </p>
    </Highlight>
  </section>
);
