import { describe, expect, it } from 'vitest';
import { decider, fixerEnveloppe, listerAvis, rendreAvis } from '#domain/concertation/index.ts';
import { lireStructure } from '#domain/structures/index.ts';
import { compterAudit } from '#platform/audit.ts';
import { anct, prefecture, seConnecter, unCompte } from '#tests/situations/comptes.ts';
import { uneStructureAvecAvis, uneVagueOuverte } from '#tests/situations/concertation.ts';
import { LYON, uneStructureConfirmee } from '#tests/situations/structures.ts';
import { unBanc } from '#tests/support/base.ts';
import { unNavigateur } from '#tests/support/client.ts';

const banc = await unBanc();
const { tools } = banc;
const NATION = { type: 'nation' } as const;
await uneVagueOuverte(banc, { limiteAvisLe: '2021-02-19' });
await uneStructureConfirmee(banc, { nom: 'Mairie d’Essai-le-Vieux' });
banc.avancer({ jours: 2 });
const allier = unNavigateur(banc);
await seConnecter(banc, allier, await unCompte(banc, { role: 'prefecture', departement: '03' }));
const region = unNavigateur(banc);
await seConnecter(banc, region, await unCompte(banc, { role: 'prefecture', region: '84' }));

const ids = (texte: string) => [...texte.matchAll(/name="ids"[^>]* value="([\da-f-]{36})"/g)].map(([, id]) => id);
const statut = async (id: string) => (await lireStructure(tools.db, NATION, id)).statut;
const enCours = async (id: string) =>
  (await listerAvis(tools.db, NATION, id)).filter(({ retire_le }) => retire_le === null);
const lisible = (texte: string) =>
  texte
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', '’')
    .replaceAll(/[\s\u00a0]+/g, ' ')
    .replaceAll(/ ([.,)])/g, '$1');

describe('the queue', () => {
  it('says first how many files wait, since when, until when, and what is left of the envelope', async () => {
    await fixerEnveloppe(tools, anct(), { departementCode: '03', postes: 20 });
    await uneStructureConfirmee(banc, { communeCode: LYON, nom: 'Mairie d’Ailleurs' });
    const { statut: reponse, texte } = await allier.ouvrir('/prefecture');
    expect(reponse).toBe(200);
    for (const phrase of [
      '1 dossier attend un avis, le plus ancien depuis 2 jours.',
      'les avis sont attendus au plus tard le 19 février 2021',
      'Allier : aucun poste attribué sur une enveloppe de 20 postes. Il en reste 20.',
      'Mairie d’Essai-le-Vieux',
    ])
      expect(lisible(texte)).toContain(phrase);
    expect(texte).not.toContain('Mairie d’Ailleurs');
  });

  it('begins with the files without avis; the others are one filter away', async () => {
    const { structureId } = await uneStructureAvecAvis(banc, { nom: 'Mairie déjà vue' });
    expect((await allier.ouvrir('/prefecture')).texte).not.toContain('Mairie déjà vue');
    expect((await allier.ouvrir('/prefecture?statut=avis_rendu')).texte).toContain(structureId);
    expect((await allier.ouvrir('/prefecture?statut=')).texte).toContain('Mairie déjà vue');
    expect((await allier.ouvrir('/prefecture?statut=&attente=15')).texte).not.toContain('Mairie déjà vue');
  });

  it('needs the same number of queries for one file as for fifty', async () => {
    const compter = () => banc.compterRequetes(() => allier.ouvrir('/prefecture?statut='));
    const avant = await compter();
    for (let i = 0; i < 60; i += 1) await uneStructureConfirmee(banc, { communeCode: '69123' });
    const apres = await compter();
    expect(apres).toBe(avant);
    expect(apres).toBeLessThanOrEqual(12);
  });

  it('is exported with the same filters, and each export is audited', async () => {
    const avant = await compterAudit(tools.db, 'concertation.exporterFile');
    const { statut: reponse, texte } = await allier.ouvrir('/prefecture/export?format=csv&recherche=vieux');
    expect(reponse).toBe(200);
    expect(texte.trim().split('\n')).toHaveLength(2);
    expect(texte).toContain('Essai-le-Vieux');
    for (const format of ['xlsx', 'ods'])
      expect((await allier.ouvrir(`/prefecture/export?format=${format}`)).statut).toBe(200);
    expect(await compterAudit(tools.db, 'concertation.exporterFile')).toBe(avant + 3);
  });

  it('shows a préfet de région all his départements, filtered by one, and lets him read only', async () => {
    const tout = await region.ouvrir('/prefecture?recherche=mairie');
    expect(tout.texte).toContain('Essai-le-Vieux');
    expect(tout.texte).toContain('Mairie d’Ailleurs');
    expect(tout.texte).not.toContain('Rendre un avis sur');
    const un = await region.ouvrir('/prefecture?departement=03');
    expect(un.texte).not.toContain('Mairie d’Ailleurs');
    expect((await region.ouvrir('/prefecture/avis-en-bloc?choix=tous')).statut).toBe(403);
    expect((await region.ouvrir('/prefecture/enveloppes')).texte).toContain('Allier');
  });
});

