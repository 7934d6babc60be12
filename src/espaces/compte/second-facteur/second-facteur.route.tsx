import QRCode from 'qrcode';
import {
  activerSecondFacteur,
  adresseTotp,
  appareilDe,
  codeDeDemonstration,
  donnerSecondFacteur,
  lireCompte,
  preparerSecondFacteur,
} from '#domain/comptes/index.ts';
import { code } from '#platform/form/champs.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { type FormState, form } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import type { Answer, AnyRoute, PageAnswer, Requete } from '#platform/routes.ts';

const formulaire = form('compte.secondFacteur', {
  code: code({
    libelle: 'Code à six chiffres',
    indication: 'Il change toutes les trente secondes. À défaut, tapez un code de secours.',
    vide: 'Tapez le code affiché par votre application.',
  }),
});
const TITRE = 'Double authentification';

async function page(requete: Requete, state: FormState): Promise<PageAnswer> {
  const { tools, actor } = requete;
  const compte = await lireCompte(tools.db, actor);
  const installation = compte.totp_actif_le ? undefined : await preparer(requete);
  const demo = compte.totp_actif_le ? codeDeDemonstration(tools) : undefined;
  return {
    titre: TITRE,
    prive: true,
    corps: (
      <>
        <h1>{TITRE}</h1>
        {installation ? (
          <Installation {...installation} />
        ) : (
          <p>Ouvrez votre application d’authentification et tapez le code affiché pour la plateforme.</p>
        )}
        {demo && <p className="fr-hint-text">Code de démonstration : {demo.replace(/(\d{3})(\d{3})/, '$1 $2')}</p>}
        <Formulaire form={formulaire} state={state} bouton="Valider" />
      </>
    ),
  };
}

async function preparer({ tools, actor }: Requete) {
  const { secret, email } = await preparerSecondFacteur(tools, actor, {});
  return { secret, image: await QRCode.toString(adresseTotp(secret, email), { type: 'svg', margin: 1 }) };
}

function Installation({ secret, image }: { secret: string; image: string }) {
  return (
    <>
      <p>Les agents protègent leur compte par un code, en plus du mot de passe. C’est à faire une seule fois :</p>
      <ol>
        <li>Installez une application d’authentification sur votre téléphone, ou ouvrez celle que vous avez déjà.</li>
        <li>Lisez ce carré avec l’application, ou tapez-y la clé.</li>
        <li>Tapez ci-dessous le code qu’elle affiche.</li>
      </ol>
      <p>
        <img
          src={`data:image/svg+xml;base64,${Buffer.from(image).toString('base64')}`}
          width={200}
          height={200}
          alt="Carré à lire avec l’application d’authentification"
        />
      </p>
      <p>
        Clé : <code data-secret={secret}>{secret.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
    </>
  );
}

/** Shown once: the page that holds them is nowhere else. */
const CodesDeSecours = ({ codes }: { codes: readonly string[] }) => (
  <>
    <h1>Vos codes de secours</h1>
    <p>
      La double authentification est installée. Notez ces dix codes et gardez-les en lieu sûr : ils ne seront plus
      affichés. Chacun sert une fois, le jour où votre téléphone vous manque.
    </p>
    <ul>
      {codes.map((texte) => (
        <li key={texte}>
          <code>{texte}</code>
        </li>
      ))}
    </ul>
    <p>
      <a className="fr-btn" href="/mon-espace">
        J’ai noté mes codes, continuer
      </a>
    </p>
  </>
);

async function submit({ tools, actor, session, headers }: Requete, saisie: { code: string }): Promise<Answer> {
  const demande = { ...saisie, sessionId: session.id ?? '', appareil: appareilDe(headers) };
  const compte = await lireCompte(tools.db, actor);
  if (compte.totp_actif_le)
    return { redirect: '/mon-espace', cookies: [await donnerSecondFacteur(tools, actor, demande)] };
  const { cookie, codes } = await activerSecondFacteur(tools, actor, demande);
  return {
    page: { titre: 'Vos codes de secours', prive: true, cookies: [cookie], corps: <CodesDeSecours codes={codes} /> },
  };
}

export const routesSecondFacteur: readonly AnyRoute[] = formRoute({
  path: '/compte/second-facteur',
  right: 'connecte',
  audit: 'comptes.afficherSecondFacteur',
  rate: 'connexion',
  form: formulaire,
  page,
  submit,
});
