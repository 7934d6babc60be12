import { z } from 'zod';
import { action, type Tools } from '#platform/action.ts';
import { chiffrer, dechiffrer } from '#platform/chiffrement.ts';
import { ajouterJours, dateCivile, dateExiste } from '#platform/dates.ts';
import { InvalidInput } from '#platform/errors.ts';
import { exigerModifiable, verrouillerSonDossier } from './dossier.ts';

const MAJORITE_JOURS = Math.ceil(18 * 365.25);
const USAGE = 'conformite.identite';
const personne = z.object({ prenom: z.string(), nom: z.string(), naissance: z.string() });
export type Representant = z.output<typeof personne>;

/**
 * Who presides and who directs: names and dates of birth (guide, étape 5, « Nos conseils »). Kept encrypted; a private
 * structure has no DGS.
 */
export const declarerIdentites = action({
  name: 'conformite.declarerIdentites',
  input: z.object({ president: personne, dgs: personne.nullable() }),
  async execute(context, { president, dgs }): Promise<string> {
    const dossier = await verrouillerSonDossier(context);
    exigerModifiable(dossier);
    const { tx, now, tools } = context;
    verifierNaissance('presidentNaissance', president, now);
    if (dossier.nature === 'publique') {
      if (!dgs?.nom || !dgs.prenom)
        throw new InvalidInput({ dgsNom: 'Indiquez qui dirige les services de votre structure.' });
      verifierNaissance('dgsNaissance', dgs, now);
    }
    const kept = dossier.nature === 'publique' ? dgs : null;
    await tx
      .updateTable('dossiers_conformite')
      .set({ president: coder(tools, president), dgs: kept && coder(tools, kept) })
      .where('id', '=', dossier.id)
      .execute();
    return dossier.id;
  },
  subject: (_, dossierId) => dossierId,
});

function verifierNaissance(champ: string, { naissance }: Representant, now: Date): void {
  if (!dateExiste(naissance)) throw new InvalidInput({ [champ]: 'Indiquez la date de naissance.' });
  if (naissance > ajouterJours(dateCivile(now), -MAJORITE_JOURS) || naissance < '1900-01-01')
    throw new InvalidInput({ [champ]: 'Vérifiez cette date de naissance : la personne doit être majeure.' });
}

const coder = ({ settings }: Pick<Tools, 'settings'>, identite: Representant) =>
  chiffrer(settings, USAGE, JSON.stringify(identite));

/** Reads an identity back. Who may is the business of the caller. */
export const decoder = ({ settings }: Pick<Tools, 'settings'>, chiffre: string | null): Representant | undefined =>
  chiffre === null ? undefined : personne.parse(JSON.parse(dechiffrer(settings, USAGE, chiffre)));
