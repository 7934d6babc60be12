import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { z } from 'zod';
import { type PageContext, PageProvider } from '#platform/dsfr/context.ts';
import { type Assets, Page } from '#platform/dsfr/Page.tsx';
import { projectRoot } from '#platform/root.ts';
import type { Entree, PageAnswer } from '#platform/routes.ts';
import { espacesInsecables } from './typographie.ts';

const MANIFEST = join(projectRoot, 'dist/client/.vite/manifest.json');
const manifest = z.record(z.string(), z.object({ file: z.string(), css: z.array(z.string()).optional() }));

/** The names of the built files; without a build (tests of pages) the page simply has none. */
export function readAssets(marqueEtat: boolean): Assets {
  if (!existsSync(MANIFEST)) return { script: '', styles: [] };
  const entries = manifest.parse(JSON.parse(readFileSync(MANIFEST, 'utf8')));
  const main = entries['src/platform/browser/main.ts'];
  const etat = entries['src/platform/browser/etat.css'];
  const styles = [...(main?.css ?? []), ...(marqueEtat && etat ? [etat.file] : [])];
  const terrain = entries['src/platform/terrain/page.ts'];
  return {
    script: main ? `/${main.file}` : '',
    ...(terrain && { terrain: `/${terrain.file}` }),
    styles: styles.map((file) => `/${file}`),
  };
}

/** The page, whole, as HTML. */
export function renderPage(
  context: PageContext,
  page: PageAnswer,
  menu: readonly Entree[],
  assets: Assets,
  annonce?: string,
): string {
  const markup = renderToStaticMarkup(
    <PageProvider value={context}>
      <Page page={page} menu={menu} assets={assets} annonce={annonce} />
    </PageProvider>,
  );
  return `<!DOCTYPE html>${espacesInsecables(markup)}`;
}
