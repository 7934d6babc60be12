import { z } from 'zod';
import { action } from '#platform/action.ts';
import { InvalidInput, Refused } from '#platform/errors.ts';
import { changerKit, verrouillerOuverte } from './arrivee.ts';
import { COUPES, LIVRAISONS, MANQUES, TAILLES } from './regles.ts';

const arriveeId = z.uuid();
const vise = { subject: (input: { arriveeId: string }) => input.arriveeId };
const tenue = {
  taille: z.enum(TAILLES, 'Choisissez la taille.'),
  coupe: z.enum(
    COUPES.map(({ valeur }) => valeur),
    'Choisissez la coupe.',
  ),
};

/** The conseiller, or his structure for him, chooses the outfit and where the kit goes; again until it is sent. @throws InvalidInput, Refused */
export const commanderKit = action({
  name: 'arrivee.commanderKit',
  input: z.object({
    arriveeId,
    ...tenue,
    livraison: z.enum(LIVRAISONS.map(({ valeur }) => valeur)),
    adresse: z.string().trim().max(200),
    codePostalVille: z.string().trim().max(100),
  }),
  ...vise,
  async execute(context, { arriveeId: id, taille, coupe, livraison, adresse, codePostalVille }): Promise<void> {
    const ailleurs = livraison === 'autre';
    if (ailleurs && adresse === '') throw new InvalidInput({ adresse: 'Donnez l’adresse où livrer le kit.' });
    if (ailleurs && !/^\d{5} ?\S/.test(codePostalVille))
      throw new InvalidInput({ codePostalVille: 'Donnez le code postal et la ville, par exemple « 03000 Moulins ».' });
    await changerKit(context, await verrouillerOuverte(context, id), 'commander', {
      taille,
      coupe,
      livraison,
      adresse: ailleurs ? adresse : null,
      code_postal_ville: ailleurs ? codePostalVille : null,
    });
  },
});

/** The parcel is there, whole. */
export const recevoirKit = action({
  name: 'arrivee.recevoirKit',
  input: z.object({ arriveeId }),
  ...vise,
  async execute(context, { arriveeId: id }): Promise<void> {
    await changerKit(context, await verrouillerOuverte(context, id), 'recevoir', { manques: [], precisions: null });
  },
});

/** Something lacks, or is not right: ANCT finds it in its list and sends again. @throws Refused */
export const signalerManque = action({
  name: 'arrivee.signalerManque',
  input: z.object({
    arriveeId,
    ...tenue,
    manques: z.array(z.enum(MANQUES.map(({ valeur }) => valeur))).min(1, 'Dites ce qui manque.'),
    precisions: z.string().trim().max(300),
  }),
  ...vise,
  async execute(context, { arriveeId: id, manques, precisions, taille, coupe }): Promise<void> {
    const arrivee = await verrouillerOuverte(context, id);
    if (manques.includes('colis') && arrivee.kit === 'recu')
      throw new Refused('Ce kit est dit reçu : dites plutôt ce qui manque dans le colis.');
    await changerKit(
      context,
      arrivee,
      'signaler',
      { manques, precisions: precisions || null, taille, coupe },
      // What people typed goes when it is of no use; the history, which stays, holds none of it.
      MANQUES.filter(({ valeur }) => manques.includes(valeur))
        .map(({ libelle }) => libelle)
        .join(', '),
    );
  },
});
