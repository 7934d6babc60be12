import { createHash } from 'node:crypto';
import { employeurDu, type SonContratEnCours, sonContratDuJour } from '#domain/contrats/index.ts';
import { listerSesLieux } from '#domain/lieux/index.ts';
import { repertoireDesCommunes } from '#domain/territoires/index.ts';
import type { Actor } from '#platform/actor.ts';
import type { Db } from '#platform/db/guard.ts';
import { Refused } from '#platform/errors.ts';
import type { Lecteur } from '#platform/import/importer.ts';
import { refusDeFichier } from '#platform/import/refus.ts';
import { nombre } from '#platform/texte.ts';
import { colonnesImportees, LIGNES_MAX } from './colonnes-importees.ts';
import { lireLigne, type Reperes } from './lire-ligne.ts';
import { listerSesTags } from './tags-permis.ts';

/** A row to write: the columns of `activites`, its identifier made of what it says. */
export type LigneImportee = Readonly<Record<string, unknown>> & { readonly id: string };
type Signee = Pick<
  Awaited<ReturnType<typeof sesActivites>>[number],
  'jour' | 'type' | 'canal' | 'lieu' | 'commune_code' | 'duree_minutes' | 'participants' | 'deja_venus' | 'themes'
>;

/**
 * How the spreadsheet of the person signed in is read. What two rows must share to be the same activity is their day,
 * kind, place, duration, people and themes; the tenth of such rows is another one than the ninth. So a file read again
 * finds its own rows there, whoever recorded them. @throws Refused without a running contract
 */
export async function lecteurPour(db: Db, actor: Actor, now: Date): Promise<Lecteur<LigneImportee>> {
  const contrat = await sonContratDuJour(db, actor, now);
  if (!contrat) throw new Refused('Aucun contrat n’est en cours à votre nom : rien ne peut être importé.');
  const reperes = await lireReperes(db, actor, contrat, now);
  const deja = await sesActivites(db, contrat.conseiller);
  const ids = new Set(deja.map(({ id }) => id));
  const vivantes = compter(deja.filter(({ supprimee_le }) => supprimee_le === null).map(signature));
  const vues = new Map<string, number>();
  const rangs = new Map<string, { readonly signee: string; readonly rang: number }>();
  const titres = colonnesImportees([], '');
  let lues = 0;
  return {
    colonnes: titres.filter(({ facultative }) => !facultative).map(({ titre }) => titre),
    facultatives: titres.filter(({ facultative }) => facultative).map(({ titre }) => titre),
    colonneCle: 'Jour',
    cle: ({ id }) => id,
    preparer: async () => (cellules) => {
      lues += 1;
      if (lues > LIGNES_MAX)
        throw refusDeFichier(`Ce fichier a plus de ${nombre(LIGNES_MAX)} lignes. Partagez-le en plusieurs fichiers.`);
      const lue = lireLigne(cellules, reperes);
      if ('problemes' in lue) return lue;
      const signee = signature(lue.valeur);
      const rang = (vues.get(signee) ?? 0) + 1;
      vues.set(signee, rang);
      const id = identifiant(contrat.conseiller, signee, rang);
      rangs.set(id, { signee, rang });
      const { redirections, mandats, ...colonnes } = lue.valeur;
      const comptes = { redirections: enObjet(redirections), mandats: enObjet(mandats) };
      const structure = employeurDu(contrat, colonnes.jour);
      return { valeur: { ...colonnes, ...comptes, id, conseiller: contrat.conseiller, structure } };
    },
    presentes: async (_db, cles) =>
      new Set(
        cles.filter((id) => {
          const { signee = '', rang = 0 } = rangs.get(id) ?? {};
          return ids.has(id) || rang <= (vivantes.get(signee) ?? 0);
        }),
      ),
  };
}

/** The rows travel as JSON: counts are objects there. */
const enObjet = (json: string | null): unknown => (json === null ? null : JSON.parse(json));

const signature = ({
  jour,
  type,
  canal,
  lieu,
  commune_code,
  duree_minutes,
  participants,
  deja_venus,
  themes,
}: Signee) =>
  JSON.stringify([
    ...[jour, type, canal, lieu, commune_code, duree_minutes, participants, deja_venus],
    themes.toSorted((a, b) => a - b),
  ]);

const compter = (signatures: readonly string[]) => {
  const combien = new Map<string, number>();
  for (const une of signatures) combien.set(une, (combien.get(une) ?? 0) + 1);
  return combien;
};

/** The same row of the same person always has the same identifier (a UUID of version 8, RFC 9562). */
function identifiant(conseiller: number, signee: string, rang: number): string {
  const hex = createHash('sha256').update(`activite importee:${conseiller}:${signee}:${rang}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const sesActivites = (db: Db, conseiller: number) =>
  db
    .selectFrom('activites')
    .select(['id', 'jour', 'type', 'canal', 'lieu', 'commune_code', 'duree_minutes', 'participants', 'deja_venus'])
    .select(['themes', 'supprimee_le'])
    .where('conseiller', '=', conseiller)
    .execute();

/** Everything a row is checked against, read once. */
async function lireReperes(db: Db, actor: Actor, contrat: Contrat, now: Date): Promise<Reperes> {
  const clos = await db
    .selectFrom('activites_mois_clos')
    .select('mois')
    .where('conseiller', '=', contrat.conseiller)
    .execute();
  return {
    contrat,
    lieux: await listerSesLieux(db, actor),
    themes: await db.selectFrom('themes').selectAll().execute(),
    tags: await listerSesTags(db, actor, now),
    communes: await repertoireDesCommunes(db),
    moisClos: new Set(clos.map(({ mois }) => mois.slice(0, 7))),
  };
}
type Contrat = SonContratEnCours & { readonly aujourdhui: string };
