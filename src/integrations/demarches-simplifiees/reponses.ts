import { z } from 'zod';
import type { DossierComplet, DossierModifie, FichierTeleprocedure } from '#platform/teleprocedure.ts';

const date = z.iso.datetime({ offset: true }).transform((texte) => new Date(texte));
const etat = z.enum(['en_construction', 'en_instruction', 'accepte', 'refuse', 'sans_suite']);

export const resume = z.object({
  id: z.string().min(1),
  number: z.number().int(),
  state: etat,
  archived: z.boolean(),
  dateDepot: date,
  dateDerniereModification: date,
  dateTraitement: date.nullable(),
  dateDerniereCorrectionEnAttente: date.nullable(),
  motivation: z.string().nullable(),
  demandeur: z.object({ siret: z.string().optional() }),
  champs: z.array(z.object({ champDescriptorId: z.string(), stringValue: z.string().nullable() })),
});

const fichier = z.object({
  filename: z.string(),
  contentType: z.string(),
  checksum: z.string(),
  // A GraphQL BigInt is a text.
  byteSizeBigInt: z.union([z.string().regex(/^\d+$/), z.number()]).transform(Number),
  url: z.url(),
  virusScanResult: z.string().nullable(),
  createdAt: date,
});

export const complet = resume.extend({
  pieces: z.array(z.object({ champDescriptorId: z.string(), label: z.string(), files: z.array(fichier).optional() })),
  messages: z.array(
    z.object({
      id: z.string().min(1),
      email: z.string(),
      body: z.string(),
      createdAt: date,
      attachments: z.array(fichier),
      correction: z.object({ dateResolution: date.nullable() }).nullable(),
    }),
  ),
});

/** One page of the files of a démarche. */
export const page = z.object({
  demarche: z.object({
    dossiers: z.object({
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
      nodes: z.array(resume),
    }),
  }),
});

/** What every mutation answers, under its own name. */
export const payload = z.object({
  errors: z.array(z.object({ message: z.string() })).nullish(),
  message: z.object({ id: z.string() }).nullish(),
});

/** The identifiers come with or without the `==` of base64. */
export const sansFin = (identifiant: string) => identifiant.replace(/=+$/, '');

/** A file as listed; `champStructure` is the champ that holds our identifier. */
export const lireResume = (lu: z.output<typeof resume>, champStructure: string): DossierModifie => ({
  id: lu.id,
  numero: lu.number,
  etat: lu.state,
  archive: lu.archived,
  deposeLe: lu.dateDepot,
  modifieLe: lu.dateDerniereModification,
  traiteLe: lu.dateTraitement,
  correctionAttendueLe: lu.dateDerniereCorrectionEnAttente,
  motif: lu.motivation || null,
  siret: lu.demandeur.siret ?? null,
  structureId:
    lu.champs.find(({ champDescriptorId }) => sansFin(champDescriptorId) === sansFin(champStructure))?.stringValue ||
    null,
});

/** A file with its pieces (those that hold files) and its messages. */
export const lireComplet = (lu: z.output<typeof complet>, champStructure: string): DossierComplet => ({
  ...lireResume(lu, champStructure),
  pieces: lu.pieces.flatMap(({ champDescriptorId, label, files }) =>
    files?.length ? [{ champ: champDescriptorId, libelle: label, fichiers: files.map(lireFichier) }] : [],
  ),
  messages: lu.messages.map(({ id, email, body, createdAt, attachments, correction }) => ({
    id,
    email,
    texte: body,
    envoyeLe: createdAt,
    correction: correction && { resolueLe: correction.dateResolution },
    fichiers: attachments.map(lireFichier),
  })),
});

const ANALYSES: Readonly<Record<string, FichierTeleprocedure['analyse']>> = { safe: 'sain', infected: 'infecte' };
const lireFichier = (lu: z.output<typeof fichier>): FichierTeleprocedure => ({
  nom: lu.filename,
  type: lu.contentType,
  octets: lu.byteSizeBigInt,
  empreinteMd5: lu.checksum,
  url: lu.url,
  analyse: ANALYSES[lu.virusScanResult ?? ''] ?? 'en_attente',
  deposeLe: lu.createdAt,
});
