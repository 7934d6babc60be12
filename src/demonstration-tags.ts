import { creerTag, garderFavori } from '#domain/activites/index.ts';
import type { Tools } from '#platform/action.ts';
import { type Actor, SYSTEME } from '#platform/actor.ts';

const ANCT: Actor = { ...SYSTEME, role: 'anct', perimetre: { type: 'nation' } };
const PUY_DE_DOME: Actor = { ...SYSTEME, role: 'prefecture', perimetre: { type: 'departements', codes: ['63'] } };

/** Tags of the nation, of his département and his own, and an activity that he keeps as a favourite. */
export async function tagsDeDemonstration(tools: Tools, lui: Actor): Promise<void> {
  await creerTag(tools, ANCT, { nom: 'Semaine nationale' });
  await creerTag(tools, PUY_DE_DOME, { nom: 'Plan départemental' });
  await creerTag(tools, lui, { nom: 'Jeudis de la médiathèque' });
  const derniere = await tools.db
    .selectFrom('activites as a')
    .innerJoin('candidats as c', 'c.numero', 'a.conseiller')
    .select('a.id')
    .where('c.utilisateur_id', '=', lui.id)
    .where('a.type', '=', 'atelier')
    .executeTakeFirst();
  if (derniere) await garderFavori(tools, lui, { activiteId: derniere.id, nom: 'Atelier du samedi' });
}
