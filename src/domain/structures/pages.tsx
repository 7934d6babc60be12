import { Forbidden } from '#platform/errors.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { formRoute } from '#platform/form/form-route.ts';
import type { AnyRoute, Lien, Right } from '#platform/routes.ts';
import { corriger } from './corriger.ts';
import { formulaireCorrection } from './formulaires-contact.ts';
import { valeursACorriger } from './presentation.ts';
import { lireStructure } from './readings.ts';
import { peutCorriger } from './rights.ts';

/** The page where an agent corrects what a structure declared, under the address of its file, reached from `liste`. */
export const routesDeCorrection = (dossiers: `/${string}`, liste: Lien, right: Right): readonly AnyRoute[] =>
  formRoute({
    path: `${dossiers}/:id/corriger`,
    right,
    audit: 'structures.afficherCorrection',
    form: formulaireCorrection,
    initial: async ({ tools, actor, parameters }) =>
      valeursACorriger(await lireStructure(tools.db, actor.perimetre, parameters.id)),
    async page({ tools, actor, parameters }, state) {
      const structure = await lireStructure(tools.db, actor.perimetre, parameters.id);
      if (!peutCorriger(actor)) throw new Forbidden('structures.corriger');
      return {
        titre: 'Corriger le dossier',
        prive: true,
        filAriane: [liste, { libelle: structure.nom, href: `${dossiers}/${structure.id}` }],
        corps: (
          <>
            <h1>Corriger le dossier</h1>
            <p>Ce qui était écrit avant reste dans l’historique du dossier.</p>
            <Formulaire form={formulaireCorrection} state={state} bouton="Enregistrer la correction" />
          </>
        ),
      };
    },
    async submit({ tools, actor, parameters }, saisie) {
      await corriger(tools, actor, { ...saisie, structureId: parameters.id });
      return { redirect: `${dossiers}/${parameters.id}`, annonce: 'La correction est enregistrée.' };
    },
  });
