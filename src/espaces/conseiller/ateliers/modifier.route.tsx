import {
  annulerAtelier,
  formulaireAnnulation,
  formulaireModification,
  lireSonAtelier,
  modifierAtelier,
  type SonAtelier,
  saisieDAtelier,
  valeursDe,
} from '#domain/ateliers/index.ts';
import { porte } from '#espaces/conseiller/door.ts';
import { rendezVous } from '#platform/dates.ts';
import { Champs, Formulaire } from '#platform/form/Formulaire.tsx';
import { formRoute } from '#platform/form/form-route.ts';
import type { AnyRoute } from '#platform/routes.ts';
import { pluriel } from '#platform/texte.ts';
import { pageDAtelier } from './saisie.page.tsx';

const BASE = '/conseiller/ateliers';
const fil = ({ id, titre }: SonAtelier) => [
  { libelle: 'Mes ateliers', href: BASE },
  { libelle: titre, href: `${BASE}/${id}` },
];

const modifier = formRoute({
  path: `${BASE}/:id/modifier`,
  right: porte,
  audit: 'ateliers.afficherModification',
  form: formulaireModification,
  initial: async ({ tools: { db }, actor, parameters }) => valeursDe(await lireSonAtelier(db, actor, parameters.id)),
  async page(requete, state) {
    const { tools, actor, parameters } = requete;
    const atelier = await lireSonAtelier(tools.db, actor, parameters.id);
    const { lieuId, nomLieu, commune, suivants } = atelier;
    return pageDAtelier(requete, state, {
      titre: 'Modifier un atelier',
      bouton: 'Enregistrer',
      filAriane: fil(atelier),
      intro: 'Si le jour, l’heure ou le lieu changent, les personnes inscrites reçoivent un courriel.',
      existant: {
        enSerie: suivants > 0,
        lieu: lieuId ? { valeur: lieuId, libelle: `${nomLieu}, ${commune}` } : undefined,
      },
    });
  },
  async submit({ tools, actor, parameters: { id } }, { portee, ...values }) {
    await modifierAtelier(tools, actor, { ...saisieDAtelier(values), portee, atelierId: id });
    return { redirect: `${BASE}/${id}`, annonce: 'L’atelier est modifié.' };
  },
});

const annuler = formRoute({
  path: `${BASE}/:id/annuler`,
  right: porte,
  audit: 'ateliers.afficherAnnulation',
  form: formulaireAnnulation,
  initial: async () => ({ portee: 'celui_ci' }),
  async page({ tools, actor, parameters }, state) {
    const atelier = await lireSonAtelier(tools.db, actor, parameters.id);
    const { titre, debut, places_prises, en_attente, suivants } = atelier;
    return {
      titre: 'Annuler un atelier',
      prive: true,
      filAriane: fil(atelier),
      corps: (
        <>
          <h1>Annuler un atelier</h1>
          <p>
            « {titre} », le {rendezVous(debut)} :{' '}
            {pluriel(places_prises, 'place prise', 'places prises', 'aucune place prise')}
            {en_attente > 0 && `, ${pluriel(en_attente, 'demande en attente', 'demandes en attente')}`}. Un courriel
            prévient les personnes inscrites ; vous verrez lesquelles n’ont pas d’adresse et sont à appeler.
          </p>
          <Formulaire form={formulaireAnnulation} state={state} bouton="Annuler l’atelier">
            <Champs form={formulaireAnnulation} state={state} noms={suivants > 0 ? ['motif', 'portee'] : ['motif']} />
          </Formulaire>
        </>
      ),
    };
  },
  async submit({ tools, actor, parameters: { id } }, { motif, portee }) {
    const combien = await annulerAtelier(tools, actor, { atelierId: id, motif, portee });
    return {
      redirect: `${BASE}/${id}`,
      annonce: `${pluriel(combien, 'atelier annulé', 'ateliers annulés')}. Les personnes inscrites sont prévenues par courriel.`,
    };
  },
});

export const routesModifierAtelier: readonly AnyRoute[] = [...modifier, ...annuler];
