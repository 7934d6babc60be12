import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { createTestApp } from '#application';
import { Forbidden, InvalidInput } from '#platform/errors.ts';
import { anct, prefecture, seConnecter, unCompte } from '#tests/situations/comptes.ts';
import { unConseillerDuTerritoire, uneEquipe } from '#tests/situations/equipes.ts';
import { LYON } from '#tests/situations/structures.ts';
import { MOIS, suivisDe, TRIMESTRE, uneNuit } from '#tests/situations/suivi.ts';
import { type Banc, unBanc } from '#tests/support/base.ts';
import { type Navigateur, unNavigateur } from '#tests/support/client.ts';
import { choisirLeResume, remettreSuivi, resumerAuxPrefectures } from './index.ts';
import { compterSuivis } from './readings.ts';
import { compterRetards, listerRetards } from './retards.ts';

const recus = async (banc: Banc, modele: string) =>
  (await banc.courriels()).filter((un) => un.modele === modele).map((un) => un.destinataire);
async function unLundi(banc: Banc) {
  await resumerAuxPrefectures.handle(banc.tools, {});
  await banc.faireTravailler();
}

it('late structures are listed since when, in the perimeter; their préfecture hears of it on Mondays unless it refuses', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const ici = await unConseillerDuTerritoire(banc);
  await unConseillerDuTerritoire(banc, { communeCode: LYON, departement: '69' });
  const agent = await unCompte(banc, { role: 'prefecture', departement: '03' });
  const region = await unCompte(banc, { role: 'prefecture', region: '84' });
  await unLundi(banc);
  expect(await recus(banc, 'suivi.resume')).toEqual([]);
  banc.avancer({ jours: 70 });
  await uneNuit(banc);
  const { db } = banc.tools;
  const now = banc.tools.clock();
  const { lignes } = await listerRetards(db, prefecture('03'), now);
  const attendus = (await suivisDe(banc, ici.contratId)).filter(
    ({ a_remettre_le }) => a_remettre_le < now.toISOString(),
  );
  expect(lignes).toMatchObject([
    {
      id: ici.structureId,
      nombre: attendus.length,
      mensuels: attendus.filter(({ type }) => type === 'mensuel').length,
      depuis: attendus[0]?.a_remettre_le,
    },
  ]);
  expect(await compterRetards(db, anct(), now)).toMatchObject({ structures: 2 });
  expect(await compterRetards(db, prefecture('75'), now)).toEqual({ structures: 0, suivis: 0 });
  await unLundi(banc);
  await unLundi(banc);
  expect(await recus(banc, 'suivi.resume')).toEqual([agent.email]);
  const qui = { ...prefecture('03'), id: agent.id };
  await expect(choisirLeResume(banc.tools, anct(), { recevoir: false })).rejects.toThrow(Forbidden);
  await choisirLeResume(banc.tools, qui, { recevoir: false });
  banc.avancer({ jours: 7 });
  await unLundi(banc);
  expect(await recus(banc, 'suivi.resume')).toEqual([agent.email]);
  await choisirLeResume(banc.tools, qui, { recevoir: true });
  await unLundi(banc);
  expect(await recus(banc, 'suivi.resume')).toEqual([agent.email, agent.email]);
  const navigateur = unNavigateur(banc);
  await seConnecter(banc, navigateur, region);
  expect((await navigateur.ouvrir('/prefecture/suivis/retards')).texte).toContain('2\u00a0structures');
  expect((await navigateur.ouvrir('/prefecture/suivis/retards/export?format=csv')).texte).toContain(
    ';En retard depuis le',
  );
});

it('a coordinateur sees the state of the follow-ups of his team, never what is written in them, and hears of silences', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const ailleurs = await unConseillerDuTerritoire(banc, { nom: 'Structure hors de l’équipe' });
  const { chef, gens } = await uneEquipe(banc);
  const [un] = gens;
  if (!un) throw new Error('nobody');
  for (let nuit = 0; nuit < 50; nuit += 1) {
    banc.avancer({ jours: 1 });
    await uneNuit(banc);
  }
  // Once after a month, once after forty-five days, for the one who is in the team.
  expect(await recus(banc, 'suivi.inactifDansLEquipe')).toEqual([chef.compte.email, chef.compte.email]);
  const [mensuel] = (await suivisDe(banc, un.contratId)).filter(({ type }) => type === 'mensuel').slice(-1);
  await remettreSuivi(banc.tools, un.lui, {
    suiviId: mensuel?.id ?? '',
    reponses: { ...MOIS, reussites: 'Un canari dans la réponse' },
  });
  const navigateur = unNavigateur(banc);
  await seConnecter(banc, navigateur, chef.compte);
  await enCoordinateur(banc, navigateur, chef.compte.id);
  const { texte } = await navigateur.ouvrir('/coordinateur/suivis');
  expect(texte).toContain('Remis');
  expect(texte).toContain('En retard');
  for (const page of ['/coordinateur/suivis', '/coordinateur/suivis/export?format=csv', '/coordinateur']) {
    const lue = (await navigateur.ouvrir(page)).texte;
    expect(lue).not.toContain('canari');
    expect(lue).not.toContain('Structure hors de l’équipe');
  }
  expect((await navigateur.ouvrir(`/coordinateur/suivis/${mensuel?.id}`)).statut).toBe(404);
  expect(ailleurs.conseiller).not.toBe(un.conseiller);
  expect((await navigateur.ouvrir('/coordinateur/suivis?etat=remis')).texte).not.toContain('fr-badge--error');
});

