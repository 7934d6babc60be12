import { describe, expect, it } from 'vitest';
import { VISITEUR } from '#platform/actor.ts';
import { verifierAudit } from '#platform/audit.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import { unConseillerEnPoste } from '#tests/situations/activites.ts';
import {
  demander,
  lienDe,
  participationsDe,
  remplissageDe,
  unAtelierPublie,
  unePersonne,
} from '#tests/situations/ateliers.ts';
import { unBanc } from '#tests/support/base.ts';
import {
  annulerParticipation,
  confirmerParticipation,
  demanderPlace,
  inscrireParticipant,
  lireParticipation,
  noterAppel,
  retirerParticipant,
} from './index.ts';
import { libererLesPlaces, rappelerLaVeille } from './taches.ts';

const banc = await unBanc();
const { tools } = banc;
const { acteur: autre } = await unConseillerEnPoste(banc);
const { acteur: lui } = await unConseillerEnPoste(banc);
/** The names of the e-mails received, by name: the clock stands still. */
const courrielsDe = async (email: string) =>
  (await banc.courriels())
    .filter(({ destinataire }) => destinataire === email)
    .map(({ modele }) => modele)
    .sort();
const inscrire = (atelierId: string, qui = unePersonne()) => inscrireParticipant(tools, lui, { atelierId, qui });
const confirmer = async (email: string) =>
  confirmerParticipation(tools, VISITEUR, { jeton: await lienDe(banc, email) });
const annuler = async (email: string) => annulerParticipation(tools, VISITEUR, { jeton: await lienDe(banc, email) });
const statuts = async (atelierId: string) => (await participationsDe(banc, atelierId)).map(({ statut }) => statut);

describe('somebody registers', () => {
  it('by e-mail: the place is held for two days, and kept once the link is followed', async () => {
    const atelierId = await unAtelierPublie(banc, lui, { places: 3 });
    const qui = unePersonne({ nombre: 2 });
    expect(await demander(banc, atelierId, qui)).toBe('place');
    expect(await remplissageDe(banc, atelierId)).toMatchObject({ places_prises: 2 });
    expect(await courrielsDe(qui.email)).toEqual(['participation.aConfirmer']);
    const jeton = await lienDe(banc, qui.email);
    expect(await lireParticipation(tools, jeton)).toMatchObject({ participation: 'a_confirmer', lien: null });
    banc.avancer({ minutes: 47 * 60 });
    await confirmer(qui.email);
    await confirmer(qui.email);
    expect(await statuts(atelierId)).toEqual(['inscrite']);
    expect(await courrielsDe(qui.email)).toEqual(['participation.aConfirmer', 'participation.inscrite']);
    expect(await lireParticipation(tools, jeton)).toMatchObject({
      participation: 'inscrite',
      lien: 'https://visio.example/salle-secrete',
    });
  });

  it('and never confirms: after two days nothing is left of it, and its place goes to whoever waits', async () => {
    const atelierId = await unAtelierPublie(banc, lui, { places: 1 });
    const [oublieuse, attend] = [unePersonne(), unePersonne()];
    await demander(banc, atelierId, oublieuse);
    expect(await demander(banc, atelierId, attend)).toBe('attente');
    await confirmer(attend.email);
    expect(await statuts(atelierId)).toEqual(['a_confirmer', 'attente']);
    banc.avancer({ minutes: 48 * 60 });
    const jeton = await lienDe(banc, oublieuse.email);
    await libererLesPlaces.handle(tools, {});
    expect(await statuts(atelierId)).toEqual(['inscrite']);
    expect(await courrielsDe(attend.email)).toEqual([
      'participation.aConfirmer',
      'participation.attente',
      'participation.promue',
    ]);
    expect(await courrielsDe(oublieuse.email)).toEqual([]);
    await expect(confirmerParticipation(tools, VISITEUR, { jeton })).rejects.toThrow(NotFound);
    expect(await lireParticipation(tools, jeton)).toBeUndefined();
  });

  it('by telephone alone: believed at once, and nobody writes', async () => {
    const atelierId = await unAtelierPublie(banc, lui);
    const avant = (await banc.courriels()).length;
    await demander(banc, atelierId, unePersonne({ email: '', telephone: '0611223344' }));
    expect(await statuts(atelierId)).toEqual(['inscrite']);
    expect((await banc.courriels()).length).toBe(avant);
  });

  it('twice with the same contact: the answer is the same, nothing changes, the owner of the address alone is told', async () => {
    const atelierId = await unAtelierPublie(banc, lui, { places: 3 });
    const qui = unePersonne();
    const [premiere, seconde] = [
      await demander(banc, atelierId, qui),
      await demander(banc, atelierId, { ...qui, prenom: 'Dominique', nombre: 2 }),
    ];
    expect([premiere, seconde]).toEqual(['place', 'place']);
    // Lost or late: the link leaves again, once an hour.
    expect(await courrielsDe(qui.email)).toEqual(['participation.aConfirmer']);
    await confirmer(qui.email);
    await demander(banc, atelierId, qui);
    await demander(banc, atelierId, qui);
    expect((await courrielsDe(qui.email)).filter((un) => un === 'participation.dejaInscrite')).toHaveLength(1);
    expect(await participationsDe(banc, atelierId)).toMatchObject([{ statut: 'inscrite', nombre: 1 }]);
    await expect(inscrire(atelierId, qui)).rejects.toThrow('déjà dans la liste');
  });

  it('no more once registrations are closed; the conseiller may, until it begins', async () => {
    const debut = new Date(tools.clock().getTime() + 3 * 3_600_000);
    const atelierId = await unAtelierPublie(banc, lui, { debut, fermetureHeures: 2 });
    await demander(banc, atelierId, unePersonne());
    banc.avancer({ minutes: 60 });
    await expect(demander(banc, atelierId, unePersonne())).rejects.toThrow('closes');
    await inscrire(atelierId);
    banc.avancer({ minutes: 120 });
    await expect(inscrire(atelierId)).rejects.toThrow(Refused);
  });

  it('as a robot: answered like anybody, and nothing is kept', async () => {
    const atelierId = await unAtelierPublie(banc, lui);
    const qui = unePersonne();
    expect(await demanderPlace(tools, VISITEUR, { atelierId, qui, robot: true })).toBe('place');
    expect(await participationsDe(banc, atelierId)).toEqual([]);
    expect(await courrielsDe(qui.email)).toEqual([]);
  });
});

