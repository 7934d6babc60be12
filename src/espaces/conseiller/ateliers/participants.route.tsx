import { z } from 'zod';
import {
  formulaireParticipant,
  inscrireParticipant,
  lireParticipants,
  lireSonAtelier,
  noterAppel,
  retirerParticipant,
} from '#domain/ateliers/index.ts';
import { porte } from '#espaces/conseiller/door.ts';
import { rendezVous } from '#platform/dates.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { PageDesParticipants } from './participants.page.tsx';

const BASE = '/conseiller/ateliers';

const liste = route({
  method: 'GET',
  path: `${BASE}/:id/participants`,
  right: porte,
  audit: 'ateliers.lireParticipants',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id } }) {
    const participants = await lireParticipants(tools, actor, id);
    return {
      page: {
        titre: 'Qui vient',
        prive: true,
        filAriane: [
          { libelle: 'Mes ateliers', href: BASE },
          { libelle: participants.atelier.titre, href: `${BASE}/${id}` },
        ],
        corps: <PageDesParticipants participants={participants} now={tools.clock()} />,
      },
    };
  },
});

const inscrire = formRoute({
  path: `${BASE}/:id/inscrire`,
  right: porte,
  audit: 'ateliers.afficherInscription',
  form: formulaireParticipant,
  initial: async () => ({ nombre: '1' }),
  async page({ tools: { db }, actor, parameters: { id } }, state) {
    const { titre, debut } = await lireSonAtelier(db, actor, id);
    return {
      titre: 'Inscrire une personne',
      prive: true,
      filAriane: [
        { libelle: 'Mes ateliers', href: BASE },
        { libelle: titre, href: `${BASE}/${id}` },
      ],
      corps: (
        <div className="fr-grid-row">
          <div className="fr-col-12 fr-col-md-8">
            <h1>Inscrire une personne</h1>
            <p>
              « {titre} », le {rendezVous(debut)}. Sans place libre, elle est mise sur la liste d’attente.
            </p>
            <Formulaire form={formulaireParticipant} state={state} bouton="Inscrire" />
          </div>
        </div>
      ),
    };
  },
  async submit({ tools, actor, parameters: { id } }, { nombre, prenom, nom, email, telephone }) {
    const qui = { prenom, nom, email, telephone, nombre: Number(nombre) };
    const reponse = await inscrireParticipant(tools, actor, { atelierId: id, qui });
    return {
      redirect: `${BASE}/${id}/participants`,
      annonce: reponse === 'place' ? 'La personne a une place.' : 'La personne est sur la liste d’attente.',
    };
  },
});

const designee = z.object({ participationId: z.uuid() });

const retirer = route({
  method: 'POST',
  path: `${BASE}/:id/participants/retirer`,
  right: porte,
  audit: 'ateliers.retirerDeLaListe',
  rate: 'formulaire',
  input: designee,
  async answer({ tools, actor, parameters: { id }, input }) {
    await retirerParticipant(tools, actor, { atelierId: id, ...input });
    return {
      redirect: `${BASE}/${id}/participants`,
      annonce: 'La personne n’est plus dans la liste. Sa place va à la première de la liste d’attente.',
    };
  },
});

const appel = route({
  method: 'POST',
  path: `${BASE}/:id/participants/appel`,
  right: porte,
  audit: 'ateliers.noterUnAppel',
  rate: 'formulaire',
  input: designee,
  async answer({ tools, actor, parameters: { id }, input }) {
    await noterAppel(tools, actor, { atelierId: id, ...input });
    return { redirect: `${BASE}/${id}/participants`, annonce: 'C’est noté : cette personne est prévenue.' };
  },
});

export const routesParticipants: readonly AnyRoute[] = [liste, ...inscrire, retirer, appel];
