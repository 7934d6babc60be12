import { describe, expect, it } from 'vitest';
import { acteur, anct, lienRecu, MOT_DE_PASSE, seConnecter, unCompte } from '#tests/situations/comptes.ts';
import { uneStructureConfirmee } from '#tests/situations/structures.ts';
import { unBanc } from '#tests/support/base.ts';
import { unNavigateur } from '#tests/support/client.ts';
import { choisirMotDePasse, connecter, inviterAgent, lireSession, listerMembres, retirerMembre } from './index.ts';
import { relancerInvitations } from './inviter.ts';

const banc = await unBanc();
const { tools } = banc;
const essai = (email: string, motDePasse: string, ip = crypto.randomUUID()) =>
  connecter(tools, { email, motDePasse, ip, appareil: 'Essai' });

describe('signing in', () => {
  it('opens the space of the role, after the second factor for an agent', async () => {
    const compte = await unCompte(banc, { role: 'prefecture', departement: '03' });
    const navigateur = unNavigateur(banc);
    await navigateur.ouvrir('/connexion');
    await navigateur.poster('/connexion', { email: compte.email, motDePasse: MOT_DE_PASSE });
    expect((await navigateur.ouvrir('/prefecture')).vers).toBe('/compte/second-facteur');
    const fin = await seConnecter(banc, unNavigateur(banc), compte);
    expect(fin.statut).toBe(200);
    expect(fin.texte).toContain('Dossiers des structures');
  });

  it('says the same of an unknown address and of a wrong password', async () => {
    const { email } = await unCompte(banc, { role: 'anct' });
    const phrases = await Promise.all(
      [essai(email, 'faux'), essai('inconnu@demonstration.example', 'faux')].map((un) =>
        un.catch((error: Error) => error.message),
      ),
    );
    expect(phrases[0]).toBe(phrases[1]);
  });

  it('rests an hour after six failures, tells the owner once, whatever the address they come from', async () => {
    const { email } = await unCompte(banc, { role: 'anct' });
    for (let i = 0; i < 6; i += 1) await expect(essai(email, 'faux')).rejects.toThrow('ne convient pas');
    await expect(essai(email, MOT_DE_PASSE)).rejects.toThrow('bloquée');
    expect(
      (await banc.courriels()).filter(
        ({ destinataire, modele }) => destinataire === email && modele === 'compte.compteVerrouille',
      ),
    ).toHaveLength(1);
    banc.avancer({ minutes: 61 });
    await expect(essai(email, MOT_DE_PASSE)).resolves.toContain('session=');
  });

  it('ends after an idle hour for an agent, and after twelve hours for everybody', async () => {
    const compte = await unCompte(banc, { role: 'anct' });
    const cookie = (await essai(compte.email, MOT_DE_PASSE)).split(';')[0] ?? '';
    const session = () => lireSession(tools, new Headers({ cookie }));
    expect((await session()).actor.id).toBe(compte.id);
    for (let i = 0; i < 13; i += 1) {
      banc.avancer({ minutes: 50 });
      await session();
    }
    banc.avancer({ minutes: 50 });
    await session();
    banc.avancer({ minutes: 50 });
    expect((await session()).actor.id).toBeNull();
    const autre = (await essai(compte.email, MOT_DE_PASSE)).split(';')[0] ?? '';
    banc.avancer({ minutes: 61 });
    expect((await lireSession(tools, new Headers({ cookie: autre }))).actor.id).toBeNull();
  });
});

