import { deplacerJour, lireSession, modifierSession } from '#domain/formation/index.ts';
import { porte } from '#espaces/formation/door.ts';
import { dateLongue } from '#platform/dates.ts';
import { date, texte } from '#platform/form/champs.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { form, rawValues } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import type { AnyRoute, Requete } from '#platform/routes.ts';
import { champsDeSession } from './sessions.route.tsx';

async function laSession({ tools, actor }: Pick<Requete, 'tools' | 'actor'>, id: string) {
  const session = await lireSession(tools.db, actor.perimetre, id);
  const filAriane = [
    { libelle: 'Sessions', href: '/formation/sessions' },
    { libelle: `Session ${session.numero}`, href: `/formation/sessions/${id}` },
  ];
  return { session, filAriane };
}

const formulaire = form('formation.modifierSession', champsDeSession);

const modifier = formRoute({
  path: '/formation/sessions/:id/modifier',
  right: porte,
  audit: 'formation.afficherModifierSession',
  form: formulaire,
  async initial(requete) {
    const { modalite, lieu, places } = (await laSession(requete, requete.parameters.id)).session;
    return rawValues({ modalite, lieu, places });
  },
  async page(requete, state) {
    const { session, filAriane } = await laSession(requete, requete.parameters.id);
    return {
      titre: 'Modifier la session',
      prive: true,
      filAriane,
      corps: (
        <>
          <h1>Modifier la session {session.numero}</h1>
          <p>Si le lieu ou la modalité change, prévenez les personnes inscrites.</p>
          <Formulaire form={formulaire} state={state} bouton="Enregistrer" />
        </>
      ),
    };
  },
  async submit({ tools, actor, parameters: { id } }, saisie) {
    await modifierSession(tools, actor, { ...saisie, sessionId: id });
    return { redirect: `/formation/sessions/${id}`, annonce: 'La session est modifiée.' };
  },
});

// The days are known when the page is shown: the gesture checks the choice.
const formulaireJour = form('formation.deplacerJour', {
  jour: {
    ...texte({ libelle: 'Jour à déplacer', vide: 'Choisissez le jour à déplacer.', max: 10 }),
    type: 'liste' as const,
  },
  vers: date({ libelle: 'Nouvelle date', vide: 'Indiquez la nouvelle date.' }),
});

const deplacer = formRoute({
  path: '/formation/sessions/:id/deplacer',
  right: porte,
  audit: 'formation.afficherDeplacerJour',
  form: formulaireJour,
  async page(requete, state) {
    const { session, filAriane } = await laSession(requete, requete.parameters.id);
    const options = session.jours.map((jour) => ({ valeur: jour, libelle: dateLongue(jour) }));
    const champs = { ...formulaireJour.champs, jour: { ...formulaireJour.champs.jour, options } };
    return {
      titre: 'Déplacer un jour',
      prive: true,
      filAriane,
      corps: (
        <>
          <h1>Déplacer un jour de la session {session.numero}</h1>
          <p>Prévenez les personnes inscrites : la plateforme ne leur écrit pas pour un seul jour.</p>
          <Formulaire form={{ ...formulaireJour, champs }} state={state} bouton="Déplacer" />
        </>
      ),
    };
  },
  async submit({ tools, actor, parameters: { id } }, { jour, vers }) {
    await deplacerJour(tools, actor, { sessionId: id, jour, vers });
    return { redirect: `/formation/sessions/${id}`, annonce: `Le jour est déplacé au ${dateLongue(vers)}.` };
  },
});

export const routesReglages: readonly AnyRoute[] = [...modifier, ...deplacer];
