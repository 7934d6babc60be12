import { z } from 'zod';
import { action, type Context } from '#platform/action.ts';
import { Refused } from '#platform/errors.ts';
import { ecrireAu } from './annoncer.ts';
import type { StatutParticipation } from './cycle-participation.ts';
import { aConfirmer, attente, dejaInscrite, inscrite } from './mails.ts';
import { chiffrerPersonne, empreinteDuContact, entreePersonne } from './participants.ts';
import { oublierLesNonConfirmees, recompter, servirLaListe } from './places.ts';
import { aUnePlace, PARTICIPATIONS_MAX, PERSONNES_MAX, tenueJusquAu } from './regles.ts';
import { type Atelier, verrouillerAtelier, verrouillerLeSien } from './verrouiller.ts';

const entree = entreePersonne
  .extend({ nombre: z.int().min(1).max(PERSONNES_MAX) })
  .refine(({ email, telephone }) => email || telephone);
type Saisie = z.infer<typeof entree>;
/** What anybody would get now: said to everybody alike, so that nobody learns who is registered. */
export type Reponse = 'place' | 'attente';

/**
 * Somebody asks for a place, or two, three or four. An address holds it for two days, until its link is followed; a
 * telephone alone is believed. Without a place, on the waiting list. The same contact counts once.
 * @throws NotFound, Refused when nobody can register any more
 */
export const demanderPlace = action({
  name: 'ateliers.demanderPlace',
  input: z.object({ atelierId: z.uuid(), qui: entree, robot: z.boolean() }),
  subject: ({ atelierId }) => atelierId,
  async execute(context, { atelierId, qui, robot }): Promise<Reponse> {
    const atelier = await verrouillerAtelier(context, atelierId);
    exigerOuvert(atelier, context.now, atelier.ferme_le);
    await oublierLesNonConfirmees(context, atelierId);
    const place = aUnePlace(await servirLaListe(context, atelier), qui.nombre);
    await refuserLaFoule(context, atelierId);
    const reponse = place ? 'place' : 'attente';
    if (robot) return reponse;
    const deja = await participationDe(context, atelier, qui);
    if (deja) await direDejaInscrite(context, atelier, deja);
    else await ecrire(context, atelier, qui, { place, confirmee: qui.email === '' });
    return reponse;
  },
});

/** The conseiller registers somebody he is speaking with: nothing to confirm. @throws NotFound, Refused */
export const inscrireParticipant = action({
  name: 'ateliers.inscrireParticipant',
  input: z.object({ atelierId: z.uuid(), qui: entree }),
  subject: ({ atelierId }) => atelierId,
  async execute(context, { atelierId, qui }): Promise<Reponse> {
    const atelier = await verrouillerLeSien(context, atelierId);
    exigerOuvert(atelier, context.now, atelier.debut);
    await oublierLesNonConfirmees(context, atelierId);
    const place = aUnePlace(await servirLaListe(context, atelier), qui.nombre);
    await refuserLaFoule(context, atelierId);
    if (await participationDe(context, atelier, qui))
      throw new Refused('Ce contact est déjà dans la liste de cet atelier.');
    await ecrire(context, atelier, qui, { place, confirmee: true });
    return place ? 'place' : 'attente';
  },
});

function exigerOuvert({ statut }: Atelier, now: Date, fin: Date): void {
  if (statut === 'annule') throw new Refused('Cet atelier est annulé : choisissez-en un autre.');
  if (statut !== 'publie') throw new Refused('Cet atelier n’est pas ouvert aux inscriptions.');
  if (now >= fin) throw new Refused('Les inscriptions à cet atelier sont closes : choisissez-en un autre.');
}

const participationDe = ({ tx, tools }: Context, { id, conseiller }: Atelier, qui: Saisie) =>
  tx
    .selectFrom('participations')
    .select(['id', 'identite', 'nombre', 'statut', 'tient_place', 'tenue_jusqu_au'])
    .where('atelier_id', '=', id)
    .where('empreinte', '=', empreinteDuContact(tools.settings, conseiller, qui))
    .executeTakeFirst();

async function ecrire(
  context: Context,
  atelier: Atelier,
  { nombre, ...qui }: Saisie,
  { place, confirmee }: { readonly place: boolean; readonly confirmee: boolean },
): Promise<void> {
  const { tx, now, tools } = context;
  const statut: StatutParticipation = confirmee ? (place ? 'inscrite' : 'attente') : 'a_confirmer';
  const avant = tenueJusquAu(now, atelier.debut);
  const participation = await tx
    .insertInto('participations')
    .values({
      atelier_id: atelier.id,
      statut,
      statut_le: now,
      nombre,
      tient_place: place,
      identite: chiffrerPersonne(tools.settings, qui),
      empreinte: empreinteDuContact(tools.settings, atelier.conseiller, qui),
      joignable: qui.email !== '',
      tenue_jusqu_au: confirmee ? null : avant,
      inscrite_le: now,
    })
    .returning(['id', 'identite', 'nombre'])
    .executeTakeFirstOrThrow();
  const { en_attente } = await recompter(context, atelier.id);
  if (!confirmee)
    await ecrireAu(context, atelier, participation, aConfirmer, { tour: heure(now), plus: { place, avant } });
  else if (place) await ecrireAu(context, atelier, participation, inscrite, { plus: {}, agenda: 'invitation' });
  else await ecrireAu(context, atelier, participation, attente, { plus: { devant: en_attente - 1 } });
}

/** Before anything is known of the contact: everybody is refused alike. */
async function refuserLaFoule({ tx }: Context, atelierId: string): Promise<void> {
  const { n } = await tx
    .selectFrom('participations')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('atelier_id', '=', atelierId)
    .where('statut', '!=', 'annulee')
    .executeTakeFirstOrThrow();
  if (n >= PARTICIPATIONS_MAX)
    throw new Refused('La liste d’attente de cet atelier est pleine : choisissez-en un autre.');
}

/** Once an hour: an address that is typed again and again is not written to each time. */
const heure = (now: Date) => now.toISOString().slice(0, 13);

/** The owner of the address is told, and nothing changes; whoever lost the link to confirm receives it again. */
async function direDejaInscrite(
  context: Context,
  atelier: Atelier,
  deja: NonNullable<Awaited<ReturnType<typeof participationDe>>>,
): Promise<void> {
  const tour = heure(context.now);
  const { statut, tient_place: place, tenue_jusqu_au: avant } = deja;
  if (statut === 'a_confirmer' && avant)
    await ecrireAu(context, atelier, deja, aConfirmer, { tour, plus: { place, avant } });
  else await ecrireAu(context, atelier, deja, dejaInscrite, { tour, plus: { enAttente: statut === 'attente' } });
}