/** The second space of somebody who has two. */
async function enCoordinateur(banc: Banc, navigateur: Navigateur, utilisateurId: string) {
  const { id } = await banc.tools.db
    .selectFrom('attributions')
    .select('id')
    .where('utilisateur_id', '=', utilisateurId)
    .where('role', '=', 'coordinateur')
    .executeTakeFirstOrThrow();
  await navigateur.ouvrir('/compte');
  await navigateur.poster(`/compte/roles/${id}`, {});
}

it('what was declared that should not be is a filter for ANCT alone', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const un = await unConseillerDuTerritoire(banc);
  banc.avancer({ jours: 130 });
  await uneNuit(banc);
  const suivis = await suivisDe(banc, un.contratId);
  const remettre = (type: string, reponses: Readonly<Record<string, string | number | boolean>>, rang = 0) =>
    remettreSuivi(banc.tools, type === 'mensuel' ? un.lui : un.elle, {
      suiviId: suivis.filter((suivi) => suivi.type === type)[rang]?.id ?? '',
      reponses,
    });
  await expect(remettre('mensuel', { ...MOIS, gratuit: 'parfois' })).rejects.toThrow(InvalidInput);
  await remettre('mensuel', { ...MOIS, gratuit: 'non', difficultes: 'Une association a fait payer.' });
  await remettre('mensuel', { ...MOIS, gratuit: 'oui' }, 1);
  await remettre('trimestriel', { ...TRIMESTRE, tempsPlein: 'non' });
  const compter = (declaration: 'payant' | 'temps_partiel') =>
    compterSuivis(banc.tools.db, anct(), banc.tools.clock(), { declaration });
  expect((await compter('payant')).nombre).toBe(1);
  expect((await compter('temps_partiel')).nombre).toBe(1);
  const [elle, pref] = [unNavigateur(banc), unNavigateur(banc)];
  await seConnecter(banc, elle, await unCompte(banc, { role: 'anct' }));
  await seConnecter(banc, pref, await unCompte(banc, { role: 'prefecture', departement: '03' }));
  expect((await elle.ouvrir('/anct/suivis?declaration=payant')).texte).toContain('1\u00a0suivi<');
  const chezElle = await pref.ouvrir('/prefecture/suivis?declaration=payant');
  expect(chezElle.texte).not.toContain('1\u00a0suivi<');
  expect(chezElle.texte).not.toContain('Déclaration');
});

it('each reporting table holds what was filed, a column a question; blank ones are for anybody', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const un = await unConseillerDuTerritoire(banc);
  banc.avancer({ jours: 130 });
  await uneNuit(banc);
  const compte = await unCompte(banc, { role: 'structure', structureId: un.structureId, administrateur: true });
  const navigateur = unNavigateur(banc);
  await seConnecter(banc, navigateur, compte);
  expect((await navigateur.ouvrir('/structure/suivis')).texte).toContain(
    '/structure/suivis/tableau/export?type=mensuel',
  );
  expect((await navigateur.ouvrir('/structure')).texte).toContain('Remettez le suivi trimestriel');
  const [trimestriel] = (await suivisDe(banc, un.contratId)).filter(({ type }) => type === 'trimestriel');
  await remettreSuivi(banc.tools, un.elle, { suiviId: trimestriel?.id ?? '', reponses: TRIMESTRE });
  const rempli = await feuilleDe(banc, '/structure/suivis/tableau/export?type=trimestriel&format=xlsx', navigateur);
  for (const attendu of ['Salaire brut versé sur la période', '<t xml:space="preserve">5400</t>', 'Remis'])
    expect(rempli).toContain(attendu);
  expect((await navigateur.ouvrir('/modeles')).texte).toContain('/modeles/tableau/export?type=semestriel');
  const vierge = await feuilleDe(banc, '/modeles/tableau/export?type=trimestriel&format=xlsx', unNavigateur(banc));
  expect(vierge).toContain('Salaire brut versé sur la période');
  expect(vierge).not.toContain('5400');
});

async function feuilleDe(banc: Banc, path: string, navigateur: Navigateur): Promise<string> {
  const cookie = [...navigateur.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const reponse = await createTestApp(banc.tools).fetch(
    new Request(new URL(path, banc.tools.settings.BASE_URL), { headers: { cookie } }),
  );
  const fichiers = unzipSync(new Uint8Array(await reponse.arrayBuffer()));
  return strFromU8(fichiers['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
}
