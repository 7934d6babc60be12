import { describe, expect, it } from 'vitest';
import {
  agendaDesEntretiens,
  annulerEntretien,
  choisirDate,
  decliner,
  demanderAutreDate,
  evaluer,
  listerEntretiens,
  listerEvaluations,
  moyenne,
  proposerEntretien,
  retenirDate,
} from '#domain/mise-en-relation/index.ts';
import { abonneDe, fermerAbonnement, ouvrirAbonnement } from '#platform/agenda/abonnements.ts';
import { plusJours } from '#platform/dates.ts';
import { InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { unCandidat, uneStructureActrice, unInteret, unRendezvous } from '#tests/situations/candidats.ts';
import { unCompte } from '#tests/situations/comptes.ts';
import { uneStructureActivee } from '#tests/situations/concertation.ts';
import { unBanc } from '#tests/support/base.ts';

const banc = await unBanc();
const { tools } = banc;
const dans = (jours: number) => plusJours(tools.clock(), jours);

async function unePaire() {
  const { structureId, saisie } = await uneStructureActivee(banc);
  const candidat = await unCandidat(banc);
  const relationId = await unInteret(banc, structureId, candidat.candidatId);
  return { structureId, contact: saisie.contactEmail, candidat, relationId, elle: uneStructureActrice(structureId) };
}
const statuts = async (relationId: string) =>
  (await listerEntretiens(tools.db, [relationId])).map(({ statut }) => statut);
const agendas = async (adresse: string) =>
  (
    await tools.db
      .selectFrom('courriels')
      .select(['modele', 'agenda'])
      .where('destinataire', '=', adresse)
      .where('agenda', 'is not', null)
      .orderBy('cree_le')
      .execute()
  ).map(({ modele, agenda }) => ({ modele, agenda: agenda ?? '' }));

describe('an interview', () => {
  it('is proposed on dates, one is taken, both get the invitation; cancelled, both calendars forget it', async () => {
    const { structureId, contact, candidat, relationId, elle } = await unePaire();
    await unRendezvous(banc, structureId, candidat.candidatId);
    await choisirDate(tools, candidat.acteur, { relationId, debut: dans(5) });
    expect(await statuts(relationId)).toEqual(['confirme']);
    const [confirmation] = await agendas(candidat.saisie.email);
    expect(confirmation?.agenda).toContain('METHOD:REQUEST');
    banc.avancer({ minutes: 1 });
    await annulerEntretien(tools, elle, { candidatId: candidat.candidatId });
    expect(await statuts(relationId)).toEqual([]);
    for (const adresse of [candidat.saisie.email, contact])
      expect((await agendas(adresse)).at(-1)?.agenda).toMatch(/METHOD:CANCEL[\s\S]*SEQUENCE:2/);
  });

  it('the candidate proposes other dates, the structure takes one', async () => {
    const { structureId, candidat, relationId, elle } = await unePaire();
    await unRendezvous(banc, structureId, candidat.candidatId);
    await demanderAutreDate(tools, candidat.acteur, {
      relationId,
      creneaux: [dans(8), dans(9)],
      message: 'Je travaille le matin.',
    });
    await expect(choisirDate(tools, candidat.acteur, { relationId, debut: dans(8) })).rejects.toThrow(Refused);
    await expect(retenirDate(tools, elle, { candidatId: candidat.candidatId, debut: dans(5) })).rejects.toThrow(
      'n’est plus proposée',
    );
    await retenirDate(tools, elle, { candidatId: candidat.candidatId, debut: dans(9) });
    expect(await statuts(relationId)).toEqual(['confirme']);
  });

  it('asks for dates to come, three at the most', async () => {
    const { candidat, elle } = await unePaire();
    const proposer = (creneaux: Date[]) =>
      proposerEntretien(tools, elle, {
        candidatId: candidat.candidatId,
        creneaux,
        dureeMinutes: 45,
        lieu: 'Mairie',
        message: '',
      });
    await expect(proposer([])).rejects.toThrow(InvalidInput);
    await expect(proposer([dans(-1)])).rejects.toThrow(InvalidInput);
    await expect(proposer([dans(1), dans(2), dans(3), dans(4)])).rejects.toThrow(InvalidInput);
    await proposer([dans(1), dans(1)]);
  });

  it('falls with the relation', async () => {
    const { structureId, candidat, relationId } = await unePaire();
    await unRendezvous(banc, structureId, candidat.candidatId);
    await decliner(tools, candidat.acteur, { relationId, motif: '' });
    expect(await statuts(relationId)).toEqual([]);
  });

  it('is proposed only to somebody whom the structure said it was interested in', async () => {
    const { structureId } = await uneStructureActivee(banc);
    const { candidatId } = await unCandidat(banc);
    await expect(unRendezvous(banc, structureId, candidatId)).rejects.toThrow(Refused);
  });
});

describe('the calendar feed', () => {
  it('gives one’s own interviews at a private address, which a new one closes', async () => {
    const { structureId, candidat, relationId } = await unePaire();
    await unRendezvous(banc, structureId, candidat.candidatId);
    await choisirDate(tools, candidat.acteur, { relationId, debut: dans(5) });
    const membre = await unCompte(banc, { role: 'structure', structureId });
    const acteur = { ...uneStructureActrice(structureId), id: membre.id };
    const agendaDe = async (jeton: string) => agendaDesEntretiens(tools, await abonneDe(tools, jeton));
    const jeton = await ouvrirAbonnement(tools, acteur, {});
    expect(await agendaDe(jeton)).toHaveLength(1);
    const sien = await ouvrirAbonnement(tools, candidat.acteur, {});
    expect(await agendaDe(sien)).toHaveLength(1);
    const autre = await unCandidat(banc);
    expect(await agendaDe(await ouvrirAbonnement(tools, autre.acteur, {}))).toEqual([]);
    await ouvrirAbonnement(tools, acteur, {});
    await expect(agendaDe(jeton)).rejects.toThrow(NotFound);
    await fermerAbonnement(tools, candidat.acteur, {});
    await expect(agendaDe(sien)).rejects.toThrow(NotFound);
  });
});

describe('the grid', () => {
  it('weighs motivation and relational skills three times, and leaves aside what was not marked', () => {
    expect(moyenne({ motivation: 4, numerique: 0 })).toBe(3);
    expect(moyenne({ motivation: null })).toBeNull();
  });

  it('is filled by each interviewer, read by the structure, and replaced when filled again', async () => {
    const { structureId, candidat } = await unePaire();
    const { candidatId } = candidat;
    for (const note of [2, 4]) {
      const membre = await unCompte(banc, { role: 'structure', structureId });
      const acteur = { ...uneStructureActrice(structureId), id: membre.id };
      for (const encore of [0, note])
        await evaluer(tools, acteur, { candidatId, notes: { motivation: encore }, commentaire: '' });
    }
    expect((await listerEvaluations(tools.db, structureId)).map(({ notes }) => notes['motivation']).sort()).toEqual([
      2, 4,
    ]);
    const autre = await uneStructureActivee(banc);
    expect(await listerEvaluations(tools.db, autre.structureId)).toEqual([]);
  });
});
