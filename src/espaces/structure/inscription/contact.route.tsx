import { administreSaStructure } from '#domain/comptes/index.ts';
import { formulaireMonContact, lireStructure, modifierContact, valeursDuContact } from '#domain/structures/index.ts';
import { porte } from '#espaces/structure/door.ts';
import { Forbidden } from '#platform/errors.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { formRoute } from '#platform/form/form-route.ts';
import type { AnyRoute } from '#platform/routes.ts';
import { sienne } from './sienne.ts';

/** The contact: whom everybody writes to. An administrator keeps it up to date. */
export const routesContact: readonly AnyRoute[] = formRoute({
  path: '/structure/contact',
  right: porte,
  audit: 'structures.afficherContact',
  form: formulaireMonContact,
  initial: async ({ tools, actor }) =>
    valeursDuContact(await lireStructure(tools.db, actor.perimetre, sienne(actor.perimetre))),
  async page({ tools, actor }, state) {
    if (!(await administreSaStructure(tools.db, actor))) throw new Forbidden('structures.modifierContact');
    return {
      titre: 'Changer le contact',
      prive: true,
      filAriane: [
        { libelle: 'Mes postes', href: '/structure' },
        { libelle: 'Mon inscription', href: '/structure/inscription' },
      ],
      corps: (
        <>
          <h1>Changer le contact</h1>
          <p>
            Les décisions et les rappels sont envoyés à cette personne. Pour qu’elle entre dans votre espace,{' '}
            <a href="/structure/equipe">invitez-la dans votre équipe</a>.
          </p>
          <Formulaire form={formulaireMonContact} state={state} bouton="Enregistrer le contact" />
        </>
      ),
    };
  },
  async submit({ tools, actor }, saisie) {
    await modifierContact(tools, actor, saisie);
    return { redirect: '/structure/inscription', annonce: 'Le contact est enregistré.' };
  },
});
