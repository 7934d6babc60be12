import { z } from 'zod';
import type { Etablissement } from '#platform/annuaire.ts';

/** An establishment as SIRENE publishes it. Names of people (dirigeants, élus) are never read. */
export type EtablissementSirene = Etablissement & { readonly codePostal: string; readonly nomCommune: string };

const texte = z.string().nullish();
const etablissement = z.object({
  siret: texte,
  adresse: texte,
  code_postal: texte,
  commune: texte,
  libelle_commune: texte,
  etat_administratif: texte,
});
const charge = z.object({
  results: z.array(
    z.object({
      nom_complet: texte,
      nom_raison_sociale: texte,
      nature_juridique: texte,
      siege: etablissement.nullish(),
      matching_etablissements: z.array(etablissement).nullish(),
    }),
  ),
});
type EtablissementLu = z.output<typeof etablissement>;

/**
 * What the body of `/search` says of one SIRET: the establishment, `inconnu`, or `illisible` when the contract is not
 * kept. The search is approximate: only an establishment that carries the very SIRET asked counts.
 */
export function lireReponse(corps: unknown, siret: string): EtablissementSirene | 'inconnu' | 'illisible' {
  const lue = charge.safeParse(corps);
  if (!lue.success) return 'illisible';
  for (const { siege, matching_etablissements, ...unite } of lue.data.results) {
    const trouve = [...(matching_etablissements ?? []), siege].find((un) => un?.siret === siret);
    if (!trouve) continue;
    const categorieJuridique = unite.nature_juridique ?? '';
    const codeCommune = communeDeLArrondissement(trouve.commune ?? '');
    if (!/^\d{4}$/.test(categorieJuridique) || !/^\w{5}$/.test(codeCommune)) return 'illisible';
    return {
      siret,
      nom: diffusible(unite.nom_raison_sociale) || diffusible(unite.nom_complet),
      categorieJuridique,
      adresse: voie(trouve),
      codePostal: diffusible(trouve.code_postal),
      codeCommune,
      nomCommune: diffusible(trouve.libelle_commune),
      actif: trouve.etat_administratif === 'A',
    };
  }
  return 'inconnu';
}

// SIRENE writes this instead of what a person asked not to publish.
const diffusible = (valeur: string | null | undefined) =>
  valeur && !valeur.includes('[NON-DIFFUSIBLE]') ? valeur.trim() : '';

/** The published address ends with the postal code and the commune, which have their own fields. */
function voie({ adresse, code_postal, libelle_commune }: EtablissementLu): string {
  const entiere = diffusible(adresse);
  const fin = `${code_postal ?? ''} ${libelle_commune ?? ''}`.trim();
  return fin && entiere.endsWith(fin) ? entiere.slice(0, -fin.length).trim() : entiere;
}

// SIRENE gives the arrondissement of Paris, Lyon and Marseille (INSEE, code officiel géographique), we keep the commune.
const ARRONDISSEMENTS: readonly (readonly [RegExp, string])[] = [
  [/^751(0[1-9]|1\d|20)$/, '75056'],
  [/^6938[1-9]$/, '69123'],
  [/^132(0[1-9]|1[0-6])$/, '13055'],
];
const communeDeLArrondissement = (code: string) => ARRONDISSEMENTS.find(([forme]) => forme.test(code))?.[1] ?? code;
