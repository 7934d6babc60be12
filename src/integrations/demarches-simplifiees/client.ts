import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { PIECE_MAX_OCTETS } from '#platform/files/recevoir.ts';
import { type Demarche, type DossierModifie, EchecTeleprocedure, type Teleprocedure } from '#platform/teleprocedure.ts';
import { creerAppel, indisponible, type OptionsAppel } from './appel.ts';
import { creerGraphql, type Interroger } from './graphql.ts';
import { creerTelechargement } from './piece.ts';
import { creerPrefill } from './prefill.ts';
import { complet, lireComplet, lireResume, page, payload } from './reponses.ts';
import { DOSSIER, DOSSIERS_MODIFIES, MUTATIONS } from './requetes.ts';

type OptionsDs = Pick<OptionsAppel, 'site' | 'clock' | 'log'> &
  Partial<Pick<OptionsAppel, 'timeoutMs' | 'sleep' | 'random'>> & {
    /** `https://demarche.numerique.gouv.fr`, without a final slash. */
    readonly url: string;
    readonly token: string;
    readonly demarches: Readonly<Record<Demarche, number>>;
    /** Identifiers of the champs that we fill, the same in both démarches. */
    readonly champs: { readonly structure: string; readonly siret: string };
    readonly instructeurId: string;
    readonly octetsMax?: number;
  };

const DELAI_MS = 10_000;
const RAISONS = { incomplet: 'incomplete', incorrect: 'incorrect', perime: 'outdated' } as const;

/** Démarches simplifiées (Démarche Numérique), by its prefill API and its GraphQL API. See CONTRACT.md. */
export function creerDemarchesSimplifiees(options: OptionsDs): Teleprocedure {
  const reglages = {
    timeoutMs: DELAI_MS,
    sleep: setTimeout,
    random: Math.random,
    octetsMax: PIECE_MAX_OCTETS,
    ...options,
  };
  const { instructeurId, champs, demarches } = reglages;
  const appeler = creerAppel(reglages);
  const interroger = creerGraphql(appeler, reglages);
  const ecrire = (nom: keyof typeof MUTATIONS, input: object) =>
    muter(interroger, MUTATIONS[nom], { instructeurId, ...input });
  const changer = async (nom: keyof typeof MUTATIONS, dossierId: string, motivation?: string) => {
    await ecrire(nom, { dossierId, ...(motivation === undefined ? {} : { motivation }) });
  };
  return {
    ...creerPrefill(appeler, reglages),
    telechargerPiece: creerTelechargement(reglages),
    dossiersModifies: (demarche, depuis) => parcourir(interroger, demarches[demarche], depuis, champs.structure),
    async lireDossier(numero) {
      const reponse = z.object({ dossier: complet });
      const variables = { numero };
      const { dossier } = await interroger({
        nom: 'lireDossier',
        texte: DOSSIER,
        variables,
        reponse,
        relisible: true,
      });
      return lireComplet(dossier, champs.structure);
    },
    envoyerMessage: async (dossierId, body) => messageEnvoye(await ecrire('message', { dossierId, body })),
    demanderCorrection: async (dossierId, body, raison) =>
      messageEnvoye(await ecrire('message', { dossierId, body, correction: RAISONS[raison] })),
    passerEnInstruction: (dossierId) => changer('passerEnInstruction', dossierId),
    repasserEnConstruction: (dossierId) => changer('repasserEnConstruction', dossierId),
    repasserEnInstruction: (dossierId) => changer('repasserEnInstruction', dossierId),
    accepter: (dossierId, motif) => changer('accepter', dossierId, motif),
    refuser: (dossierId, motif) => changer('refuser', dossierId, motif),
    classerSansSuite: (dossierId, motif) => changer('classerSansSuite', dossierId, motif),
  };
}

/** A refusal of the business comes with HTTP 200 and no GraphQL error, in the payload, in French. */
async function muter(interroger: Interroger, { nom, texte }: (typeof MUTATIONS)['message'], input: object) {
  const reponse = z.object({ [nom]: payload.nullable() });
  const corps = await interroger({ nom, texte, variables: { input }, reponse, relisible: false });
  const lu = corps[nom];
  const erreurs = lu?.errors ?? [];
  if (erreurs.length > 0) throw new EchecTeleprocedure('refus', erreurs.map(({ message }) => message).join(' '));
  if (!lu) throw indisponible('reponse_illisible');
  return lu;
}

function messageEnvoye({ message }: z.output<typeof payload>): string {
  if (!message) throw indisponible('reponse_illisible');
  return message.id;
}

async function* parcourir(
  interroger: Interroger,
  demarche: number,
  depuis: Date | null,
  champStructure: string,
): AsyncGenerator<DossierModifie> {
  let apres: string | null = null;
  for (;;) {
    const variables = { demarche, apres, depuis: depuis?.toISOString() ?? null };
    const lue: z.output<typeof page> = await interroger({
      nom: 'dossiersModifies',
      texte: DOSSIERS_MODIFIES,
      variables,
      reponse: page,
      relisible: true,
    });
    const { nodes, pageInfo } = lue.demarche.dossiers;
    for (const dossier of nodes) yield lireResume(dossier, champStructure);
    if (!pageInfo.hasNextPage) return;
    // A cursor that stands still would be read for ever.
    if (!pageInfo.endCursor || pageInfo.endCursor === apres) throw indisponible('reponse_illisible');
    apres = pageInfo.endCursor;
  }
}
