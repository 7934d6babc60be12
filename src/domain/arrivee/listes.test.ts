import { describe, expect, it } from 'vitest';

import { toutFourni, uneArrivee, unKitCommande } from '#tests/situations/arrivee.ts';
import { anct, prefecture } from '#tests/situations/comptes.ts';

import { type Banc, unBanc } from '#tests/support/base.ts';
import {
  compterArrivees,
  direEquipement,
  type FiltresArrivees,
  listerArrivees,
  parcourirArrivees,
  relancerArrivees,
} from './index.ts';

const toutes = async <Ligne>(lignes: AsyncIterable<Ligne>) => {
  const lues: Ligne[] = [];
  for await (const ligne of lignes) lues.push(ligne);
  return lues;
};
const recus = async (banc: Banc, modele: string) =>
  (await banc.courriels()).filter((courriel) => courriel.modele === modele);

describe('reminders', () => {
  it('seven days before the contract, the structure is asked once for the equipment it said nothing of', async () => {
    const banc = await unBanc({ pendantLeTest: true });
    const attendus = async () => (await recus(banc, 'arrivee.equipementADire')).map(({ destinataire }) => destinataire);
    const matins = async (jours: number) => {
      for (let jour = 0; jour < jours; jour += 1) {
        banc.avancer({ jours: 1 });
        await relancerArrivees.handle(banc.tools, {});
      }
    };
    const silencieuse = await uneArrivee(banc);
    banc.avancer({ jours: 11 });
    await matins(1);
    expect(await attendus()).toEqual([]);
    await matins(1);
    expect(await attendus()).toContain(silencieuse.administratrice.email);
    const ecrits = (await attendus()).length;
    await matins(2);
    expect(await attendus()).toHaveLength(ecrits);
    const prete = await uneArrivee(banc);
    await direEquipement(banc.tools, prete.elle, {
      arriveeId: prete.arriveeId,
      choses: toutFourni('prevu', prete.debut),
      transport: 'velo',
    });
    banc.avancer({ jours: 12 });
    await matins(2);
    expect(await attendus()).not.toContain(prete.administratrice.email);
  });

  it('fifteen days after it, the structure is told once what still lacks', async () => {
    const banc = await unBanc({ pendantLeTest: true });
    const { administratrice } = await uneArrivee(banc);
    const attendus = async () =>
      (await recus(banc, 'arrivee.resteAFaire')).filter(({ destinataire }) => destinataire === administratrice.email);
    banc.avancer({ jours: 34 });
    await relancerArrivees.handle(banc.tools, {});
    expect(await attendus()).toEqual([]);
    for (const _ of [1, 2, 3, 4]) {
      banc.avancer({ jours: 1 });
      await relancerArrivees.handle(banc.tools, {});
    }
    const [courriel, ...autres] = await attendus();
    expect(autres).toEqual([]);
    for (const reste of ['Dire où en est son équipement', 'Commander son kit', 'Enregistrer sa prise de poste'])
      expect(courriel?.texte).toContain(reste);
  });
});

describe('the list', () => {
  it('filters by kit, by equipment, by département and by late start of post; counts, pages and file agree', async () => {
    const banc = await unBanc({ pendantLeTest: true });
    const { db, clock } = banc.tools;
    const un = await unKitCommande(banc);
    await uneArrivee(banc);
    const nombre = async (filtres: FiltresArrivees, qui = anct()) => {
      const { total } = await compterArrivees(db, qui, filtres, clock());
      expect((await listerArrivees(db, qui, filtres, clock())).lignes).toHaveLength(total);
      expect(await toutes(parcourirArrivees(db, qui, filtres, clock()))).toHaveLength(total);
      return total;
    };
    expect(await nombre({})).toBe(2);
    expect(await nombre({ kit: 'commande' })).toBe(1);
    expect(await nombre({ kit: 'a_expedier' })).toBe(1);
    expect(await nombre({ kit: 'recu' })).toBe(0);
    await direEquipement(banc.tools, un.elle, { arriveeId: un.arriveeId, choses: toutFourni(), transport: 'velo' });
    expect(await nombre({ nonEquipes: true })).toBe(1);
    expect(await nombre({ departement: '03' })).toBe(2);
    expect(await nombre({ departement: '69' })).toBe(0);
    expect(await nombre({}, prefecture('03'))).toBe(2);
    expect(await nombre({}, prefecture('69'))).toBe(0);
    banc.avancer({ jours: 21 });
    expect(await nombre({ sansPriseDePoste: 0 })).toBeGreaterThan(0);
    expect(await nombre({ sansPriseDePoste: 60 })).toBe(0);
  });

  it('needs as many queries whatever the number of arrivals', async () => {
    const banc = await unBanc({ pendantLeTest: true });
    const { db, clock } = banc.tools;
    const compter = () =>
      banc.compterRequetes(async () => {
        await listerArrivees(db, anct(), {}, clock());
        await compterArrivees(db, anct(), {}, clock());
      });
    await uneArrivee(banc);
    const seule = await compter();
    for (let rang = 0; rang < 2; rang += 1) await uneArrivee(banc);
    expect(await compter()).toBe(seule);
    expect(seule).toBe(2);
  });
});
