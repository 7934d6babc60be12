import { afterAll, beforeEach, expect, it } from 'vitest';
import type { Annuaire } from '#platform/annuaire.ts';
import { unBanc } from '#tests/support/base.ts';
import { unNavigateur } from '#tests/support/client.ts';
import { unDoubleSirene } from '#tests/support/double-sirene.ts';
import { annuaireSirene } from './annuaire.ts';

const COMMUNE = '99970000800017';
const double = await unDoubleSirene();
const journal: string[] = [];
const noter = (fields: object, message: string) => void journal.push(JSON.stringify({ ...fields, message }));
const log = { info: noter, warn: noter, error: noter };
// A directory for each test: nothing is remembered from one to the other.
const nouveau = () =>
  annuaireSirene({
    baseUrl: double.adresse,
    site: 'https://demonstration.example',
    clock: () => banc.tools.clock(),
    log,
  });
let annuaire: Annuaire;
const banc = await unBanc({ annuaire: (siret) => annuaire(siret) });
afterAll(() => double.fermer());
beforeEach(async () => {
  annuaire = nouveau();
  journal.length = 0;
  await double.oublier();
});

it('the SIRET alone fills the identity of the structure', async () => {
  const page = await unNavigateurAuSiret(COMMUNE);
  expect(page).toContain('Voici ce que dit le répertoire SIRENE');
  expect(page).toContain('value="COMMUNE DE DEMONSTRATION-SUR-LOIRE"');
  expect(page).toContain('value="1 PLACE DE L&#x27;EXEMPLE"');
  expect(page).toMatch(/value="Moulins/);
  expect(page).toMatch(/<option[^>]*selected[^>]*>Commune</);
});

it('when the directory is down nobody is stopped, and the log says why without the number', async () => {
  await double.prevoir({ scenario: 'wrong-types', times: 5 });
  const page = await unNavigateurAuSiret(COMMUNE);
  expect(page).toContain('Donnez l’identité de la structure');
  expect(journal).toContain('{"raison":"reponse_illisible","message":"sirene did not answer"}');
  expect(journal.join()).not.toContain(COMMUNE);
});

it('a RIDET is not of this directory: it is neither asked nor reported', async () => {
  expect(await annuaire('1234567')).toMatchObject({ etat: 'indisponible' });
  expect([await double.demandes(), journal]).toEqual([[], []]);
});

/** The page of the identity, after giving the number. */
async function unNavigateurAuSiret(siret: string): Promise<string> {
  const navigateur = unNavigateur(banc);
  await navigateur.ouvrir('/inscription/siret');
  const { statut, texte } = await navigateur.envoyer('/inscription/siret', { siret });
  expect(statut).toBe(200);
  return texte;
}
