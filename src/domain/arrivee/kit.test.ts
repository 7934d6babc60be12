import { describe, expect, it } from 'vitest';
import { rompreContrat } from '#domain/contrats/index.ts';
import type { Actor } from '#platform/actor.ts';

import { transaction } from '#platform/db/guard.ts';
import { Forbidden, InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { UN_KIT, uneArrivee, unKitCommande } from '#tests/situations/arrivee.ts';
import { acteur, anct, prefecture } from '#tests/situations/comptes.ts';

import { type Banc, unBanc } from '#tests/support/base.ts';
import {
  annulerEnvoi,
  commanderKit,
  expedierKits,
  lireArrivee,
  listerEnvoi,
  parcourirArrivees,
  recevoirKit,
  signalerManque,
} from './index.ts';
import { oublierLesKits } from './oublier.ts';

const toutes = async <Ligne>(lignes: AsyncIterable<Ligne>) => {
  const lues: Ligne[] = [];
  for await (const ligne of lignes) lues.push(ligne);
  return lues;
};
const lire = (banc: Banc, arriveeId: string) => lireArrivee(banc.tools.db, anct(), arriveeId);
const envoyer = (banc: Banc, qui: Actor, arriveeId: string, suivi = '') =>
  expedierKits(banc.tools, qui, { envois: [{ arriveeId, suivi }] });
const recus = async (banc: Banc, modele: string) =>
  (await banc.courriels()).filter((courriel) => courriel.modele === modele);

const banc = await unBanc();

describe('the kit', () => {
  it('is ordered, sent, received; its conseiller and his structure are told when it leaves, and nobody when it is ordered', async () => {
    const { arriveeId, compte, administratrice, lui } = await unKitCommande(banc);
    expect((await recus(banc, 'kit.expedie')).filter(({ destinataire }) => destinataire === compte.email)).toEqual([]);
    await envoyer(banc, anct(), arriveeId, '8R123');
    const partis = (await recus(banc, 'kit.expedie')).filter(({ texte }) => texte.includes('8R123'));
    expect(partis.map(({ destinataire }) => destinataire)).toEqual(
      expect.arrayContaining([compte.email, administratrice.email]),
    );
    expect(await lire(banc, arriveeId)).toMatchObject({ kit: 'expedie', suivi: '8R123' });
    await recevoirKit(banc.tools, lui, { arriveeId });
    expect((await lire(banc, arriveeId)).kit).toBe('recu');
  });

  it('its size may be chosen again until it is sent, by the conseiller or by his structure for him', async () => {
    const { arriveeId, elle, lui } = await unKitCommande(banc);
    await commanderKit(banc.tools, elle, { arriveeId, ...UN_KIT, taille: '3XL', coupe: 'ajustee' });
    expect(await lire(banc, arriveeId)).toMatchObject({ taille: '3XL', coupe: 'ajustee' });
    await envoyer(banc, anct(), arriveeId);
    await expect(commanderKit(banc.tools, lui, { arriveeId, ...UN_KIT })).rejects.toThrow(Refused);
  });

  it('delivered elsewhere than at the structure, it needs an address that a parcel can reach', async () => {
    const { arriveeId, lui } = await uneArrivee(banc);
    const ailleurs = { arriveeId, ...UN_KIT, livraison: 'autre' as const };
    await expect(commanderKit(banc.tools, lui, ailleurs)).rejects.toThrow(InvalidInput);
    await expect(
      commanderKit(banc.tools, lui, { ...ailleurs, adresse: '1 rue de l’Exemple', codePostalVille: 'Moulins' }),
    ).rejects.toThrow(InvalidInput);
    await commanderKit(banc.tools, lui, {
      ...ailleurs,
      adresse: '1 rue de l’Exemple',
      codePostalVille: '03000 Moulins',
    });
    expect(await lire(banc, arriveeId)).toMatchObject({ livraison: 'autre', code_postal_ville: '03000 Moulins' });
  });

  it('what lacks is said and sent again; a parcel said received cannot be lost', async () => {
    const { arriveeId, lui } = await unKitCommande(banc);
    const manque = { arriveeId, taille: 'L' as const, coupe: 'droite' as const, precisions: '' };
    await expect(signalerManque(banc.tools, lui, { ...manque, manques: ['guide'] })).rejects.toThrow(Refused);
    await envoyer(banc, anct(), arriveeId);
    await expect(signalerManque(banc.tools, lui, { ...manque, manques: [] })).rejects.toThrow(InvalidInput);
    await recevoirKit(banc.tools, lui, { arriveeId });
    await expect(signalerManque(banc.tools, lui, { ...manque, manques: ['colis'] })).rejects.toThrow(Refused);
    await signalerManque(banc.tools, lui, { ...manque, manques: ['taille'], precisions: 'Trop petit.' });
    expect(await lire(banc, arriveeId)).toMatchObject({ kit: 'incomplet', taille: 'L', manques: ['taille'] });
    const [ligne] = await toutes(parcourirArrivees(banc.tools.db, lui, { kit: 'a_expedier' }, banc.tools.clock()));
    expect(ligne?.id).toBe(arriveeId);
    await envoyer(banc, anct(), arriveeId);
    await recevoirKit(banc.tools, lui, { arriveeId });
    expect(await lire(banc, arriveeId)).toMatchObject({ kit: 'recu', manques: [], precisions: null });
  });

  it('only ANCT sends; those that cannot leave are left and named, the others go, each with its line in the audit', async () => {
    const [un, deux] = [await unKitCommande(banc), await unKitCommande(banc)];
    const trois = await uneArrivee(banc);
    const envois = [un, deux, trois].map(({ arriveeId }, rang) => ({ arriveeId, suivi: `COLIS-${rang}` }));
    for (const qui of [un.elle, un.lui, acteur('support'), prefecture('03')])
      await expect(expedierKits(banc.tools, qui, { envois })).rejects.toThrow(Forbidden);
    const { envoiId, faits, refus } = await expedierKits(banc.tools, anct(), { envois });
    expect(faits).toBe(2);
    expect(refus).toEqual([expect.stringContaining('à commander')]);
    expect((await listerEnvoi(banc.tools.db, anct(), envoiId)).map(({ suivi }) => suivi).toSorted()).toEqual([
      'COLIS-0',
      'COLIS-1',
    ]);
    const lignes = await banc.tools.db
      .selectFrom('audit')
      .select('sujet')
      .where('action', '=', 'arrivee.expedierKit')
      .where('sujet', 'in', [un.arriveeId, deux.arriveeId, trois.arriveeId])
      .execute();
    expect(lignes.map(({ sujet }) => sujet).toSorted()).toEqual([un.arriveeId, deux.arriveeId].toSorted());
  });

  it('a sending that did not leave is undone whole, but for what was received since; everybody is told', async () => {
    const [un, deux] = [await unKitCommande(banc), await unKitCommande(banc)];
    const envois = [un, deux].map(({ arriveeId }) => ({ arriveeId, suivi: 'X' }));
    const { envoiId } = await expedierKits(banc.tools, anct(), { envois });
    await recevoirKit(banc.tools, deux.elle, { arriveeId: deux.arriveeId });
    await expect(annulerEnvoi(banc.tools, acteur('support'), { envoiId })).rejects.toThrow(Forbidden);
    expect(await annulerEnvoi(banc.tools, anct(), { envoiId })).toBe(1);
    expect(await lire(banc, un.arriveeId)).toMatchObject({ kit: 'commande', suivi: null, expedie_le: null });
    expect((await lire(banc, deux.arriveeId)).kit).toBe('recu');
    expect((await recus(banc, 'kit.envoiAnnule')).map(({ destinataire }) => destinataire)).toContain(un.compte.email);
    await expect(annulerEnvoi(banc.tools, anct(), { envoiId: crypto.randomUUID() })).rejects.toThrow(NotFound);
  });

  it('the address of a kit received is forgotten after sixty days, the size once the arrival is closed for as long', async () => {
    const { arriveeId, lui, contratId } = await uneArrivee(banc);
    const adresse = { livraison: 'autre' as const, adresse: '1 rue', codePostalVille: '03000 Moulins' };
    await commanderKit(banc.tools, lui, { arriveeId, ...UN_KIT, ...adresse });
    await envoyer(banc, anct(), arriveeId);
    await recevoirKit(banc.tools, lui, { arriveeId });
    banc.avancer({ jours: 59 });
    await oublierLesKits.handle(banc.tools, {});
    expect((await lire(banc, arriveeId)).adresse).toBe('1 rue');
    banc.avancer({ jours: 2 });
    await oublierLesKits.handle(banc.tools, {});
    expect(await lire(banc, arriveeId)).toMatchObject({ adresse: null, code_postal_ville: null, taille: 'M' });
    await transaction(banc.tools.db, (tx) =>
      rompreContrat({ tx, actor: anct(), now: banc.tools.clock(), tools: banc.tools }, contratId, {
        motif: 'demission',
        vacantJusquAu: '2022-12-31',
      }),
    );
    banc.avancer({ jours: 61 });
    await oublierLesKits.handle(banc.tools, {});
    expect(await lire(banc, arriveeId)).toMatchObject({ taille: null, coupe: null });
  });
});
