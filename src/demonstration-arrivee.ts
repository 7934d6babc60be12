import { commanderKit, confirmerEquipement, direEquipement, expedierKits, SOCLE } from '#domain/arrivee/index.ts';
import { CONSEILLER_DEMO } from '#domain/comptes/index.ts';
import type { Tools } from '#platform/action.ts';
import { type Actor, SYSTEME } from '#platform/actor.ts';
import { ilYA } from './demonstration-versements.ts';

const KIT = { taille: 'M', coupe: 'droite', livraison: 'structure', adresse: '', codePostalVille: '' } as const;

/** The conseiller of the demonstration is under way: his kit is in the post, he lacks a thing, his start is to be recorded. */
export async function arriveeDeDemonstration(tools: Tools, anct: Actor): Promise<void> {
  const arrivee = await tools.db
    .selectFrom('arrivees as a')
    .innerJoin('candidats as c', 'c.numero', 'a.conseiller')
    .innerJoin('utilisateurs as u', 'u.id', 'c.utilisateur_id')
    .select(['a.id', 'a.structure_id', 'u.id as utilisateurId'])
    .where('u.email', '=', CONSEILLER_DEMO.email)
    .executeTakeFirst();
  if (!arrivee) return;
  const arriveeId = arrivee.id;
  const lui: Actor = { ...SYSTEME, id: arrivee.utilisateurId, role: 'conseiller', perimetre: { type: 'personne' } };
  const elle: Actor = {
    ...SYSTEME,
    role: 'structure',
    perimetre: { type: 'structure', structureId: arrivee.structure_id },
  };
  await commanderKit(ilYA(tools, 35), lui, { arriveeId, ...KIT });
  await direEquipement(ilYA(tools, 33), elle, {
    arriveeId,
    choses: SOCLE.map(({ code }) => ({ code, etat: 'fourni', prevuLe: null })),
    transport: 'structure',
  });
  await expedierKits(ilYA(tools, 5), anct, { envois: [{ arriveeId, suivi: 'DEMO-0001' }] });
  await confirmerEquipement(ilYA(tools, 3), lui, {
    arriveeId,
    reponses: [
      { code: 'ordinateur', avis: 'confirme', note: '' },
      { code: 'telephone', avis: 'manque', note: 'Le téléphone est arrivé sans carte SIM.' },
    ],
  });
}
