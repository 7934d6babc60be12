import { describe, expect, it } from 'vitest';
import { formulaireActivite, lireSaisie, retablirActivite, supprimerActivite } from '#domain/activites/index.ts';
import { contratFini } from '#domain/contrats/index.ts';
import { SYSTEME } from '#platform/actor.ts';
import { compterAudit } from '#platform/audit.ts';
import { dateCivile } from '#platform/dates.ts';
import { transaction } from '#platform/db/guard.ts';
import { InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { unConseillerEnPoste } from '#tests/situations/activites.ts';
import { participationsDe, remplissageDe, unAtelierPublie, unePersonne } from '#tests/situations/ateliers.ts';
import { acteur } from '#tests/situations/comptes.ts';
import { unBanc } from '#tests/support/base.ts';

import { effacerParticipants } from './effacer.ts';
import {
  activiteProposee,
  cloreAtelier,
  enregistrerAtelier,
  inscrireParticipant,
  lireAFaire,
  lireParticipants,
  lireSonAtelier,
  pointerPresences,
} from './index.ts';
import { relancerEnregistrements } from './taches.ts';

const banc = await unBanc();
const { tools } = banc;
const { acteur: autre } = await unConseillerEnPoste(banc);
const { acteur: lui, compte, structureId } = await unConseillerEnPoste(banc);

/** Held an hour ago by him, by the people given. */
async function unAtelierPasse(...gens: ReturnType<typeof unePersonne>[]) {
  const debut = new Date(tools.clock().getTime() + 3_600_000);
  const atelierId = await unAtelierPublie(banc, lui, { debut, fermetureHeures: 0 });
  for (const qui of gens) await inscrireParticipant(tools, lui, { atelierId, qui });
  banc.avancer({ minutes: 120 });
  return { atelierId, ids: (await participationsDe(banc, atelierId)).map(({ id }) => id) };
}
const pointer = (atelierId: string, venues: Record<string, number>, nonInscrits = 0) =>
  pointerPresences(tools, lui, { atelierId, venues, nonInscrits });
/** Sends the form as it is proposed. */
const proposee = async (atelierId: string, autres: Record<string, string> = {}) =>
  lireSaisie(tools.db, formulaireActivite.read({ ...(await activiteProposee(tools.db, lui, atelierId)), ...autres }));

describe('after the workshop', () => {
  it('who came is ticked, then the activity is recorded with what is known, once', async () => {
    const { atelierId, ids } = await unAtelierPasse(unePersonne(), unePersonne({ nombre: 3 }), unePersonne());
    const [une = '', groupe = ''] = ids;
    await pointer(atelierId, { [une]: 1, [groupe]: 2 }, 3);
    const activite = await proposee(atelierId);
    expect(activite).toMatchObject({
      type: 'atelier',
      themes: [6, 11],
      ou: 'distance',
      participants: 6,
      dureeMinutes: 90,
    });
    await enregistrerAtelier(tools, lui, { atelierId, activite });
    await enregistrerAtelier(tools, lui, { atelierId, activite });
    expect(await lireSonAtelier(tools.db, lui, atelierId)).toMatchObject({ statut: 'tenu', activite_id: activite.id });
    await expect(enregistrerAtelier(tools, lui, { atelierId, activite: await proposee(atelierId) })).rejects.toThrow(
      Refused,
    );
    const ecrites = await tools.db.selectFrom('activites').select('type').where('id', '=', activite.id).execute();
    expect(ecrites).toEqual([{ type: 'atelier' }]);
  });

  it('those who had already come to him are counted, as far as their contact is still known', async () => {
    const [fidele, nouvelle] = [unePersonne({ nombre: 2 }), unePersonne()];
    const avant = await unAtelierPasse(fidele);
    await pointer(avant.atelierId, { [avant.ids[0] ?? '']: 2 });
    const apres = await unAtelierPasse(fidele, nouvelle);
    await pointer(apres.atelierId, { [apres.ids[0] ?? '']: 2, [apres.ids[1] ?? '']: 1 });
    expect(await proposee(apres.atelierId)).toMatchObject({ participants: 3, dejaVenus: 2 });
  });

  it('nobody else ticks, records or reads who came; nothing before it begins', async () => {
    const { atelierId } = await unAtelierPasse(unePersonne());
    const activite = await proposee(atelierId);
    for (const etranger of [autre, acteur('conseiller', { type: 'personne' })]) {
      await expect(pointerPresences(tools, etranger, { atelierId, venues: {}, nonInscrits: 0 })).rejects.toThrow(
        NotFound,
      );
      await expect(enregistrerAtelier(tools, etranger, { atelierId, activite })).rejects.toThrow(NotFound);
      await expect(lireParticipants(tools, etranger, atelierId)).rejects.toThrow(NotFound);
    }
    const aVenir = await unAtelierPublie(banc, lui);
    await expect(pointer(aVenir, {})).rejects.toThrow(Refused);
    await expect(enregistrerAtelier(tools, lui, { atelierId: aVenir, activite })).rejects.toThrow(Refused);
    await expect(cloreAtelier(tools, lui, { atelierId: aVenir })).rejects.toThrow(Refused);
  });

  it('what is wrong in the activity leaves the workshop to be recorded', async () => {
    const { atelierId } = await unAtelierPasse();
    const activite = await proposee(atelierId, { participants: '2', dejaVenus: '5' });
    await expect(enregistrerAtelier(tools, lui, { atelierId, activite })).rejects.toThrow(InvalidInput);
    expect((await remplissageDe(banc, atelierId)).statut).toBe('publie');
    await cloreAtelier(tools, lui, { atelierId });
    expect(await lireSonAtelier(tools.db, lui, atelierId)).toMatchObject({ statut: 'tenu', activite_id: null });
  });

  it('its activity taken away, it waits again; taken away elsewhere, nothing happens', async () => {
    const { atelierId } = await unAtelierPasse();
    const activite = await proposee(atelierId, { participants: '4' });
    await enregistrerAtelier(tools, lui, { atelierId, activite });
    await supprimerActivite(tools, lui, { activiteId: activite.id });
    expect(await lireSonAtelier(tools.db, lui, atelierId)).toMatchObject({ statut: 'publie', activite_id: null });
    await expect(enregistrerAtelier(tools, lui, { atelierId, activite })).rejects.toThrow('a été supprimée');
    await enregistrerAtelier(tools, lui, { atelierId, activite: await proposee(atelierId, { participants: '4' }) });
    expect((await remplissageDe(banc, atelierId)).statut).toBe('tenu');
    await expect(retablirActivite(tools, lui, { activiteId: activite.id })).rejects.toThrow('compterait deux fois');
  });

  it('its activity brought back, it is held by it again', async () => {
    const { atelierId } = await unAtelierPasse();
    const activite = await proposee(atelierId, { participants: '4' });
    await enregistrerAtelier(tools, lui, { atelierId, activite });
    await supprimerActivite(tools, lui, { activiteId: activite.id });
    await retablirActivite(tools, lui, { activiteId: activite.id });
    expect(await lireSonAtelier(tools.db, lui, atelierId)).toMatchObject({ statut: 'tenu', activite_id: activite.id });
  });

  it('past its day without a record, it is on his list of things to do and in an e-mail each week', async () => {
    const { atelierId } = await unAtelierPasse();
    const ids = async () => (await lireAFaire(tools.db, lui, tools.clock())).aEnregistrer.map(({ id }) => id);
    expect(await ids()).not.toContain(atelierId);
    banc.avancer({ jours: 1 });
    expect(await ids()).toContain(atelierId);
    await relancerEnregistrements.handle(tools, {});
    await relancerEnregistrements.handle(tools, {});
    const recus = (await banc.courriels()).filter(
      ({ destinataire, modele }) => destinataire === compte.email && modele === 'atelier.aEnregistrer',
    );
    expect(recus).toHaveLength(1);
    await enregistrerAtelier(tools, lui, { atelierId, activite: await proposee(atelierId, { participants: '1' }) });
    expect(await ids()).not.toContain(atelierId);
  });
});

it('each reading of the list leaves a line; the list says who must be phoned', async () => {
  const { atelierId } = await unAtelierPasse(
    unePersonne({ nom: 'Zola', email: '', telephone: '0612121212' }),
    unePersonne({ nom: 'Élan' }),
  );
  const avant = await compterAudit(tools.db, 'ateliers.lireParticipants');
  const { inscrits } = await lireParticipants(tools, lui, atelierId);
  expect(inscrits.map(({ nom, joignable }) => [nom, joignable])).toEqual([
    ['Élan', true],
    ['Zola', false],
  ]);
  expect(await compterAudit(tools.db, 'ateliers.lireParticipants')).toBe(avant + 1);
});

it('thirty days after, names and contact details are nowhere, and the counts stay', async () => {
  const qui = unePersonne({ prenom: 'Zéphyrine', nom: 'Canaridor', telephone: '0699887766' });
  const { atelierId, ids } = await unAtelierPasse(qui, unePersonne());
  await pointer(atelierId, { [ids[0] ?? '']: 1 }, 2);
  const tout = async () => {
    const lignes = await Promise.all([
      tools.db.selectFrom('participations').selectAll().where('atelier_id', '=', atelierId).execute(),
      tools.db.selectFrom('courriels').selectAll().execute(),
    ]);
    return JSON.stringify(lignes);
  };
  expect(await tout()).toContain(qui.email);
  // Written encrypted: whoever takes the table learns nothing.
  expect(JSON.stringify(await participationsDe(banc, atelierId))).not.toMatch(/Canaridor|0699887766|participante-/);
  banc.avancer({ jours: 29 });
  await effacerParticipants.handle(tools, {});
  expect(await participationsDe(banc, atelierId)).toHaveLength(2);
  banc.avancer({ jours: 1 });
  await effacerParticipants.handle(tools, {});
  expect(await participationsDe(banc, atelierId)).toEqual([]);
  expect(await tout()).not.toMatch(new RegExp(`${qui.email}|Canaridor|0699887766`));
  expect(await lireSonAtelier(tools.db, lui, atelierId)).toMatchObject({
    places_prises: 2,
    presents: 1,
    non_inscrits: 2,
    efface_le: tools.clock(),
  });
  expect(await compterAudit(tools.db, 'ateliers.effacerParticipants')).toBeGreaterThan(0);
  // Still to be recorded: the counts are enough, and nobody can be ticked any more.
  await expect(pointer(atelierId, {}, 0)).rejects.toThrow('effacée');
  expect(await proposee(atelierId)).toMatchObject({ participants: 3, jour: expect.any(String) });
});

it('when his contract ends, his coming workshops are cancelled and everybody is told', async () => {
  const atelierId = await unAtelierPublie(banc, lui);
  const qui = unePersonne();
  await inscrireParticipant(tools, lui, { atelierId, qui });
  const contrat = await tools.db
    .selectFrom('contrats')
    .selectAll()
    .where('structure_id', '=', structureId)
    .executeTakeFirstOrThrow();
  await transaction(tools.db, (tx) =>
    contratFini.emit(
      { tx, now: tools.clock(), actor: SYSTEME, tools },
      {
        contratId: contrat.id,
        relationId: contrat.mise_en_relation_id,
        posteId: contrat.poste_id,
        candidatId: contrat.candidat_id,
        structureId,
        vacantJusquAu: dateCivile(tools.clock()),
      },
    ),
  );
  expect((await remplissageDe(banc, atelierId)).statut).toBe('annule');
  const recu = (await banc.courriels()).find(
    ({ destinataire, modele }) => destinataire === qui.email && modele === 'atelier.annule',
  );
  expect(recu?.texte).toContain('n’est plus en poste');
});
