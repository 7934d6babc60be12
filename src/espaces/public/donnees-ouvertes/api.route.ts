import { z } from 'zod';
import { lieuxEnCsv, lieuxEnJson, versionDesDonnees } from '#domain/lieux/index.ts';
import type { Db } from '#platform/db/guard.ts';
import { enFlux } from '#platform/export/flux.ts';
import { type Answer, type AnyRoute, type Requete, route } from '#platform/routes.ts';

// Anybody's page may read them (CORS), and keep them for a while: the day they change is in their tag.
const FRAICHEUR_SECONDES = 3600;

type Fichier = {
  readonly path: '/api/lieux.json' | '/api/lieux.csv';
  readonly audit: `public.${string}`;
  readonly resume: string;
  readonly type: string;
  readonly ecrire: (db: Db, now: Date) => AsyncGenerator<string>;
};

/** The open data of the places: streamed, or « not modified » for who has them already. */
const fichier = ({ path, audit, resume, type, ecrire }: Fichier): AnyRoute =>
  route({
    method: 'GET',
    path,
    right: 'public',
    audit,
    rate: 'api',
    input: z.unknown(),
    api: { resume, type },
    async answer({ tools, headers }: Requete): Promise<Answer> {
      const now = tools.clock();
      const { etag, modifieLe } = await versionDesDonnees(tools.db, now);
      const enTetes = {
        'Access-Control-Allow-Origin': '*',
        'Access-Control-Expose-Headers': 'ETag, Last-Modified',
        'Cross-Origin-Resource-Policy': 'cross-origin',
        'Cache-Control': `public, max-age=${FRAICHEUR_SECONDES}`,
        ETag: etag,
        'Last-Modified': modifieLe.toUTCString(),
      };
      const flux = dejaLa(headers, etag, modifieLe) ? undefined : enFlux(enMorceaux(ecrire(tools.db, now)));
      return flux ? { flux, type, enTetes } : { flux: '', type, statut: 304, enTetes };
    },
  });

/** RFC 9110, 13.1: the tag decides when it is given, the date otherwise. */
function dejaLa(headers: Headers, etag: string, modifieLe: Date): boolean {
  const connus = headers.get('if-none-match');
  if (connus) return connus.split(',').some((un) => un.trim() === etag || un.trim() === '*');
  const depuis = Date.parse(headers.get('if-modified-since') ?? '');
  return !Number.isNaN(depuis) && Math.floor(modifieLe.getTime() / 1000) * 1000 <= depuis;
}

const MORCEAU = 32 * 1024;
/** Rows gathered before they leave: one piece each would cost more than it carries. */
async function* enMorceaux(lignes: AsyncGenerator<string>): AsyncGenerator<string> {
  let attente = '';
  for await (const ligne of lignes) {
    attente += ligne;
    if (attente.length < MORCEAU) continue;
    yield attente;
    attente = '';
  }
  if (attente) yield attente;
}

export const routesApiLieux: readonly AnyRoute[] = [
  fichier({
    path: '/api/lieux.json',
    audit: 'public.lieuxEnJson',
    resume: 'Les lieux où un conseiller numérique reçoit, au schéma national « lieux de médiation numérique »',
    type: 'application/json; charset=utf-8',
    ecrire: lieuxEnJson,
  }),
  fichier({
    path: '/api/lieux.csv',
    audit: 'public.lieuxEnCsv',
    resume: 'Les mêmes lieux, en CSV (virgule, UTF-8)',
    type: 'text/csv; charset=utf-8',
    ecrire: lieuxEnCsv,
  }),
];
