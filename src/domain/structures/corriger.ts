import { z } from 'zod';
import { action } from '#platform/action.ts';
import { Forbidden, Refused } from '#platform/errors.ts';
import { nomTri } from '#platform/texte.ts';
import { verrouillerStructure } from './changer-statut.ts';
import { peutCorriger } from './rights.ts';
import { identifiantNormalise, refusIdentifiant, refusRidetAilleurs, typeIdentifiant } from './siret.ts';

const correction = z.object({
  structureId: z.uuid(),
  siret: z
    .string()
    .transform(identifiantNormalise)
    .refine((valeur) => !refusIdentifiant(valeur), 'Ce numéro SIRET n’est pas valable.'),
  nom: z.string().min(1).max(250),
  contactCivilite: z.enum(['madame', 'monsieur']),
  contactPrenom: z.string().min(1).max(100),
  contactNom: z.string().min(1).max(100),
  contactFonction: z.string().min(1).max(150),
  contactEmail: z.email(),
  contactTelephone: z.string().min(1).max(30),
  motif: z.string().min(1).max(1000),
});

/** Corrects the SIRET, the name or the contact of a registration; what stood before stays in its history. */
export const corriger = action({
  name: 'structures.corriger',
  input: correction,
  async execute(context, { structureId, motif, siret, nom, ...contact }): Promise<void> {
    const { tx, actor, now } = context;
    const structure = await verrouillerStructure(context, structureId);
    if (!peutCorriger(actor)) throw new Forbidden('structures.corriger');
    const refus = refusRidetAilleurs(siret, structure.departement_code);
    if (refus) throw new Refused(refus);
    const apres = {
      identifiant: siret,
      type_identifiant: typeIdentifiant(siret),
      nom,
      nom_tri: nomTri(nom),
      contact_civilite: contact.contactCivilite,
      contact_prenom: contact.contactPrenom,
      contact_nom: contact.contactNom,
      contact_fonction: contact.contactFonction,
      contact_email: contact.contactEmail,
      contact_telephone: contact.contactTelephone,
    };
    const avant = Object.fromEntries(
      Object.entries(apres).flatMap(([champ, valeur]) => {
        const ancienne = Object.entries(structure).find(([nomDuChamp]) => nomDuChamp === champ)?.[1];
        return ancienne === valeur ? [] : [[champ, ancienne]];
      }),
    );
    if (Object.keys(avant).length === 0) throw new Refused('Rien n’a changé : corrigez au moins une information.');
    await refuserSiretPris(context, structure.id, siret, structure.identifiant);
    await tx.updateTable('structures').set(apres).where('id', '=', structure.id).execute();
    await tx
      .insertInto('structures_historique')
      .values({
        structure_id: structure.id,
        geste: 'corriger',
        statut: structure.statut,
        avant: JSON.stringify(avant),
        motif,
        acteur_id: actor.id,
        role: actor.role,
        fait_le: now,
      })
      .execute();
  },
  subject: ({ structureId }) => structureId,
});

async function refuserSiretPris(
  { tx }: Parameters<typeof verrouillerStructure>[0],
  id: string,
  siret: string,
  actuel: string,
) {
  if (siret === actuel) return;
  const prise = await tx
    .selectFrom('structures')
    .select('numero')
    .where('identifiant', '=', siret)
    .where('id', '!=', id)
    .where('statut', 'in', ['a_confirmer', 'a_instruire', 'avis_rendu', 'examen_complementaire', 'activee'])
    .executeTakeFirst();
  if (prise)
    throw new Refused(
      `Ce SIRET est celui d’un autre dossier (n° ${prise.numero}). S’il s’agit de la même structure, signalez plutôt un doublon.`,
    );
}
