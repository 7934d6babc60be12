import { describe, it } from 'vitest';
import { ROUTES } from '#application';
import { lesNavigateurs, type NomActeur, ressources, unPays } from '#tests/matrix/ressources.ts';
import { accessible, uneScene } from '#tests/support/browser.ts';

const { banc, adresse, quelquUn } = await uneScene();
const pays = await unPays(banc);
const navigateurs = await lesNavigateurs(banc, pays);
const RESSOURCES = ressources(pays);
const PAR_ESPACE: Readonly<Record<string, NomActeur>> = {
  candidat: 'candidat',
  structure: 'structure',
  prefecture: 'allier',
  anct: 'anct',
  formation: 'organisme',
  conseiller: 'conseiller',
  coordinateur: 'coordinateur',
  banque: 'banque',
};
const FICHIERS =
  /\/api\/|api-catalog$|versements\/etat$|pieces-deposees|\.xml$|\.ics$|\.txt$|export|fichier|problemes|invitation$|\/cv$|proces-verbal|emargement|attestation|\/certificat$|\/modele$|\/(document|scelle|archive|acte|solde)$|\/copie|\.csv|avis-en-bloc\/:|\/bilan$|\/appareil$/;

const pages = ROUTES.filter(({ method, path }) => method === 'GET' && !FICHIERS.test(path)).map((one) => ({
  chemin: one.path.replaceAll(/:(\w+)/g, (_, nom: string) => RESSOURCES[one.path]?.propre[nom] ?? 'inconnu'),
  acteur:
    typeof one.right === 'object'
      ? (PAR_ESPACE[one.right.espace] ?? 'anct')
      : one.right === 'connecte'
        ? ('membre' as const)
        : ('visiteur' as const),
  formulaire: one.form,
}));

describe.each([
  { nom: 'light, desktop', largeur: 1200, sombre: false },
  { nom: 'dark, 320 pixels', largeur: 320, sombre: true },
])('axe finds nothing ($nom)', ({ largeur, sombre }) => {
  it.each([
    'visiteur',
    'membre',
    'candidat',
    'structure',
    'allier',
    'anct',
    'organisme',
    'conseiller',
    'coordinateur',
    'banque',
  ] as const)(
    'on the pages of %s, and on their forms sent empty',
    async (acteur) => {
      const page = await quelquUn({ largeur, sombre });
      const cookies = [...(navigateurs.get(acteur)?.cookies ?? [])].map(([name, value]) => ({
        name,
        value,
        url: adresse,
      }));
      await page.context().addCookies(cookies);
      for (const { chemin } of pages.filter((une) => une.acteur === acteur)) {
        await page.goto(chemin);
        await accessible(page);
        const bouton = page.locator('main form[method=post] button[type=submit]').first();
        const saisie = page.locator('main form[method=post] [aria-required=true]').first();
        if ((await saisie.count()) === 0 || chemin.includes('deconnexion')) continue;
        await bouton.click();
        await page.waitForLoadState();
        await accessible(page);
      }
    },
    240_000,
  );
});
