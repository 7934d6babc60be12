import {
  inscrireParticipant,
  jetonDInvitation,
  lireSonAtelier,
  preparerAtelier,
  publierAtelier,
} from '#domain/ateliers/index.ts';
import type { Actor } from '#platform/actor.ts';
import { dateCivile, plusMinutes } from '#platform/dates.ts';
import { unAtelierPublie, unePersonne, uneSaisieDAtelier } from '#tests/situations/ateliers.ts';
import type { Banc } from '#tests/support/base.ts';

/** Workshops of the conseiller of this country: one to come where somebody comes, one past, and one of a colleague. */
export async function lesAteliers(banc: Banc, { compteId, contratId }: { compteId: string; contratId: string }) {
  const { tools } = banc;
  // His contract begins in a few days: it has begun while he prepares them.
  const commencer = async (debut: string) => {
    await tools.db.updateTable('contrats').set({ debut }).where('id', '=', contratId).execute();
  };
  const { debut } = await tools.db
    .selectFrom('contrats')
    .select('debut')
    .where('id', '=', contratId)
    .executeTakeFirstOrThrow();
  await commencer(dateCivile(tools.clock()));
  const lui: Actor = { id: compteId, nom: 'Camille', role: 'conseiller', perimetre: { type: 'personne' } };
  // The matrix cancels, publishes and changes: each thing is of its own.
  const aVenir = await unAtelierPublie(banc, lui);
  await inscrireParticipant(tools, lui, { atelierId: aVenir, qui: unePersonne() });
  const passe = await preparerAtelier(
    tools,
    lui,
    uneSaisieDAtelier(banc, { debut: plusMinutes(tools.clock(), 5), fermetureHeures: 0 }),
  );
  await publierAtelier(tools, lui, { atelierId: passe });
  const autre = await unAtelierPublie(banc, lui, { acces: 'invitation' });
  const { conseiller } = await tools.db
    .selectFrom('ateliers')
    .select('conseiller')
    .where('id', '=', autre)
    .executeTakeFirstOrThrow();
  const { numero: collegue } = await tools.db
    .selectFrom('candidats')
    .select('numero')
    .where('numero', '!=', conseiller)
    .orderBy('numero')
    .limit(1)
    .executeTakeFirstOrThrow();
  await tools.db.updateTable('ateliers').set({ conseiller: collegue }).where('id', '=', autre).execute();
  await commencer(debut);
  banc.avancer({ minutes: 10 });
  const { numero } = await lireSonAtelier(tools.db, lui, aVenir);
  return { aVenir, passe, autre, numero, invitation: jetonDInvitation(tools.settings, autre) };
}

/** The workshop behind each address; public ones are everybody's. */
export function ressourcesDesAteliers(
  { aVenir, passe, autre, numero, invitation }: Awaited<ReturnType<typeof lesAteliers>>,
  inconnu: string,
) {
  const id = (propre: string) => ({ propre: { id: propre }, autre: { id: autre }, inconnu: { id: inconnu } });
  const partout = (cellule: Record<string, string>) => ({ propre: cellule, autre: cellule, inconnu: cellule });
  const siens = (suites: readonly string[], propre: string) =>
    Object.fromEntries(suites.map((suite) => [`/conseiller/ateliers/:id${suite}`, id(propre)]));
  return {
    ...siens(['', '/publier', '/modifier', '/semblable', '/participants', '/inscrire', '/annuler'], aVenir),
    ...siens(['/participants/retirer', '/participants/appel'], aVenir),
    ...siens(['/presences', '/activite', '/clore'], passe),
    '/ateliers/:numero': partout({ numero: String(numero) }),
    '/ateliers/:numero/atelier.ics': partout({ numero: String(numero) }),
    '/ateliers/invitation/:jeton': partout({ jeton: invitation }),
    '/ateliers/participation/:jeton': partout({ jeton: 'inconnu' }),
    '/ateliers/participation/:jeton/confirmer': partout({ jeton: 'inconnu' }),
    '/ateliers/participation/:jeton/annuler': partout({ jeton: 'inconnu' }),
  };
}
