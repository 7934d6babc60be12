import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '#application';
import { abandonner } from '#domain/concertation/index.ts';
import { rediger, retirer } from '#domain/offres/index.ts';
import { unCompte } from '#tests/situations/comptes.ts';
import { REFERENCE, UNE_FICHE, uneFicheEcrite, uneOffre } from '#tests/situations/offres.ts';
import { LYON } from '#tests/situations/structures.ts';
import { unBanc } from '#tests/support/base.ts';
import { unNavigateur } from '#tests/support/client.ts';
import { Carte } from './carte.tsx';

const banc = await unBanc();
const { ouvrir } = unNavigateur(banc);
const rhone = { communeCode: LYON, departement: '69' };
const donnees = (html: string): unknown =>
  JSON.parse(html.match(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/)?.[1] ?? 'null');

describe('the list', () => {
  let moulins: Awaited<ReturnType<typeof uneOffre>>;
  beforeAll(async () => {
    moulins = await uneOffre(banc, { nom: 'Commune de Moulins-Essai', postes: 3 });
    await uneOffre(banc, { nom: 'Médiathèque du Rhône', ...rhone });
    await uneFicheEcrite(banc, { nom: 'Commune qui hésite encore' });
  });

  it('shows what is published, how many posts, and where', async () => {
    const { texte } = await ouvrir('/offres');
    expect(texte).toContain('5\u00a0postes à pourvoir dans 2\u00a0structures');
    expect(texte).toContain(`href="/offres/${moulins.numeroOffre}"`);
    expect(texte).toContain('href="/offres?region=84"');
    expect(texte).not.toContain('hésite encore');
  });

  it.each([
    ['?recherche=moulins', 'Moulins-Essai'],
    ['?recherche=03000', 'Moulins-Essai'],
    ['?departement=03', 'Moulins-Essai'],
    ['?recherche=médiathèque', 'Médiathèque du Rhône'],
    ['?recherche=Lyon (69001)', 'Médiathèque du Rhône'],
    ['?region=84&departement=69', 'Médiathèque du Rhône'],
  ])('%s finds %s alone', async (adresse, nom) => {
    const { texte } = await ouvrir(`/offres${adresse}`);
    const lignes = [...texte.matchAll(/<tr[\s\S]*?<\/tr>/g)].map(([ligne]) => ligne).slice(1);
    expect(lignes).toHaveLength(1);
    expect(lignes[0]).toContain(nom);
  });

  it('a region is shown département by département', async () => {
    const { texte } = await ouvrir('/offres?region=84');
    expect(texte).toContain('href="/offres?region=84&amp;departement=03"');
    expect(texte).toContain('Allier');
  });

  it('a map shows where they are, each département a link that says how many; the list beside says the same', async () => {
    const { texte } = await ouvrir('/offres?region=84&departement=03');
    const liens = [...texte.matchAll(/<a href="([^"]+)" aria-label="([^"]+)"[^>]*?( aria-current="true")?>/g)];
    expect(liens.map(([, adresse, nom, ici]) => [adresse, nom, ici !== undefined])).toEqual([
      ['/offres?region=84&amp;departement=03', 'Allier (03)\u00a0: 1\u00a0offre', true],
      ['/offres?region=84&amp;departement=69', 'Rhône (69)\u00a0: 1\u00a0offre', false],
    ]);
    for (const nom of ['Allier', 'Rhône']) expect(texte).toMatch(new RegExp(`>${nom}</a>\u00a0: 1\u00a0offre</li>`));
    expect(texte).not.toMatch(/ style="/);
  });

  it('with its map, travels in less than 30 Ko', async () => {
    const enTetes = { headers: { 'accept-encoding': 'br' } };
    const octets = async (adresse: string) =>
      (await createTestApp(banc.tools).request(adresse, enTetes)).arrayBuffer().then(({ byteLength }) => byteLength);
    expect(await octets('/offres')).toBeLessThan(30_000);
  });

  it('a place that no outline draws is not forgotten', () => {
    const lieux = [{ code: '987', nom: 'Polynésie française', regionCode: '987', region: 'Polynésie', offres: 2 }];
    const html = renderToStaticMarkup(Carte({ lieux, choisi: undefined }));
    expect(html).toContain('<a href="/offres?region=987&amp;departement=987">Polynésie française</a>');
  });

  it.each(['?recherche=zzzz', '?region=inconnue', '?departement=%27', '?recherche=%25', '?curseur=faux'])(
    'any address is answered (%s)',
    async (adresse) => {
      expect((await ouvrir(`/offres${adresse}`)).statut).toBe(200);
    },
  );

  it('nothing found says what to do', async () => {
    expect((await ouvrir('/offres?recherche=zzzz')).texte).toContain('Inscrivez-vous</a>');
  });

  it('needs as many queries whatever the number of offers', async () => {
    const avant = await banc.compterRequetes(() => ouvrir('/offres'));
    for (const _ of [1, 2, 3]) await uneOffre(banc, rhone);
    expect(await banc.compterRequetes(() => ouvrir('/offres'))).toBe(avant);
  });
});

describe('an offer', () => {
  it('says the post, the place and how to apply, for people and for search engines', async () => {
    const { numeroOffre, saisie } = await uneOffre(banc, { postes: 3, demarrageLe: '2021-04-01' });
    const { texte, statut } = await ouvrir(`/offres/${numeroOffre}`);
    expect(statut).toBe(200);
    for (const fait of [
      UNE_FICHE.intitule,
      saisie.nom,
      'Moulins',
      UNE_FICHE.candidaturesEmail,
      REFERENCE,
      '1er avril 2021',
    ])
      expect(texte).toContain(fait);
    expect(donnees(texte)).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'JobPosting',
      title: UNE_FICHE.intitule,
      datePosted: '2021-02-04',
      jobStartDate: '2021-04-01',
      totalJobOpenings: 3,
      identifier: { value: REFERENCE },
      hiringOrganization: { '@type': 'Organization', name: saisie.nom },
      jobLocation: { address: { addressLocality: 'Moulins', postalCode: '03000', addressCountry: 'FR' } },
    });
  });

  it('shows what was typed as text, in the page as in its data', async () => {
    const { numeroOffre, structureId, acteur } = await uneOffre(banc);
    const piege = '</script><script>alert(1)</script><!-- « & " \' -->';
    await rediger(banc.tools, acteur, { structureId, ...UNE_FICHE, missions: piege });
    const { texte } = await ouvrir(`/offres/${numeroOffre}`);
    expect(texte).not.toContain('<script>alert');
    expect(donnees(texte)).toMatchObject({ responsibilities: expect.stringMatching(/^<\/script><script>alert\(1\)/) });
  });

  it('gives search engines nothing of what robots harvest', async () => {
    const { numeroOffre } = await uneOffre(banc);
    expect(JSON.stringify(donnees((await ouvrir(`/offres/${numeroOffre}`)).texte))).not.toContain('@demonstration');
  });

  it('is no longer there once withdrawn, nor once the posts are given back, nor in the list or the site map', async () => {
    const [retiree, rendue] = [await uneOffre(banc), await uneOffre(banc)];
    const adresses = [retiree, rendue].map(({ numeroOffre }) => `/offres/${numeroOffre}`);
    const carte = async () => (await ouvrir('/sitemap.xml')).texte;
    for (const adresse of adresses) expect(await carte()).toContain(`${adresse}</loc>`);
    await retirer(banc.tools, retiree.acteur, { structureId: retiree.structureId });
    const { structureId } = rendue;
    const { id } = await unCompte(banc, { role: 'structure', structureId, administrateur: true });
    await abandonner(banc.tools, { ...rendue.acteur, id }, { structureId, motif: 'Plus de locaux.' });
    for (const adresse of adresses) {
      expect((await ouvrir(adresse)).statut).toBe(404);
      expect(await carte()).not.toContain(`${adresse}</loc>`);
      expect((await ouvrir('/offres')).texte).not.toContain(`href="${adresse}"`);
    }
  });

  it.each(['0', '999999', 'x', '1e3', '99999999999999999999'])('number %s is no offer', async (numero) => {
    expect((await ouvrir(`/offres/${numero}`)).statut).toBe(404);
  });
});
