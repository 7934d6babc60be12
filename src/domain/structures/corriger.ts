import { z } from 'zod';
import { administreSaStructure } from '#domain/comptes/index.ts';
import { action } from '#platform/action.ts';
import { Forbidden, NotFound, Refused } from '#platform/errors.ts';
import { nomTri } from '#platform/texte.ts';
import { verrouillerStructure } from './changer-statut.ts';
import { enregistrerCorrection } from './enregistrer-correction.ts';
import { peutCorriger } from './rights.ts';
import { identifiantNormalise, refusIdentifiant, refusRidetAilleurs, typeIdentifiant } from './siret.ts';

const contact = z.object({
  contactCivilite: z.enum(['madame', 'monsieur']),
  contactPrenom: z.string().min(1).max(100),
  contactNom: z.string().min(1).max(100),
  contactFonction: z.string().min(1).max(150),
  contactEmail: z.email().max(254),
  contactTelephone: z.string().min(1).max(30),
});
const correction = contact.extend({
  structureId: z.uuid(),
  siret: z
    .string()
    .transform(identifiantNormalise)
    .refine((valeur) => !refusIdentifiant(valeur), 'Ce numéro SIRET n’est pas valable.'),
  nom: z.string().min(1).max(250),
  motif: z.string().min(1).max(1000),
});

const colonnesDuContact = (saisie: z.output<typeof contact>) => ({
  contact_civilite: saisie.contactCivilite,
  contact_prenom: saisie.contactPrenom,
  contact_nom: saisie.contactNom,
  contact_fonction: saisie.contactFonction,
  contact_email: saisie.contactEmail,
  contact_telephone: saisie.contactTelephone,
});

/** ANCT or the préfecture corrects the SIRET, the name or the contact; what stood before stays in the history. */
export const corriger = action({
  name: 'structures.corriger',
  input: correction,
  async execute(context, { structureId, motif, siret, nom, ...saisie }): Promise<void> {
    const structure = await verrouillerStructure(context, structureId);
    if (!peutCorriger(context.actor)) throw new Forbidden('structures.corriger');
    const refus = refusRidetAilleurs(siret, structure.departement_code);
    if (refus) throw new Refused(refus);
    const identite = { identifiant: siret, type_identifiant: typeIdentifiant(siret), nom, nom_tri: nomTri(nom) };
    await enregistrerCorrection(context, structure, {
      geste: 'corriger',
      apres: { ...identite, ...colonnesDuContact(saisie) },
      motif,
    });
  },
  subject: ({ structureId }) => structureId,
});

/** An administrator of the structure says who its contact is now. */
export const modifierContact = action({
  name: 'structures.modifierContact',
  input: contact,
  async execute(context, saisie): Promise<string> {
    const { actor, tx } = context;
    if (actor.perimetre.type !== 'structure') throw new NotFound('structure');
    const structure = await verrouillerStructure(context, actor.perimetre.structureId);
    if (!(await administreSaStructure(tx, actor))) throw new Forbidden('structures.modifierContact');
    await enregistrerCorrection(context, structure, {
      geste: 'modifierContact',
      apres: colonnesDuContact(saisie),
      motif: null,
    });
    return structure.id;
  },
  subject: (_, structureId) => structureId,
});
