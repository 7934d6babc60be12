import {
  demanderAcces,
  formulaireAcces,
  identifiantNormalise,
  refusIdentifiant,
  siretAffiche,
} from '#domain/structures/index.ts';
import { NotFound } from '#platform/errors.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { formRoute } from '#platform/form/form-route.ts';

const siretDe = (url: URL) => {
  const siret = identifiantNormalise(url.searchParams.get('siret') ?? '');
  if (refusIdentifiant(siret)) throw new NotFound('siret');
  return siret;
};

/** The SIRET is taken: ask for access to the registration that holds it. */
export const dejaInscrite = formRoute({
  path: '/inscription/deja-inscrite',
  right: 'public',
  audit: 'inscription.afficherDejaInscrite',
  rate: 'courriel',
  form: formulaireAcces,
  page: async ({ url }, state) => ({
    titre: 'Cette structure est déjà inscrite',
    prive: true,
    corps: (
      <>
        <h1>Cette structure est déjà inscrite</h1>
        <p>
          Une inscription est en cours pour le numéro {siretAffiche(siretDe(url))}. Une structure ne s’inscrit qu’une
          fois.
        </p>
        <p>C’est la vôtre ? Demandez l’accès à son dossier : la personne qui l’a inscrite recevra votre demande.</p>
        <p>
          Vous vous êtes trompé de numéro ? <a href="/inscription/siret">Revenez en arrière pour le corriger.</a>
        </p>
        <Formulaire form={formulaireAcces} state={state} bouton="Demander l’accès" />
      </>
    ),
  }),
  async submit({ tools, actor, url }, personne) {
    await demanderAcces(tools, actor, { ...personne, identifiant: siretDe(url) });
    return {
      redirect: '/',
      annonce: 'Votre demande est transmise. La personne qui a inscrit la structure vous répondra.',
    };
  },
});
