import { z } from 'zod';
import { effacerSonProfil, lireSonProfil } from '#domain/candidats/index.ts';
import { cookieDeDepart } from '#domain/comptes/index.ts';
import { listerEntretiens, listerSesReponses } from '#domain/mise-en-relation/index.ts';
import { porte } from '#espaces/candidat/door.ts';
import { auditerLecture } from '#platform/audit.ts';
import { dateCivile } from '#platform/dates.ts';
import { caseACocher } from '#platform/form/champs.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { form } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, route } from '#platform/routes.ts';

const formulaire = form('candidat.effacer', {
  accord: caseACocher({
    libelle: 'Je veux effacer mon profil, mon CV et mes coordonnées',
    vide: 'Cochez cette case pour effacer vos données.',
  }),
});

/** GDPR, articles 15, 17 and 20: see, take away, erase. */
const effacer = formRoute({
  path: '/candidat/donnees',
  right: porte,
  audit: 'candidats.lireDonnees',
  form: formulaire,
  page: async (_, state) => ({
    titre: 'Mes données',
    prive: true,
    filAriane: [{ libelle: 'Où j’en suis', href: '/candidat' }],
    corps: (
      <>
        <h1>Mes données</h1>
        <h2>Les emporter</h2>
        <p>
          Tout ce que nous savons de vous, dans un fichier que d’autres services peuvent relire :{' '}
          <a href="/candidat/donnees/fichier">télécharger mes données (JSON)</a>.
        </p>
        <h2>Les effacer</h2>
        <p>
          Votre profil, votre CV, vos coordonnées et vos résultats Pix sont effacés aussitôt. Les structures qui
          s’intéressaient à vous sont prévenues que vous n’êtes plus disponible. On ne peut pas revenir en arrière, mais
          vous pourrez vous inscrire de nouveau.
        </p>
        <p>
          Vous voulez seulement ne plus être contacté ? <a href="/candidat/disponibilite">Rendez-vous indisponible</a>.
        </p>
        <Formulaire form={formulaire} state={state} bouton="Effacer mes données" />
        <p className="fr-mt-3w">
          Sans nouvelles de vous pendant 24 mois, nous effaçons vos données de nous-mêmes ; votre CV, six mois après la
          fin de votre disponibilité.
        </p>
      </>
    ),
  }),
  async submit({ tools, actor }) {
    await effacerSonProfil(tools, actor, {});
    return { redirect: '/', annonce: 'Vos données sont effacées.', cookies: [cookieDeDepart(tools.settings)] };
  },
});

const fichier = route({
  method: 'GET',
  path: '/candidat/donnees/fichier',
  right: porte,
  audit: 'candidats.exporterDonnees',
  rate: 'export',
  input: z.unknown(),
  async answer({ tools, actor }) {
    const now = tools.clock();
    const { motDePasse: _, cv_cle, utilisateur_id: __, ...profil } = await lireSonProfil(tools.db, actor);
    const reponses = await listerSesReponses(tools.db, actor);
    const entretiens = await listerEntretiens(
      tools.db,
      reponses.map(({ id }) => id),
    );
    await auditerLecture({ tools, actor, now }, { action: 'candidats.exporterDonnees', sujet: profil.id });
    return {
      flux: JSON.stringify(
        { exporteLe: now, profil: { ...profil, unCvEstDepose: cv_cle !== null }, reponses, entretiens },
        null,
        2,
      ),
      type: 'application/json; charset=utf-8',
      nom: `mes-donnees-${dateCivile(now)}.json`,
    };
  },
});

export const routesDonnees: readonly AnyRoute[] = [...effacer, fichier];
