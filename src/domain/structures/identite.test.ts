import { expect, it } from 'vitest';
import type { Annuaire, Etablissement } from '#platform/annuaire.ts';
import { MOULINS, uneStructureConfirmee, unSiret } from '#tests/situations/structures.ts';
import { unBanc } from '#tests/support/base.ts';
import { identiteVerifiee, verifierIdentites } from './identite.ts';

const mairie: Omit<Etablissement, 'siret'> = {
  nom: 'COMMUNE DE DEMONSTRATION-SUR-LOIRE',
  categorieJuridique: '7210',
  adresse: '1 PLACE DE L’EXEMPLE',
  codeCommune: MOULINS,
  actif: true,
};
const trouve = (autres: Partial<Etablissement> = {}) => ({
  etat: 'trouve' as const,
  etablissement: { siret: '99970000800017', ...mairie, ...autres },
});
const declaree = { nom: 'Commune de Démonstration-sur-Loire', communeCode: MOULINS };

it('an identity is verified when the directory knows the open establishment under this name, in this commune', () => {
  expect(identiteVerifiee(trouve(), declaree)).toBe(true);
  expect(identiteVerifiee(trouve({ nom: 'AUTRE COMMUNE' }), declaree)).toBe(false);
  expect(identiteVerifiee(trouve({ codeCommune: '03185' }), declaree)).toBe(false);
  expect(identiteVerifiee(trouve({ actif: false }), declaree)).toBe(false);
  expect(identiteVerifiee({ etat: 'inconnu' }, declaree)).toBe(false);
});

it('a directory that does not answer says neither yes nor no', () => {
  expect(identiteVerifiee({ etat: 'indisponible' }, declaree)).toBeNull();
});

const annuaire = { panne: true, demandes: 0 };
const repondre: Annuaire = async (siret) => {
  annuaire.demandes += 1;
  return annuaire.panne ? { etat: 'indisponible' } : trouve({ siret });
};
const banc = await unBanc({ annuaire: repondre });
const { db } = banc.tools;
const lire = (id: string) =>
  db
    .selectFrom('structures')
    .select(['identite_verifiee', 'identite_controlee_le'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

it('who registers during an outage is verified when the directory is back, and asked about once', async () => {
  const saisie = { identiteVerifiee: null, nom: declaree.nom } as const;
  const { structureId } = await uneStructureConfirmee(banc, saisie);
  const autre = await uneStructureConfirmee(banc, { ...saisie, nom: 'Nom inventé' });
  await uneStructureConfirmee(banc, { identifiant: unSiret(), identiteVerifiee: false });
  await verifierIdentites.handle(banc.tools, {});
  expect(annuaire.demandes).toBe(1);
  expect(await lire(structureId)).toEqual({ identite_verifiee: false, identite_controlee_le: null });
  annuaire.panne = false;
  await verifierIdentites.handle(banc.tools, {});
  await verifierIdentites.handle(banc.tools, {});
  expect(annuaire.demandes).toBe(3);
  expect(await lire(structureId)).toEqual({ identite_verifiee: true, identite_controlee_le: banc.tools.clock() });
  expect((await lire(autre.structureId)).identite_verifiee).toBe(false);
});
