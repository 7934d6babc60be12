import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Insertable } from 'kysely';
import type { enregistrerActivite } from '#domain/activites/index.ts';
import type { Actor } from '#platform/actor.ts';
import { dateCivile } from '#platform/dates.ts';
import type { DB } from '#platform/db/schema.ts';
import type { Banc } from '#tests/support/base.ts';
import { unCompte } from './comptes.ts';
import { unContratSigne } from './contrats.ts';
import { MOULINS } from './structures.ts';

export type LigneActivite = Insertable<DB['activites']>;

/** One accompaniment by a conseiller and for a structure named by their numbers: at home in Moulins, one person. */
export const uneLigneDActivite = (
  banc: Banc,
  qui: { conseiller: number; structure: number },
  autres: Partial<LigneActivite> = {},
): LigneActivite => {
  const participants = Number(autres.participants ?? 1);
  const now = banc.tools.clock();
  return {
    id: randomUUID(),
    ...qui,
    jour: dateCivile(now),
    type: 'individuel',
    canal: 'domicile',
    commune_code: MOULINS,
    departement_code: '03',
    duree_minutes: 30,
    participants,
    age_inconnu: participants,
    statut_inconnu: participants,
    themes: [4],
    cree_le: now,
    modifie_le: now,
    ...autres,
  };
};

/** Somebody under a contract that began, with his account of conseiller; `acteur` is himself. */
export async function unConseillerEnPoste(banc: Banc) {
  const contrat = await unContratSigne(banc);
  banc.avancer({ jours: 21 });
  const compte = await unCompte(banc, { role: 'conseiller' });
  const { candidat_id } = await banc.tools.db
    .selectFrom('contrats')
    .select('candidat_id')
    .where('id', '=', contrat.contratId)
    .executeTakeFirstOrThrow();
  await banc.tools.db
    .updateTable('candidats')
    .set({ utilisateur_id: compte.id })
    .where('id', '=', candidat_id)
    .execute();
  const lui: Actor = { id: compte.id, nom: 'Camille', role: 'conseiller', perimetre: { type: 'personne' } };
  return { structureId: contrat.structureId, compte, acteur: lui };
}

/** What a usual activity says: one person, today, half an hour at a distance. */
export const uneSaisieDActivite = (
  banc: Banc,
  autres: Partial<Parameters<typeof enregistrerActivite.inside>[1]> = {},
) => ({
  id: randomUUID(),
  type: 'individuel' as const,
  themes: [4],
  ou: 'distance',
  jour: dateCivile(banc.tools.clock()),
  dureeMinutes: 30,
  participants: 1,
  dejaVenus: 0,
  age: '60_69',
  situation: 'retraite',
  ages: {},
  situations: {},
  suiteIndividuel: 0,
  suiteAtelier: 0,
  materiel: [],
  note: '',
  ...autres,
});

/** A row of a conseiller's spreadsheet: a usual activity, as its model names the columns. */
export const uneLigneDeTableau = (autres: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> => ({
  Jour: '2021-02-20',
  Activité: 'Accompagnement individuel',
  Thèmes: 'Internet',
  Lieu: 'À distance',
  'Durée (minutes)': '30',
  Personnes: '1',
  ...autres,
});

/** A spreadsheet on the disk, as CSV: the columns of its first row. */
export async function unTableau(banc: Banc, lignes: readonly Readonly<Record<string, string>>[]): Promise<string> {
  const { DATA_DIR } = banc.tools.settings;
  const titres = [...new Set(lignes.flatMap((ligne) => Object.keys(ligne)))];
  const enCsv = (cellules: readonly string[]) =>
    cellules.map((cellule) => `"${cellule.replaceAll('"', '""')}"`).join(';');
  await mkdir(DATA_DIR, { recursive: true });
  const path = join(DATA_DIR, `tableau-${randomUUID()}.csv`);
  const corps = lignes.map((ligne) => enCsv(titres.map((titre) => ligne[titre] ?? '')));
  await writeFile(path, `\ufeff${[enCsv(titres), ...corps].join('\r\n')}\r\n`);
  return path;
}
