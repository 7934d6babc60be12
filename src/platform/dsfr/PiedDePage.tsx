import { headerFooterDisplayItem } from '@codegouvfr/react-dsfr/Display';
import { Footer } from '@codegouvfr/react-dsfr/Footer';
import { usePage } from './context.ts';
import { SERVICE } from './Page.tsx';

/** The footer of every page, with the pages that the law asks for. */
export function PiedDePage() {
  const { marqueEtat } = usePage();
  return (
    <Footer
      id="pied"
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
      accessibility="partially compliant"
      accessibilityLinkProps={{ href: '/accessibilite' }}
      websiteMapLinkProps={{ href: '/plan-du-site' }}
      termsLinkProps={{ href: '/mentions-legales' }}
      contentDescription="La plateforme nationale des conseillers numériques : de l’inscription d’une structure au suivi de l’activité."
      bottomItems={[
        { text: 'Données personnelles', linkProps: { href: '/donnees-personnelles' } },
        { text: 'Statistiques', linkProps: { href: '/statistiques' } },
        { text: 'Nous écrire', linkProps: { href: '/contact' } },
        headerFooterDisplayItem,
      ]}
      domains={[]}
      license="Le code de cette plateforme est publié sous licence AGPL-3.0-or-later ; ses contenus, sous licence Etalab 2.0."
    />
  );
}
