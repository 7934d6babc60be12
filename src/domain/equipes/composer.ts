import { z } from 'zod';
import { adresseDe } from '#domain/comptes/index.ts';
import { action, type Context } from '#platform/action.ts';
import { ajouterJours, dateCivile } from '#platform/dates.ts';
import { Forbidden, InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { queueMail } from '#platform/mail/mail.ts';
import { type ConseillerEnPoste, conseillersEnPoste } from './conseillers.ts';
import { changerMembre, type Equipe, membres, noter, verrouillerEquipe } from './equipe.ts';
import { ajoute, proposition, retire } from './mails.ts';
import { finLe } from './nommer.ts';
import { MEMBRES_MAX, REPONSE_JOURS } from './regles.ts';
import { estCoordinateur, peutComposer } from './rights.ts';

const jour = z.iso.date();

/** ANCT or the préfecture puts somebody of the territory in a team, from a day on. @throws Forbidden, InvalidInput, Refused */
export const ajouterMembre = action({
  name: 'equipes.ajouterMembre',
  input: z.object({ equipeId: z.uuid(), candidatId: z.uuid(), du: jour, au: jour.nullable() }),
  subject: ({ equipeId }) => equipeId,
  async execute(context, { equipeId, candidatId, du, au }): Promise<void> {
    const equipe = await verrouillerEquipe(context, equipeId);
    if (!peutComposer(context.actor, equipe.departement_codes)) throw new Forbidden('equipes.ajouterMembre');
    const lui = await choisir(context, equipe, candidatId);
    if (du < equipe.du || du < lui.debut)
      throw new InvalidInput({ du: 'Ce jour est avant le début de l’équipe ou du contrat de cette personne.' });
    if (au !== null && au < du) throw new InvalidInput({ au: 'La fin est avant le début. Corrigez l’une des dates.' });
    const membreId = await ecrire(context, equipe, lui, { statut: 'present', du, au });
    const a = await adresseDe(context.tx, lui.utilisateur_id);
    if (a) await queueMail(context, ajoute, { a, cle: membreId, donnees: { coordinateur: nomDe(equipe), du } });
  },
});

/** The coordinateur asks somebody of his territory to join: he has fifteen days to refuse. @throws InvalidInput, Refused */
export const proposerMembre = action({
  name: 'equipes.proposerMembre',
  input: z.object({ equipeId: z.uuid(), candidatId: z.uuid() }),
  subject: ({ equipeId }) => equipeId,
  async execute(context, { equipeId, candidatId }): Promise<void> {
    const { tx, actor, now } = context;
    const equipe = await verrouillerEquipe(context, equipeId);
    if (!estCoordinateur(actor)) throw new Forbidden('equipes.proposerMembre');
    const lui = await choisir(context, equipe, candidatId);
    const avant = ajouterJours(dateCivile(now), REPONSE_JOURS);
    const membreId = await ecrire(context, equipe, lui, { statut: 'propose', du: avant, au: null });
    const a = await adresseDe(tx, lui.utilisateur_id);
    if (a) await queueMail(context, proposition, { a, cle: membreId, donnees: { coordinateur: nomDe(equipe), avant } });
  },
});

/** Somebody at work in the territory of the team, who is not its coordinateur. @throws InvalidInput, Refused */
async function choisir({ tx, now }: Context, equipe: Equipe, candidatId: string): Promise<ConseillerEnPoste> {
  if (equipe.statut !== 'active') throw new Refused('Cette équipe est terminée.');
  const lui = await conseillersEnPoste(tx, equipe.departement_codes, dateCivile(now))
    .where('c.id', '=', candidatId)
    .executeTakeFirst();
  if (!lui || lui.conseiller === equipe.coordinateur)
    throw new InvalidInput({ candidat: 'Choisissez un conseiller en poste dans le territoire de cette équipe.' });
  return lui;
}

async function ecrire(
  context: Context,
  equipe: Equipe,
  { conseiller, contratId }: ConseillerEnPoste,
  { statut, du, au }: { statut: 'propose' | 'present'; du: string; au: string | null },
): Promise<string> {
  const { tx, now } = context;
  const { n } = await tx
    .selectFrom('equipes_membres')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('equipe_id', '=', equipe.id)
    .where('statut', 'in', ['propose', 'present'])
    .executeTakeFirstOrThrow();
  if (n >= MEMBRES_MAX)
    throw new Refused(`Une équipe compte ${MEMBRES_MAX} personnes au plus. Retirez-en d’abord une.`);
  const membre = await tx
    .insertInto('equipes_membres')
    .values({ equipe_id: equipe.id, conseiller, contrat_id: contratId, statut, statut_le: now, du, au })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!membre) throw new Refused('Cette personne est déjà dans l’équipe, ou sa réponse est attendue.');
  const geste = statut === 'propose' ? 'proposer' : 'ajouter';
  await noter(context, { equipe_id: equipe.id, membre_id: membre.id, geste, statut });
  return membre.id;
}

/** Takes somebody out of a team: what he did until today still counts. Answers the team. @throws NotFound, Forbidden, Refused */
export const retirerMembre = action({
  name: 'equipes.retirerMembre',
  input: z.object({ membreId: z.uuid() }),
  subject: ({ membreId }) => membreId,
  async execute(context, { membreId }): Promise<string> {
    const { tx, actor, now } = context;
    const connu = await tx
      .selectFrom('equipes_membres')
      .select('equipe_id')
      .where('id', '=', membreId)
      .executeTakeFirst();
    if (!connu) throw new NotFound(`membre ${membreId}`);
    const equipe = await verrouillerEquipe(context, connu.equipe_id);
    if (!estCoordinateur(actor) && !peutComposer(actor, equipe.departement_codes))
      throw new Forbidden('equipes.retirerMembre');
    const membre = await membres(tx).where('m.id', '=', membreId).forUpdate('m').executeTakeFirstOrThrow();
    const fin = finLe(membre, dateCivile(now));
    await changerMembre(context, membre, 'retirer', { ...fin, fin: 'decision' });
    const a = await adresseDe(tx, membre.utilisateur_id);
    if (a && membre.statut === 'present')
      await queueMail(context, retire, { a, cle: membreId, donnees: { coordinateur: nomDe(equipe), ...fin } });
    return equipe.id;
  },
});

export const nomDe = ({ prenom, nom }: { readonly prenom: string; readonly nom: string }) => `${prenom} ${nom}`;
