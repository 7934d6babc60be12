import {
  champDesConseillers,
  conseillersEnPoste,
  formulaireProposer,
  lireSonEquipe,
  optionsDeConseillers,
  proposerMembre,
  REPONSE_JOURS,
} from '#domain/equipes/index.ts';
import { porte } from '#espaces/coordinateur/door.ts';
import { dateCivile } from '#platform/dates.ts';
import { ChampDeSaisie } from '#platform/form/ChampDeSaisie.tsx';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { formRoute } from '#platform/form/form-route.ts';

export const routesProposer = formRoute({
  path: '/coordinateur/proposer',
  right: porte,
  audit: 'equipes.afficherProposition',
  form: formulaireProposer,
  async page({ tools: { db, clock }, actor }, state) {
    const equipe = await lireSonEquipe(db, actor);
    const conseillers = await conseillersEnPoste(db, equipe.departement_codes, dateCivile(clock()))
      .where('c.numero', '<>', equipe.coordinateur)
      .execute();
    const options = optionsDeConseillers(conseillers);
    return {
      titre: 'Proposer de rejoindre l’équipe',
      prive: true,
      filAriane: [{ libelle: 'Mon équipe', href: '/coordinateur' }],
      corps: (
        <>
          <h1>Proposer de rejoindre l’équipe</h1>
          <p>
            La personne reçoit un courriel. Elle a {REPONSE_JOURS} jours pour accepter ou refuser ; sans réponse, elle
            rejoint l’équipe, et peut la quitter à tout moment.
          </p>
          {options.length === 0 ? (
            <p>Aucun autre conseiller n’est en poste dans votre territoire pour l’instant.</p>
          ) : (
            <Formulaire form={formulaireProposer} state={state} bouton="Envoyer la proposition">
              <ChampDeSaisie nom="candidat" champ={champDesConseillers(options)} state={state} />
            </Formulaire>
          )}
        </>
      ),
    };
  },
  async submit({ tools, actor }, { candidat }) {
    const { id } = await lireSonEquipe(tools.db, actor);
    await proposerMembre(tools, actor, { equipeId: id, candidatId: candidat });
    return { redirect: '/coordinateur', annonce: 'La proposition est envoyée.' };
  },
});
