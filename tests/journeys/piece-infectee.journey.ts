import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { TACHES } from '#domain/catalogue.ts';
import { ouvrirAntivirus } from '#platform/files/antivirus.ts';
import { unCompte } from '#tests/situations/comptes.ts';
import { unDossierOuvert } from '#tests/situations/conformite.ts';
import type { Banc } from '#tests/support/base.ts';
import { accessible, type Scene, uneScene } from '#tests/support/browser.ts';
import { eicar, unClamd } from '#tests/support/clamd.ts';
import { clesDuCoffre, fichiersSous } from '#tests/support/coffre.ts';
import { commande } from '#tests/support/commandes.ts';
import { entrer } from '#tests/support/entrer.ts';
import { unDouble } from '#tests/support/processus.ts';

// A real clamd where there is one, else its double, which takes the same bytes for a virus.
const binaire = commande('clamd');
const clamd = binaire ? await unClamd(binaire) : undefined;
afterAll(() => clamd?.fermer());
const url = clamd?.url ?? `tcp://127.0.0.1:${await unDouble('tests/support/double-clamd.ts')}`;
const avec = await uneScene({ CLAMD_URL: url });
// Port 9 (discard): nobody answers there.
const sans = await uneScene({ CLAMD_URL: 'tcp://127.0.0.1:9' });

const pdf = (nom: string, contenu: Uint8Array | string) => ({
  name: nom,
  mimeType: 'application/pdf',
  buffer: Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(contenu), Buffer.from('\n%%EOF')]),
});
const INFECTE = pdf('rib-infecte.pdf', eicar());
const SAIN = pdf('rib.pdf', 'un RIB inventé');

async function uneStructure({ banc, quelquUn }: Scene, options: Parameters<Scene['quelquUn']>[0]) {
  const { structureId } = await unDossierOuvert(banc);
  const elle = await quelquUn(options);
  await entrer(banc, elle, await unCompte(banc, { role: 'structure', structureId }));
  return { elle, structureId };
}

async function deposer(page: Page, fichier: typeof SAIN) {
  await page.goto('/structure/subvention/pieces/rib');
  await page.getByLabel('Fichiers').setInputFiles(fichier);
  await page.getByRole('button', { name: 'Déposer' }).click();
}

const fichiersDe = ({ tools }: Banc, structureId: string) =>
  tools.db
    .selectFrom('pieces_fichiers as f')
    .innerJoin('pieces as p', 'p.id', 'f.piece_id')
    .innerJoin('dossiers_conformite as d', 'd.id', 'p.dossier_id')
    .select(['f.nom', 'f.etat'])
    .where('d.structure_id', '=', structureId)
    .execute();

describe.each([
  { nom: 'a phone of 320 pixels', options: { largeur: 320 } },
  { nom: 'no JavaScript', options: { sansJavaScript: true } },
])('on $nom', ({ options }) => {
  // axe needs scripts.
  const verifier = 'sansJavaScript' in options ? async () => {} : accessible;

  it('an infected piece is refused in plain words and nothing of it is kept; the next one passes', async () => {
    const { banc } = avec;
    const { elle, structureId } = await uneStructure(avec, options);
    const surLeDisque = () => fichiersSous(banc.tools.settings.DATA_DIR);
    const avant = await surLeDisque();
    await deposer(elle, INFECTE);
    await elle
      .getByText(/Notre antivirus a reconnu un virus dans ce fichier.: il n’est pas gardé\. Vérifiez votre appareil\./)
      .first()
      .waitFor();
    await verifier(elle);
    expect(await surLeDisque()).toEqual(avant);
    expect(await fichiersDe(banc, structureId)).toEqual([]);
    await elle.goto('/structure/subvention');
    await elle.getByRole('link', { name: 'Déposer RIB de la structure' }).waitFor();
    expect(await elle.getByText('rib-infecte.pdf').count()).toBe(0);

    await deposer(elle, SAIN);
    await elle.getByText('La pièce est déposée').waitFor();
    await elle.getByText(/analysé, sain/).waitFor();
    await verifier(elle);
    expect(await fichiersDe(banc, structureId)).toEqual([{ nom: 'rib.pdf', etat: 'sain' }]);
  });

  it('with the antivirus down, a piece passes and says so; what it was is found out once it is back', async () => {
    const { banc } = sans;
    const { elle, structureId } = await uneStructure(sans, options);
    const avant = await clesDuCoffre(banc.tools);
    await deposer(elle, INFECTE);
    await elle.getByText('La pièce est déposée').waitFor();
    await elle.getByText(/pas encore analysé par l’antivirus/).waitFor();
    await verifier(elle);
    expect(await fichiersDe(banc, structureId)).toEqual([{ nom: 'rib-infecte.pdf', etat: 'non_analyse' }]);

    const toutesLesHeures = TACHES.find(({ name }) => name === 'conformite.analyserFichiers');
    await toutesLesHeures?.handle({ ...banc.tools, antivirus: ouvrirAntivirus(url) }, {});
    await banc.faireTravailler();
    expect(await clesDuCoffre(banc.tools)).toEqual(avant);
    await elle.goto('/structure/subvention');
    await elle.getByText(/infecté, détruit/).waitFor();
    await elle
      .getByText(/L’antivirus a reconnu un virus dans ce fichier/)
      .first()
      .waitFor();
    expect(await elle.getByRole('link', { name: 'rib-infecte.pdf' }).count()).toBe(0);
    await verifier(elle);
    await deposer(elle, SAIN);
    await elle.getByText('La pièce est déposée').waitFor();
  });
});
