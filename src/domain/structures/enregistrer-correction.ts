import { reinviterContact } from '#domain/comptes/index.ts';
import type { Context } from '#platform/action.ts';
import { Refused } from '#platform/errors.ts';
import { queueMail } from '#platform/mail/mail.ts';
import type { StructureVerrouillee } from './changer-statut.ts';
import { envoyerConfirmation, perimerLiens } from './liens.ts';
import { STATUTS_VIVANTS } from './lifecycle.ts';
import { contactRemplace } from './mails.ts';
import { dansLePerimetre } from './perimetre.ts';

type Correction = {
  readonly geste: 'corriger' | 'modifierContact' | 'changerIdentite';
  readonly apres: Partial<StructureVerrouillee>;
  readonly motif: string | null;
};

/** Writes what changed, keeps what stood before in the history, and brings the e-mails to the right person. */
export async function enregistrerCorrection(
  context: Context,
  structure: StructureVerrouillee,
  { geste, apres, motif }: Correction,
): Promise<void> {
  const { tx, actor, now } = context;
  const anciennes = new Map<string, unknown>(Object.entries(structure));
  const changees = Object.entries(apres).filter(([colonne, valeur]) => anciennes.get(colonne) !== valeur);
  if (changees.length === 0) throw new Refused('Rien n’a changé : corrigez au moins une information.');
  const avant = Object.fromEntries(changees.map(([colonne]) => [colonne, anciennes.get(colonne)]));
  if ('identifiant' in avant) await refuserSiretPris(context, structure.id, apres.identifiant ?? '');
  // Another number or another name: what the directory said no longer holds, it is asked again.
  const identite =
    'identifiant' in avant || 'nom' in avant ? { identite_verifiee: false, identite_controlee_le: null } : {};
  await tx
    .updateTable('structures')
    .set({ ...apres, ...identite })
    .where('id', '=', structure.id)
    .execute()
    .catch(direSiretPris);
  await tx
    .insertInto('structures_historique')
    .values({
      structure_id: structure.id,
      geste,
      statut: structure.statut,
      avant: JSON.stringify(avant),
      motif,
      acteur_id: actor.id,
      role: actor.role,
      fait_le: now,
    })
    .execute();
  if ('contact_email' in avant) await ecrireAuNouveauContact(context, { ...structure, ...apres }, structure);
}

/** Whoever was written to so far learns it; the link or the invitation that waits goes to the right address. */
async function ecrireAuNouveauContact(
  context: Context,
  structure: StructureVerrouillee,
  ancienne: StructureVerrouillee,
): Promise<void> {
  const { id, nom, statut, contact_email: email } = structure;
  await queueMail(context, contactRemplace, {
    a: ancienne.contact_email,
    cle: `${id}:${context.now.toISOString()}`,
    donnees: { nom, parLaStructure: context.actor.perimetre.type === 'structure' },
  });
  if (statut === 'a_confirmer') {
    await perimerLiens(context, id);
    await envoyerConfirmation(context, structure);
  }
  if (statut === 'activee')
    await reinviterContact(context, {
      structureId: id,
      email,
      prenom: structure.contact_prenom,
      nom: structure.contact_nom,
      lieu: nom,
    });
}

const DEJA_PRIS = 'Ce SIRET est celui d’un autre dossier';

/** Names the other file only to who may see it. */
async function refuserSiretPris({ tx, actor }: Context, id: string, siret: string): Promise<void> {
  const autre = tx
    .selectFrom('structures as s')
    .select('s.numero')
    .where('s.identifiant', '=', siret)
    .where('s.id', '!=', id)
    .where('s.statut', 'in', [...STATUTS_VIVANTS]);
  if (!(await autre.executeTakeFirst())) return;
  const visible = await autre.where(dansLePerimetre(actor.perimetre)).executeTakeFirst();
  const lequel = visible ? ` (n° ${visible.numero})` : '';
  throw new Refused(`${DEJA_PRIS}${lequel}. S’il s’agit de la même structure, signalez plutôt un doublon.`);
}

const CONFLIT_UNIQUE = '23505';
/** Two corrections at once towards the same number: the second one is refused by the index. */
function direSiretPris(problem: unknown): never {
  if (problem instanceof Error && 'code' in problem && problem.code === CONFLIT_UNIQUE)
    throw new Refused(`${DEJA_PRIS}. S’il s’agit de la même structure, signalez plutôt un doublon.`);
  throw problem;
}
