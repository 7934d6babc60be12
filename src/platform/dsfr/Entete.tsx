import { headerFooterDisplayItem } from '@codegouvfr/react-dsfr/Display';
import { Header } from '@codegouvfr/react-dsfr/Header';
import type { Entree, Lien } from '#platform/routes.ts';
import { usePage } from './context.ts';
import { SERVICE } from './Page.tsx';

/** The header: who we are, where to go, who is signed in and in which role. */
export function Entete({ menu }: { menu: readonly Entree[] }) {
  const { url, session, demonstration, marqueEtat } = usePage();
  const connecte = session.actor.id !== null;
  const acces = connecte
    ? [
        { iconId: 'fr-icon-account-circle-line' as const, text: session.actor.nom, linkProps: { href: '/compte' } },
        { iconId: 'fr-icon-logout-box-r-line' as const, text: 'Se déconnecter', linkProps: { href: '/deconnexion' } },
      ]
    : [{ iconId: 'fr-icon-lock-line' as const, text: 'Se connecter', linkProps: { href: '/connexion' } }];
  return (
    <Header
      id="entete"
      className={marqueEtat ? '' : 'sans-marque'}
      brandTop={
        marqueEtat ? (
          <>
            République
            <br />
            Française
          </>
        ) : (
          ' '
        )
      }
      homeLinkProps={{ href: '/', title: `Accueil — ${SERVICE}` }}
      serviceTitle={SERVICE}
      serviceTagline={
        demonstration
          ? 'Démonstration : structures et personnes inventées'
          : 'Le numérique pour tous, près de chez vous'
      }
      quickAccessItems={[...acces, headerFooterDisplayItem]}
      navigation={menu.map((entree) => entreeDe(entree, url.pathname, menu))}
    />
  );
}

/** A page of the menu, or a name that opens on several. */
function entreeDe(entree: Entree, path: string, menu: readonly Entree[]) {
  const lien = ({ libelle, href }: Lien) => ({
    text: libelle,
    isActive: isCurrent(path, href, menu),
    linkProps: { href, ...(path === href && { 'aria-current': 'page' as const }) },
  });
  if ('href' in entree) return lien(entree);
  return {
    text: entree.libelle,
    isActive: entree.liens.some(({ href }) => isCurrent(path, href, menu)),
    menuLinks: entree.liens.map(lien),
  };
}

/** The longest address of the menu that begins the one shown. */
const isCurrent = (path: string, href: string, menu: readonly Entree[]) => {
  const beginning = menu
    .flatMap((entree) => ('href' in entree ? [entree] : entree.liens))
    .filter((lien) => path === lien.href || (lien.href !== '/' && path.startsWith(`${lien.href}/`)));
  return beginning.reduce((longest, lien) => (lien.href.length > longest.length ? lien.href : longest), '') === href;
};
