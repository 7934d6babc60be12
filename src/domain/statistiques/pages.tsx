import type { ReactNode } from 'react';
import { z } from 'zod';
import { auditerLecture } from '#platform/audit.ts';
import { dateCivile } from '#platform/dates.ts';
import { exporter, exporterClasseur, FORMATS_D_EXPORT } from '#platform/export/exporter.ts';
import { type AnyRoute, type Right, route } from '#platform/routes.ts';
import { aPlat, enFeuilles, enTable } from './classeur.ts';
import { lirePage, type PageLue } from './lire-page.ts';
import { PageDesStatistiques } from './PageDesStatistiques.tsx';
import type { LireVue } from './vues.ts';

type Statistiques = {
  readonly base: string;
  readonly titre: string;
  readonly right: Right;
  readonly audit: `${string}.${string}`;
  /** What is shown to whoever asks, in his perimeter. */
  readonly vue: LireVue;
  /** What else may be done with the figures shown. */
  readonly suite?: (lue: PageLue) => ReactNode;
};

/** The statistics of a space, and the same as a file. */
export function routesDesStatistiques({ base, titre, right, audit, vue, suite }: Statistiques): readonly AnyRoute[] {
  const page = route({
    method: 'GET',
    path: base,
    right,
    audit,
    rate: 'page',
    input: z.unknown(),
    async answer(requete) {
      const lue = await lirePage(requete, vue);
      const corps = <PageDesStatistiques titre={titre} base={base} lue={lue} suite={suite?.(lue)} />;
      return { page: { titre: lue.vue.qui ? `${titre} : ${lue.vue.qui}` : titre, prive: true, corps } };
    },
  });
  const fichier = route({
    method: 'GET',
    path: `${base}/export`,
    right,
    audit: `${audit}EnFichier`,
    rate: 'export',
    input: z.unknown(),
    async answer(requete) {
      const { tools, actor, url } = requete;
      const now = tools.clock();
      const feuilles = enFeuilles(await lirePage(requete, vue), { qui: actor.nom, titre, now });
      const format = FORMATS_D_EXPORT.find((connu) => connu === url.searchParams.get('format')) ?? 'csv';
      await auditerLecture({ tools, actor, now }, { action: `${audit}EnFichier`, sujet: null });
      const { flux, contentType, extension } =
        format === 'csv'
          ? exporter({ format, ...aPlat(titre, feuilles) })
          : exporterClasseur({ format, tables: feuilles.map(enTable) });
      return { flux, type: contentType, nom: `statistiques-${dateCivile(now)}.${extension}` };
    },
  });
  return [page, fichier];
}
