import { expect, it } from 'vitest';
import { enregistrerActivite } from '#domain/activites/index.ts';
import type { Actor } from '#platform/actor.ts';
import { Forbidden, InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { uneSaisieDActivite } from '#tests/situations/activites.ts';
import { anct, prefecture, seConnecter, unCompte } from '#tests/situations/comptes.ts';
import { MOIS, suivisDe, TRIMESTRE, uneNuit } from '#tests/situations/suivi.ts';
import { echeancierDuPoste, unPostePayable } from '#tests/situations/versements.ts';
import { type Banc, unBanc } from '#tests/support/base.ts';
import { unNavigateur } from '#tests/support/client.ts';
import { ouvrirLesSuivis, redemanderSuivi, remettreSuivi } from './index.ts';
import { compterSuivis, lireSuivi, listerSuivis } from './readings.ts';

/** A post whose money is ready, its conseiller with his account; the contract begins in March 2021. */
async function unPoste(banc: Banc) {
  const poste = await unPostePayable(banc);
  const compte = await unCompte(banc, { role: 'conseiller' });
  await banc.tools.db
    .updateTable('candidats')
    .set({ utilisateur_id: compte.id })
    .where('id', '=', poste.candidat.candidatId)
    .execute();
  const lui: Actor = { id: compte.id, nom: 'Camille', role: 'conseiller', perimetre: { type: 'personne' } };
  const contrat = await banc.tools.db
    .selectFrom('contrats')
    .select(['id', 'debut'])
    .where('structure_id', '=', poste.structureId)
    .executeTakeFirstOrThrow();
  return {
    ...poste,
    administratrice: poste.compte,
    compte,
    lui,
    elle: { ...poste.acteur, id: poste.compte.id },
    ...contrat,
  };
}
const un = async (banc: Banc, contratId: string, type: string, rang = 0) => {
  const suivi = (await suivisDe(banc, contratId)).filter((suivi) => suivi.type === type)[rang];
  if (!suivi) throw new Error(`no ${type}`);
  return suivi;
};

it('months, quarters and half-years open once they are over, whatever the number of nights', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const { id, debut } = await unPoste(banc);
  await uneNuit(banc);
  expect(await suivisDe(banc, id)).toEqual([]);
  banc.avancer({ jours: 230 });
  await uneNuit(banc);
  await uneNuit(banc);
  const suivis = await suivisDe(banc, id);
  const mensuels = suivis.filter(({ type }) => type === 'mensuel');
  expect(mensuels[0]).toMatchObject({ du: debut, statut: 'a_remplir' });
  // The first month is the end of that of the start; the others are whole, one after the other.
  expect(mensuels.slice(1).every(({ du }) => du.endsWith('-01'))).toBe(true);
  expect(new Set(mensuels.map(({ du }) => du)).size).toBe(mensuels.length);
  expect(suivis.filter(({ type }) => type === 'trimestriel')).toHaveLength(2);
  expect(suivis.filter(({ type }) => type === 'semestriel')).toHaveLength(1);
});

it('a contract that is broken opens nothing any more', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const { id } = await unPoste(banc);
  await banc.tools.db.updateTable('contrats').set({ statut: 'rompu' }).where('id', '=', id).execute();
  banc.avancer({ jours: 100 });
  await ouvrirLesSuivis.handle(banc.tools, {});
  expect(await suivisDe(banc, id)).toEqual([]);
});

it('a monthly one keeps the figures of its month as they are when it is filed, and closes the month', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const { id, lui } = await unPoste(banc);
  banc.avancer({ jours: 26 });
  await enregistrerActivite(banc.tools, lui, uneSaisieDActivite(banc));
  banc.avancer({ jours: 35 });
  await uneNuit(banc);
  const suivi = await lireCelui(banc, lui, id);
  await remettreSuivi(banc.tools, lui, { suiviId: suivi.id, reponses: MOIS });
  const lu = await lireSuivi(banc.tools.db, lui, suivi.id);
  expect(lu).toMatchObject({ statut: 'remis', chiffres: { activites: 1, participants: 1 }, reponses: MOIS });
  // What comes afterwards leaves a trace and does not change what was filed.
  await enregistrerActivite(banc.tools, lui, uneSaisieDActivite(banc, { jour: suivi.au }));
  const traces = await banc.tools.db.selectFrom('activites_corrections').select('geste').execute();
  expect(traces).toEqual([{ geste: 'ajoutee' }]);
  expect((await lireSuivi(banc.tools.db, lui, suivi.id)).chiffres).toMatchObject({ activites: 1 });
  await expect(remettreSuivi(banc.tools, lui, { suiviId: suivi.id, reponses: MOIS })).rejects.toThrow(Refused);
});

/** The month that holds the activity recorded. */
async function lireCelui(banc: Banc, lui: Actor, contratId: string) {
  const { jour } = await banc.tools.db.selectFrom('activites').select('jour').executeTakeFirstOrThrow();
  const suivi = (await suivisDe(banc, contratId)).find(
    ({ type, du, au }) => type === 'mensuel' && du <= jour && jour <= au,
  );
  if (!suivi) throw new Error('no month');
  return lireSuivi(banc.tools.db, lui, suivi.id);
}

it('a late follow-up stops the payments of its post, and filing it lets them go at once', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const { id, lui, elle, structureId } = await unPoste(banc);
  const blocages = async () => (await echeancierDuPoste(banc, structureId)).map((versement) => versement.blocages);
  banc.avancer({ jours: 32 });
  await uneNuit(banc);
  expect((await blocages())[0]).toEqual([]);
  banc.avancer({ jours: 50 });
  await uneNuit(banc);
  expect((await blocages())[0]).toEqual(['suivi_en_retard']);
  for (const { id: suiviId, type } of await suivisDe(banc, id))
    await (type === 'mensuel'
      ? remettreSuivi(banc.tools, lui, { suiviId, reponses: MOIS })
      : remettreSuivi(banc.tools, elle, { suiviId, reponses: TRIMESTRE }));
  expect((await blocages())[0]).toEqual([]);
});

