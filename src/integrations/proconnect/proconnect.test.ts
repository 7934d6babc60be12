import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { afterAll, expect, it } from 'vitest';
import { unCompte } from '#tests/situations/comptes.ts';
import { unBanc } from '#tests/support/base.ts';
import { unNavigateur } from '#tests/support/client.ts';
import { creerProConnect } from './client.ts';

const RETOUR = 'http://127.0.0.1:3000/proconnect/retour';
const op = spawn(process.execPath, ['tests/support/double-proconnect.ts', RETOUR], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
afterAll(() => op.kill());
const issuer = await new Promise<string>((resolve) => createInterface({ input: op.stdout }).once('line', resolve));
const scenario = (voulu: object) => fetch(`${issuer}/__scenario`, { method: 'POST', body: JSON.stringify(voulu) });

const banc = await unBanc();
const reglages = { issuer, clientId: 'plateforme', clientSecret: 'secret-d-essai-assez-long', retour: RETOUR };
const avecProConnect = { ...banc, tools: { ...banc.tools, fournisseur: creerProConnect(reglages) } };
const { email } = await unCompte(banc, { role: 'prefecture', departement: '03' });

/** What a browser does at the provider: follows redirections with its cookies, until it comes back to us. */
async function aller(depart: string): Promise<string> {
  const cookies = new Map<string, string>();
  let ou = depart;
  for (let saut = 0; saut < 10; saut += 1) {
    const reponse = await fetch(ou, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([nom, valeur]) => `${nom}=${valeur}`).join('; ') },
    });
    for (const ligne of reponse.headers.getSetCookie())
      cookies.set(ligne.split('=')[0] ?? '', ligne.split(';')[0]?.split('=').slice(1).join('=') ?? '');
    ou = new URL(reponse.headers.get('location') ?? '', ou).href;
    if (ou.startsWith(RETOUR)) return ou.slice('http://127.0.0.1:3000'.length);
  }
  throw new Error(`the provider did not come back: ${ou}`);
}

async function passerParProConnect(changer = (adresse: string) => adresse) {
  const navigateur = unNavigateur(avecProConnect);
  const depart = await navigateur.ouvrir('/proconnect/depart');
  const retour = await aller(depart.vers ?? '');
  return { navigateur, reponse: await navigateur.ouvrir(changer(retour)), retour };
}

it('an invited agent enters with ProConnect, whose second factor counts', async () => {
  await scenario({ email: email.toUpperCase(), sujet: 'sujet-1', acr: 'eidas1-mfa' });
  const { navigateur, reponse } = await passerParProConnect();
  expect(reponse.vers).toBe('/mon-espace');
  expect((await navigateur.ouvrir('/prefecture')).statut).toBe(200);
});

it('without a second factor at ProConnect, ours is asked', async () => {
  await scenario({ acr: 'eidas1' });
  const { navigateur } = await passerParProConnect();
  expect((await navigateur.ouvrir('/prefecture')).vers).toBe('/compte/second-facteur');
});

it('an identity once recognised is recognised by itself, even under another address', async () => {
  await scenario({ email: 'nouvelle-adresse@demonstration.example', acr: 'eidas1-mfa' });
  const { navigateur } = await passerParProConnect();
  expect((await navigateur.ouvrir('/prefecture')).statut).toBe(200);
});

it('somebody nobody invited is refused with a sentence', async () => {
  await scenario({ email: 'inconnu@demonstration.example', sujet: 'sujet-inconnu' });
  const { reponse } = await passerParProConnect();
  expect(reponse.statut).toBe(409);
  expect(reponse.texte).toContain('n’est pas connu de cette plateforme');
});

it('a changed state, a return played twice, a refusal: nobody enters', async () => {
  await scenario({ email, sujet: 'sujet-1' });
  const change = await passerParProConnect((adresse) => adresse.replace(/state=[^&]+/, 'state=autre'));
  expect(change.reponse.texte).toContain('n’a pas abouti');
  const { navigateur, retour } = await passerParProConnect();
  expect((await navigateur.ouvrir(retour)).texte).toContain('Recommencez');
  expect((await unNavigateur(avecProConnect).ouvrir(retour)).texte).toContain('autre navigateur');
  await scenario({ refus: true });
  const refuse = await passerParProConnect();
  expect(refuse.reponse.texte).toContain('n’a pas abouti');
  await scenario({ refus: false });
});

it('another nonce than ours, or a signature that is not the provider’s, is refused', async () => {
  const adresseDe = async (fournisseur: ReturnType<typeof creerProConnect>) => {
    const depart = await fournisseur.depart('/mon-espace');
    return { ...depart, retour: new URL(await aller(depart.url), 'http://127.0.0.1:3000') };
  };
  const fournisseur = creerProConnect(reglages);
  const { memoire, retour } = await adresseDe(fournisseur);
  const autreNonce = JSON.stringify({ ...JSON.parse(memoire), nonce: 'un-autre-nonce-que-celui-envoye-au-depart' });
  await expect(fournisseur.arrivee(retour, autreNonce)).rejects.toThrow('n’a pas abouti');
  await scenario({ mauvaiseCle: true });
  const neuf = creerProConnect(reglages);
  const contrefait = await adresseDe(neuf);
  await expect(neuf.arrivee(contrefait.retour, contrefait.memoire)).rejects.toThrow('n’a pas abouti');
  await scenario({ mauvaiseCle: false });
  const sain = creerProConnect(reglages);
  const vrai = await adresseDe(sain);
  await expect(sain.arrivee(vrai.retour, vrai.memoire)).resolves.toMatchObject({ identite: { sujet: 'sujet-1' } });
});

it('the provider down leaves passwords working, and comes back by itself', async () => {
  const mort = {
    ...banc,
    tools: { ...banc.tools, fournisseur: creerProConnect({ ...reglages, issuer: 'http://127.0.0.1:9' }) },
  };
  const navigateur = unNavigateur(mort);
  const depart = await navigateur.ouvrir('/proconnect/depart');
  expect(depart.texte).toContain('mot de passe');
  expect((await navigateur.ouvrir('/connexion')).statut).toBe(200);
});
