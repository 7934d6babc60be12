import { z } from 'zod';
import { auditerLecture } from '#platform/audit.ts';
import { dateCivile } from '#platform/dates.ts';
import type { Colonne } from '#platform/export/colonnes.ts';
import { exporter, FORMATS_D_EXPORT } from '#platform/export/exporter.ts';
import { type AnyRoute, type Requete, type Right, route } from '#platform/routes.ts';

/** A list as a file, streamed, with the filters of the screen; each export leaves a line in the audit. */
export const exportRoute = <Ligne>(definition: {
  path: string;
  right: Right;
  audit: `${string}.${string}`;
  /** Name of the file, without extension. */
  nom: string;
  colonnes: readonly Colonne<Ligne>[] | ((requete: Requete) => readonly Colonne<Ligne>[]);
  /** A promise when something must be refused before the first byte leaves. */
  lignes: (requete: Requete) => AsyncIterable<Ligne> | Promise<AsyncIterable<Ligne>>;
}): AnyRoute =>
  route({
    method: 'GET',
    path: definition.path,
    right: definition.right,
    audit: definition.audit,
    rate: 'export',
    input: z.unknown(),
    async answer(requete) {
      const { tools, actor, url } = requete;
      const now = tools.clock();
      const lignes = await definition.lignes(requete);
      const format = FORMATS_D_EXPORT.find((connu) => connu === url.searchParams.get('format')) ?? 'csv';
      await auditerLecture({ tools, actor, now }, { action: definition.audit, sujet: null });
      const { flux, contentType, extension } = exporter({
        format,
        titre: definition.nom,
        colonnes: typeof definition.colonnes === 'function' ? definition.colonnes(requete) : definition.colonnes,
        lignes,
      });
      return { flux, type: contentType, nom: `${definition.nom}-${dateCivile(now)}.${extension}` };
    },
  });
