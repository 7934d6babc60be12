import { z } from 'zod';
import { envoyerMessage, formulaireMessage, SUJETS } from '#domain/contact/index.ts';
import { pagePublique } from '#espaces/public/page.tsx';
import { formRoute } from '#platform/form/form-route.ts';
import type { AnyRoute } from '#platform/routes.ts';
import { PageContact } from './contact.page.tsx';
import { PageMessageEnvoye } from './envoye.page.tsx';

const formulaire = formRoute({
  path: '/contact',
  right: 'public',
  audit: 'public.contact',
  rate: 'courriel',
  form: formulaireMessage,
  brouillon: true,
  /** Links of other pages choose the subject: `/contact?sujet=accessibilite`. */
  initial: async ({ url }) => {
    const sujet = url.searchParams.get('sujet') ?? '';
    return SUJETS.some(({ valeur }) => valeur === sujet) ? { sujet } : {};
  },
  page: async (_requete, state) => ({
    titre: 'Nous écrire',
    description: 'Une question sur les conseillers numériques ? Écrivez à l’équipe, elle vous répond par courriel.',
    corps: <PageContact state={state} />,
  }),
  async submit({ tools, actor }, message) {
    const { numero } = await envoyerMessage(tools, actor, message);
    return { redirect: `/contact/envoye?numero=${numero}` };
  },
});

const adresse = z.object({ numero: z.coerce.number().int().positive().optional().catch(undefined) });

const envoye = pagePublique('/contact/envoye', 'public.messageEnvoye', ({ input }) => ({
  titre: 'Message envoyé',
  prive: true,
  filAriane: [{ libelle: 'Nous écrire', href: '/contact' }],
  corps: <PageMessageEnvoye numero={adresse.parse(input).numero} />,
}));

export const contact: readonly AnyRoute[] = [...formulaire, envoye];
