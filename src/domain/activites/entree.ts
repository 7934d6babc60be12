import { z } from 'zod';
import { AGES, SITUATIONS } from './formulaire.ts';
import { codesDe, DEMARCHES, ORGANISMES, TYPES_D_ACTIVITE } from './references.ts';
import { AGES_CONNUS, SITUATIONS_CONNUES } from './repartir.ts';

const codes = (options: readonly { readonly valeur: string }[]) =>
  z.string().refine((un) => options.some(({ valeur }) => valeur === un));
const nombre = z.int().min(0).max(500);
const comptes = <Code extends string>(connus: readonly Code[]) => z.partialRecord(z.enum(connus), nombre).default({});

/** What the conseiller says of an activity; who, ages and situations of a group are numbers, never names. */
export const entreeActivite = z.object({
  id: z.uuid(),
  type: z.enum(codesDe(TYPES_D_ACTIVITE)),
  themes: z.array(z.int().min(1).max(24)).max(14),
  ou: z.string().min(1).max(40),
  /** The INSEE code of where it happened, at home or on the road; empty is that of the structure, or what stood. */
  communeCode: z
    .string()
    .regex(/^(?:[\dAB]{5})?$/)
    .default(''),
  jour: z.iso.date(),
  dureeMinutes: z.int().min(5).max(720),
  participants: z.int().min(1).max(500),
  dejaVenus: nombre,
  age: codes(AGES),
  situation: codes(SITUATIONS),
  ages: comptes(AGES_CONNUS),
  situations: comptes(SITUATIONS_CONNUES),
  suiteIndividuel: nombre.default(0),
  suiteAtelier: nombre.default(0),
  redirections: comptes(codesDe(ORGANISMES)),
  mandats: comptes(codesDe(DEMARCHES)),
  materiel: z.array(z.enum(['ordinateur', 'telephone', 'tablette', 'autre'])).default([]),
  tags: z.array(z.int().min(1).max(2_147_483_647)).max(10).default([]),
  note: z.string().max(2000),
});
export type SaisieActivite = z.infer<typeof entreeActivite>;
