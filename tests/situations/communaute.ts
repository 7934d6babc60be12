import { creerEvenement, publierEvenement } from '#domain/communaute/index.ts';
import { preparerContrat } from '#domain/contrats/index.ts';
import type { Actor } from '#platform/actor.ts';
import { plusJours, plusMinutes } from '#platform/dates.ts';
import type { Banc } from '#tests/support/base.ts';
import { anct, unCompte } from './comptes.ts';
import { unRecrutAccepte } from './conformite.ts';
import { desTermes, signer, uneRecrue } from './contrats.ts';

/** Several conseillers of one structure, under contracts that began; each is himself, with his account. */
export async function desConseillers(banc: Banc, nombre: number, options: Parameters<typeof uneRecrue>[1] = {}) {
  const premiere = await uneRecrue(banc, { postes: Math.max(nombre, 1), ...options });
  const { structureId, acteur } = premiere;
  const conseillers = [];
  for (let rang = 0; rang < nombre; rang += 1) {
    const recrue = rang === 0 ? premiere : { ...(await unRecrutAccepte(banc, structureId)), acteur };
    const contratId = await preparerContrat(banc.tools, acteur, { relationId: recrue.relationId, ...desTermes(banc) });
    await signer(banc, recrue);
    const compte = await unCompte(banc, { role: 'conseiller' });
    const { candidatId } = recrue.candidat;
    await banc.tools.db
      .updateTable('candidats')
      .set({ utilisateur_id: compte.id })
      .where('id', '=', candidatId)
      .execute();
    const lui: Actor = { id: compte.id, nom: 'Camille', role: 'conseiller', perimetre: { type: 'personne' } };
    conseillers.push({ lui, compte, contratId, structureId, elle: acteur });
  }
  banc.avancer({ jours: 21 });
  return conseillers;
}
export type Conseiller = Awaited<ReturnType<typeof desConseillers>>[number];

type Saisie = Parameters<typeof creerEvenement>[2];
/** What an organiser says of a usual event: two hours, in some days, in a room. */
export const uneSaisieDEvenement = (banc: Banc, autres: Partial<Saisie> = {}, dans = 10) => {
  const debut = plusJours(banc.tools.clock(), dans);
  return {
    type: 'rencontre_locale' as const,
    titre: 'Rencontre des conseillers',
    description: 'Échanger sur les ateliers.',
    debut,
    fin: plusMinutes(debut, 120),
    lieu: 'Moulins, salle des fêtes',
    lien: '',
    places: null,
    inscriptionJusquAu: null,
    departements: [],
    ...autres,
  };
};

/** A published event, of ANCT for the nation unless said otherwise. */
export async function unEvenement(
  banc: Banc,
  autres: Partial<Saisie> = {},
  qui: Actor = anct(),
  dans = 10,
): Promise<string> {
  const evenementId = await creerEvenement(banc.tools, qui, uneSaisieDEvenement(banc, autres, dans));
  await publierEvenement(banc.tools, qui, { evenementId });
  return evenementId;
}
