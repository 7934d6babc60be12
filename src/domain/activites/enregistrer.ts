import { z } from 'zod';
import { type SonContratEnCours, sonContrat } from '#domain/contrats/index.ts';
import { listerSesLieux } from '#domain/lieux/index.ts';
import { action, type Context } from '#platform/action.ts';
import { dateCivile } from '#platform/dates.ts';
import { InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { AGES, SITUATIONS } from './formulaire.ts';
import { endroitDe, problemesDe } from './regles.ts';

const codes = (options: readonly { readonly valeur: string }[]) =>
  z.string().refine((un) => options.some(({ valeur }) => valeur === un));

/**
 * The conseiller signed in records what he did. `id` comes from his device: sent twice, it is written once and both are
 * answered alike. Employer, place and commune are those of the day and never move.
 * @throws InvalidInput by field
 * @throws Refused without a running contract
 * @throws NotFound when the identifier is somebody else's
 */
export const enregistrerActivite = action({
  name: 'activites.enregistrer',
  input: z.object({
    id: z.uuid(),
    type: z.enum(['individuel', 'atelier', 'information', 'appel']),
    themes: z.array(z.int().min(1).max(24)).min(1).max(14),
    ou: z.string().min(1).max(40),
    jour: z.iso.date(),
    dureeMinutes: z.int().min(5).max(720),
    participants: z.int().min(1).max(500),
    dejaVenus: z.int().min(0).max(500),
    age: codes(AGES),
    situation: codes(SITUATIONS),
    note: z.string().max(2000),
  }),
  subject: ({ id }) => id,
  async execute(context, saisie): Promise<void> {
    const { tx, actor, now } = context;
    const aujourdhui = dateCivile(now);
    const contrat = await sonContrat(tx, actor, aujourdhui);
    if (!contrat) throw new Refused('Aucun contrat n’est en cours à votre nom : rien ne peut être enregistré.');
    const problemes = problemesDe(saisie, contrat.debut, aujourdhui);
    const endroit = endroitDe(saisie.ou, await listerSesLieux(tx, actor), contrat);
    const sansTheme = await themesInconnus(context, saisie.themes, saisie.jour);
    const tous = {
      ...problemes,
      ...(endroit ? {} : { ou: 'Choisissez un de vos lieux, ou une autre façon de travailler.' }),
      ...(sansTheme && { themes: 'Cochez des thèmes de la liste.' }),
    };
    if (!endroit || Object.keys(tous).length > 0) throw new InvalidInput(tous);
    await ecrire(context, contrat, { ...saisie, endroit });
  },
});

type Complete = Parameters<typeof enregistrerActivite.inside>[1] & {
  readonly endroit: NonNullable<ReturnType<typeof endroitDe>>;
};

async function ecrire(context: Context, contrat: SonContratEnCours, saisie: Complete): Promise<void> {
  const { tx, now } = context;
  const { id, type, jour, participants, dejaVenus, age, situation, dureeMinutes, endroit, themes, note } = saisie;
  const ecrite = await tx
    .insertInto('activites')
    .values({
      id,
      conseiller: contrat.conseiller,
      structure: contrat.structure,
      jour,
      type,
      ...endroit,
      duree_minutes: dureeMinutes,
      participants,
      deja_venus: dejaVenus,
      [`age_${age}`]: participants,
      [`statut_${situation}`]: participants,
      themes: [...new Set(themes)],
      note: note || null,
      cree_le: now,
      modifie_le: now,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (ecrite) return tracer(context, contrat.conseiller, id, jour, 'ajoutee');
  const sienne = await tx
    .selectFrom('activites')
    .select('id')
    .where('id', '=', id)
    .where('conseiller', '=', contrat.conseiller)
    .executeTakeFirst();
  if (!sienne) throw new NotFound(`activite ${id}`);
}

/**
 * Takes away an activity of the person signed in. @throws NotFound when it is not his, or is already taken away
 */
export const supprimerActivite = action({
  name: 'activites.supprimer',
  input: z.object({ activiteId: z.uuid() }),
  subject: ({ activiteId }) => activiteId,
  async execute(context, { activiteId }): Promise<void> {
    const { tx, actor, now } = context;
    const supprimee = await tx
      .updateTable('activites')
      .set({ supprimee_le: now, modifie_le: now })
      .where('id', '=', activiteId)
      .where('supprimee_le', 'is', null)
      .where('conseiller', 'in', (eb) =>
        eb.selectFrom('candidats').select('numero').where('utilisateur_id', '=', actor.id),
      )
      .where((eb) => eb.lit(actor.perimetre.type === 'personne'))
      .returning(['conseiller', 'jour'])
      .executeTakeFirst();
    if (!supprimee) throw new NotFound(`activite ${activiteId}`);
    await tracer(context, supprimee.conseiller, activiteId, supprimee.jour, 'supprimee');
  },
});

/** Once the form of its month is filed, whatever changes leaves a trace (domain, étape 9). */
async function tracer(
  { tx, actor, now }: Context,
  conseiller: number,
  activiteId: string,
  jour: string,
  geste: 'ajoutee' | 'supprimee',
): Promise<void> {
  const clos = await tx
    .selectFrom('activites_mois_clos')
    .select('mois')
    .where('conseiller', '=', conseiller)
    .where('mois', '=', `${jour.slice(0, 7)}-01`)
    .executeTakeFirst();
  if (clos)
    await tx
      .insertInto('activites_corrections')
      .values({ activite_id: activiteId, geste, acteur_id: actor.id, fait_le: now })
      .execute();
}

async function themesInconnus({ tx }: Context, numeros: readonly number[], jour: string): Promise<boolean> {
  const connus = await tx
    .selectFrom('themes')
    .select('numero')
    .where('numero', 'in', [...numeros])
    .where('valable_du', '<=', jour)
    .where((eb) => eb.or([eb('valable_au', 'is', null), eb('valable_au', '>', jour)]))
    .execute();
  return connus.length < new Set(numeros).size;
}
