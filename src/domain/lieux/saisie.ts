import { z } from 'zod';
import { siretValide } from '#platform/siret.ts';
import { CODES_MODALITES, CODES_SERVICES } from './nomenclatures.ts';

// The national schema « lieux de médiation numérique » refuses other characters in an address, and telephones from abroad.
const ADRESSE = /^[\p{L}\d\-,()°.&:+–|;'’/\s]+$/u;
const TELEPHONE = /^(?:(?:\+33|\+262|\+508|\+590|\+594|\+596)[1-9]\d{8}|\+(?:508|681|687|689)\d{6}|0[1-9]\d{8})$/;
const SITE = /^https?:\/\/[A-Za-z0-9.-]+\.[A-Za-z]{2,}(?:\/[+~,%@/.\w-]*)?(?:\?[-+=&;%@.\w]*)?(?:#[.!/\\\w]*)?$/;
const ACCES_LIBRE = /^https:\/\/acceslibre\.beta\.gouv\.fr\/[\w/.-]+$/;
const COURRIEL = /^[^\s@<>()",;:\\]{1,64}@(?:[\p{L}\d](?:[\p{L}\d-]{0,62})\.)+\p{L}{2,}$/u;
// A spreadsheet that opens the open data would run it.
const FORMULE = /^[=+@\t-]/;

export const refusNom = (nom: string): string | undefined =>
  FORMULE.test(nom) ? 'Commencez ce nom par une lettre ou un chiffre.' : undefined;
export const refusAdresse = (adresse: string): string | undefined =>
  ADRESSE.test(adresse) && !FORMULE.test(adresse)
    ? undefined
    : 'Cette adresse contient un caractère que les annuaires nationaux refusent. Gardez les lettres, les chiffres et la ponctuation simple.';
export const refusTelephone = (telephone: string): string | undefined =>
  TELEPHONE.test(telephone)
    ? undefined
    : 'Donnez un numéro français de dix chiffres, par exemple 01 23 45 67 89, ou commençant par +33, +262, +590…';
export const refusCourriel = (courriel: string): string | undefined =>
  COURRIEL.test(courriel)
    ? undefined
    : 'Cette adresse électronique n’est pas complète, par exemple : accueil@exemple.fr.';
export const refusSite = (site: string): string | undefined =>
  SITE.test(site) ? undefined : 'Donnez l’adresse entière du site, par exemple https://www.exemple.fr/page.';
export const refusAccesLibre = (fiche: string): string | undefined =>
  ACCES_LIBRE.test(fiche)
    ? undefined
    : 'Copiez l’adresse de la fiche du lieu sur Acceslibre : elle commence par https://acceslibre.beta.gouv.fr/.';
export const refusSiret = (siret: string): string | undefined =>
  siretValide(siret) ? undefined : 'Ce SIRET n’existe pas : un de ses quatorze chiffres est faux.';
export const refusResume = (resume: string): string | undefined =>
  FORMULE.test(resume) ? 'Commencez cette présentation par une lettre ou un chiffre.' : undefined;

/** A text that may be empty, and passes its rule when it is not. */
export const regle = (max: number, refus: (valeur: string) => string | undefined) =>
  z
    .string()
    .trim()
    .max(max)
    .refine((valeur) => valeur === '' || refus(valeur) === undefined);

export const nomDeLieu = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .refine((nom) => refusNom(nom) === undefined);
export const adresseDeLieu = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((adresse) => refusAdresse(adresse) === undefined);

/** Everything a place says of itself, hours apart. */
export const ficheDeLieu = z.object({
  nom: nomDeLieu,
  adresse: adresseDeLieu,
  communeCode: z.string().length(5),
  codePostal: z.string().regex(/^\d{5}$/),
  position: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
  siret: regle(14, refusSiret),
  telephone: regle(20, refusTelephone),
  courriel: regle(254, refusCourriel),
  site: regle(200, refusSite),
  modalites: z.array(z.enum(CODES_MODALITES)).min(1),
  ficheAccesLibre: regle(200, refusAccesLibre),
  itinerant: z.boolean(),
  resume: regle(280, refusResume),
  services: z.array(z.enum(CODES_SERVICES)),
  publie: z.boolean(),
});
export type FicheDeLieu = z.output<typeof ficheDeLieu>;