describe('one file', () => {
  it('receives an avis, which can be changed, and taken back by one button', async () => {
    const { structureId } = await uneStructureConfirmee(banc);
    const adresse = `/prefecture/structures/${structureId}`;
    const page = await allier.ouvrir(adresse);
    for (const declare of ['Ateliers d’initiation', 'Dominique Modèle', '01 00 00 00 00', 'Historique'])
      expect(page.texte).toContain(declare);
    const incomplet = await allier.poster(adresse, { sens: 'favorable', postes: '', motif: 'Un beau projet.' });
    expect(incomplet.statut).toBe(422);
    expect(incomplet.texte).toContain('Un beau projet.');
    await allier.poster(adresse, { sens: 'favorable', postes: '3', motif: 'Un beau projet.' });
    expect((await enCours(structureId)).map(({ nombre_postes }) => nombre_postes)).toEqual([3]);
    await allier.poster(adresse, { sens: 'defavorable', postes: '', motif: 'Trop loin.' });
    const changee = await allier.ouvrir(adresse);
    expect(changee.texte).toContain('Avis retirés ou remplacés');
    await allier.poster(`${adresse}/retirer-avis`, {});
    expect(await statut(structureId)).toBe('a_instruire');
  });

  it('leads to the next one that waits', async () => {
    const { structureId } = await uneStructureConfirmee(banc);
    const { vers } = await allier.poster(`/prefecture/structures/${structureId}`, {
      sens: 'defavorable',
      postes: '',
      motif: 'Non.',
      suite: 'suivant',
    });
    expect(vers).toMatch(/^\/prefecture\/structures\//);
    const suivant = vers?.split('/').at(-1) ?? '';
    expect(suivant).not.toBe(structureId);
    expect(await statut(suivant)).toBe('a_instruire');
  });

  it('can be called the duplicate of another file of the département, by its number', async () => {
    const garde = await uneStructureConfirmee(banc);
    const double = await uneStructureConfirmee(banc);
    const ailleurs = await uneStructureConfirmee(banc, { communeCode: LYON });
    const adresse = `/prefecture/structures/${double.structureId}`;
    for (const doublonNumero of ['', String(ailleurs.numero), String(double.numero), '99999999999']) {
      const refus = await allier.poster(adresse, { sens: 'doublon', postes: '', doublonNumero, motif: 'Deux fois.' });
      expect([doublonNumero, refus.statut]).toEqual([doublonNumero, 422]);
    }
    await allier.poster(adresse, {
      sens: 'doublon',
      postes: '',
      doublonNumero: String(garde.numero),
      motif: 'Deux fois.',
    });
    expect((await enCours(double.structureId))[0]).toMatchObject({ sens: 'doublon', doublonNumero: garde.numero });
    expect((await allier.ouvrir(adresse)).texte).toContain(`/prefecture/structures/${garde.structureId}`);
  });

  it('is corrected, and what stood before stays in its history', async () => {
    const { structureId, saisie } = await uneStructureConfirmee(banc);
    const adresse = `/prefecture/structures/${structureId}/corriger`;
    const page = await allier.ouvrir(adresse);
    expect(page.texte).toContain(saisie.contactEmail);
    const { vers } = await allier.poster(adresse, {
      siret: saisie.identifiant,
      nom: 'Nom corrigé',
      contactCivilite: 'monsieur',
      contactPrenom: 'Alex',
      contactNom: 'Autre',
      contactFonction: 'Maire',
      contactEmail: 'alex@demonstration.example',
      contactTelephone: '0102030405',
      motif: 'Appel de la mairie.',
    });
    expect(vers).toBe(`/prefecture/structures/${structureId}`);
    expect((await allier.ouvrir(vers ?? '')).texte).toContain('Appel de la mairie.');
    expect((await lireStructure(tools.db, NATION, structureId)).nom).toBe('Nom corrigé');
  });

  it('tells who reads its contact details, in the audit', async () => {
    const { structureId } = await uneStructureConfirmee(banc);
    const avant = await compterAudit(tools.db, 'structures.lireCoordonnees');
    await allier.ouvrir(`/prefecture/structures/${structureId}`);
    expect(await compterAudit(tools.db, 'structures.lireCoordonnees')).toBe(avant + 1);
  });

  it('of another département looks exactly like one that does not exist', async () => {
    const { structureId } = await uneStructureConfirmee(banc, { communeCode: LYON });
    const inconnu = '00000000-0000-4000-8000-000000000000';
    const [etranger, absent] = [
      await allier.ouvrir(`/prefecture/structures/${structureId}`),
      await allier.ouvrir(`/prefecture/structures/${inconnu}`),
    ];
    expect([etranger.statut, absent.statut]).toEqual([404, 404]);
    expect(etranger.texte.replaceAll(structureId, inconnu).length).toBe(absent.texte.length);
  });
});

describe('a bulk avis', () => {
  const motif = 'Accord de principe du comité.';

  it('is given to the files ticked, page after page, without any script', async () => {
    for (let i = 0; i < 55; i += 1) await uneStructureConfirmee(banc, { nom: `Commune en bloc ${i}` });
    const premiere = await allier.ouvrir('/prefecture?recherche=commune+en+bloc');
    const [a = '', b = ''] = ids(premiere.texte);
    const curseur = premiere.texte.match(/name="curseur"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="curseur"/);
    const suite = new URLSearchParams([
      ['recherche', 'commune en bloc'],
      ['ids', a],
      ['ids', b],
      ['curseur', curseur?.[1] ?? curseur?.[2] ?? ''],
    ]);
    const seconde = await allier.ouvrir(`/prefecture?${suite}`);
    expect(lisible(seconde.texte)).toContain('2 dossiers choisis');
    expect(ids(seconde.texte)).toEqual(expect.arrayContaining([a, b]));
    const c = ids(seconde.texte).find((id) => id !== a && id !== b) ?? '';
    const choix = new URLSearchParams([a, b, c].map((id) => ['ids', id]));
    const confirmation = await allier.ouvrir(`/prefecture/avis-en-bloc?${choix}&choix=coches`);
    expect(lisible(confirmation.texte)).toContain('sera rendu sur 3 dossiers');
    expect(lisible(confirmation.texte)).toContain('Ces dossiers demandent 6 postes en tout.');
    const { vers } = await allier.poster('/prefecture/avis-en-bloc', {
      ids: [a, b, c].join(','),
      sens: 'favorable',
      postes: '',
      motif,
    });
    const fait = await allier.ouvrir(vers ?? '');
    expect(lisible(fait.texte)).toContain('3 avis enregistrés');
    expect(lisible(fait.texte)).toContain('Annuler ces 3 avis');
    expect(await Promise.all([a, b, c].map(statut))).toEqual(['avis_rendu', 'avis_rendu', 'avis_rendu']);
  });

  it('is given to all the files that the filters keep, and undone by one button, the former avis back', async () => {
    const vierge = await uneStructureConfirmee(banc, { nom: 'Syndicat un' });
    const avecAvis = await uneStructureConfirmee(banc, { nom: 'Syndicat deux' });
    const changee = await uneStructureConfirmee(banc, { nom: 'Syndicat trois' });
    const avis = { sens: 'favorable', nombrePostes: 1, motif: 'Mûrement réfléchi.' };
    await rendreAvis(tools, prefecture('03'), { structureId: avecAvis.structureId, ...avis });
    const page = await allier.ouvrir('/prefecture/avis-en-bloc?choix=tous&statut=&recherche=syndicat');
    expect(lisible(page.texte)).toContain('1 dossier a déjà un avis');
    const tous = page.texte.match(/name="ids" value="([^"]+)"/)?.[1] ?? '';
    expect(tous.split(',')).toHaveLength(3);
    const { vers } = await allier.poster('/prefecture/avis-en-bloc', {
      ids: tous,
      sens: 'defavorable',
      postes: '',
      motif,
    });
    await rendreAvis(tools, prefecture('03'), { structureId: changee.structureId, ...avis });
    await allier.ouvrir(vers ?? '');
    const apres = await allier.envoyer(`${vers}/annuler`, {});
    expect(lisible(apres.texte)).toContain('2 avis annulés');
    expect(await statut(vierge.structureId)).toBe('a_instruire');
    for (const { structureId } of [avecAvis, changee])
      expect((await enCours(structureId)).map((un) => un.motif)).toEqual(['Mûrement réfléchi.']);
    const ensuite = await allier.ouvrir(vers ?? '');
    expect(ensuite.texte).not.toContain('/annuler');
  });

  it('leaves the files that ANCT decided meanwhile, and says so', async () => {
    const decidee = await uneStructureAvecAvis(banc);
    const autre = await uneStructureConfirmee(banc);
    await decider(tools, anct(), {
      structureId: decidee.structureId,
      sens: 'refusee',
      nombrePostes: null,
      doublonNumero: null,
      motif: 'Non retenue.',
    });
    const saisie = { sens: 'defavorable', postes: '', motif };
    const ensemble = [decidee, autre].map(({ structureId }) => structureId).join(',');
    const { vers } = await allier.poster('/prefecture/avis-en-bloc', { ids: ensemble, ...saisie });
    const { texte } = await allier.ouvrir(vers ?? '');
    expect(lisible(texte)).toContain(
      '1 avis enregistré. 1 dossier laissé de côté : Ce dossier est maintenant « Refusée »',
    );
    const seule = await allier.poster('/prefecture/avis-en-bloc', { ids: decidee.structureId, ...saisie });
    expect(seule.statut).toBe(409);
  });

  it('of another préfecture does not exist', async () => {
    const { structureId } = await uneStructureConfirmee(banc);
    const { vers } = await allier.poster('/prefecture/avis-en-bloc', {
      ids: structureId,
      sens: 'defavorable',
      postes: '',
      motif,
    });
    const rhone = unNavigateur(banc);
    await seConnecter(banc, rhone, await unCompte(banc, { role: 'prefecture', departement: '69' }));
    expect((await rhone.ouvrir(vers ?? '')).statut).toBe(404);
    await rhone.ouvrir('/contact'); // any page with a form gives the token
    expect((await rhone.poster(`${vers}/annuler`, {})).statut).toBe(404);
    expect(await statut(structureId)).toBe('avis_rendu');
  });
});
