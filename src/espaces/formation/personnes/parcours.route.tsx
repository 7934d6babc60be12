import {
  datesEcrites,
  type FormationLue,
  inscrire,
  listerSessionsLibres,
  OPTIONS_DE_PARCOURS,
  parcoursLu,
  positionner,
  reprendre,
} from '#domain/formation/index.ts';
import { porte } from '#espaces/formation/door.ts';
import { optionDeSession } from '#espaces/formation/sessions/option.ts';
import { dateCivile } from '#platform/dates.ts';
import { choix, date, texte } from '#platform/form/champs.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { form, rawValues } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import type { AnyRoute } from '#platform/routes.ts';
import { adresseDe, laPersonne, nomDe } from './la-personne.ts';

const formulairePositionnement = form('formation.positionnement', {
  parcours: choix({ libelle: 'Parcours', vide: 'Choisissez le parcours.', options: OPTIONS_DE_PARCOURS }),
  faitLe: date({ libelle: 'Date du test', vide: 'Indiquez la date du test.' }),
});

const positionnement = formRoute({
  path: '/formation/personnes/:id/positionnement',
  right: porte,
  audit: 'formation.afficherPositionnement',
  form: formulairePositionnement,
  async initial({ tools, actor, parameters }) {
    const { formation } = await laPersonne({ tools, actor }, parameters.id);
    return rawValues({
      parcours: formation.parcours,
      faitLe: formation.positionnee_le ?? dateCivile(tools.clock()),
    });
  },
  async page(requete, state) {
    const { formation, filAriane } = await laPersonne(requete, requete.parameters.id);
    return {
      titre: 'Test de positionnement',
      prive: true,
      filAriane,
      corps: (
        <>
          <h1>Test de positionnement de {nomDe(formation)}</h1>
          <p>Le test, indépendant de Pix, définit la durée du parcours. La structure et la personne sont prévenues.</p>
          <Formulaire form={formulairePositionnement} state={state} bouton="Enregistrer le parcours" />
        </>
      ),
    };
  },
  async submit({ tools, actor, parameters: { id } }, { parcours, faitLe }) {
    await positionner(tools, actor, { formationId: id, parcours: Number(parcours), faitLe });
    return { redirect: adresseDe(id), annonce: 'Le parcours est enregistré.' };
  },
});

// The sessions are known when the page is shown: the gesture checks the choice.
const formulaireSession = form('formation.session', {
  sessionId: {
    ...texte({ libelle: 'Session', vide: 'Choisissez une session.', max: 36 }),
    type: 'liste' as const,
  },
});

/** Somebody who was interrupted may come back where he was: his place is kept. */
const saSession = ({ session_id, sessionNumero, debut, fin }: FormationLue) =>
  session_id && debut && fin
    ? [{ valeur: session_id, libelle: `Session ${sessionNumero}, ${datesEcrites({ debut, fin })} (sa session)` }]
    : [];

const choisirSession = (
  nom: 'inscription' | 'reprise',
  { titre, bouton, geste, annonce }: { titre: string; bouton: string; geste: typeof inscrire; annonce: string },
) =>
  formRoute({
    path: `/formation/personnes/:id/${nom}`,
    right: porte,
    audit: nom === 'inscription' ? 'formation.afficherInscription' : 'formation.afficherReprise',
    form: formulaireSession,
    async initial(requete) {
      const { formation } = await laPersonne(requete, requete.parameters.id);
      return rawValues({ sessionId: formation.session_id });
    },
    async page({ tools, actor, parameters: { id } }, state) {
      const { formation, filAriane } = await laPersonne({ tools, actor }, id);
      const libres = await listerSessionsLibres(tools.db, actor.perimetre, {
        aujourdhui: dateCivile(tools.clock()),
        parcours: formation.parcours,
        sauf: formation.session_id,
      });
      const options = [...(nom === 'reprise' ? saSession(formation) : []), ...libres.map(optionDeSession)];
      const champs = { sessionId: { ...formulaireSession.champs.sessionId, options } };
      return {
        titre,
        prive: true,
        filAriane,
        corps: (
          <>
            <h1>
              {titre} : {nomDe(formation)}
            </h1>
            <p>Parcours : {parcoursLu(formation.parcours)}.</p>
            {options.length === 0 && (
              <p>
                Aucune session ouverte de ce parcours n’a de place libre.{' '}
                <a href="/formation/sessions/nouvelle">Ouvrir une session</a>
              </p>
            )}
            <Formulaire form={{ ...formulaireSession, champs }} state={state} bouton={bouton} />
          </>
        ),
      };
    },
    async submit({ tools, actor, parameters: { id } }, { sessionId }) {
      await geste(tools, actor, { formationId: id, sessionId });
      return { redirect: adresseDe(id), annonce };
    },
  });

export const routesParcours: readonly AnyRoute[] = [
  ...positionnement,
  ...choisirSession('inscription', {
    titre: 'Inscription dans une session',
    bouton: 'Inscrire',
    geste: inscrire,
    annonce: 'L’inscription est enregistrée : la structure et la personne sont prévenues.',
  }),
  ...choisirSession('reprise', {
    titre: 'Reprise de la formation',
    bouton: 'Reprendre la formation',
    geste: reprendre,
    annonce: 'La formation reprend : la structure et la personne sont prévenues.',
  }),
];
