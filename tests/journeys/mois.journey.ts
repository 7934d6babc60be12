import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { unConseillerEnPoste } from '#tests/situations/activites.ts';
import { uneNuit } from '#tests/situations/suivi.ts';
import { accessible, uneScene } from '#tests/support/browser.ts';
import { entrer } from '#tests/support/entrer.ts';

const { banc, quelquUn } = await uneScene();

describe.each([
  { nom: 'a phone of 320 pixels', options: { largeur: 320 } },
  { nom: 'no JavaScript', options: { sansJavaScript: true } },
])('on $nom', ({ options }) => {
  // axe needs scripts.
  const verifier = 'sansJavaScript' in options ? async () => {} : accessible;

  it('a conseiller records his first activity, the same again, then files his month', async () => {
    const { compte } = await unConseillerEnPoste(banc);
    const page: Page = await quelquUn(options);
    await entrer(banc, page, compte);

    await page.getByRole('link', { name: 'Enregistrer une activité' }).click();
    await verifier(page);
    // One person, today, half an hour: what is usual is there already.
    await page.getByText('Naviguer sur Internet').click();
    await page.getByText('À distance', { exact: true }).click();
    await page.getByRole('button', { name: 'Enregistrer' }).first().click();
    await page.getByText('L’activité est enregistrée').waitFor();
    await verifier(page);

    await page
      .getByRole('link', { name: /Dupliquer/ })
      .first()
      .click();
    await verifier(page);
    await page.getByRole('button', { name: 'Enregistrer' }).first().click();
    await page.getByText('L’activité est enregistrée').waitFor();

    banc.avancer({ jours: 35 });
    await uneNuit(banc);
    const mois = await quelquUn(options);
    await entrer(banc, mois, compte);
    await mois.goto('/conseiller/suivis');
    await verifier(mois);
    await mois.getByRole('link', { name: 'Suivi mensuel de l’activité' }).last().click();
    await verifier(mois);
    await mois.getByRole('button', { name: 'Remettre ce suivi' }).click();
    await mois.getByText('Dites si les accompagnements ont été gratuits.').first().waitFor();
    await verifier(mois);
    await mois.getByText('Oui', { exact: true }).click();
    await mois.getByRole('button', { name: 'Remettre ce suivi' }).click();
    await mois.getByText('Le suivi est remis').waitFor();
    await verifier(mois);
    await mois.goto('/conseiller/statistiques');
    await verifier(mois);
    expect(await mois.getByText('Personnes accompagnées').count()).toBeGreaterThan(0);
  });
});
