import {
  formulaireAtelier,
  lireSonAtelier,
  preparerAtelier,
  saisieDAtelier,
  valeursDe,
} from '#domain/ateliers/index.ts';
import { listerSesLieux } from '#domain/lieux/index.ts';
import { porte } from '#espaces/conseiller/door.ts';
import type { RawValues } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import type { AnyRoute, Requete } from '#platform/routes.ts';
import { pageDAtelier } from './saisie.page.tsx';

const BASE = '/conseiller/ateliers';
const filAriane = [{ libelle: 'Mes ateliers', href: BASE }];

const USUEL = {
  niveau: 'debutant',
  duree: '90',
  places: '10',
  fermetureHeures: '2',
  acces: 'public',
  rythme: 'une_fois',
};

const preparer = formRoute({
  path: `${BASE}/nouveau`,
  right: porte,
  audit: 'ateliers.afficherPreparation',
  form: formulaireAtelier,
  brouillon: true,
  initial: async ({ tools: { db }, actor }) => ({ ...USUEL, ou: (await listerSesLieux(db, actor))[0]?.id ?? '' }),
  page: (requete, state) =>
    pageDAtelier(requete, state, {
      titre: 'Préparer un atelier',
      bouton: 'Préparer',
      filAriane,
      intro: 'Personne ne le voit avant que vous ne le publiiez, à la page suivante.',
    }),
  async submit({ tools, actor }, { rythme, jusquAu, ...values }) {
    const atelierId = await preparerAtelier(tools, actor, { ...saisieDAtelier(values), rythme, jusquAu });
    return { redirect: `${BASE}/${atelierId}`, annonce: 'L’atelier est prêt. Relisez-le, puis publiez-le.' };
  },
});

/** Another workshop like it: everything is taken again but the moment. */
const semblable = formRoute({
  path: `${BASE}/:id/semblable`,
  right: porte,
  audit: 'ateliers.afficherSemblable',
  form: formulaireAtelier,
  initial: ({ parameters, ...requete }) => valeursDuModele(requete, parameters.id),
  async page(requete, state) {
    const { id, titre } = await lireSonAtelier(requete.tools.db, requete.actor, requete.parameters.id);
    return pageDAtelier(requete, state, {
      titre: 'Préparer un atelier semblable',
      bouton: 'Préparer',
      filAriane: [...filAriane, { libelle: titre, href: `${BASE}/${id}` }],
      intro: 'Tout est repris, sauf le jour et l’heure.',
    });
  },
  async submit({ tools, actor }, { rythme, jusquAu, ...values }) {
    const atelierId = await preparerAtelier(tools, actor, { ...saisieDAtelier(values), rythme, jusquAu });
    return { redirect: `${BASE}/${atelierId}`, annonce: 'L’atelier est prêt. Relisez-le, puis publiez-le.' };
  },
});

async function valeursDuModele(
  { tools: { db }, actor }: Pick<Requete, 'tools' | 'actor'>,
  id: string,
): Promise<RawValues> {
  return { ...valeursDe(await lireSonAtelier(db, actor, id)), debut: '', rythme: 'une_fois' };
}

export const routesNouvelAtelier: readonly AnyRoute[] = [...preparer, ...semblable];