describe('the waiting list', () => {
  it('is served in the order of arrival, each told once; a larger group is not passed by a smaller one', async () => {
    const atelierId = await unAtelierPublie(banc, lui, { places: 3 });
    const [seule, paire, trio, derniere] = [
      unePersonne(),
      unePersonne({ nombre: 2 }),
      unePersonne({ nombre: 3 }),
      unePersonne(),
    ];
    for (const qui of [seule, paire, trio, derniere]) await inscrire(atelierId, qui);
    expect(await statuts(atelierId)).toEqual(['inscrite', 'inscrite', 'attente', 'attente']);
    await annuler(paire.email);
    expect(await statuts(atelierId)).toEqual(['inscrite', 'annulee', 'attente', 'attente']);
    await annuler(seule.email);
    expect(await statuts(atelierId)).toEqual(['annulee', 'annulee', 'inscrite', 'attente']);
    expect(await courrielsDe(trio.email)).toEqual(['participation.attente', 'participation.promue']);
    await annuler(trio.email);
    expect(await statuts(atelierId)).toEqual(['annulee', 'annulee', 'annulee', 'inscrite']);
  });

  it('whoever waits comes before a newcomer, even for a place that the first of the list cannot use', async () => {
    const atelierId = await unAtelierPublie(banc, lui, { places: 3 });
    await inscrire(atelierId, unePersonne({ nombre: 2 }));
    await inscrire(atelierId, unePersonne({ nombre: 2 }));
    expect(await demander(banc, atelierId, unePersonne())).toBe('attente');
  });

  it('somebody without an e-mail who gets a place is to be phoned, until it is done', async () => {
    const atelierId = await unAtelierPublie(banc, lui, { places: 1 });
    const premiere = unePersonne();
    await inscrire(atelierId, premiere);
    await inscrire(atelierId, unePersonne({ email: '', telephone: '0611223355' }));
    await annuler(premiere.email);
    const [, appelee] = await participationsDe(banc, atelierId);
    expect(appelee).toMatchObject({ statut: 'inscrite', a_appeler: 'place' });
    const participationId = appelee?.id ?? '';
    await expect(noterAppel(tools, autre, { atelierId, participationId })).rejects.toThrow(NotFound);
    await noterAppel(tools, lui, { atelierId, participationId });
    expect((await participationsDe(banc, atelierId))[1]?.a_appeler).toBeNull();
  });

  it('whoever confirms while waiting keeps her rank', async () => {
    const atelierId = await unAtelierPublie(banc, lui, { places: 1 });
    const [place, premiere, seconde] = [unePersonne(), unePersonne(), unePersonne()];
    await inscrire(atelierId, place);
    await demander(banc, atelierId, premiere);
    await inscrire(atelierId, seconde);
    await confirmer(premiere.email);
    const recu = (await banc.courriels()).find(
      ({ destinataire, modele }) => destinataire === premiere.email && modele === 'participation.attente',
    );
    expect(recu?.texte).toContain('en tête de la liste');
    await annuler(place.email);
    expect(await statuts(atelierId)).toEqual(['annulee', 'inscrite', 'attente']);
  });
});

