import { z } from 'zod';
import { action, type Context } from '#platform/action.ts';
import { dateCivile, dateCourte } from '#platform/dates.ts';
import { Refused } from '#platform/errors.ts';
import { nomTri } from '#platform/texte.ts';
import { natureDe, TYPES_DE_STRUCTURE, type TypeDeStructure } from './categorie-juridique.ts';
import { POSTES_SOUHAITES_MAX } from './formulaires.ts';
import { envoyerConfirmation, laisserExpirer } from './liens.ts';
import { STATUTS_VIVANTS } from './lifecycle.ts';
import { identifiantNormalise, refusIdentifiant, refusRidetAilleurs, typeIdentifiant } from './siret.ts';

/** Somebody already registered this establishment: ask for access instead. */
export class DejaInscrite extends Refused {
  constructor() {
    super('Cette structure est déjà inscrite. Vous pouvez demander l’accès à son dossier.');
  }
}

const estType = (valeur: string): valeur is TypeDeStructure => Object.hasOwn(TYPES_DE_STRUCTURE, valeur);
const texte = z.string().trim().min(1).max(4000);

export const inscription = z.object({
  identifiant: z
    .string()
    .transform(identifiantNormalise)
    .refine((valeur) => refusIdentifiant(valeur) === undefined, 'Ce numéro SIRET n’est pas valable.'),
  /** Nothing when no directory answered: it will be asked again. */
  identiteVerifiee: z.boolean().nullable(),
  type: z.string().refine(estType, 'Choisissez ce qu’est votre structure.'),
  nom: texte.max(250),
  adresse: texte.max(250),
  communeCode: z.string().length(5),
  postesSouhaites: z.number().int().min(1).max(POSTES_SOUHAITES_MAX).nullable(),
  demarrageLe: z.iso.date(),
  missions: texte,
  lieux: texte,
  candidatIdentifie: z.boolean(),
  partenaires: texte.nullable(),
  contactCivilite: z.enum(['madame', 'monsieur']),
  contactPrenom: texte.max(100),
  contactNom: texte.max(100),
  contactFonction: texte.max(150),
  contactEmail: z.email().max(254),
  contactTelephone: texte.max(30),
  representantPrenom: texte.max(100),
  representantNom: texte.max(100),
  representantFonction: texte.max(150),
});
export type Inscription = z.input<typeof inscription>;

/**
 * Registers a structure; an e-mail carries the link that confirms it. The same declaration sent twice registers once.
 * @throws DejaInscrite when a live registration holds the SIRET, even one made at the same moment.
 */
export const inscrire = action({
  name: 'structures.inscrire',
  input: inscription,
  async execute(context, saisie): Promise<{ structureId: string; numero: number }> {
    const { tx, now, actor } = context;
    const commune = await tx
      .selectFrom('communes')
      .select('departement_code')
      .where('code', '=', saisie.communeCode)
      .executeTakeFirst();
    if (!commune)
      throw new Refused(
        'La commune de votre structure n’est plus connue. Revenez à l’étape « Votre structure » et choisissez-la de nouveau.',
      );
    const refus =
      refusRidetAilleurs(saisie.identifiant, commune.departement_code) ?? refusDemarrage(saisie.demarrageLe, now);
    if (refus) throw new Refused(refus);
    await laisserExpirer(context, saisie.identifiant);
    const declaree = ligne(saisie, commune.departement_code);
    const structure = await tx
      .insertInto('structures')
      .values({
        ...declaree,
        identite_verifiee: saisie.identiteVerifiee ?? false,
        identite_controlee_le: saisie.identiteVerifiee === null ? null : now,
        statut: 'a_confirmer',
        statut_le: now,
        inscrite_le: now,
        engagements_acceptes_le: now,
      })
      .onConflict((conflict) =>
        conflict
          .column('identifiant')
          .where('statut', 'in', [...STATUTS_VIVANTS])
          .doNothing(),
      )
      .returning(['id', 'numero', 'nom', 'contact_email'])
      .executeTakeFirst();
    if (!structure) return dejaFaite(context, declaree);
    await tx
      .insertInto('structures_historique')
      .values({
        structure_id: structure.id,
        geste: 'inscrire',
        statut: 'a_confirmer',
        acteur_id: actor.id,
        role: actor.role,
        fait_le: now,
        avant: null,
      })
      .execute();
    await envoyerConfirmation(context, structure);
    return { structureId: structure.id, numero: structure.numero };
  },
  subject: (_, { structureId }) => structureId,
});

/** The same declaration, sent twice by the same hand (double click, page sent again), is one registration. */
async function dejaFaite({ tx }: Context, declaree: ReturnType<typeof ligne>) {
  const presente = await tx
    .selectFrom('structures')
    .selectAll()
    .where('identifiant', '=', declaree.identifiant)
    .where('statut', '=', 'a_confirmer')
    .executeTakeFirst();
  const colonnes = new Map<string, unknown>(Object.entries(presente ?? {}));
  if (!presente || Object.entries(declaree).some(([colonne, valeur]) => colonnes.get(colonne) !== valeur))
    throw new DejaInscrite();
  return { structureId: presente.id, numero: presente.numero };
}

/** A structure cannot want a conseiller since yesterday (étape 1). */
export const refusDemarrage = (demarrageLe: string, now: Date): string | undefined =>
  demarrageLe < dateCivile(now) ? `Cette date est passée. Donnez une date à partir du ${dateCourte(now)}.` : undefined;

export type Declaration = z.output<typeof inscription>;
/** The columns of a declaration. */
export const ligne = (saisie: Declaration, departementCode: string) => ({
  type_identifiant: typeIdentifiant(saisie.identifiant),
  identifiant: saisie.identifiant,
  nom: saisie.nom,
  nom_tri: nomTri(saisie.nom),
  type: saisie.type,
  nature: natureDe(saisie.type),
  adresse: saisie.adresse,
  commune_code: saisie.communeCode,
  departement_code: departementCode,
  postes_souhaites: saisie.postesSouhaites,
  demarrage_le: saisie.demarrageLe,
  missions: saisie.missions,
  lieux: saisie.lieux,
  candidat_identifie: saisie.candidatIdentifie,
  partenaires: saisie.partenaires,
  contact_civilite: saisie.contactCivilite,
  contact_prenom: saisie.contactPrenom,
  contact_nom: saisie.contactNom,
  contact_fonction: saisie.contactFonction,
  contact_email: saisie.contactEmail,
  contact_telephone: saisie.contactTelephone,
  representant_prenom: saisie.representantPrenom,
  representant_nom: saisie.representantNom,
  representant_fonction: saisie.representantFonction,
});
