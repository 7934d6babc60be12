import { importateurCandidats } from '#domain/candidats/index.ts';
import { importateurStructures } from '#domain/structures/index.ts';
import type { Tools } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import { inscrireAudit } from '#platform/audit.ts';
import { transaction } from '#platform/db/guard.ts';
import { Forbidden, Refused } from '#platform/errors.ts';
import { type Analyse, analyser, type Importateur, type Probleme, type Suites } from '#platform/import/importer.ts';
import { nombre } from '#platform/texte.ts';
import { peutImporter } from './rights.ts';

export const LISTES = { candidats: importateurCandidats, structures: importateurStructures } as const;
export type Liste = keyof typeof LISTES;

type Ecoute = Pick<Suites<never>, 'signaler' | 'avancer'>;
/** Reads a list without writing anything of it. @throws InvalidInput */
export const lireListe = (
  { db, clock }: Pick<Tools, 'db' | 'clock'>,
  liste: Liste,
  path: string,
  ecoute: Ecoute,
): Promise<Analyse> =>
  liste === 'candidats'
    ? analyser(db, LISTES.candidats, path, clock(), ecoute)
    : analyser(db, LISTES.structures, path, clock(), ecoute);

const PROBLEMES_DITS = 2000;
/** What a list holds, with the first things to correct. @throws InvalidInput */
export async function essayer(
  tools: Pick<Tools, 'db' | 'clock'>,
  liste: Liste,
  path: string,
): Promise<Analyse & { readonly problemes: readonly Probleme[] }> {
  const problemes: Probleme[] = [];
  const signaler = async (lot: readonly Probleme[]) => {
    problemes.push(...lot.slice(0, PROBLEMES_DITS - problemes.length));
  };
  return { ...(await lireListe(tools, liste, path, { signaler })), problemes };
}

type Avancer = NonNullable<Ecoute['avancer']>;
/** Writes a whole list, or nothing: one wrong line refuses all. Answers how many rows were written. @throws Refused */
export const ecrireListe = (
  tools: Tools,
  actor: Actor,
  liste: Liste,
  path: string,
  avancer: Avancer = () => {},
): Promise<number> =>
  liste === 'candidats'
    ? ecrire(tools, actor, LISTES.candidats, path, avancer)
    : ecrire(tools, actor, LISTES.structures, path, avancer);

async function ecrire<Valeur>(
  tools: Tools,
  actor: Actor,
  importateur: Importateur<Valeur>,
  path: string,
  avancer: Avancer,
): Promise<number> {
  if (!peutImporter(actor)) throw new Forbidden('imports.ecrire');
  const now = tools.clock();
  return transaction(tools.db, async (tx) => {
    const context = { tx, actor, now, tools };
    let premier: Probleme | undefined;
    const { bonnes, nombreDeProblemes } = await analyser(tx, importateur, path, now, {
      avancer,
      recevoir: (lot) => importateur.inserer(context, lot),
      signaler: async ([un]) => {
        premier ??= un;
      },
    });
    if (premier) throw new Refused(pourquoi(premier, nombreDeProblemes));
    if (bonnes > 0) await importateur.apres?.(context);
    await inscrireAudit(context, { action: `${importateur.nom}.importer`, sujet: null });
    return bonnes;
  });
}

const pourquoi = ({ ligne, colonne, raison }: Probleme, combien: number) => {
  const autres = combien > 1 ? ` Il y a ${nombre(combien)} choses à corriger en tout.` : '';
  return `Rien n’est importé : à la ligne ${nombre(ligne)}, colonne « ${colonne} », une valeur ne convient pas. ${raison}${autres}`;
};