describe('somebody cancels', () => {
  it('by the link: name and address go at once, e-mails too, the place is free', async () => {
    const atelierId = await unAtelierPublie(banc, lui);
    const qui = unePersonne();
    await inscrire(atelierId, qui);
    const jeton = await lienDe(banc, qui.email);
    await annulerParticipation(tools, VISITEUR, { jeton });
    await annulerParticipation(tools, VISITEUR, { jeton });
    expect(await participationsDe(banc, atelierId)).toMatchObject([
      { statut: 'annulee', identite: null, empreinte: null, tient_place: false },
    ]);
    expect(await courrielsDe(qui.email)).toEqual([]);
    expect(await lireParticipation(tools, jeton)).toMatchObject({ participation: 'annulee', lien: null });
    await expect(confirmerParticipation(tools, VISITEUR, { jeton })).rejects.toThrow(Refused);
    // She may come back.
    await inscrire(atelierId, qui);
    expect(await statuts(atelierId)).toEqual(['annulee', 'inscrite']);
  });

  it('or the conseiller takes her off: she is told', async () => {
    const atelierId = await unAtelierPublie(banc, lui);
    const qui = unePersonne();
    await inscrire(atelierId, qui);
    const [une] = await participationsDe(banc, atelierId);
    const designee = { atelierId, participationId: une?.id ?? '' };
    await expect(retirerParticipant(tools, autre, designee)).rejects.toThrow(NotFound);
    await retirerParticipant(tools, lui, designee);
    await expect(retirerParticipant(tools, lui, designee)).rejects.toThrow(Refused);
    expect(await courrielsDe(qui.email)).toEqual(['participation.retiree']);
  });

  it.each(['', 'x', 'A'.repeat(43), 'é'.repeat(30)])(
    'a link that was not made here opens nothing (%#)',
    async (jeton) => {
      expect(await lireParticipation(tools, jeton)).toBeUndefined();
      await expect(annulerParticipation(tools, VISITEUR, { jeton })).rejects.toThrow(NotFound);
    },
  );
});

it('the day before, whoever has a place and an e-mail is reminded, once', async () => {
  const debut = new Date(tools.clock().getTime() + 24 * 3_600_000);
  const atelierId = await unAtelierPublie(banc, lui, { debut, places: 1 });
  const [vient, attend] = [unePersonne(), unePersonne()];
  for (const qui of [vient, attend]) await inscrire(atelierId, qui);
  await rappelerLaVeille.handle(tools, {});
  await rappelerLaVeille.handle(tools, {});
  expect(await courrielsDe(vient.email)).toEqual(['participation.inscrite', 'participation.rappel']);
  expect(await courrielsDe(attend.email)).toEqual(['participation.attente']);
  expect((await verifierAudit(tools.db)).valide).toBe(true);
});
