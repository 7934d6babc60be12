import { z } from 'zod';
import { action, type Context } from '#platform/action.ts';
import { dateLongue } from '#platform/dates.ts';
import { Forbidden, InvalidInput, Refused } from '#platform/errors.ts';
import { pluriel } from '#platform/texte.ts';
import { direAuxInscrits } from './annoncer.ts';
import { changerEvenement, type EvenementLu, evenements, verrouillerLeSien } from './evenement.ts';
import { annulation, changement } from './mails.ts';
import { promouvoir } from './promouvoir.ts';
import { estCommence } from './regles.ts';
import { peutOrganiser } from './rights.ts';
import { exigerSaisie, type SaisieDEvenement, saisieDEvenement } from './saisie.ts';

const evenementId = z.uuid();
const vise = { subject: (input: { evenementId: string }) => input.evenementId };

const colonnes = ({ inscriptionJusquAu, departements: _, ...saisie }: SaisieDEvenement) => ({
  ...saisie,
  inscription_jusqu_au: inscriptionJusquAu,
});

/** ANCT prepares an event for the nation or some départements, a préfecture for its own. Nobody else sees it yet. */
export const creerEvenement = action({
  name: 'communaute.creerEvenement',
  input: saisieDEvenement,
  async execute(context, saisie): Promise<string> {
    const { tx, actor, now } = context;
    if (!peutOrganiser(actor)) throw new Forbidden('communaute.creerEvenement');
    const departements = await exigerSaisie(context, saisie);
    const { id } = await tx
      .insertInto('evenements')
      .values({
        ...colonnes(saisie),
        statut: 'brouillon',
        statut_le: now,
        cree_le: now,
        portee: departements.length === 0 ? 'nation' : 'departements',
        organise_par: actor.perimetre.type === 'departements' ? 'prefecture' : 'anct',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await ouvrirAux(context, id, departements);
    return id;
  },
  subject: (_, id) => id,
});

async function ouvrirAux({ tx }: Context, id: string, departements: readonly string[]): Promise<void> {
  await tx.deleteFrom('evenements_departements').where('evenement_id', '=', id).execute();
  if (departements.length > 0)
    await tx
      .insertInto('evenements_departements')
      .values(departements.map((departement_code) => ({ evenement_id: id, departement_code })))
      .execute();
}

/**
 * Changes what is said of an event that has not begun. Once published it stays open to the same people, and those who are
 * registered are told of another date or place; more places call those who wait. @throws InvalidInput, Refused
 */
export const modifierEvenement = action({
  name: 'communaute.modifierEvenement',
  input: saisieDEvenement.extend({ evenementId }),
  ...vise,
  async execute(context, { evenementId: id, ...saisie }): Promise<void> {
    const avant = await verrouillerLeSien(context, id);
    exigerModifiable(avant, context);
    const departements = await exigerSaisie(context, saisie);
    const { inscrits } = avant;
    if (saisie.places !== null && saisie.places < inscrits)
      throw new InvalidInput({
        places: `${pluriel(inscrits, 'personne est déjà inscrite', 'personnes sont déjà inscrites')} : gardez au moins autant de places.`,
      });
    if (avant.statut === 'publie' && departements.toSorted().join() !== avant.departements.join())
      throw new InvalidInput({ departements: 'L’événement est publié : il reste ouvert aux mêmes départements.' });
    await context.tx
      .updateTable('evenements')
      .set({
        ...colonnes(saisie),
        portee: departements.length === 0 ? 'nation' : 'departements',
        version: avant.version + 1,
      })
      .where('id', '=', id)
      .execute();
    if (avant.statut === 'brouillon') return ouvrirAux(context, id, departements);
    const apres = await evenements(context.tx).where('e.id', '=', id).executeTakeFirstOrThrow();
    if (ailleursOuAutrement(avant, apres))
      await direAuxInscrits(context, apres, changement, { cle: String(apres.version), statuts: ['inscrite'] }, {});
    await promouvoir(context, apres);
  },
});

function exigerModifiable(evenement: EvenementLu, { now }: Context): void {
  if (evenement.statut === 'annule') throw new Refused('Cet événement est annulé : il ne change plus.');
  if (estCommence(evenement, now)) throw new Refused('Cet événement a commencé : il ne change plus.');
}

const ailleursOuAutrement = (avant: EvenementLu, apres: EvenementLu): boolean =>
  avant.debut.getTime() !== apres.debut.getTime() ||
  avant.fin.getTime() !== apres.fin.getTime() ||
  avant.lieu !== apres.lieu ||
  avant.lien !== apres.lien;

/** Conseillers see it and register. @throws Refused when it is past */
export const publierEvenement = action({
  name: 'communaute.publierEvenement',
  input: z.object({ evenementId }),
  ...vise,
  async execute(context, { evenementId: id }): Promise<void> {
    const evenement = await verrouillerLeSien(context, id);
    if (estCommence(evenement, context.now))
      throw new Refused(`Il devait commencer le ${dateLongue(evenement.debut)} : changez sa date avant de le publier.`);
    await changerEvenement(context, evenement, 'publier');
  },
});

/** It will not take place: everybody who is registered or waits is told why. @throws Refused when it is over */
export const annulerEvenement = action({
  name: 'communaute.annulerEvenement',
  input: z.object({ evenementId, motif: z.string().trim().min(1, 'Dites pourquoi.').max(500) }),
  ...vise,
  async execute(context, { evenementId: id, motif }): Promise<void> {
    const annule = await changerEvenement(context, await verrouillerLeSien(context, id), 'annuler', motif);
    await direAuxInscrits(
      context,
      annule,
      annulation,
      { cle: 'annulation', statuts: ['inscrite', 'en_attente'] },
      { motif },
    );
  },
});
