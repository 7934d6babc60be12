import { z } from 'zod';
import {
  appareilDe,
  CANDIDAT_DEMO,
  COMPTES_DEMO,
  CONSEILLER_DEMO,
  connecter,
  cookieDeDepart,
  FORMATION_DEMO,
  fermerSession,
  listerComptesStructureDemo,
  MOT_DE_PASSE_DEMO,
} from '#domain/comptes/index.ts';
import { email, motDePasse } from '#platform/form/champs.ts';
import { BoutonPost, Formulaire } from '#platform/form/Formulaire.tsx';
import { type FormState, form } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, type PageAnswer, type Requete, route } from '#platform/routes.ts';
import { ComptesDemo } from './ComptesDemo.tsx';

const formulaire = form('compte.connexion', {
  email: email({ vide: 'Indiquez votre adresse électronique.', autoComplete: 'username' }),
  motDePasse: motDePasse({
    libelle: 'Mot de passe',
    autoComplete: 'current-password',
    vide: 'Indiquez votre mot de passe.',
  }),
});

/** Only an address of this site, so that nobody is led elsewhere after signing in. */
const retour = (url: URL) => {
  const voulu = url.searchParams.get('retour') ?? '';
  return /^\/(?![/\\])[\w\-./?=&%]*$/.test(voulu) ? voulu : '/mon-espace';
};

async function page({ tools, session }: Requete, state: FormState): Promise<PageAnswer> {
  const structures = await listerComptesStructureDemo(tools);
  return {
    titre: 'Se connecter',
    corps: (
      <div className="fr-grid-row fr-grid-row--gutters">
        <div className="fr-col-12 fr-col-md-6">
          <h1>Se connecter</h1>
          {session.actor.id && <p>Vous êtes déjà connecté. Vous pouvez changer de compte ci-dessous.</p>}
          <Formulaire form={formulaire} state={state} bouton="Se connecter" />
          <ul className="fr-mt-4w">
            <li>
              <a href="/mot-de-passe-oublie">Mot de passe oublié</a>
            </li>
            <li>
              <a href="/invitation/nouvelle">Lien d’invitation perdu ou expiré</a>
            </li>
            <li>
              <a href="/connexion/lien">Candidat : recevoir un lien de connexion</a>
            </li>
          </ul>
          {tools.settings.PROCONNECT_ISSUER && (
            <p>
              <a className="fr-btn fr-btn--secondary" href="/proconnect/depart">
                S’identifier avec ProConnect
              </a>
            </p>
          )}
        </div>
        {tools.settings.mode === 'demonstration' && (
          <ComptesDemo
            agents={[...COMPTES_DEMO, FORMATION_DEMO, CANDIDAT_DEMO, CONSEILLER_DEMO]}
            structures={structures}
            motDePasse={MOT_DE_PASSE_DEMO}
          />
        )}
      </div>
    ),
  };
}

const deconnexion: AnyRoute[] = [
  route({
    method: 'GET',
    path: '/deconnexion',
    right: 'public',
    audit: 'comptes.afficherDeconnexion',
    rate: 'page',
    input: z.unknown(),
    answer: async () => ({
      page: {
        titre: 'Se déconnecter',
        prive: true,
        corps: (
          <>
            <h1>Se déconnecter</h1>
            <p>Sur un ordinateur partagé, pensez à vous déconnecter quand vous avez fini.</p>
            <BoutonPost action="/deconnexion" priority="primary">
              Me déconnecter
            </BoutonPost>
          </>
        ),
      },
    }),
  }),
  route({
    method: 'POST',
    path: '/deconnexion',
    right: 'public',
    audit: 'comptes.seDeconnecter',
    rate: 'page',
    input: z.unknown(),
    async answer({ tools, actor, session }) {
      if (session.id) await fermerSession(tools, actor, { sessionId: session.id });
      return { redirect: '/', annonce: 'Vous êtes déconnecté.', cookies: [cookieDeDepart(tools.settings)] };
    },
  }),
];

export const routesConnexion: readonly AnyRoute[] = [
  ...formRoute({
    path: '/connexion',
    right: 'public',
    audit: 'comptes.afficherConnexion',
    rate: 'connexion',
    form: formulaire,
    page,
    async submit({ tools, url, ip, headers }, saisie) {
      const cookie = await connecter(tools, { ...saisie, ip, appareil: appareilDe(headers) });
      return { redirect: retour(url), cookies: [cookie] };
    },
  }),
  ...deconnexion,
];