describe('the invitation', () => {
  it('lets choose a password once, within 28 days', async () => {
    await inviterAgent(tools, anct(), {
      email: 'agent@demonstration.example',
      prenom: 'A',
      nom: 'B',
      role: 'prefecture',
      departementCode: '69',
      regionCode: null,
    });
    const jeton = await lienRecu(banc, 'agent@demonstration.example');
    await expect(choisirMotDePasse(tools, { jeton, motDePasse: 'court' })).rejects.toMatchObject({
      fields: { motDePasse: expect.stringContaining('12') },
    });
    const deux = await Promise.allSettled(
      [1, 2].map(() => choisirMotDePasse(tools, { jeton, motDePasse: MOT_DE_PASSE })),
    );
    expect(deux.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await inviterAgent(tools, anct(), {
      email: 'autre@demonstration.example',
      prenom: 'A',
      nom: 'B',
      role: 'anct',
      departementCode: null,
      regionCode: null,
    });
    const perime = await lienRecu(banc, 'autre@demonstration.example');
    banc.avancer({ jours: 28 });
    await expect(choisirMotDePasse(tools, { jeton: perime, motDePasse: MOT_DE_PASSE })).rejects.toThrow('plus valable');
  });

  it('is reminded once after seven days', async () => {
    const email = 'lent@demonstration.example';
    await inviterAgent(tools, anct(), {
      email,
      prenom: 'A',
      nom: 'B',
      role: 'anct',
      departementCode: null,
      regionCode: null,
    });
    const relances = async () =>
      (await banc.courriels()).filter(
        ({ destinataire, modele }) => destinataire === email && modele === 'compte.relanceInvitation',
      ).length;
    banc.avancer({ jours: 6 });
    await relancerInvitations.handle(tools, {});
    expect(await relances()).toBe(0);
    banc.avancer({ jours: 1 });
    await relancerInvitations.handle(tools, {});
    banc.avancer({ jours: 8 });
    await relancerInvitations.handle(tools, {});
    expect(await relances()).toBe(1);
  });

  it('is ANCT’s to give to agents', async () => {
    await expect(
      inviterAgent(tools, acteur('support'), {
        email: 'x@demonstration.example',
        prenom: 'A',
        nom: 'B',
        role: 'anct',
        departementCode: null,
        regionCode: null,
      }),
    ).rejects.toThrow();
  });
});

describe('the password', () => {
  it.each(['azertyuiop12', 'motdepasse2021', 'conseillernumerique', 'aaaaaaaaaaaaaaaa', 'claude essai'])(
    '« %s » is refused, with what to do instead',
    async (motDePasse) => {
      const compte = await unCompte(banc, { role: 'anct' });
      const navigateur = unNavigateur(banc);
      await navigateur.ouvrir('/mot-de-passe-oublie');
      await navigateur.poster('/mot-de-passe-oublie', { email: compte.email });
      const jeton = await lienRecu(banc, compte.email);
      await expect(choisirMotDePasse(tools, { jeton, motDePasse })).rejects.toMatchObject({
        fields: { motDePasse: expect.stringContaining('deviner') },
      });
    },
  );

  it('forgotten: the same page for a known and an unknown address', async () => {
    const { email } = await unCompte(banc, { role: 'anct' });
    const reponses = [];
    for (const adresse of [email, 'inconnu@demonstration.example']) {
      const navigateur = unNavigateur(banc);
      await navigateur.ouvrir('/mot-de-passe-oublie');
      reponses.push(await navigateur.envoyer('/mot-de-passe-oublie', { email: adresse }));
    }
    expect(reponses[0]?.texte.replaceAll(/value="[^"]+"/g, '')).toBe(
      reponses[1]?.texte.replaceAll(/value="[^"]+"/g, ''),
    );
  });
});

describe('a structure’s team', () => {
  it('always keeps an administrator, even when two remove each other at once', async () => {
    const { structureId } = await uneStructureConfirmee(banc);
    const perimetre = { type: 'structure', structureId } as const;
    const a = await unCompte(banc, { role: 'structure', structureId, administrateur: true });
    const b = await unCompte(banc, { role: 'structure', structureId, administrateur: true });
    const acteurs = [a, b].map(({ id }) => ({ id, nom: '', role: 'structure' as const, perimetre }));
    const [premier, second] = acteurs;
    if (!premier || !second) throw new Error('two administrators');
    const membres = await listerMembres(tools.db, premier);
    const attribution = (id: string | null) => membres.find(({ utilisateurId }) => utilisateurId === id)?.id ?? '';
    const departs = await Promise.allSettled([
      retirerMembre(tools, premier, { attributionId: attribution(second.id) }),
      retirerMembre(tools, second, { attributionId: attribution(premier.id) }),
    ]);
    expect(departs.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await listerMembres(tools.db, premier)).filter(({ administrateur }) => administrateur)).toHaveLength(1);
  });
});

it('neither the audit nor the log holds an address', async () => {
  const audit = await tools.db.selectFrom('audit').selectAll().execute();
  expect(audit.length).toBeGreaterThan(20);
  expect(JSON.stringify(audit) + banc.journal()).not.toMatch(/@demonstration/);
});
