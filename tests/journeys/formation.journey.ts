import type { Page } from 'playwright-core';
import { describe, it } from 'vitest';
import { lireDossierDeFormation, referenceEcrite } from '#domain/formation/index.ts';
import { dateCivile } from '#platform/dates.ts';
import { anct, unCompte } from '#tests/situations/comptes.ts';
import { uneRecrue, unOrganisme } from '#tests/situations/formation.ts';
import { accessible, uneScene } from '#tests/support/browser.ts';
import { entrer as parLaPorte } from '#tests/support/entrer.ts';

const { banc, quelquUn } = await uneScene();
const entrer = (page: Page, compte: Parameters<typeof parLaPorte>[2]) => parLaPorte(banc, page, compte);

/** ANCT refers the recruit to the training body that the rule proposes. */
async function orienter(page: Page, nom: string, verifier: (page: Page) => Promise<void>) {
  await page.goto('/anct/formation');
  await verifier(page);
  await page.getByLabel(new RegExp(`Choisir .*${nom}`)).check({ force: true });
  await page.getByRole('button', { name: /Orienter les personnes cochées/ }).click();
  await page.getByText('1 personne orientée').waitFor();
}

/** The training body opens a session of this path, positions and enrols the person. */
async function inscrire(
  page: Page,
  { nom, parcours, debut, verifier }: { nom: string; parcours: RegExp; debut: string; verifier: typeof accessible },
) {
  await page.goto('/formation/sessions/nouvelle');
  await page.getByRole('radio', { name: parcours }).check({ force: true });
  await page.getByLabel('Premier jour').fill(debut);
  await page.getByLabel('Mixte, en présentiel et à distance').check({ force: true });
  await page.getByLabel(/Lieu/).fill('Moulins');
  await page.getByLabel('Nombre de places').fill('12');
  await page.getByRole('button', { name: 'Ouvrir la session' }).click();
  await page.getByText('La session est ouverte.').waitFor();
  await verifier(page);
  await page.goto('/formation');
  await page.getByRole('link', { name: new RegExp(nom) }).click();
  await verifier(page);
  await page.getByRole('link', { name: 'Enregistrer le test de positionnement' }).click();
  await page.getByRole('radio', { name: parcours }).check({ force: true });
  await page.getByRole('button', { name: 'Enregistrer le parcours' }).click();
  await page.getByText('Le parcours est enregistré.').waitFor();
  await page.getByRole('link', { name: 'Inscrire dans une session' }).click();
  await page.getByLabel('Session').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Inscrire' }).click();
  await page.getByText('L’inscription est enregistrée').waitFor();
}

/** The first day: everybody is there. */
async function noterLePremierJour(page: Page, session: RegExp, verifier: typeof accessible) {
  await page.getByRole('link', { name: session }).click();
  await page
    .getByRole('link', { name: /présences à noter/ })
    .first()
    .click();
  await verifier(page);
  await page.getByRole('button', { name: 'Enregistrer les présences' }).click();
  await page.getByText(/Les présences du .* sont enregistrées/).waitFor();
}

describe.each([
  { nom: '105 hours, on a phone of 320 pixels', parcours: /105 heures/, options: { largeur: 320 } },
  { nom: '420 hours, without JavaScript', parcours: /420 heures/, options: { sansJavaScript: true } },
])('the path of $nom', ({ parcours, options }) => {
  it('goes from the referral to the certificate, each seeing where it stands', async () => {
    // axe needs scripts.
    const verifier = 'sansJavaScript' in options ? async () => {} : accessible;
    const organisme = await unOrganisme(banc);
    const recrue = await uneRecrue(banc);
    const { nom } = recrue.candidat.saisie;
    const agent = await quelquUn(options);
    await entrer(agent, await unCompte(banc, { role: 'anct' }));
    await orienter(agent, nom, verifier);

    const { organisme_id, id } = await laFormation(recrue.relationId);
    const lui = await quelquUn(options);
    const organismeId = organisme_id ?? organisme.organismeId;
    await entrer(lui, await unCompte(banc, { role: 'organisme_de_formation', organismeId }));
    const debut = dateCivile(banc.tools.clock());
    await inscrire(lui, { nom, parcours, debut, verifier });
    await noterLePremierJour(lui, /^Session \d+$/, verifier);

    await lui.goto(`/formation/personnes/${id}`);
    await lui.getByText('7 heures suivies').waitFor();
    await lui.getByRole('link', { name: 'Terminer' }).click();
    await lui.getByRole('button', { name: 'Terminer la formation' }).click();
    await lui.getByRole('link', { name: 'Enregistrer les résultats' }).click();
    await lui.getByLabel('Réussi', { exact: true }).check({ force: true });
    await lui.getByLabel('Date de l’examen').fill(debut);
    await lui.getByLabel(/certification Pix/).fill('P-ABCD1234');
    await lui.getByRole('button', { name: 'Enregistrer les résultats' }).click();
    await lui.getByText('Les résultats sont enregistrés.').waitFor();
    await verifier(lui);

    await deposerLeCertificat(lui, id, verifier);

    const elle = await quelquUn(options);
    await entrer(elle, await unCompte(banc, { role: 'structure', structureId: recrue.structureId }));
    await elle.goto('/structure/formation');
    await elle.getByText('P-ABCD1234').waitFor();
    await elle.getByText(parcours).waitFor();
    await verifier(elle);
  }, 90_000);
});

async function laFormation(relationId: string) {
  const { id } = await banc.tools.db
    .selectFrom('formations')
    .select('id')
    .where('mise_en_relation_id', '=', relationId)
    .executeTakeFirstOrThrow();
  return lireDossierDeFormation(banc.tools.db, anct().perimetre, id);
}

async function deposerLeCertificat(page: Page, formationId: string, verifier: typeof accessible) {
  const { numero } = await lireDossierDeFormation(banc.tools.db, anct().perimetre, formationId);
  await page.goto('/formation/certificats');
  const buffer = Buffer.from('%PDF-1.7 un certificat inventé');
  await page.getByLabel(/Certificats/).setInputFiles([
    { name: `${referenceEcrite(numero)}.pdf`, mimeType: 'application/pdf', buffer },
    { name: 'sans-numero.pdf', mimeType: 'application/pdf', buffer },
  ]);
  await page.getByRole('button', { name: 'Déposer' }).click();
  await page.getByText('1 certificat déposé').waitFor();
  await page.getByText('ne porte pas de numéro de dossier').waitFor();
  await verifier(page);
}
