import { z } from 'zod';
import { inviter } from '#domain/comptes/index.ts';
import { action, type Context } from '#platform/action.ts';
import { InvalidInput, NotFound } from '#platform/errors.ts';
import { nomTri } from '#platform/texte.ts';
import { exigerAnct } from './rights.ts';

/** How a training body trains. « Mixte » is both, by turns (guide, étape 6). */
export const MODALITES = [
  { valeur: 'presentiel', libelle: 'En présentiel' },
  { valeur: 'mixte', libelle: 'Mixte, en présentiel et à distance' },
  { valeur: 'distance', libelle: 'À distance' },
] as const;
type Modalite = (typeof MODALITES)[number]['valeur'];
export const modaliteEcrite = (modalite: Modalite): string =>
  MODALITES.find(({ valeur }) => valeur === modalite)?.libelle ?? '';

const organisme = z.object({
  nom: z.string().trim().min(1).max(200),
  email: z.email().max(254).toLowerCase(),
  telephone: z.string().max(30),
  modalite: z.enum(MODALITES.map(({ valeur }) => valeur)),
  national: z.boolean(),
  departements: z.array(z.string()).max(200),
  actif: z.boolean(),
});
type Organisme = z.output<typeof organisme>;

/** ANCT adds a training body to the directory. @throws InvalidInput for a name already there, or no territory */
export const creerOrganisme = action({
  name: 'formation.creerOrganisme',
  input: organisme,
  async execute(context, saisie): Promise<string> {
    exigerAnct(context.actor);
    verifierTerritoire(saisie);
    const cree = await context.tx
      .insertInto('organismes')
      .values({ ...colonnes(saisie), cree_le: context.now })
      .onConflict((conflict) => conflict.column('nom_tri').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!cree) throw dejaLa();
    await poserDepartements(context, cree.id, saisie);
    return cree.id;
  },
  subject: (_, organismeId) => organismeId,
});

/** ANCT changes a training body, or stops referring people to it (`actif`). */
export const modifierOrganisme = action({
  name: 'formation.modifierOrganisme',
  input: organisme.extend({ organismeId: z.uuid() }),
  async execute(context, { organismeId, ...saisie }): Promise<void> {
    exigerAnct(context.actor);
    verifierTerritoire(saisie);
    const { tx } = context;
    const present = await tx
      .selectFrom('organismes')
      .select('id')
      .where('id', '=', organismeId)
      .forUpdate()
      .executeTakeFirst();
    if (!present) throw new NotFound(`organisme ${organismeId}`);
    const homonyme = await tx
      .selectFrom('organismes')
      .select('id')
      .where('nom_tri', '=', nomTri(saisie.nom))
      .where('id', '!=', organismeId)
      .executeTakeFirst();
    if (homonyme) throw dejaLa();
    await tx.updateTable('organismes').set(colonnes(saisie)).where('id', '=', organismeId).execute();
    await tx.deleteFrom('organismes_departements').where('organisme_id', '=', organismeId).execute();
    await poserDepartements(context, organismeId, saisie);
  },
  subject: ({ organismeId }) => organismeId,
});

const dejaLa = () => new InvalidInput({ nom: 'Un organisme porte déjà ce nom : ouvrez-le dans l’annuaire.' });

const colonnes = ({ nom, email, telephone, modalite, national, actif }: Organisme) => ({
  nom,
  nom_tri: nomTri(nom),
  email,
  telephone,
  modalite,
  est_national: national,
  actif,
});

function verifierTerritoire({ modalite, national, departements }: Organisme): void {
  if (national && modalite !== 'distance')
    throw new InvalidInput({ national: 'Seul un organisme qui forme à distance couvre toute la France.' });
  if (!national && departements.length === 0)
    throw new InvalidInput({ departements: 'Indiquez au moins un département, ou toute la France à distance.' });
}

async function poserDepartements(
  { tx }: Context,
  organismeId: string,
  { departements, national }: Organisme,
): Promise<void> {
  const connus = await tx
    .selectFrom('departements')
    .select('code')
    .where('code', 'in', ['', ...departements])
    .execute();
  const inconnu = departements.find((code) => !connus.some((connu) => connu.code === code));
  if (inconnu) throw new InvalidInput({ departements: `« ${inconnu} » n’est pas le code d’un département.` });
  if (national || connus.length === 0) return;
  await tx
    .insertInto('organismes_departements')
    .values(connus.map(({ code }) => ({ organisme_id: organismeId, departement_code: code })))
    .execute();
}

/** ANCT opens the space of a training body to one of its people. */
export const inviterFormateur = action({
  name: 'formation.inviterFormateur',
  input: z.object({
    organismeId: z.uuid(),
    email: z.email().max(254),
    prenom: z.string().min(1).max(100),
    nom: z.string().min(1).max(100),
  }),
  async execute(context, { organismeId, ...personne }): Promise<string> {
    exigerAnct(context.actor);
    const lui = await context.tx
      .selectFrom('organismes')
      .select('nom')
      .where('id', '=', organismeId)
      .executeTakeFirst();
    if (!lui) throw new NotFound(`organisme ${organismeId}`);
    return inviter(context, { ...personne, role: 'organisme_de_formation', organismeId, lieu: lui.nom });
  },
  subject: (_, utilisateurId) => utilisateurId,
});
