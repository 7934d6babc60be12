import { describe, expect, it } from 'vitest';
import { ajouterLieu } from '#domain/lieux/index.ts';
import { dateCivile, heureCivile, heureDeParisVers } from '#platform/dates.ts';
import { InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { unConseillerEnPoste } from '#tests/situations/activites.ts';
import {
  demander,
  lienDe,
  participationsDe,
  remplissageDe,
  unAtelierPublie,
  unePersonne,
  uneSaisieDAtelier,
} from '#tests/situations/ateliers.ts';
import { acteur } from '#tests/situations/comptes.ts';
import { unBanc } from '#tests/support/base.ts';
import {
  annulerAtelier,
  confirmerParticipation,
  inscrireParticipant,
  lireSonAtelier,
  listerSesAteliers,
  modifierAtelier,
  preparerAtelier,
  publierAtelier,
} from './index.ts';

const banc = await unBanc();
const { tools } = banc;
const { acteur: autre } = await unConseillerEnPoste(banc);
const { acteur: lui } = await unConseillerEnPoste(banc);
const champsRefuses = async (promesse: Promise<unknown>) => {
  const refus = await promesse.catch((error: unknown) => error);
  return refus instanceof InvalidInput ? Object.keys(refus.fields) : [String(refus)];
};
const serie = async (autres: Parameters<typeof uneSaisieDAtelier>[1]) => {
  const premier = await unAtelierPublie(banc, lui, autres);
  const { serie_id } = await lireSonAtelier(tools.db, lui, premier);
  const tous = await tools.db
    .selectFrom('ateliers')
    .select(['id', 'debut', 'titre', 'statut', 'places'])
    .where('serie_id', '=', serie_id)
    .orderBy('debut')
    .execute();
  return { premier, tous };
};
const courrielsDe = async (email: string, modele: string) =>
  (await banc.courriels()).filter((un) => un.destinataire === email && un.modele === modele);

describe('a workshop is prepared', () => {
  it('in one of his places, whose commune it takes; nobody else changes it', async () => {
    const ou = await ajouterLieu(tools, lui, { nom: 'Halle', adresse: '1 rue de l’Exemple', communeCode: '69123' });
    const atelierId = await preparerAtelier(tools, lui, uneSaisieDAtelier(banc, { ou, lien: '' }));
    expect(await lireSonAtelier(tools.db, lui, atelierId)).toMatchObject({
      commune: 'Lyon',
      nomLieu: 'Halle',
      statut: 'prepare',
      lien: null,
      places_prises: 0,
    });
    for (const etranger of [autre, acteur('conseiller', { type: 'personne' }), acteur('anct')]) {
      await expect(lireSonAtelier(tools.db, etranger, atelierId)).rejects.toThrow(NotFound);
      await expect(publierAtelier(tools, etranger, { atelierId })).rejects.toThrow(NotFound);
      await expect(annulerAtelier(tools, etranger, { atelierId, motif: 'x', portee: 'celui_ci' })).rejects.toThrow(
        NotFound,
      );
    }
    expect(await champsRefuses(preparerAtelier(tools, autre, uneSaisieDAtelier(banc, { ou })))).toEqual(['ou']);
  });

  it('at a distance only with the address to join; its themes are those in force', async () => {
    const saisie = uneSaisieDAtelier(banc, { lien: '', themes: [23] });
    expect((await champsRefuses(preparerAtelier(tools, lui, saisie))).sort()).toEqual(['lien', 'themes']);
  });

  it('in the future, before the contract ends, with one to a hundred places', async () => {
    const preparer = (autres: Parameters<typeof uneSaisieDAtelier>[1]) =>
      champsRefuses(preparerAtelier(tools, lui, uneSaisieDAtelier(banc, autres)));
    expect(await preparer({ debut: tools.clock() })).toEqual(['debut']);
    expect(await preparer({ debut: new Date('2029-01-10T10:00:00Z') })).toEqual(['debut']);
    expect(await preparer({ places: 101 })).toEqual(['places']);
    expect(await preparer({ places: 0 })).toEqual(['places']);
  });

  it('by nobody without a running contract', async () => {
    await expect(
      preparerAtelier(tools, acteur('conseiller', { type: 'personne' }), uneSaisieDAtelier(banc)),
    ).rejects.toThrow(Refused);
  });

  it('is open to nobody before it is published', async () => {
    const atelierId = await preparerAtelier(tools, lui, uneSaisieDAtelier(banc));
    await expect(demander(banc, atelierId, unePersonne())).rejects.toThrow(Refused);
    await publierAtelier(tools, lui, { atelierId });
    expect(await demander(banc, atelierId, unePersonne())).toBe('place');
  });
});

describe('a series', () => {
  const hiver = () => heureDeParisVers('2021-06-03', 14, 30) ?? tools.clock();

  it('every week until a day, at the same hour in Paris whatever the season', async () => {
    const debut = heureDeParisVers('2021-10-14', 14, 30) ?? tools.clock();
    const { tous } = await serie({ debut, rythme: 'semaine', jusquAu: '2021-11-18' });
    expect(tous.map((un) => dateCivile(un.debut))).toEqual([
      '2021-10-14',
      '2021-10-21',
      '2021-10-28',
      '2021-11-04',
      '2021-11-11',
      '2021-11-18',
    ]);
    expect(new Set(tous.map((un) => heureCivile(un.debut)))).toEqual(new Set(['14:30']));
    expect(new Set(tous.map((un) => un.debut.getUTCHours()))).toEqual(new Set([12, 13]));
    expect(new Set(tous.map(({ statut }) => statut))).toEqual(new Set(['publie']));
  });

  it('every month on the 31st, or on the last day of a shorter month', async () => {
    const debut = heureDeParisVers('2021-07-31', 10, 0) ?? tools.clock();
    const { tous } = await serie({ debut, rythme: 'mois', jusquAu: '2021-12-31' });
    expect(tous.map((un) => dateCivile(un.debut).slice(5))).toEqual([
      '07-31',
      '08-31',
      '09-30',
      '10-31',
      '11-30',
      '12-31',
    ]);
  });

  it('of thirty workshops at the most, until a day that is said', async () => {
    const preparer = (jusquAu: string) =>
      preparerAtelier(tools, lui, uneSaisieDAtelier(banc, { debut: hiver(), rythme: 'semaine', jusquAu }));
    expect(await champsRefuses(preparer('2022-01-06'))).toEqual(['jusquAu']);
    expect(await champsRefuses(preparer(''))).toEqual(['jusquAu']);
    expect(await champsRefuses(preparer('2021-06-02'))).toEqual(['jusquAu']);
    const premier = await preparer('2021-12-29');
    expect((await lireSonAtelier(tools.db, lui, premier)).suivants).toBe(29);
  });

  it('changes from one on: those after it move by as many days, to the same hour; those before stay', async () => {
    const { tous } = await serie({ debut: hiver(), rythme: 'quinzaine', jusquAu: '2021-07-15' });
    const [, deuxieme, troisieme] = tous;
    const debut = heureDeParisVers('2021-06-18', 9, 0) ?? tools.clock();
    await modifierAtelier(tools, lui, {
      ...uneSaisieDAtelier(banc, { debut, titre: 'Un autre titre' }),
      atelierId: deuxieme?.id ?? '',
      portee: 'suivants',
    });
    const apres = await tools.db
      .selectFrom('ateliers')
      .select(['titre', 'debut', 'jour', 'version'])
      .where(
        'id',
        'in',
        tous.map(({ id }) => id),
      )
      .orderBy('debut')
      .execute();
    expect(apres.map(({ jour, titre, version }) => [jour, titre, version])).toEqual([
      ['2021-06-03', 'Envoyer ses photos à sa famille', 0],
      ['2021-06-18', 'Un autre titre', 1],
      ['2021-07-02', 'Un autre titre', 1],
      ['2021-07-16', 'Un autre titre', 1],
    ]);
    expect(heureCivile(apres.at(-1)?.debut ?? tools.clock())).toBe('09:00');
    await annulerAtelier(tools, lui, { atelierId: troisieme?.id ?? '', motif: 'Vacances.', portee: 'suivants' });
    const statuts = await tools.db
      .selectFrom('ateliers')
      .select('statut')
      .where(
        'id',
        'in',
        tous.map(({ id }) => id),
      )
      .orderBy('debut')
      .execute();
    expect(statuts.map(({ statut }) => statut)).toEqual(['publie', 'publie', 'annule', 'annule']);
  });
});

describe('a change', () => {
  it('of day, hour or place tells everybody who comes or waits, once, and says what it was', async () => {
    const atelierId = await unAtelierPublie(banc, lui, { places: 1 });
    const [vient, attend, sansCourriel] = [
      unePersonne(),
      unePersonne(),
      unePersonne({ email: '', telephone: '0612345678' }),
    ];
    for (const qui of [vient, attend, sansCourriel]) await inscrireParticipant(tools, lui, { atelierId, qui });
    const saisie = uneSaisieDAtelier(banc, { places: 1, debut: new Date('2021-06-11T08:00:00Z') });
    await modifierAtelier(tools, lui, { ...saisie, atelierId, portee: 'celui_ci' });
    for (const { email } of [vient, attend]) {
      const [recu, ...autres] = await courrielsDe(email, 'atelier.modifie');
      expect(autres).toEqual([]);
      expect(recu?.texte).toContain('11 juin 2021');
      expect(recu?.texte).toContain('Il devait avoir lieu le');
    }
    expect((await participationsDe(banc, atelierId)).map(({ a_appeler }) => a_appeler)).toEqual([
      null,
      null,
      'changement',
    ]);
    await modifierAtelier(tools, lui, { ...saisie, titre: 'Nouveau titre', atelierId, portee: 'celui_ci' });
    expect(await courrielsDe(vient.email, 'atelier.modifie')).toHaveLength(1);
  });

  it('never takes away a place already given; more places go to those who wait', async () => {
    const atelierId = await unAtelierPublie(banc, lui, { places: 2 });
    const [une, deux, attend] = [unePersonne(), unePersonne(), unePersonne()];
    for (const qui of [une, deux, attend]) await inscrireParticipant(tools, lui, { atelierId, qui });
    const { debut } = await lireSonAtelier(tools.db, lui, atelierId);
    const changer = (places: number) =>
      modifierAtelier(tools, lui, { ...uneSaisieDAtelier(banc, { debut, places }), atelierId, portee: 'celui_ci' });
    expect(await champsRefuses(changer(1))).toEqual(['places']);
    await changer(3);
    expect(await remplissageDe(banc, atelierId)).toMatchObject({ places_prises: 3, en_attente: 0 });
    expect(await courrielsDe(attend.email, 'participation.promue')).toHaveLength(1);
    expect(await courrielsDe(une.email, 'atelier.modifie')).toEqual([]);
  });

  it('is refused once it began, was held or cancelled', async () => {
    const debut = new Date(tools.clock().getTime() + 3_600_000);
    const atelierId = await unAtelierPublie(banc, lui, { debut, fermetureHeures: 0 });
    banc.avancer({ minutes: 61 });
    const changer = () => modifierAtelier(tools, lui, { ...uneSaisieDAtelier(banc), atelierId, portee: 'celui_ci' });
    await expect(changer()).rejects.toThrow(Refused);
    await annulerAtelier(tools, lui, { atelierId, motif: 'Personne.', portee: 'celui_ci' });
    await expect(changer()).rejects.toThrow(Refused);
  });
});

it('a cancellation tells everybody why and what to do, those without an e-mail are to be phoned', async () => {
  const atelierId = await unAtelierPublie(banc, lui, { places: 1 });
  const [vient, attend, aConfirmer] = [unePersonne(), unePersonne(), unePersonne()];
  const sansCourriel = unePersonne({ email: '', telephone: '0612345679' });
  for (const qui of [vient, attend, sansCourriel]) await inscrireParticipant(tools, lui, { atelierId, qui });
  await demander(banc, atelierId, aConfirmer);
  await annulerAtelier(tools, lui, { atelierId, motif: 'La salle est fermée.', portee: 'celui_ci' });
  for (const { email } of [vient, attend, aConfirmer]) {
    const [recu, ...autres] = await courrielsDe(email, 'atelier.annule');
    expect(autres).toEqual([]);
    expect(recu?.texte).toContain('La salle est fermée.');
    expect(recu?.texte).toContain('Trouver un autre atelier');
  }
  expect((await participationsDe(banc, atelierId)).map(({ a_appeler }) => a_appeler)).toEqual([
    null,
    null,
    'annulation',
    null,
  ]);
  const jeton = await lienDe(banc, aConfirmer.email);
  await expect(confirmerParticipation(tools, lui, { jeton })).rejects.toThrow(Refused);
  await expect(demander(banc, atelierId, unePersonne())).rejects.toThrow('annulé');
});

it('the list of his workshops reads as many queries whatever their number', async () => {
  const lire = () => listerSesAteliers(tools.db, lui, 'a_venir', tools.clock());
  expect(await banc.compterRequetes(lire)).toBe(1);
});
