import { z } from 'zod';
import { adresseDe, inviter, retirerRole } from '#domain/comptes/index.ts';
import { action, type Context } from '#platform/action.ts';
import { ajouterJours, dateCivile } from '#platform/dates.ts';
import { Forbidden, InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { queueMail } from '#platform/mail/mail.ts';
import { enumeration } from '#platform/texte.ts';
import { conseillersEnPoste } from './conseillers.ts';
import { changerEquipe, changerMembre, type Equipe, membres, noter, verrouillerEquipe } from './equipe.ts';
import { equipeTerminee } from './lifecycle.ts';
import { nomme, terminee } from './mails.ts';
import { peutComposer } from './rights.ts';

/**
 * Names a coordinateur among the conseillers at work in these départements. His role is added to his account, which
 * keeps that of conseiller. @throws Forbidden, InvalidInput, Refused when he coordinates already
 */
export const nommerCoordinateur = action({
  name: 'equipes.nommer',
  input: z.object({ candidatId: z.uuid(), departements: z.array(z.string().max(3)).min(1).max(20) }),
  async execute(context, { candidatId, departements }): Promise<string> {
    const { tx, actor, now } = context;
    if (!peutComposer(actor, departements)) throw new Forbidden('equipes.nommer');
    const aujourdhui = dateCivile(now);
    const lui = await conseillersEnPoste(tx, departements, aujourdhui)
      .where('c.id', '=', candidatId)
      .executeTakeFirst();
    if (!lui) throw new InvalidInput({ candidat: 'Choisissez un conseiller en poste dans ce territoire.' });
    const noms = await nomsDes(context, departements);
    const equipe = await tx
      .insertInto('equipes')
      .values({
        coordinateur: lui.conseiller,
        contrat_id: lui.contratId,
        departement_codes: [...new Set(departements)].toSorted(),
        statut: 'active',
        statut_le: now,
        du: aujourdhui,
        cree_le: now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!equipe) throw new Refused('Cette personne coordonne déjà une équipe. Terminez d’abord cette coordination.');
    await noter(context, { equipe_id: equipe.id, membre_id: null, geste: 'nommer', statut: 'active' });
    await ouvrirEspace(context, lui, noms);
    const a = await adresseDe(tx, lui.utilisateur_id);
    if (a) await queueMail(context, nomme, { a, cle: equipe.id, donnees: { departements: noms } });
    return equipe.id;
  },
  subject: (_, equipeId) => equipeId,
});

async function nomsDes({ tx }: Context, codes: readonly string[]): Promise<string> {
  const lignes = await tx
    .selectFrom('departements')
    .select('nom')
    .where('code', 'in', [...codes])
    .orderBy('nom_tri')
    .execute();
  if (lignes.length !== new Set(codes).size) throw new NotFound('departement');
  return enumeration(lignes.map(({ nom }) => nom));
}

/** His second space; without an account that answers, nothing. */
export async function ouvrirEspace(
  context: Context,
  { prenom, nom, utilisateur_id }: { prenom: string; nom: string; utilisateur_id: string | null },
  lieu: string,
): Promise<void> {
  const email = await adresseDe(context.tx, utilisateur_id);
  if (email) await inviter(context, { email, prenom, nom, role: 'coordinateur', lieu });
}

/** Ends a coordination, by whoever named him or by himself: his team ends with it. @throws NotFound, Forbidden, Refused */
export const terminerEquipe = action({
  name: 'equipes.terminer',
  input: z.object({ equipeId: z.uuid() }),
  subject: ({ equipeId }) => equipeId,
  async execute(context, { equipeId }): Promise<void> {
    const equipe = await verrouillerEquipe(context, equipeId);
    const sienne = equipe.utilisateur_id === context.actor.id;
    if (!sienne && !peutComposer(context.actor, equipe.departement_codes)) throw new Forbidden('equipes.terminer');
    await finirEquipe(context, equipe, 'decision');
  },
});

/** The team is over: everybody leaves it today, its coordinateur loses his role and is told. */
export async function finirEquipe(context: Context, equipe: Equipe, fin: 'decision' | 'contrat'): Promise<void> {
  const { tx, now } = context;
  const aujourdhui = dateCivile(now);
  const au = equipe.du > aujourdhui ? equipe.du : aujourdhui;
  await changerEquipe(context, equipe, 'terminer', { au, fin });
  const restants = await membres(tx)
    .where('m.equipe_id', '=', equipe.id)
    .where('m.statut', 'in', ['propose', 'present'])
    .orderBy('m.id')
    .forUpdate('m')
    .execute();
  for (const membre of restants)
    await changerMembre(context, membre, 'retirer', { ...finLe(membre, au), fin: 'equipe' });
  await equipeTerminee.emit(context, { equipeId: equipe.id });
  if (!equipe.utilisateur_id) return;
  await retirerRole(context, equipe.utilisateur_id, 'coordinateur');
  const a = await adresseDe(tx, equipe.utilisateur_id);
  if (a) await queueMail(context, terminee, { a, cle: `${equipe.id}:${now.toISOString()}`, donnees: { au } });
}

/** The last day in the team: the day given, or one already said before it; the eve of the first for who never came. */
export function finLe({ du, au, statut }: { du: string; au: string | null; statut: string }, jour: string) {
  const dernier = au !== null && au < jour ? au : jour;
  return { au: statut === 'propose' || dernier < du ? veille(du) : dernier };
}

const veille = (jour: string) => ajouterJours(jour, -1);
