import { lireSonEquipe, listerMembres } from '#domain/equipes/index.ts';
import type { Actor } from '#platform/actor.ts';
import type { Db } from '#platform/db/guard.ts';
import { NotFound } from '#platform/errors.ts';
import { liste } from '#platform/form/champs.ts';
import type { Champs } from '#platform/form/form.ts';
import type { Requete } from '#platform/routes.ts';
import { adresseAvec } from '#platform/table/Tableau.tsx';
import { type PorteeDeTag, TAGS_DE_LA_NATION } from './choix.ts';
import type { Parts } from './details.ts';
import {
  conseillersDeLaStructure,
  lireLaStructure,
  type Portee,
  porteeDeLaStructure,
  porteeDeSonEquipe,
  porteeDuConseiller,
} from './portees.ts';

/** What a page of figures is about, within the perimeter of whoever reads it, and what it lets choose. */
export type Vue = {
  readonly portee: Portee;
  /** « Auvergne-Rhône-Alpes »; nothing when the title of the page says it. */
  readonly qui: string;
  readonly champs: Champs;
  readonly valeurs: Readonly<Record<string, string | undefined>>;
  readonly tags: readonly PorteeDeTag[];
  /** Whose places may be chosen; in a territory, those of the commune chosen. */
  readonly conseillers?: readonly number[];
  readonly parts?: Parts | undefined;
};
export type LireVue = (requete: Requete) => Promise<Vue>;

/** The conseiller signed in. */
export const vueDuConseiller: LireVue = async ({ tools: { db }, actor }) => {
  const portee = await porteeDuConseiller(db, actor);
  const conseillers = portee.code === 'C' && portee.ids !== undefined ? portee.ids.map(Number) : [];
  return {
    portee,
    qui: '',
    champs: {},
    valeurs: {},
    conseillers,
    tags: [...conseillers.map((un) => ['conseiller', String(un)] as const), ...(await tagsDeSesStructures(db, actor))],
  };
};

/** The tags of the structures that employed him, of their départements and of the nation. */
async function tagsDeSesStructures(db: Db, { id }: Actor): Promise<readonly PorteeDeTag[]> {
  const structures = await db
    .selectFrom('contrats as k')
    .innerJoin('candidats as c', 'c.id', 'k.candidat_id')
    .innerJoin('structures as s', 's.id', 'k.structure_id')
    .select(['s.numero', 's.departement_code'])
    .where('c.utilisateur_id', '=', id)
    .where('k.statut', 'in', ['signe', 'rompu', 'termine'])
    .execute();
  return structures.flatMap(tagsDeLaStructure).concat([TAGS_DE_LA_NATION]);
}
const tagsDeLaStructure = ({
  numero,
  departement_code,
}: {
  numero: number;
  departement_code: string;
}): PorteeDeTag[] => [
  ['structure', String(numero)],
  ['departement', departement_code],
];

/** A structure of the perimeter, or one of its conseillers: sums alone. @throws NotFound */
export async function vueDeStructure(requete: Requete, structureId: string): Promise<Vue> {
  const { tools, actor, url } = requete;
  const structure = await lireLaStructure(tools.db, actor.perimetre, structureId);
  const gens = await conseillersDeLaStructure(tools.db, structureId);
  const sien = actor.perimetre.type === 'structure';
  const demande = sien ? url.searchParams.get('conseiller') : null;
  const choisi = gens.find(({ id }) => id === demande);
  if (demande && !choisi) throw new NotFound(`conseiller ${demande}`);
  const numeros = new Map(gens.map(({ numero, id }) => [String(numero), id]));
  const noms = new Map(gens.map(({ id, prenom, nom }) => [id, `${prenom} ${nom}`]));
  return {
    portee: choisi
      ? { code: 'SC', structure: structure.numero, conseillers: [choisi.numero] }
      : porteeDeLaStructure(structure),
    qui: choisi ? (noms.get(choisi.id) ?? '') : sien ? '' : structure.nom,
    champs: sien && gens.length > 1 ? { conseiller: unParmi('Conseiller', [...noms]) } : {},
    valeurs: { conseiller: choisi?.id },
    tags: [...tagsDeLaStructure(structure), TAGS_DE_LA_NATION],
    conseillers: gens.map(({ numero }) => numero),
    // Their employer alone knows who did what share.
    ...(sien &&
      gens.length > 1 && {
        parts: {
          titre: 'Par conseiller',
          colonne: 'Conseiller',
          portee: { code: 'SC' as const, structure: structure.numero, conseillers: gens.map(({ numero }) => numero) },
          cle: (part: string) => numeros.get(part),
          libelle: (id: string) => noms.get(id) ?? '',
          lien: (id: string) => adresseAvec(url, { conseiller: id }),
        },
      }),
  };
}

/** The team of the coordinateur signed in, or one of its people: sums alone. @throws NotFound */
export const vueDeLEquipe: LireVue = async ({ tools: { db, clock }, actor, url }) => {
  const equipe = await lireSonEquipe(db, actor);
  const { lignes } = await listerMembres(db, equipe, clock(), { tous: true });
  const gens = [
    ...new Map(lignes.filter(({ statut }) => statut !== 'propose').map((un) => [un.conseiller, un])).values(),
  ];
  const demande = url.searchParams.get('membre') ?? undefined;
  const choisi = lignes.find(({ id }) => id === demande);
  const noms = new Map(gens.map(({ id, prenom, nom }) => [id, `${prenom} ${nom}`]));
  const numeros = new Map(gens.map(({ conseiller, id }) => [String(conseiller), id]));
  return {
    portee: await porteeDeSonEquipe(db, actor, demande || undefined),
    qui: choisi ? `${choisi.prenom} ${choisi.nom}` : '',
    champs: gens.length > 1 ? { membre: unParmi('Conseiller', [...noms]) } : {},
    valeurs: { membre: choisi?.id },
    tags: [...equipe.departement_codes.map((code) => ['departement', code] as const), TAGS_DE_LA_NATION],
    conseillers: gens.map(({ conseiller }) => conseiller),
    parts: {
      titre: 'Par conseiller',
      colonne: 'Conseiller',
      cle: (part) => numeros.get(part),
      libelle: (id) => noms.get(id) ?? '',
      lien: (id) => adresseAvec(url, { membre: id }),
    },
  };
};

/** One among several, or all. */
export const unParmi = (libelle: string, options: readonly (readonly [string, string])[]) =>
  liste({ libelle, vide: '', options: options.map(([valeur, nom]) => ({ valeur, libelle: nom })) });
