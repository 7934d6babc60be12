import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Root, Rule } from 'postcss';
import { PurgeCSS } from 'purgecss';
import { defineConfig, type Plugin } from 'vite';

const DSFR = 'node_modules/@codegouvfr/react-dsfr';

/** The one sheet that holds the DSFR; the State's typeface has its own. */
const SHEET = 'src/platform/browser/style.css';

/**
 * The DSFR's whole style sheet is 1 MB: only the rules that our pages can use are kept, fonts apart.
 * Done before the file is named, so that its name, kept for ever by browsers, changes with what is kept.
 */
const usedStyles = {
  postcssPlugin: 'used-styles',
  async Once(root: Root) {
    if (!root.source?.input.file?.endsWith(SHEET)) return;
    root.walkAtRules('font-face', (rule) => void rule.remove());
    const [purged] = await new PurgeCSS().purge({
      content: usingFiles(),
      css: [{ raw: root.toString() }],
      rejected: true,
      safelist: {
        // The DSFR's script adds `.fr-modal--opened`, that it names nowhere whole.
        standard: [/--(opened|expanded|selected)$/],
        greedy: [
          /^fr-(badge|alert|btn|link|tag|callout|input-group|select-group|fieldset|checkbox-group|radio-group|message)--/,
          /data-fr-(scheme|theme|js)/,
          /^:root/,
          /\[aria-/,
        ],
      },
      defaultExtractor: words,
      extractors: [{ extractor: scriptClasses, extensions: ['dsfr.module.js'] }],
      variables: false,
    });
    const unused = new Set(purged?.rejected?.map((selector) => selector.trim()));
    root.walkRules((rule) => {
      if (inKeyframes(rule.parent)) return;
      rule.selectors = rule.selectors.filter((selector) => !unused.has(selector.trim()));
      if (rule.selector === '') rule.remove();
    });
    root.walkAtRules('media', (rule) => void (rule.nodes?.length === 0 && rule.remove()));
  },
};

const inKeyframes = (parent: Rule['parent']) =>
  parent?.type === 'atrule' && 'name' in parent && String(parent.name).endsWith('keyframes');

/** Where a class may be named: our pages, the components that they use, the DSFR's script. */
function usingFiles(): string[] {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
  const imported = sources.flatMap((file) =>
    [...readFileSync(join('src', file), 'utf8').matchAll(/react-dsfr\/(\w+)'/g)].map(([, name]) => `${name}.js`),
  );
  return ['src/**/*.tsx', 'src/**/*.ts', ...reached(imported), `${DSFR}/dsfr/dsfr.module.js`];
}

/** Pictures and fonts that only removed rules named. */
function usedFiles(): Plugin {
  return {
    name: 'used-files',
    generateBundle(_options, bundle) {
      const used = Object.values(bundle)
        .flatMap((file) => (file.type === 'asset' ? [String(file.source)] : [file.code]))
        .join('\n');
      for (const [key, file] of Object.entries(bundle)) {
        if (
          file.type === 'asset' &&
          /\.(svg|woff2?)$/.test(file.fileName) &&
          !used.includes(file.fileName.split('/').at(-1) ?? '')
        )
          delete bundle[key];
      }
    },
  };
}

const words = (text: string): string[] => text.match(/[\w-]+/g) ?? [];
const scriptClasses = (text: string) => [...text.matchAll(/selector\('([^']+)'/g)].map(([, name]) => `fr-${name}`);

/** The files of the components named, and those that they import in turn (a header has a navigation, a modal…). */
function reached(names: readonly string[], found = new Set<string>()): string[] {
  for (const name of names) {
    const path = [join(DSFR, name), join(DSFR, name.replace(/\.js$/, ''), 'index.js')].find((one) => existsSync(one));
    if (!path || found.has(path)) continue;
    found.add(path);
    const near = [...readFileSync(path, 'utf8').matchAll(/from "(\.[^"]+)"/g)].map(([, target = '']) =>
      relative(DSFR, join(dirname(path), `${target.replace(/\.js$/, '')}.js`)),
    );
    reached(near, found);
  }
  return [...found];
}

/** Compressed once, here, rather than at each request. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    writeBundle({ dir }, bundle) {
      for (const { fileName } of Object.values(bundle)) {
        if (dir && /\.(css|js|svg)$/.test(fileName)) compress(join(dir, fileName));
      }
    },
  };
}
function compress(path: string) {
  const bytes = readFileSync(path);
  writeFileSync(`${path}.br`, brotliCompressSync(bytes));
  writeFileSync(`${path}.gz`, gzipSync(bytes));
}

/** Pictures that components name when they are rendered on the server (those of the theme dialog). */
function serverPictures(): Plugin {
  return {
    name: 'server-pictures',
    writeBundle({ dir }, bundle) {
      for (const { fileName } of Object.values(bundle)) {
        if (!dir || !fileName.endsWith('.svg')) continue;
        cpSync(join(dir, fileName), join('dist/client', fileName));
        compress(join('dist/client', fileName));
      }
    },
  };
}

/** The components' « use client » means nothing here: no hydration. */
const quiet = (_level: string, { code }: { code?: string }, keep: () => void) =>
  code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : keep();

export default defineConfig({
  environments: {
    client: {
      build: {
        outDir: 'dist/client',
        manifest: true,
        assetsInlineLimit: (file: string) => file.endsWith('.svg'),
        rollupOptions: {
          input: ['src/platform/browser/main.ts', 'src/platform/browser/etat.css', 'src/platform/terrain/page.ts'],
        },
      },
    },
    // The worker of the field: one script, whose name never changes, beside the files of the pages.
    terrain: {
      consumer: 'client',
      build: {
        outDir: 'dist/client',
        emptyOutDir: false,
        copyPublicDir: false,
        rollupOptions: {
          input: 'src/platform/terrain/travailleur.ts',
          output: { format: 'iife', entryFileNames: 'terrain.js' },
        },
      },
    },
    ssr: {
      build: {
        outDir: 'dist/server',
        ssr: true,
        emitAssets: true,
        emptyOutDir: true,
        sourcemap: true,
        minify: false,
        rollupOptions: {
          onLog: (level, log, handler) => quiet(level, log, () => handler(level, log)),
          input: {
            web: 'src/web.ts',
            worker: 'src/worker.ts',
            ensemble: 'src/ensemble.ts',
            cli: 'src/cli.ts',
            bench: 'bench/index.ts',
          },
        },
      },
      // React is bundled so that it is always its production build, whatever the environment says.
      resolve: { noExternal: ['@codegouvfr/react-dsfr', 'tsafe', 'react', 'react-dom'] },
      define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    },
  },
  publicDir: 'public',
  css: { postcss: { plugins: [usedStyles] } },
  plugins: [
    { ...usedFiles(), applyToEnvironment: ({ name }) => name === 'client' },
    { ...compressed(), applyToEnvironment: ({ name }) => name === 'client' || name === 'terrain' },
    { ...serverPictures(), applyToEnvironment: ({ name }) => name === 'ssr' },
  ],
  builder: {},
});
