import { formulaireMessage } from '#domain/contact/index.ts';
import { Champs, Formulaire } from '#platform/form/Formulaire.tsx';
import type { FormState } from '#platform/form/form.ts';
import { PourLesRobots } from '#platform/form/PourLesRobots.tsx';

export function PageContact({ state }: { state: FormState }) {
  return (
    <>
      <h1>Nous écrire</h1>
      <p className="fr-text--lead">Une personne de l’équipe vous lira et vous répondra par courriel.</p>
      <p>
        La réponse est peut-être déjà parmi <a href="/questions">les questions fréquentes</a>. Toutes les réponses sont
        à donner.
      </p>
      <div className="fr-grid-row">
        <div className="fr-col-12 fr-col-md-8">
          <Formulaire form={formulaireMessage} state={state} bouton="Envoyer le message" autosave>
            <Champs form={formulaireMessage} state={state} noms={['profil', 'sujet', 'nom', 'email', 'texte']} />
            <PourLesRobots />
          </Formulaire>
          <p className="fr-text--sm fr-mt-3w">
            Votre message sert seulement à vous répondre. <a href="/donnees-personnelles">Vos données personnelles</a>
          </p>
        </div>
      </div>
    </>
  );
}
