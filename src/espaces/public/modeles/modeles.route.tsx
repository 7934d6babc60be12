import { pagePublique } from '#espaces/public/page.tsx';
import { PageModeles } from './modeles.page.tsx';

export const modelesATelecharger = pagePublique('/modeles', 'public.modeles', () => ({
  titre: 'Les modèles à télécharger',
  description: 'Fiche de poste, guide d’entretien, délibération, contrat, convention, suivi : les modèles prévus.',
  corps: <PageModeles />,
}));
