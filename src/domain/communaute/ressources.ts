import { z } from 'zod';
import { action, type Context, type Tools } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import { Forbidden, InvalidInput, NotFound } from '#platform/errors.ts';
import type { TypeDeFichier } from '#platform/files/contenu.ts';
import { effacerFichier } from '#platform/files/effacer.ts';
import { fichierRecuParmi, garderFichier } from '#platform/files/recevoir.ts';
import type { Upload } from '#platform/http/uploads.ts';
import { nomTri } from '#platform/texte.ts';
import { cycleRessource, type GesteRessource } from './lifecycle.ts';
import { peutPublierUneRessource } from './rights.ts';
import { estLien } from './saisie.ts';

/** What ANCT may share as a file: what everybody opens without buying anything. */
export const FICHIERS_PARTAGES = [
  'pdf',
  'odt',
  'ods',
  'odp',
  'png',
  'jpeg',
] as const satisfies readonly TypeDeFichier[];

/** The subjects that are not themes of the activities. */
export const RUBRIQUES = { metier: 'Métier', communication: 'Communication', outils: 'Outils' } as const;
export type Rubrique = keyof typeof RUBRIQUES;

const saisie = z.object({
  titre: z.string().trim().min(1, 'Donnez un titre.').max(150),
  resume: z.string().trim().min(1, 'Résumez la ressource.').max(280),
  sujet: z.union([
    z.object({ theme: z.number().int() }),
    z.object({ rubrique: z.enum(['metier', 'communication', 'outils']) }),
  ]),
  type: z.enum(['lien', 'fichier']),
  url: z.string().trim().max(500),
});
export type SaisieDeRessource = z.output<typeof saisie>;
const fichier = fichierRecuParmi(FICHIERS_PARTAGES).nullable();
type Fichier = z.output<typeof fichier>;

function exiger({ actor }: { actor: Actor }): void {
  if (!peutPublierUneRessource(actor)) throw new Forbidden('communaute.publierRessource');
}

/** What is written of a resource; a theme that does not exist is the sender's mistake. @throws InvalidInput */
async function colonnesDe({ tx }: Context, { titre, resume, sujet, type, url }: SaisieDeRessource) {
  if (type === 'lien' && !estLien(url))
    throw new InvalidInput({ url: 'Donnez une adresse complète, qui commence par https://.' });
  const theme = 'theme' in sujet ? sujet.theme : null;
  if (
    theme !== null &&
    !(await tx.selectFrom('themes').select('numero').where('numero', '=', theme).executeTakeFirst())
  )
    throw new InvalidInput({ sujet: 'Choisissez le sujet dans la liste.' });
  return {
    titre,
    resume,
    recherche: nomTri(`${titre} ${resume}`),
    theme,
    rubrique: 'rubrique' in sujet ? sujet.rubrique : null,
    type,
    url: type === 'lien' ? url : null,
  };
}

const duFichier = (recu: Fichier) => ({
  fichier_cle: recu?.cle ?? null,
  fichier_nom: recu?.nom ?? null,
  fichier_type: recu?.type ?? null,
  fichier_octets: recu?.octets ?? null,
  fichier_etat: recu?.etat ?? null,
});

const ajouter = action({
  name: 'communaute.publierRessource',
  input: saisie.extend({ fichier }),
  async execute(context, { fichier: recu, ...dite }): Promise<string> {
    exiger(context);
    const { id } = await context.tx
      .insertInto('ressources')
      .values({
        ...(await colonnesDe(context, dite)),
        ...duFichier(recu),
        statut: 'publiee',
        statut_le: context.now,
        publiee_le: context.now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  },
  subject: (_, id) => id,
});

const remplacer = action({
  name: 'communaute.remplacerRessource',
  input: saisie.extend({ ressourceId: z.uuid(), fichier }),
  async execute(context, { ressourceId, fichier: recu, ...dite }): Promise<string> {
    exiger(context);
    const { tx, tools } = context;
    const avant = await verrouiller(context, ressourceId);
    const garde = dite.type === 'fichier' && !recu;
    if (garde && !avant.fichier_cle) throw new InvalidInput({ fichier: 'Choisissez un fichier sur votre appareil.' });
    await tx
      .updateTable('ressources')
      .set({ ...(await colonnesDe(context, dite)), ...(garde ? {} : duFichier(recu)) })
      .where('id', '=', ressourceId)
      .execute();
    if (!garde && avant.fichier_cle) await tools.jobs.send(tx, effacerFichier, { cle: avant.fichier_cle });
    return ressourceId;
  },
  subject: ({ ressourceId }) => ressourceId,
});

async function verrouiller({ tx }: Context, ressourceId: string) {
  const ressource = await tx
    .selectFrom('ressources')
    .select(['id', 'statut', 'fichier_cle'])
    .where('id', '=', ressourceId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!ressource) throw new NotFound(`ressource ${ressourceId}`);
  return ressource;
}

/** ANCT shares a link, or a file kept in the coffre. Answers its identifier. @throws InvalidInput, Forbidden */
export async function publierRessource(
  tools: Tools,
  actor: Actor,
  dite: SaisieDeRessource,
  upload: Upload | undefined,
): Promise<string> {
  exiger({ actor });
  if (dite.type === 'lien') return ajouter(tools, actor, { ...dite, fichier: null });
  return garderFichier(tools, 'fichier', upload, FICHIERS_PARTAGES, (recu) =>
    ajouter(tools, actor, { ...dite, fichier: recu }),
  );
}

/** The same, for a resource already there: without a new file, the one it has stays. @throws InvalidInput, Forbidden, NotFound */
export async function remplacerRessource(
  tools: Tools,
  actor: Actor,
  { ressourceId, ...dite }: SaisieDeRessource & { readonly ressourceId: string },
  upload: Upload | undefined,
): Promise<void> {
  exiger({ actor });
  if (dite.type === 'lien' || !upload) {
    await remplacer(tools, actor, { ...dite, ressourceId, fichier: null });
    return;
  }
  await garderFichier(tools, 'fichier', upload, FICHIERS_PARTAGES, (recu) =>
    remplacer(tools, actor, { ...dite, ressourceId, fichier: recu }),
  );
}

const geste = (nom: GesteRessource) =>
  action({
    name: `communaute.${nom}Ressource`,
    input: z.object({ ressourceId: z.uuid() }),
    async execute(context, { ressourceId }): Promise<void> {
      const { statut } = await verrouiller(context, ressourceId);
      cycleRessource.exiger(nom, statut, context.actor.role, 'Cette ressource');
      await context.tx
        .updateTable('ressources')
        .set({ statut: cycleRessource.target(nom), statut_le: context.now })
        .where('id', '=', ressourceId)
        .execute();
    },
    subject: ({ ressourceId }) => ressourceId,
  });
/** Conseillers do not find it any more. */
export const retirerRessource = geste('retirer');
export const republierRessource = geste('republier');
