import { z } from 'zod';
import { ecrireALaStructure } from '#domain/comptes/index.ts';
import { engagerRenouvellement } from '#domain/concertation/index.ts';
import { action, type Context, type Tools } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import { ajouterJours, dateCivile, dateExiste } from '#platform/dates.ts';
import { Forbidden, InvalidInput, NotFound, Refused } from '#platform/errors.ts';
import { type FichierRecu, fichierRecu, garderFichier } from '#platform/files/recevoir.ts';
import type { Upload } from '#platform/http/uploads.ts';
import { type Contrat, inscrireHistorique, verrouillerContrat } from './changer-statut.ts';
import { contratRenouvele, cycle } from './lifecycle.ts';
import { prolonge } from './mails.ts';
import { finDeLaPeriode, type Periode, periodesDuContrat } from './periodes.ts';
import { direAuConseiller } from './recrue.ts';
import { CONTRAT_MOIS, finDuContrat } from './regles.ts';
import { peutEmployer } from './rights.ts';

type Geste = 'prolonger' | 'renouveler';
type Depot = { readonly contratId: string; readonly dureeMois: number | null; readonly signeLe: string };

/**
 * Records what makes a signed contract last longer, with its signed copy (PDF): the whole length of the current period
 * (`prolonger`, 36 months at the most, no money changes), or a new period on a post that ANCT renewed (`renouveler`: its
 * money is engaged). @throws InvalidInput by field, Refused
 */
export async function faireDurerContrat(
  tools: Tools,
  actor: Actor,
  geste: Geste,
  depot: Depot,
  upload: Upload | undefined,
): Promise<void> {
  if (!peutEmployer(actor)) throw new Forbidden(`contrats.${geste}`);
  await garderFichier(tools, 'fichier', upload, ['pdf'], (fichier) =>
    GESTES[geste](tools, actor, { ...depot, fichier }),
  );
}

const saisie = z.object({
  contratId: z.uuid(),
  dureeMois: z.number().int().nullable(),
  signeLe: z.string().refine(dateExiste),
  fichier: fichierRecu,
});
type Saisie = z.output<typeof saisie>;

const prolonger = action({
  name: 'contrats.prolonger',
  input: saisie,
  subject: ({ contratId }) => contratId,
  async execute(context, depot): Promise<void> {
    const contrat = await leSien(context, depot.contratId, 'prolonger');
    const [periode] = (await periodesDuContrat(context.tx, contrat.id)).slice(-1);
    if (!periode || contrat.fin === null) throw new Refused('Un CDI n’a pas de terme : il ne se prolonge pas.');
    exigerSigne(context, contrat, depot.signeLe);
    const { min, max } = CONTRAT_MOIS;
    const mois = depot.dureeMois ?? 0;
    if (mois < min || mois > max)
      throw new InvalidInput({ dureeMois: `Le contrat dure de ${min} à ${max} mois (guide employeur, calendrier).` });
    const fin = finDuContrat(periode.debut, mois);
    if (fin <= contrat.fin)
      throw new InvalidInput({
        dureeMois: 'Le contrat finirait avant son terme actuel : indiquez une durée plus longue.',
      });
    await inscrire(context, contrat, depot, { type: 'prolongation', ...periode, fin });
  },
});

const renouveler = action({
  name: 'contrats.renouveler',
  input: saisie,
  subject: ({ contratId }) => contratId,
  async execute(context, depot): Promise<void> {
    const contrat = await leSien(context, depot.contratId, 'renouveler');
    const [derniere] = (await periodesDuContrat(context.tx, contrat.id)).slice(-1);
    if (!derniere) throw new NotFound(`contrat ${contrat.id}`);
    exigerSigne(context, contrat, depot.signeLe);
    const debut = ajouterJours(finDeLaPeriode(contrat.fin, derniere.debut), 1);
    const { min, max } = CONTRAT_MOIS;
    const mois = contrat.fin === null ? null : (depot.dureeMois ?? 0);
    if (mois !== null && (mois < min || mois > max))
      throw new InvalidInput({
        dureeMois: `La période renouvelée dure de ${min} à ${max} mois, comme un contrat (guide employeur, calendrier).`,
      });
    await engagerRenouvellement(context, contrat.poste_id);
    const periode = derniere.periode + 1;
    const fin = mois === null ? null : finDuContrat(debut, mois);
    const renouvellementId = await inscrire(context, contrat, depot, { type: 'renouvellement', periode, debut, fin });
    await contratRenouvele.emit(context, { contratId: contrat.id, renouvellementId, periode, debut });
  },
});
const GESTES = { prolonger, renouveler } as const;

/** A signed contract of the structure that acts, its post locked before it. @throws NotFound, Refused */
async function leSien(context: Context, contratId: string, geste: Geste): Promise<Contrat> {
  const { tx, actor } = context;
  const { perimetre } = actor;
  const sien = await tx
    .selectFrom('contrats as k')
    .innerJoin('postes as p', 'p.id', 'k.poste_id')
    .select('k.id')
    .where('k.id', '=', contratId)
    .where('k.structure_id', '=', perimetre.type === 'structure' ? perimetre.structureId : null)
    .forNoKeyUpdate('p')
    .executeTakeFirst();
  if (!sien) throw new NotFound(`contrat ${contratId}`);
  const contrat = await verrouillerContrat(context, contratId);
  cycle.exiger(geste, contrat.statut, actor.role, 'Ce contrat');
  return contrat;
}

/** Signed already, and before the contract was over. @throws InvalidInput */
function exigerSigne({ now }: Context, { fin }: Contrat, signeLe: string): void {
  if (signeLe > dateCivile(now))
    throw new InvalidInput({
      signeLe: 'Cette date n’est pas encore passée : enregistrez la signature une fois faite.',
    });
  if (fin !== null && signeLe > fin)
    throw new InvalidInput({ signeLe: 'Le contrat était déjà terminé à cette date : il fallait le signer avant.' });
}

type Suite = Periode & { readonly type: 'prolongation' | 'renouvellement'; readonly fin: string | null };

async function inscrire(
  context: Context,
  contrat: Contrat,
  { dureeMois, signeLe, fichier }: Saisie & { readonly fichier: FichierRecu },
  { type, periode, debut, fin }: Suite,
): Promise<string> {
  const { tx, now } = context;
  const { id } = await tx
    .insertInto('contrats_avenants')
    .values({
      contrat_id: contrat.id,
      type,
      periode,
      debut,
      duree_mois: fin === null ? null : dureeMois,
      ancienne_fin: fin === null ? null : contrat.fin,
      nouvelle_fin: fin,
      signe_le: signeLe,
      fichier_cle: fichier.cle,
      fichier_nom: fichier.nom,
      fichier_empreinte: fichier.empreinte,
      enregistre_le: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx.updateTable('contrats').set({ fin, modifie_le: now }).where('id', '=', contrat.id).execute();
  await inscrireHistorique(context, contrat.id, type === 'prolongation' ? 'prolonger' : 'renouveler', contrat.statut);
  const { utilisateur_id } = await tx
    .selectFrom('candidats')
    .select('utilisateur_id')
    .where('id', '=', contrat.candidat_id)
    .executeTakeFirstOrThrow();
  const donnees = { numero: contrat.numero, fin, type };
  await ecrireALaStructure(context, contrat.structure_id, prolonge, id, donnees);
  await direAuConseiller(context, utilisateur_id, prolonge, id, donnees);
  return id;
}
