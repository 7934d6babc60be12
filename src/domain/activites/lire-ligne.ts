import type { SonContratEnCours } from '#domain/contrats/index.ts';
import type { SonLieu } from '#domain/lieux/index.ts';
import type { CommuneSituee } from '#domain/territoires/index.ts';
import { dateExiste, moisLong } from '#platform/dates.ts';
import { dateDeListe } from '#platform/import/importer.ts';
import { TITRES as T, titreDeLAge, titreDeLaSituation } from './colonnes-importees.ts';
import type { SaisieActivite } from './entree.ts';
import { type Cellules, cellulesDe, type Probleme } from './lire-cellules.ts';
import { lireEndroit } from './lire-endroit.ts';
import { DEMARCHES, ORGANISMES, TYPES_D_ACTIVITE } from './references.ts';
import { problemesDe } from './regles.ts';
import { AGES_CONNUS, SITUATIONS_CONNUES } from './repartir.ts';
import { colonnesDe } from './saisie.ts';

type Theme = {
  readonly numero: number;
  readonly libelle: string;
  readonly libelle_court: string;
  readonly valable_du: string;
  readonly valable_au: string | null;
};
type Trouvee = { readonly commune: CommuneSituee } | { readonly refus: string };
/** Everything a row is checked against. */
export type Reperes = {
  readonly contrat: SonContratEnCours & { readonly aujourdhui: string };
  readonly lieux: readonly SonLieu[];
  readonly themes: readonly Theme[];
  readonly tags: readonly { readonly numero: number; readonly nom: string }[];
  readonly communes: (code: string, postal: string, nom: string) => Trouvee;
  /** Months whose follow-up is filed: `2021-03`. */
  readonly moisClos: ReadonlySet<string>;
};
type Saisie = Omit<SaisieActivite, 'id' | 'communeCode'>;
type Lue = { readonly valeur: ReturnType<typeof colonnesDe> } | { readonly problemes: readonly Probleme[] };

/** A row of the spreadsheet as columns to write, or everything that is to correct in it. */
export function lireLigne(ligne: Readonly<Record<string, string>>, reperes: Reperes): Lue {
  const cellules = cellulesDe(ligne);
  const { problemes, refuser } = cellules;
  const endroit = lireEndroit(cellules, reperes);
  const saisie = lireSaisie(cellules, reperes);
  if (problemes.length > 0 || !endroit) return { problemes };
  const { contrat, moisClos } = reperes;
  for (const [champ, raison] of Object.entries(problemesDe(saisie, contrat.debut, contrat.aujourdhui)))
    refuser(colonneDe(champ), raison);
  // Decided so: an import never touches a month whose figures were filed; a hand does, and leaves a trace.
  if (moisClos.has(saisie.jour.slice(0, 7)))
    refuser(
      T.jour,
      `Le suivi de ce mois (${moisLong(saisie.jour)}) est déjà remis. Enregistrez cette activité à la main.`,
    );
  return problemes.length > 0 ? { problemes } : { valeur: colonnesDe(saisie, endroit, saisie.tags) };
}

function lireSaisie(cellules: Cellules, { themes, tags }: Reperes): Saisie {
  const { dit, nombre, plusieurs, compter, refuser } = cellules;
  const jour = dateDeListe(dit(T.jour));
  if (!dateExiste(jour)) refuser(T.jour, 'Donnez une date, par exemple 04/02/2021.');
  const participants = nombre(T.participants, { min: 1, max: 500 });
  const age = repartition(cellules, participants, AGES_CONNUS, titreDeLAge);
  const situation = repartition(cellules, participants, SITUATIONS_CONNUES, titreDeLaSituation);
  const noms = themes.filter((un) => un.valable_du <= jour && (un.valable_au === null || un.valable_au > jour));
  const choisis = plusieurs(
    T.tags,
    tags.map((tag) => [tag.nom, tag.numero] as const),
    'Prenez un tag qui vous est proposé, ou créez-le dans « Mes tags ».',
  );
  if (choisis.length > 10) refuser(T.tags, 'Dix tags au plus.');
  return {
    ...{ jour, participants, ou: '', tags: choisis },
    type: cellules.un(T.type, TYPES_D_ACTIVITE) ?? 'individuel',
    themes: plusieurs(T.themes, noms.flatMap(nomsDuTheme), 'Prenez un des noms de la notice.'),
    dureeMinutes: cellules.minutes(T.duree),
    dejaVenus: nombre(T.dejaVenus, FACULTATIF),
    ...{ age: age.choisi, ages: age.comptes, situation: situation.choisi, situations: situation.comptes },
    suiteIndividuel: nombre(T.suiteIndividuel, FACULTATIF),
    suiteAtelier: nombre(T.suiteAtelier, FACULTATIF),
    redirections: compter(T.redirections, ORGANISMES),
    mandats: compter(T.mandats, DEMARCHES),
    materiel: plusieurs(T.materiel, MATERIELS, 'Prenez un des noms de la notice.'),
    note: cellules.texte(T.note, 2000),
  };
}

const FACULTATIF = { min: 0, max: 500, vide: 0 };
const MATERIELS = [
  ['Ordinateur', 'ordinateur'],
  ['Téléphone', 'telephone'],
  ['Tablette', 'tablette'],
  ['Autre', 'autre'],
] as const;
const nomsDuTheme = ({ numero, libelle, libelle_court }: Theme) =>
  [libelle_court, libelle].map((nom) => [nom, numero] as const);

/** A group is told by its counts; a person alone by the one column that holds a 1. */
function repartition<Code extends string>(
  { nombre, refuser }: Cellules,
  participants: number,
  codes: readonly Code[],
  titre: (code: Code) => string,
): { readonly choisi: string; readonly comptes: Partial<Record<Code, number>> } {
  const comptes: Partial<Record<Code, number>> = {};
  for (const code of codes) comptes[code] = nombre(titre(code), FACULTATIF);
  if (participants !== 1) return { choisi: 'inconnu', comptes };
  const [choisi, autre] = codes.filter((code) => comptes[code]);
  if (choisi && (autre || comptes[choisi] !== 1))
    refuser(titre(autre ?? choisi), 'Pour une personne seule, mettez un seul 1 parmi ces colonnes.');
  return { choisi: choisi ?? 'inconnu', comptes: {} };
}

const COLONNES: Readonly<Record<string, string>> = {
  ...T,
  age: titreDeLAge(AGES_CONNUS[0]),
  situation: titreDeLaSituation(SITUATIONS_CONNUES[0]),
  vers: T.redirections,
  mandat: T.mandats,
};
/** The column that says a field of the form: `vers_caf` is among the orientations. */
const colonneDe = (champ: string): string => COLONNES[champ] ?? COLONNES[champ.split('_')[0] ?? ''] ?? champ;
