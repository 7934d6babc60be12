import { z } from 'zod';
import { action, type Context } from '#platform/action.ts';
import { dateCivile, dateExiste } from '#platform/dates.ts';
import { Forbidden, InvalidInput } from '#platform/errors.ts';
import { verrouillerOuverte } from './arrivee.ts';
import { TRANSPORTS } from './regles.ts';
import { peutConfirmer, peutPreparer } from './rights.ts';
import { AVIS, type CodeDuSocle, ETATS, SOCLE } from './socle.ts';

const arriveeId = z.uuid();
const vise = { subject: (input: { arriveeId: string }) => input.arriveeId };
const code = z.enum(SOCLE.map((chose) => chose.code));

/** The field of a form that asks about one thing: what is wrong is said there. */
export const champDe = (quoi: 'etat' | 'date' | 'avis' | 'note', chose: CodeDuSocle): string => `${quoi}_${chose}`;

/**
 * The structure says what is provided, what is planned and when, what is not needed, and how the conseiller travels. What
 * changes asks the conseiller again. @throws InvalidInput by field, Forbidden, Refused
 */
export const direEquipement = action({
  name: 'arrivee.direEquipement',
  input: z.object({
    arriveeId,
    choses: z.array(
      z.object({
        code,
        etat: z.enum(ETATS.map(({ valeur }) => valeur)).nullable(),
        prevuLe: z.string().refine(dateExiste).nullable(),
      }),
    ),
    transport: z.enum(TRANSPORTS.map(({ valeur }) => valeur)).nullable(),
  }),
  ...vise,
  async execute(context, { arriveeId: id, choses, transport }): Promise<void> {
    if (!peutPreparer(context.actor)) throw new Forbidden('arrivee.direEquipement');
    await verrouillerOuverte(context, id);
    const problemes = problemesDe(choses, transport, dateCivile(context.now));
    if (Object.keys(problemes).length > 0) throw new InvalidInput(problemes);
    for (const { code: chose, etat, prevuLe } of choses)
      await ecrire(context, id, chose, { etat, prevu_le: etat === 'prevu' ? prevuLe : null });
    await context.tx.updateTable('arrivees').set({ transport }).where('id', '=', id).execute();
  },
});

type Chose = { readonly code: CodeDuSocle; readonly etat: string | null; readonly prevuLe: string | null };

/** What is wrong in what the structure says, by field. */
function problemesDe(choses: readonly Chose[], transport: string | null, aujourdhui: string): Record<string, string> {
  const problemes: Record<string, string> = {};
  for (const { code: chose, etat, prevuLe } of choses) {
    if (etat !== 'prevu') continue;
    if (prevuLe === null) problemes[champDe('date', chose)] = 'Dites pour quel jour c’est prévu.';
    else if (prevuLe < aujourdhui)
      problemes[champDe('date', chose)] = 'Ce jour est passé : si c’est fait, choisissez « Fourni ».';
  }
  const surPlace = choses.find(({ code: chose }) => chose === 'transport')?.etat;
  if ((surPlace === 'fourni' || surPlace === 'prevu') && (transport === null || transport === 'sans_objet'))
    problemes['transport'] = 'Dites comment le conseiller se déplace.';
  if (surPlace === 'sans_objet' && transport !== null && transport !== 'sans_objet')
    problemes['transport'] = 'Vous dites qu’il ne se déplace pas : choisissez « Sans objet ».';
  return problemes;
}

/** What the structure says anew makes the answer of the conseiller void: he sees it and answers again. */
async function ecrire(
  { tx, now }: Context,
  id: string,
  chose: CodeDuSocle,
  dit: { etat: 'fourni' | 'prevu' | 'sans_objet' | null; prevu_le: string | null },
): Promise<void> {
  await tx
    .insertInto('equipements')
    .values({ arrivee_id: id, code: chose, ...dit, modifie_le: now })
    .onConflict((conflict) =>
      conflict
        .columns(['arrivee_id', 'code'])
        .doUpdateSet({ ...dit, avis: null, note: '', modifie_le: now })
        .where((eb) =>
          eb.or([
            eb('equipements.etat', 'is distinct from', dit.etat),
            eb('equipements.prevu_le', 'is distinct from', dit.prevu_le),
          ]),
        ),
    )
    .execute();
}

/** The conseiller says what he has, and what he lacks in a few words. @throws Forbidden, Refused */
export const confirmerEquipement = action({
  name: 'arrivee.confirmerEquipement',
  input: z.object({
    arriveeId,
    reponses: z.array(
      z.object({
        code,
        avis: z.enum(AVIS.map(({ valeur }) => valeur)).nullable(),
        note: z.string().trim().max(200),
      }),
    ),
  }),
  ...vise,
  async execute(context, { arriveeId: id, reponses }): Promise<void> {
    const { tx, now, actor } = context;
    if (!peutConfirmer(actor)) throw new Forbidden('arrivee.confirmerEquipement');
    await verrouillerOuverte(context, id);
    for (const { code: chose, avis, note } of reponses)
      await tx
        .insertInto('equipements')
        .values({ arrivee_id: id, code: chose, avis, note, modifie_le: now })
        .onConflict((conflict) => conflict.columns(['arrivee_id', 'code']).doUpdateSet({ avis, note, modifie_le: now }))
        .execute();
  },
});
