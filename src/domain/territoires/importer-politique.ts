import { parse as parseCsv } from 'csv-parse/sync';
import { z } from 'zod';
import { action } from '#platform/action.ts';
import type { Actor, Role } from '#platform/actor.ts';
import type { Db, Tx } from '#platform/db/guard.ts';
import { Forbidden, InvalidInput } from '#platform/errors.ts';
import { texteDe } from '#platform/import/encodage.ts';
import { siretValide } from '#platform/siret.ts';
import { nomTri } from '#platform/texte.ts';
import { estPolitique, type Politique } from './politiques.ts';

type Ligne = { readonly type_cible: 'commune' | 'siret'; readonly cible: string; readonly libelle: string };
export type Lecture = {
  /** Lines of the file, its header and blank ones apart. */
  readonly lignes: number;
  readonly retenues: readonly Ligne[];
  readonly ignorees: readonly { readonly ligne: number; readonly raison: string }[];
};

const COLONNES_COMMUNE = [
  'code commune',
  'code insee',
  'insee',
  'insee com',
  'codgeo',
  'code geo',
  'codecommune',
  'code commune insee',
];
const COLONNES_LIBELLE = ['libelle', 'nom', 'nom commune', 'libgeo', 'quartier', 'nom quartier', 'nom de la structure'];

/**
 * Reads a reference list: CSV with a header, by commune code or by SIRET. Nothing is written.
 * @throws InvalidInput when the file is not such a list, with what to do.
 */
export function lireListe(octets: Uint8Array, communesConnues: ReadonlySet<string>): Lecture {
  const texte = texteDe(octets).replace(/^\ufeff/, '');
  const separateur = (texte.split('\n', 1)[0] ?? '').includes(';') ? ';' : ',';
  const lignes = csv(texte, separateur);
  const entetes = (lignes[0]?.record ?? []).map(nomTri);
  const colonneCommune = entetes.findIndex((entete) => COLONNES_COMMUNE.includes(entete));
  const colonneSiret = entetes.indexOf('siret');
  const colonneLibelle = entetes.findIndex((entete) => COLONNES_LIBELLE.includes(entete));
  if (colonneCommune < 0 && colonneSiret < 0) {
    throw new InvalidInput({
      fichier:
        'La première ligne du fichier doit nommer une colonne « code_commune » ou « siret ». Ajoutez-la, puis déposez de nouveau le fichier.',
    });
  }
  const retenues = new Map<string, Ligne>();
  const ignorees: { ligne: number; raison: string }[] = [];
  for (const { record: cellules, info } of lignes.slice(1)) {
    const libelle = (cellules[colonneLibelle] ?? '').trim().slice(0, 200);
    const siret = (cellules[colonneSiret] ?? '').replaceAll(/\D/g, '');
    const commune = communeEntiere((cellules[colonneCommune] ?? '').trim().toUpperCase().padStart(5, '0'));
    const raison = siret.length === 14 ? refusDeSiret(siret) : refusDeCommune(commune, communesConnues);
    if (raison) ignorees.push({ ligne: info.lines, raison });
    else if (siret.length === 14) retenues.set(`${siret}|${libelle}`, { type_cible: 'siret', cible: siret, libelle });
    else retenues.set(`${commune}|${libelle}`, { type_cible: 'commune', cible: commune, libelle });
  }
  return { lignes: lignes.length - 1, retenues: [...retenues.values()], ignorees };
}

/** Lists name the arrondissements of Paris, Lyon and Marseille: a structure or a person gives the commune. */
export const communeEntiere = (code: string) => {
  if (/^751(0[1-9]|1\d|20)$/.test(code)) return '75056';
  if (/^6938[1-9]$/.test(code)) return '69123';
  return /^132(0[1-9]|1[0-6])$/.test(code) ? '13055' : code;
};

const refusDeSiret = (siret: string) =>
  siretValide(siret) ? undefined : `le SIRET ${siret} n’existe pas : un de ses chiffres est faux`;

const refusDeCommune = (commune: string, connues: ReadonlySet<string>) => {
  if (commune === '00000') return 'ni code commune, ni SIRET de 14 chiffres';
  return connues.has(commune) ? undefined : `le code commune ${commune.slice(0, 10)} n’existe pas`;
};

const ligneCsv = z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) });

/** The rows, each with the line of the file it ends on: what a spreadsheet or an editor shows. */
function csv(texte: string, delimiter: string) {
  try {
    return z.array(ligneCsv).parse(
      parseCsv(texte, {
        delimiter,
        info: true,
        relax_column_count: true,
        skip_empty_lines: true,
        relax_quotes: true,
      }),
    );
  } catch {
    throw new InvalidInput({
      fichier:
        'Ce fichier ne se lit pas comme un tableau CSV. Enregistrez-le au format CSV (séparateur point-virgule), puis déposez-le de nouveau.',
    });
  }
}

/** A file for one of the lists, as a form gives it. */
export const listeDeposee = z.object({
  politique: z.string().transform((texte, context): Politique => {
    if (estPolitique(texte)) return texte;
    context.addIssue({ code: 'custom', message: 'Choisissez la liste à remplacer.' });
    return z.NEVER;
  }),
  octets: z.instanceof(Uint8Array),
});

// Reference lists are ANCT's (domain, §2); the platform itself fills those of a demonstration.
const IMPORTENT: readonly Role[] = ['anct', 'systeme'];
export const peutImporter = ({ role }: Actor): boolean => IMPORTENT.includes(role);

/**
 * What the base would keep of the file.
 * @throws InvalidInput when the file is not a list, or when nothing of it can be kept.
 */
export async function lireFichier(db: Db | Tx, octets: Uint8Array): Promise<Lecture> {
  const connues = await db.selectFrom('communes').select('code').execute();
  const lecture = lireListe(octets, new Set(connues.map(({ code }) => code)));
  if (lecture.retenues.length > 0) return lecture;
  const [premiere] = lecture.ignorees;
  throw new InvalidInput({
    fichier: `Aucune ligne de ce fichier ne peut être retenue : la liste actuelle reste en place.${premiere ? ` Par exemple, ligne ${premiere.ligne} : ${premiere.raison}.` : ''}`,
  });
}

/** Replaces the list of one policy by the file's, in one gesture. Answers what was kept and what was not. */
export const importerPolitique = action({
  name: 'territoires.importerPolitique',
  input: listeDeposee,
  subject: ({ politique }) => politique,
  async execute({ tx, actor, now }, { politique, octets }): Promise<Lecture> {
    if (!peutImporter(actor)) throw new Forbidden('territoires.importerPolitique');
    const lecture = await lireFichier(tx, octets);
    await tx.deleteFrom('politiques_prioritaires').where('politique', '=', politique).execute();
    for (let debut = 0; debut < lecture.retenues.length; debut += 5000) {
      const lot = lecture.retenues.slice(debut, debut + 5000).map((ligne) => ({ politique, ...ligne }));
      await tx.insertInto('politiques_prioritaires').values(lot).execute();
    }
    await tx
      .insertInto('imports_politiques')
      .values({
        politique,
        lignes: lecture.retenues.length,
        ignorees: lecture.ignorees.length,
        importe_par: actor.id,
        importe_le: now,
      })
      .execute();
    return lecture;
  },
});
