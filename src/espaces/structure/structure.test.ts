import { expect, it } from 'vitest';
import { seConnecter, unCompte } from '#tests/situations/comptes.ts';
import { uneStructureActivee } from '#tests/situations/concertation.ts';
import { unContratSigne } from '#tests/situations/contrats.ts';
import { unBanc } from '#tests/support/base.ts';
import { unNavigateur } from '#tests/support/client.ts';

const banc = await unBanc();

async function uneEquipe(options: Parameters<typeof uneStructureActivee>[1] = {}) {
  const structure = await uneStructureActivee(banc, options);
  const entrer = async (administrateur: boolean) => {
    const navigateur = unNavigateur(banc);
    const { structureId } = structure;
    const accueil = await seConnecter(
      banc,
      navigateur,
      await unCompte(banc, { role: 'structure', structureId, administrateur }),
    );
    return { navigateur, accueil };
  };
  return { ...structure, administrateur: await entrer(true), membre: await entrer(false) };
}
const statut = async (id: string) =>
  (await banc.tools.db.selectFrom('structures').select('statut').where('id', '=', id).executeTakeFirstOrThrow()).statut;

it('the home page says how many posts, what is reserved, what to do and before when', async () => {
  const { administrateur } = await uneEquipe({ postes: 3, demarrageLe: '2021-03-06' });
  expect(administrateur.accueil.texte).toContain('3\u00a0postes vous sont attribués');
  expect(administrateur.accueil.texte).toContain('150\u00a0000\u00a0€');
  expect(administrateur.accueil.texte).toContain('au plus tard aujourd’hui');
  expect(administrateur.accueil.texte).toContain('au plus tard le 19 février 2021');
});

it('the home page needs as many queries whatever the number of posts', async () => {
  const [un, vingt] = [await uneEquipe({ postes: 1 }), await uneEquipe({ postes: 20 })];
  const compter = (equipe: typeof un) =>
    banc.compterRequetes(() => equipe.administrateur.navigateur.ouvrir('/structure'));
  expect(await compter(vingt)).toBe(await compter(un));
});

it('« Mon inscription » shows everything declared and what happened since', async () => {
  const { membre, saisie } = await uneEquipe();
  const { texte } = await membre.navigateur.ouvrir('/structure/inscription');
  for (const declare of [saisie.nom, saisie.missions, saisie.contactEmail, 'Dominique Modèle, Maire'])
    expect(texte).toContain(declare);
  for (const fait of ['Inscription', 'Inscription confirmée', 'Avis rendu', 'Activée']) expect(texte).toContain(fait);
});

it('an administrator changes the contact; what is wrong is said with what was typed kept', async () => {
  const { administrateur, saisie } = await uneEquipe();
  const page = await administrateur.navigateur.ouvrir('/structure/contact');
  expect(page.texte).toContain(saisie.contactEmail);
  const contact = {
    contactCivilite: 'monsieur',
    contactPrenom: 'Sacha',
    contactNom: 'Exemple',
    contactFonction: 'Directeur',
    contactEmail: 'sacha',
    contactTelephone: '0100000000',
  };
  const refus = await administrateur.navigateur.poster('/structure/contact', contact);
  expect(refus.statut).toBe(422);
  expect(refus.texte).toContain('value="Sacha"');
  const fin = await administrateur.navigateur.envoyer('/structure/contact', {
    ...contact,
    contactEmail: 'sacha@demonstration.example',
  });
  expect(fin.texte).toContain('Le contact est enregistré');
  expect(fin.texte).toContain('Sacha Exemple, Directeur');
  expect(fin.texte).toContain(`adresse électronique du contact, avant\u00a0: ${saisie.contactEmail}`);
});

it('a member neither changes the contact nor gives the posts back', async () => {
  const { membre, structureId } = await uneEquipe();
  const { texte } = await membre.navigateur.ouvrir('/structure/inscription');
  expect(texte).not.toContain('href="/structure/contact"');
  expect(texte).not.toContain('href="/structure/renoncer"');
  expect((await membre.navigateur.ouvrir('/structure/contact')).statut).toBe(403);
  expect((await membre.navigateur.ouvrir('/structure/renoncer')).statut).toBe(403);
  await membre.navigateur.ouvrir('/contact');
  expect((await membre.navigateur.poster('/structure/renoncer', { motif: 'Par erreur' })).statut).toBe(403);
  expect(await statut(structureId)).toBe('activee');
});

it('an administrator gives the posts back with a motive, after a page that says what it means', async () => {
  const { administrateur, structureId } = await uneEquipe();
  const page = await administrateur.navigateur.ouvrir('/structure/renoncer');
  expect(page.texte).toContain('Vous ne pourrez pas revenir en arrière');
  expect((await administrateur.navigateur.poster('/structure/renoncer', { motif: '' })).statut).toBe(422);
  const fin = await administrateur.navigateur.envoyer('/structure/renoncer', { motif: 'Plus de locaux.' });
  expect(fin.texte).toContain('vos postes sont rendus');
  expect(fin.texte).toContain('vous inscrire de nouveau');
  expect(await statut(structureId)).toBe('abandonnee');
});

it('a post whose contract is signed is filled, not lost: the home page says so, and has nothing to sign left', async () => {
  const { structureId } = await unContratSigne(banc, {}, { nom: 'Structure qui emploie', postes: 1 });
  const navigateur = unNavigateur(banc);
  await seConnecter(banc, navigateur, await unCompte(banc, { role: 'structure', structureId, administrateur: true }));
  const { texte } = await navigateur.ouvrir('/structure');
  expect(texte).toContain('1\u00a0poste vous est attribué');
  expect(texte).toContain('Il est pourvu.');
  expect(texte).toContain('Signez la convention de subventionnement');
  expect(texte).not.toMatch(/le contrat de|Rencontrez les candidats/);
});
