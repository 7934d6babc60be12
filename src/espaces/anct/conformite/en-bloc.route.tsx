import { z } from 'zod';
import {
  assigner,
  DOSSIERS_EN_BLOC_MAX,
  ecrireEnBloc,
  listerInstructeurs,
  peutInstruire,
} from '#domain/conformite/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { Forbidden, Refused } from '#platform/errors.ts';
import { cache, texte as court, texteLong } from '#platform/form/champs.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { form, valeur } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import type { AnyRoute, Requete } from '#platform/routes.ts';
import { pluriel } from '#platform/texte.ts';

const filAriane = [{ libelle: 'Demandes de subvention', href: '/anct/conformite' }];
const lireIds = (ids: string) =>
  [...new Set(ids.split(','))].filter((id) => z.uuid().safeParse(id).success).slice(0, DOSSIERS_EN_BLOC_MAX);
const coches = ({ url }: Pick<Requete, 'url'>) => ({ ids: url.searchParams.getAll('ids').join(',') });
const ids = cache({ max: DOSSIERS_EN_BLOC_MAX * 37 });

function combien(ids: string, actor: Requete['actor']): string {
  if (!peutInstruire(actor)) throw new Forbidden('conformite.enBloc');
  return pluriel(lireIds(ids).length, 'demande', 'demandes', 'aucune demande');
}

const formulaireConfier = form('conformite.confier', {
  ids,
  // The colleagues are known when the page is shown: the gesture checks the choice.
  a: { ...court({ libelle: 'À qui', vide: 'Choisissez un collègue, ou personne.', max: 36 }), type: 'liste' as const },
});
const avecCollegues = (options: readonly { id: string; nom: string }[]) => ({
  ...formulaireConfier,
  champs: {
    ...formulaireConfier.champs,
    a: {
      ...formulaireConfier.champs.a,
      options: [
        ...options.map(({ id, nom }) => ({ valeur: id, libelle: nom })),
        { valeur: 'personne', libelle: 'Personne' },
      ],
    },
  },
});

const confier = formRoute({
  path: '/anct/conformite/en-bloc/confier',
  right: porte,
  audit: 'conformite.afficherConfier',
  form: formulaireConfier,
  initial: async (requete) => coches(requete),
  async page({ tools, actor }, state) {
    const nombre = combien(valeur(state.values, 'ids'), actor);
    return {
      titre: 'Confier des demandes',
      prive: true,
      filAriane,
      corps: (
        <>
          <h1>Confier {nombre}</h1>
          <Formulaire form={avecCollegues(await listerInstructeurs(tools.db))} state={state} bouton="Confier" />
        </>
      ),
    };
  },
  async submit({ tools, actor }, { ids: choisis, a }) {
    const dossierIds = lireIds(choisis);
    if (dossierIds.length === 0) throw new Refused('Cochez d’abord au moins une demande dans la liste.');
    const nombre = await assigner(tools, actor, { dossierIds, a: a === 'personne' ? null : a });
    return { redirect: '/anct/conformite', annonce: `${pluriel(nombre, 'demande confiée', 'demandes confiées')}.` };
  },
});

const formulaireEcrire = form('conformite.ecrireEnBloc', {
  ids,
  texte: texteLong({
    libelle: 'Le message',
    indication: 'Chaque structure le reçoit par courriel et dans sa demande.',
    vide: 'Écrivez votre message.',
    max: 4000,
  }),
});

const ecrire = formRoute({
  path: '/anct/conformite/en-bloc/ecrire',
  right: porte,
  audit: 'conformite.afficherEcrireEnBloc',
  form: formulaireEcrire,
  initial: async (requete) => coches(requete),
  async page({ actor }, state) {
    return {
      titre: 'Écrire à plusieurs structures',
      prive: true,
      filAriane,
      corps: (
        <>
          <h1>Écrire pour {combien(valeur(state.values, 'ids'), actor)}</h1>
          <Formulaire form={formulaireEcrire} state={state} bouton="Envoyer à chaque structure" />
        </>
      ),
    };
  },
  async submit({ tools, actor }, { ids: choisis, texte }) {
    const dossierIds = lireIds(choisis);
    if (dossierIds.length === 0) throw new Refused('Cochez d’abord au moins une demande dans la liste.');
    const nombre = await ecrireEnBloc(tools, actor, { dossierIds, texte });
    return { redirect: '/anct/conformite', annonce: `Message envoyé pour ${pluriel(nombre, 'demande')}.` };
  },
});

export const routesEnBloc: readonly AnyRoute[] = [...confier, ...ecrire];
