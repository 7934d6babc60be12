import { z } from 'zod';
import { action, type Context } from '#platform/action.ts';
import { ajouterJours, dateCivile, dateLongue, joursEntre } from '#platform/dates.ts';
import { InvalidInput, Refused } from '#platform/errors.ts';
import { ouDe } from './endroit.ts';
import { modifie } from './mails.ts';
import { oublierLesNonConfirmees, servirLaListe } from './places.ts';
import { prevenirTous } from './prevenir.ts';
import { memeHeure } from './recurrence.ts';
import {
  colonnesDe,
  colonnesDuMoment,
  type Endroit,
  entreeAtelier,
  type SaisieAtelier,
  saisieVerifiee,
} from './saisie.ts';
import { type Atelier, verrouillerAtelier, verrouillerLesSiens } from './verrouiller.ts';

/**
 * Changes a workshop to come, or with all that follow it in its series: those move by as many days, to the same hour.
 * Whoever comes is told when the day, the hour or the place changes; more places are given to those who wait.
 * @throws NotFound, Refused
 * @throws InvalidInput by field, below the places already taken too
 */
export const modifierAtelier = action({
  name: 'ateliers.modifier',
  input: entreeAtelier.extend({ atelierId: z.uuid(), portee: z.enum(['celui_ci', 'suivants']) }),
  subject: ({ atelierId }) => atelierId,
  async execute(context, { atelierId, portee, ...saisie }): Promise<void> {
    const [premier, ...suivants] = await verrouillerLesSiens(context, atelierId, portee);
    if (premier.statut !== 'prepare' && premier.statut !== 'publie')
      throw new Refused('Cet atelier est tenu ou annulé : il ne change plus.');
    const { contrat, endroit } = await saisieVerifiee(context, saisie, premier);
    const decalage = joursEntre(premier.jour, dateCivile(saisie.debut));
    for (const atelier of [premier, ...suivants]) {
      const debut = atelier === premier ? saisie.debut : memeHeure(ajouterJours(atelier.jour, decalage), saisie.debut);
      await changer(context, atelier, saisie, { endroit, debut, fin: contrat.fin });
    }
  },
});

type Nouveau = { readonly endroit: Endroit; readonly debut: Date; readonly fin: string | null };

async function changer(context: Context, avant: Atelier, saisie: SaisieAtelier, { endroit, debut, fin }: Nouveau) {
  const { tx, now } = context;
  await oublierLesNonConfirmees(context, avant.id);
  const { places_prises } = await servirLaListe(context, avant);
  if (saisie.places < places_prises)
    throw new InvalidInput({
      places: `${places_prises} places sont déjà prises le ${dateLongue(avant.debut)} : gardez-en au moins autant.`,
    });
  if (avant.debut <= now) throw new Refused('Cet atelier a déjà commencé : il ne change plus.');
  const moment = colonnesDuMoment(saisie, debut, now, fin);
  const [ou, ancien] = [await ouDe(tx, endroit), await ouDe(tx, avant)];
  const bouge = debut.getTime() !== avant.debut.getTime() || ou !== ancien || endroit.lien !== avant.lien;
  await tx
    .updateTable('ateliers')
    .set({
      ...{ ...colonnesDe(saisie), ...endroit, ...moment, modifie_le: now },
      ...(bouge && { version: avant.version + 1 }),
    })
    .where('id', '=', avant.id)
    .execute();
  const apres = await verrouillerAtelier(context, avant.id);
  if (bouge)
    await prevenirTous(context, apres, modifie, {
      tour: String(apres.version),
      plus: { avant: { debut: avant.debut, ou: ancien } },
      agenda: 'invitation',
      appel: 'changement',
    });
  await servirLaListe(context, apres);
}
