import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { Breadcrumb } from '@codegouvfr/react-dsfr/Breadcrumb';
import { Display } from '@codegouvfr/react-dsfr/Display';
import { SkipLinks } from '@codegouvfr/react-dsfr/SkipLinks';
import type { ReactNode } from 'react';
import type { Entree, PageAnswer } from '#platform/routes.ts';
import { usePage } from './context.ts';
import { Entete } from './Entete.tsx';
import { PiedDePage } from './PiedDePage.tsx';

export const SERVICE = 'Conseillers numériques';

type Props = {
  readonly page: PageAnswer;
  readonly menu: readonly Entree[];
  readonly assets: Assets;
  readonly annonce: string | undefined;
};
export type Assets = { readonly script: string; readonly terrain?: string; readonly styles: readonly string[] };

/** The frame of every page: header, menu, breadcrumb, content, footer. No inline script, style or handler. */
export function Page({ page, menu, assets, annonce }: Props) {
  const { personne } = usePage();
  return (
    <html lang="fr" data-fr-scheme="system" dir="ltr" data-personne={personne}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${page.statut && page.statut >= 400 && page.statut !== 404 ? 'Erreur — ' : ''}${page.titre} — ${SERVICE}`}</title>
        {page.description && <meta name="description" content={page.description} />}
        {page.prive && <meta name="robots" content="noindex" />}
        <meta name="theme-color" content="#000091" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        {assets.styles.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        {assets.script && <script type="module" src={assets.script} />}
        {page.terrain && <link rel="manifest" href="/application.webmanifest" />}
        {page.terrain && assets.terrain && <script type="module" src={assets.terrain} />}
      </head>
      <body>
        <SkipLinks
          links={[
            { anchor: '#contenu', label: 'Contenu' },
            { anchor: '#entete', label: 'Menu' },
            { anchor: '#pied', label: 'Pied de page' },
          ]}
        />
        <Entete menu={menu} />
        <main id="contenu" tabIndex={-1} className="fr-container fr-pt-3w fr-pb-8w">
          <FilAriane page={page} />
          {annonce && <Alert severity="success" small role="status" description={annonce} className="fr-mb-4w" />}
          {page.corps}
        </main>
        <PiedDePage />
        <Display />
      </body>
    </html>
  );
}

function FilAriane({ page }: { page: PageAnswer }): ReactNode {
  const { url } = usePage();
  if (url.pathname === '/') return null;
  const segments = (page.filAriane ?? []).map(({ libelle, href }) => ({ label: libelle, linkProps: { href } }));
  return <Breadcrumb homeLinkProps={{ href: '/' }} segments={segments} currentPageLabel={page.titre} />;
}
