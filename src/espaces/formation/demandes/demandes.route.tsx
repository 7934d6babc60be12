import { z } from 'zod';
import {
  cloreDemande,
  demanderPieces,
  lireDemande,
  lireFichierDeDemande,
  redemander,
} from '#domain/formation/index.ts';
import { porte } from '#espaces/formation/door.ts';
import { adresseDe, laPersonne, nomDe } from '#espaces/formation/personnes/la-personne.ts';
import { auditerLecture } from '#platform/audit.ts';
import { TYPES } from '#platform/files/contenu.ts';
import { texteLong } from '#platform/form/champs.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { form } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, route } from '#platform/routes.ts';

const formulaireDemande = form('formation.demande', {
  objet: texteLong({
    libelle: 'Ce qu’il vous faut',
    indication: 'Pour le dossier de financement. La structure le reçoit par courriel et dans son espace.',
    vide: 'Dites ce qu’il vous faut.',
    max: 2000,
  }),
});

const demander = formRoute({
  path: '/formation/personnes/:id/demande',
  right: porte,
  audit: 'formation.afficherDemande',
  form: formulaireDemande,
  async page(requete, state) {
    const { formation, filAriane } = await laPersonne(requete, requete.parameters.id);
    return {
      titre: 'Demande à la structure',
      prive: true,
      filAriane,
      corps: (
        <>
          <h1>Demande à {formation.structure}</h1>
          <p>Au sujet de {nomDe(formation)}.</p>
          <Formulaire form={formulaireDemande} state={state} bouton="Envoyer la demande" />
        </>
      ),
    };
  },
  async submit({ tools, actor, parameters: { id } }, { objet }) {
    await demanderPieces(tools, actor, { formationId: id, objet });
    return { redirect: adresseDe(id), annonce: 'La demande est envoyée à la structure.' };
  },
});

const formulaireMotif = form('formation.completer', {
  motif: texteLong({ libelle: 'Ce qui manque', vide: 'Dites ce qui manque.', max: 2000 }),
});

const completer = formRoute({
  path: '/formation/demandes/:id/completer',
  right: porte,
  audit: 'formation.afficherCompleter',
  form: formulaireMotif,
  async page({ tools, actor, parameters: { id } }, state) {
    const demande = await lireDemande(tools.db, actor.perimetre, id);
    return {
      titre: 'Demander de compléter',
      prive: true,
      filAriane: [
        { libelle: 'Personnes', href: '/formation/personnes' },
        { libelle: demande.personne, href: adresseDe(demande.formation_id) },
      ],
      corps: (
        <>
          <h1>Demander à {demande.structure} de compléter</h1>
          <p className="texte-tape">Vous aviez demandé : {demande.objet}</p>
          <Formulaire form={formulaireMotif} state={state} bouton="Renvoyer la demande" />
        </>
      ),
    };
  },
  async submit({ tools, actor, parameters: { id } }, { motif }) {
    const { formation_id } = await lireDemande(tools.db, actor.perimetre, id);
    await redemander(tools, actor, { demandeId: id, motif });
    return { redirect: adresseDe(formation_id), annonce: 'La structure est prévenue.' };
  },
});

const clore = route({
  method: 'POST',
  path: '/formation/demandes/:id/clore',
  right: porte,
  audit: 'formation.cloreLaDemande',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id } }) {
    const { formation_id } = await lireDemande(tools.db, actor.perimetre, id);
    await cloreDemande(tools, actor, { demandeId: id });
    return { redirect: adresseDe(formation_id), annonce: 'La demande est close.' };
  },
});

const fichier = route({
  method: 'GET',
  path: '/formation/demandes/fichiers/:id',
  right: porte,
  audit: 'formation.lireFichierDeDemande',
  rate: 'export',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id } }) {
    const { octets, type, formationId } = await lireFichierDeDemande(tools, actor, id);
    await auditerLecture({ tools, actor, now: tools.clock() }, { action: 'formation.lireFichier', sujet: formationId });
    return { flux: octets, type: TYPES[type].mime };
  },
});

export const routesDemandes: readonly AnyRoute[] = [...demander, ...completer, clore, fichier];
