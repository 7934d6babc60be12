import { Echanges, ecrireALAnct } from '#domain/conformite/index.ts';
import { porte } from '#espaces/structure/door.ts';
import { texteLong } from '#platform/form/champs.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { form } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import type { AnyRoute } from '#platform/routes.ts';
import { filAriane, leDossier } from './subvention.route.tsx';

const formulaireMessage = form('conformite.message', {
  texte: texteLong({ libelle: 'Votre message', vide: 'Écrivez votre message.', max: 4000 }),
});

const message = formRoute({
  path: '/structure/subvention/message',
  right: porte,
  audit: 'conformite.lireMessages',
  form: formulaireMessage,
  brouillon: true,
  async page(requete, state) {
    const { messages } = await leDossier(requete);
    return {
      titre: 'Écrire à l’ANCT',
      prive: true,
      filAriane,
      corps: (
        <>
          <h1>Écrire à l’ANCT</h1>
          <Echanges messages={messages} cote="structure" />
          <Formulaire form={formulaireMessage} state={state} bouton="Envoyer" autosave />
        </>
      ),
    };
  },
  async submit({ tools, actor }, { texte }) {
    await ecrireALAnct(tools, actor, { texte });
    return { redirect: '/structure/subvention', annonce: 'Votre message est envoyé.' };
  },
});

export const routesMessage: readonly AnyRoute[] = message;
