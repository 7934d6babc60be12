import { LiensDesTableaux } from '#domain/suivi/index.ts';
import { ETAPES } from '#espaces/public/etapes/etapes.ts';
import { FORMATS_DE_DOCUMENT } from '#platform/documents/formats.ts';
import { MODELES_A_TELECHARGER } from './modeles.ts';

const FORMATS = { pdf: 'PDF', odt: 'LibreOffice (ODT)', docx: 'Word (DOCX)' } as const;

export function PageModeles() {
  return (
    <>
      <h1>Les modèles à télécharger</h1>
      <p className="fr-text--lead">
        Ces modèles vous font gagner du temps ; aucun n’est obligatoire, sauf la convention. Dans votre espace, la
        plupart vous sont proposés déjà remplis.
      </p>
      {MODELES_A_TELECHARGER.map(({ titre, etape, texte, cle, espace, tableaux }) => (
        <div key={titre} className="fr-mb-3w">
          <h2 className="fr-h5 fr-mb-1v">{titre}</h2>
          <p className="fr-mb-1v">{texte}</p>
          <p className="fr-text--sm fr-mb-1v">
            {!cle && !espace && !tableaux && 'À venir. '}Sert à <a href={`/etapes#etape-${etape}`}>l’étape {etape}</a>{' '}
            («&nbsp;
            {ETAPES[etape - 1]?.titre}&nbsp;»).
          </p>
          {tableaux && <LiensDesTableaux vers="/modeles/tableau/export" />}
          {cle && (
            <ul className="fr-raw-list">
              {FORMATS_DE_DOCUMENT.map((format) => (
                <li key={format}>
                  <a
                    className="fr-link fr-link--download"
                    href={`/modeles/fichier?modele=${cle}&format=${format}`}
                    download
                  >
                    {titre}
                    <span className="fr-link__detail">{FORMATS[format]}</span>
                  </a>
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </>
  );
}