it('each files what is asked of him, all that is asked, and reads what concerns him', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const { id, lui, elle } = await unPoste(banc);
  const { lui: autre, elle: voisine } = await unPoste(banc);
  banc.avancer({ jours: 130 });
  await uneNuit(banc);
  const [mensuel, trimestriel] = [await un(banc, id, 'mensuel'), await un(banc, id, 'trimestriel')];
  const remettre = (qui: Actor, suiviId: string, reponses: Readonly<Record<string, string | number | boolean>>) =>
    remettreSuivi(banc.tools, qui, { suiviId, reponses });
  await expect(remettre(elle, mensuel.id, MOIS)).rejects.toThrow(Forbidden);
  for (const qui of [lui, autre, voisine])
    await expect(remettre(qui, trimestriel.id, TRIMESTRE)).rejects.toThrow(NotFound);
  await expect(remettre(autre, mensuel.id, MOIS)).rejects.toThrow(NotFound);
  await expect(remettre(lui, mensuel.id, { ...MOIS, gratuit: false })).rejects.toThrow(InvalidInput);
  await expect(remettre(elle, trimestriel.id, { ...TRIMESTRE, absences: 93 })).rejects.toThrow(InvalidInput);
  await remettre(elle, trimestriel.id, TRIMESTRE);
  const { db } = banc.tools;
  const maintenant = banc.tools.clock();
  expect((await listerSuivis(db, lui, maintenant, {})).lignes.every(({ type }) => type === 'mensuel')).toBe(true);
  const { nombre } = await compterSuivis(db, elle, maintenant, {});
  expect((await compterSuivis(db, prefecture('03'), maintenant, {})).nombre).toBe(
    nombre + (await compterSuivis(db, voisine, maintenant, {})).nombre,
  );
  expect((await compterSuivis(db, prefecture('69'), maintenant, {})).nombre).toBe(0);
  expect(await compterSuivis(db, anct(), maintenant, { etat: 'en_retard', type: 'mensuel' })).toMatchObject({
    nombre: (await compterSuivis(db, anct(), maintenant, { type: 'mensuel' })).enRetard,
  });
});

it('ANCT asks for one again, with why: it waits anew, and whoever filed it is told', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const { id, lui, elle, administratrice } = await unPoste(banc);
  banc.avancer({ jours: 130 });
  await uneNuit(banc);
  const { id: suiviId } = await un(banc, id, 'trimestriel');
  await remettreSuivi(banc.tools, elle, { suiviId, reponses: TRIMESTRE });
  await expect(redemanderSuivi(banc.tools, elle, { suiviId, motif: 'Non.' })).rejects.toThrow(Forbidden);
  await redemanderSuivi(banc.tools, { ...anct(), id: lui.id }, { suiviId, motif: 'Le salaire manque.' });
  expect(await lireSuivi(banc.tools.db, elle, suiviId)).toMatchObject({ statut: 'a_remplir' });
  await banc.faireTravailler();
  const prevenus = (await banc.courriels()).filter(({ modele }) => modele === 'suivi.redemande');
  expect(prevenus.map(({ destinataire }) => destinataire)).toContain(administratrice.email);
});

it('what is due is announced, then asked for twice; a silence is told to the conseiller, then to his structure; each once', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  await unPoste(banc);
  for (let nuit = 0; nuit < 75; nuit += 1) {
    banc.avancer({ jours: 1 });
    await uneNuit(banc);
  }
  const courriels = await banc.courriels();
  const recus = (modele: string) => courriels.filter((un) => un.modele === modele).map((un) => un.destinataire);
  expect(recus('suivi.annonce').length).toBeGreaterThanOrEqual(2);
  expect(recus('suivi.retard').length).toBeGreaterThanOrEqual(2);
  for (const modele of ['suivi.retardDuConseiller', 'suivi.inactif', 'suivi.conseillerInactif']) {
    expect(recus(modele)).not.toEqual([]);
    expect(recus(modele)).toEqual([...new Set(recus(modele))]);
  }
});

it('the conseiller reads his figures, answers, and keeps what he typed when something is missing', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const { id, compte } = await unPoste(banc);
  banc.avancer({ jours: 45 });
  await uneNuit(banc);
  const { id: suiviId } = await un(banc, id, 'mensuel');
  const navigateur = unNavigateur(banc);
  await seConnecter(banc, navigateur, compte);
  expect((await navigateur.ouvrir('/conseiller/suivis')).texte).toContain(`/conseiller/suivis/${suiviId}`);
  await navigateur.ouvrir(`/conseiller/suivis/${suiviId}`);
  const incomplet = await navigateur.poster(`/conseiller/suivis/${suiviId}`, { reussites: 'Un bel atelier' });
  expect(incomplet.statut).toBe(422);
  expect(incomplet.texte).toContain('Un bel atelier');
  await navigateur.poster(`/conseiller/suivis/${suiviId}`, { reussites: 'Un bel atelier', gratuit: 'oui' });
  expect((await navigateur.ouvrir(`/conseiller/suivis/${suiviId}`)).texte).toContain('Un bel atelier');
  const { texte } = await navigateur.ouvrir('/conseiller/suivis/export?format=csv');
  expect(texte).toContain('Remis');
});
