import { Button } from '@codegouvfr/react-dsfr/Button';
import { listerSesFavoris } from '#domain/activites/index.ts';
import { VIDE } from '#platform/form/form.ts';
import type { PageAnswer, Requete } from '#platform/routes.ts';
import { ChampsDeSaisie } from './ChampsDeSaisie.tsx';
import { lireChoix } from './choix.ts';
import { VERIFICATIONS } from './verifications.ts';

const USUELLE = {
  type: 'individuel',
  duree: '30',
  participants: '1',
  dejaVenus: '0',
  age: 'inconnu',
  situation: 'inconnu',
};

/**
 * The form of an activity without network: a device keeps this page as it is, and its script (`platform/terrain`) keeps
 * what is typed. No token, no draft, no announcement: nothing that belongs to a moment.
 */
export async function pageDuTerrain(requete: Pick<Requete, 'tools' | 'actor'>): Promise<PageAnswer> {
  const { tools, actor } = requete;
  const choix = await lireChoix(requete, VIDE);
  const favoris = await listerSesFavoris(tools.db, actor, tools.clock());
  const state = { ...VIDE, values: { ...USUELLE, ou: choix.ou[0]?.valeur ?? '' } };
  return {
    titre: 'Saisie sans réseau',
    prive: true,
    terrain: 'coquille',
    filAriane: [{ libelle: 'Mes activités', href: '/conseiller/activites' }],
    corps: (
      <div className="fr-grid-row">
        <div className="fr-col-12 fr-col-md-9 fr-col-lg-8">
          <h1>Enregistrer, même sans réseau</h1>
          <noscript>
            <p>
              Votre navigateur n’exécute pas de script : sans réseau, rien ne serait gardé.{' '}
              <a href="/conseiller/activites/nouvelle">Utilisez la saisie avec réseau</a>.
            </p>
          </noscript>
          <div id="terrain-etat" className="fr-mb-2w" role="status" tabIndex={-1} />
          {favoris.length > 0 && (
            <ul className="fr-tags-group fr-mb-2w" aria-label="Vos favoris">
              {favoris.map(({ id, nom, valeurs }) => (
                <li key={id}>
                  <button type="button" className="fr-tag" data-favori={JSON.stringify(valeurs)}>
                    {nom}
                  </button>
                </li>
              ))}
            </ul>
          )}
          <form noValidate data-terrain={JSON.stringify(VERIFICATIONS)}>
            <div id="terrain-erreurs" className="fr-mb-3w" role="alert" tabIndex={-1} />
            <ChampsDeSaisie state={state} choix={choix} />
            <div className="fr-mt-4w">
              {/* Opened by the script: without it, the form would go in an address. */}
              <Button type="submit" disabled>
                Enregistrer
              </Button>
            </div>
          </form>
          <section id="terrain-file" className="fr-mt-5w" hidden aria-labelledby="terrain-file-titre">
            <h2 id="terrain-file-titre" className="fr-h5">
              Ce qui attend sur cet appareil
            </h2>
            <ul className="fr-raw-list" />
          </section>
          <p className="fr-hint-text fr-mt-3w">
            Ajoutez cette page à l’écran d’accueil de votre téléphone : elle s’ouvre sans réseau. Ce que vous
            enregistrez part dès que le réseau revient.
          </p>
        </div>
      </div>
    ),
  };
}
