import { ETAPES } from '#espaces/public/etapes/etapes.ts';
import { MODELES_A_TELECHARGER } from './modeles.ts';

export function PageModeles() {
  return (
    <>
      <h1>Les modèles à télécharger</h1>
      <p className="fr-text--lead">
        Aucun de ces modèles n’est encore en ligne. Chacun arrivera avec l’étape où vous en aurez besoin ; voici ce
        qu’il contiendra.
      </p>
      {MODELES_A_TELECHARGER.map(({ titre, etape, texte }) => (
        <div key={titre} className="fr-mb-3w">
          <h2 className="fr-h5 fr-mb-1v">{titre}</h2>
          <p className="fr-mb-1v">{texte}</p>
          <p className="fr-text--sm">
            À venir, avec <a href={`/etapes#etape-${etape}`}>l’étape {etape}</a> («&nbsp;
            {ETAPES[etape - 1]?.titre}&nbsp;»).
          </p>
        </div>
      ))}
      <p>Ces modèles vous feront gagner du temps ; aucun n’est obligatoire, sauf la convention.</p>
    </>
  );
}
