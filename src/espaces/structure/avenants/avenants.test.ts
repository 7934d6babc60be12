import { expect, it } from 'vitest';
import { seConnecter, unCompte } from '#tests/situations/comptes.ts';
import { unPostePayable } from '#tests/situations/versements.ts';
import { unBanc } from '#tests/support/base.ts';
import { unNavigateur } from '#tests/support/client.ts';

const banc = await unBanc();
const lisible = (texte: string) => texte.replaceAll(/[\u00a0\u202f]|&nbsp;/g, ' ');

async function connecte(compte: Parameters<typeof seConnecter>[2]) {
  const navigateur = unNavigateur(banc);
  await seConnecter(banc, navigateur, compte);
  return navigateur;
}

it('a structure ticks its vacant posts, reads what it would change, and ANCT accepts; the three read the avenant', async () => {
  const { structureId, conventionId } = await unPostePayable(banc, {}, { nom: 'Structure qui rend', postes: 2 });
  const elle = await connecte(await unCompte(banc, { role: 'structure', structureId, administrateur: true }));
  expect((await elle.ouvrir('/structure/convention')).texte).toContain('href="/structure/avenants"');
  const formulaire = lisible((await elle.ouvrir('/structure/avenants/rendre')).texte);
  expect(formulaire).toContain('Poste 2, 50 000 €');
  expect(formulaire).not.toContain('Poste 1, ');
  const posteId = /name="postes"[^>]*value="([\da-f-]{36})"|value="([\da-f-]{36})"[^>]*name="postes"/.exec(formulaire);
  const vide = await elle.poster('/structure/avenants/rendre', { motif: 'Plus de locaux.' });
  expect(vide.statut).toBe(422);
  expect(vide.texte).toContain('Cochez au moins un poste.');
  const envoi = await elle.envoyer('/structure/avenants/rendre', {
    postes: posteId?.[1] ?? posteId?.[2] ?? '',
    motif: 'Plus de locaux.',
  });
  expect(lisible(envoi.texte)).toContain('La demande est envoyée');
  expect(lisible(envoi.texte)).toContain('1 poste et 50 000 €');
  const { id } = await banc.tools.db.selectFrom('avenants').select('id').executeTakeFirstOrThrow();

  const anct = await connecte(await unCompte(banc, { role: 'anct' }));
  expect((await anct.ouvrir('/anct/avenants')).texte).toContain('Structure qui rend');
  const examen = lisible((await anct.ouvrir(`/anct/avenants/${id}`)).texte);
  expect(examen).toContain('Ce que la demande changerait');
  expect(examen).toContain('Poste 2 : 50 000 € accordés, 0 € dépensés, 50 000 € à rendre.');
  expect(examen).toContain('2 postes et 100 000 € attribués ; ensuite 1 poste et 50 000 €');
  const accepte = await anct.envoyer(`/anct/avenants/${id}/accepter`, {});
  expect(accepte.texte).toContain('La demande est acceptée');
  expect((await anct.ouvrir(`/anct/avenants/${id}`)).texte).not.toContain('Accepter la demande');

  const banque = await connecte(await unCompte(banc, { role: 'banque_des_territoires' }));
  expect((await banque.ouvrir(`/banque/conventions/${conventionId}`)).texte).toContain(
    `/banque/avenants/${id}/document`,
  );
  expect((await elle.ouvrir('/structure/convention')).texte).toContain(`/structure/avenants/${id}/document`);
  for (const [navigateur, base] of [
    [elle, '/structure'],
    [anct, '/anct'],
    [banque, '/banque'],
  ] as const)
    expect((await navigateur.ouvrir(`${base}/avenants/${id}/document`)).texte).toContain('%PDF');
});
