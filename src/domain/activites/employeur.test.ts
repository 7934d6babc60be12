import { expect, it } from 'vitest';
import { accepterAvenant } from '#domain/avenants/index.ts';
import { ajouterJours, dateCivile } from '#platform/dates.ts';
import { unConseillerEnPoste, uneSaisieDActivite } from '#tests/situations/activites.ts';
import { unTransfertDemande } from '#tests/situations/avenants.ts';
import { anct } from '#tests/situations/comptes.ts';
import { uneStructureConforme } from '#tests/situations/conformite.ts';
import { unBanc } from '#tests/support/base.ts';
import { enregistrerActivite } from './index.ts';

it('what is recorded after a transfer for a day before it stays with the employer of that day', async () => {
  const banc = await unBanc({ pendantLeTest: true });
  const { db } = banc.tools;
  const { structureId: de, acteur } = await unConseillerEnPoste(banc);
  const { poste_id: posteId } = await db
    .selectFrom('contrats')
    .select('poste_id')
    .where('structure_id', '=', de)
    .executeTakeFirstOrThrow();
  const { structureId: vers, saisie } = await uneStructureConforme(banc, { nom: 'Communauté d’accueil' });
  banc.avancer({ jours: 3 });
  const avenantId = await unTransfertDemande(banc, { structureId: de, posteId }, { structureId: vers, saisie });
  await accepterAvenant(banc.tools, anct(), { avenantId });
  const jourDuTransfert = dateCivile(banc.tools.clock());
  banc.avancer({ jours: 2 });
  const employeur = async (jour: string) => {
    const activite = uneSaisieDActivite(banc, { jour });
    await enregistrerActivite(banc.tools, acteur, activite);
    return db
      .selectFrom('activites as a')
      .innerJoin('structures as s', 's.numero', 'a.structure')
      .select('s.id')
      .where('a.id', '=', activite.id)
      .executeTakeFirstOrThrow();
  };
  expect(await employeur(ajouterJours(jourDuTransfert, -1))).toEqual({ id: de });
  expect(await employeur(jourDuTransfert)).toEqual({ id: vers });
  expect(await employeur(ajouterJours(jourDuTransfert, 2))).toEqual({ id: vers });
});
