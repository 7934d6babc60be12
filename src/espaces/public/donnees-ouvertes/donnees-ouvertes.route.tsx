import { CHAMPS_NATIONAUX, compterPublies, versionDesDonnees } from '#domain/lieux/index.ts';
import { pagePublique } from '#espaces/public/page.tsx';
import { dateHeure } from '#platform/dates.ts';
import { pluriel } from '#platform/texte.ts';

/** What changed in the format of the files: who reads them by machine must know. */
const HISTORIQUE = [
  {
    version: 1,
    quoi: 'Première publication, en JSON et en CSV, au schéma national « lieux de médiation numérique ».',
  },
] as const;

/** What is open, under which licence, with which fields. */
export const donneesOuvertes = pagePublique('/donnees-ouvertes', 'public.donneesOuvertes', async ({ tools }) => {
  const now = tools.clock();
  const [publies, { modifieLe }] = await Promise.all([compterPublies(tools.db, now), versionDesDonnees(tools.db, now)]);
  return {
    titre: 'Données ouvertes',
    description:
      'Les lieux où un conseiller numérique reçoit, en JSON et en CSV, au schéma national, sous Licence Ouverte.',
    corps: (
      <>
        <h1>Données ouvertes</h1>
        <p className="fr-text--lead">
          Les lieux où un conseiller numérique reçoit, au schéma national « lieux de médiation numérique ». Aucune
          personne n’y figure.
        </p>
        <ul>
          <li>
            <a href="/api/lieux.json">Les lieux en JSON</a>
          </li>
          <li>
            <a href="/api/lieux.csv">Les lieux en CSV</a> (séparateur virgule, UTF-8)
          </li>
          <li>
            <a href="/api/openapi.json">La description OpenAPI</a> de ces deux adresses
          </li>
        </ul>
        <h2 className="fr-mt-4w">Licence</h2>
        <p>
          Licence Ouverte 2.0 d’Etalab : vous pouvez les copier, les modifier et les redistribuer, en citant «
          Conseillers numériques » et la date de dernière mise à jour.
        </p>
        <h2 className="fr-mt-4w">Mise à jour</h2>
        <p>
          {pluriel(publies, 'lieu publié', 'lieux publiés', 'Aucun lieu publié')} en ce moment. Les fichiers sont écrits
          à l’instant où vous les demandez ; ils ont changé pour la dernière fois le {dateHeure(modifieLe)}. Les
          en-têtes <code>ETag</code> et <code>Last-Modified</code> évitent de les reprendre quand rien n’a changé, et
          d’autres sites peuvent les lire depuis le navigateur (CORS).
        </p>
        <h2 className="fr-mt-4w">Champs</h2>
        <p>Les valeurs multiples sont séparées par une barre verticale. Un champ sans valeur est absent du JSON.</p>
        <ul>
          {Object.entries(CHAMPS_NATIONAUX).map(([champ, sens]) => (
            <li key={champ}>
              <code>{champ}</code> : {sens}
            </li>
          ))}
        </ul>
        <h2 className="fr-mt-4w">Historique</h2>
        <ul>
          {HISTORIQUE.map(({ version, quoi }) => (
            <li key={version}>
              Version {version} du format : {quoi}
            </li>
          ))}
        </ul>
        <p>
          Une erreur dans un lieu ? <a href="/contact">Écrivez-nous</a> : ceux qui y reçoivent la corrigent.
        </p>
      </>
    ),
  };
});
