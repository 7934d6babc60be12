import { z } from 'zod';
import {
  classerMessage,
  compterMessages,
  formulaireReponse,
  lireMessage,
  listerMessages,
  parcourirMessages,
  repondreMessage,
  rouvrirMessage,
} from '#domain/contact/index.ts';
import { porte } from '#espaces/anct/door.ts';
import type { Action } from '#platform/action.ts';
import { auditerLecture } from '#platform/audit.ts';
import { exporter } from '#platform/export/exporter.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { PageMessage } from './message.page.tsx';
import { colonnesExportees } from './messages.export.ts';
import { adresseDeListe, filtreDe } from './messages.filtres.ts';
import { PageMessages } from './messages.page.tsx';

const liste = route({
  method: 'GET',
  path: '/anct/messages',
  right: porte,
  audit: 'contact.listerMessages',
  rate: 'page',
  input: adresseDeListe,
  async answer({ tools, actor, input }) {
    const filtre = filtreDe(input);
    const page = await listerMessages(tools.db, actor.perimetre, filtre, input.curseur);
    const total = await compterMessages(tools.db, actor.perimetre, filtre);
    const corps = <PageMessages page={page} total={total} adresse={input} now={tools.clock()} />;
    return { page: { titre: 'Messages reçus', prive: true, corps } };
  },
});

const enFichier = route({
  method: 'GET',
  path: '/anct/messages/export',
  right: porte,
  audit: 'contact.exporterMessages',
  rate: 'export',
  input: adresseDeListe,
  async answer({ tools, actor, input }) {
    const lignes = parcourirMessages(tools.db, actor.perimetre, filtreDe(input));
    await auditerLecture(
      { tools, actor, now: tools.clock() },
      { action: 'contact.exporterMessages', sujet: input.etat },
    );
    const { flux, contentType, extension } = exporter({
      titre: 'Messages reçus',
      colonnes: colonnesExportees,
      lignes,
      format: input.format,
    });
    return { flux, type: contentType, nom: `messages.${extension}` };
  },
});

/** Opening a message is reading the address of a person: it leaves a line in the audit. */
const detail = formRoute({
  path: '/anct/messages/:id',
  right: porte,
  audit: 'contact.lireMessage',
  form: formulaireReponse,
  brouillon: false,
  async page({ tools, actor, parameters }, state) {
    const message = await lireMessage(tools.db, actor.perimetre, parameters.id);
    await auditerLecture({ tools, actor, now: tools.clock() }, { action: 'contact.lireMessage', sujet: message.id });
    return {
      titre: `Message n° ${message.numero}`,
      prive: true,
      filAriane: [{ libelle: 'Messages reçus', href: '/anct/messages' }],
      corps: <PageMessage message={message} state={state} role={actor.role} />,
    };
  },
  async submit({ tools, actor, parameters }, { reponse }) {
    await repondreMessage(tools, actor, { messageId: parameters.id, reponse });
    return { redirect: `/anct/messages/${parameters.id}`, annonce: 'Votre réponse est partie par courriel.' };
  },
});

const geste = (nom: 'classer' | 'rouvrir', faire: Action<{ messageId: string }, void>, annonce: string) =>
  route({
    method: 'POST',
    path: `/anct/messages/:id/${nom}`,
    right: porte,
    audit: `contact.${nom}`,
    rate: 'formulaire',
    input: z.unknown(),
    async answer({ tools, actor, parameters }) {
      await faire(tools, actor, { messageId: parameters.id });
      return { redirect: `/anct/messages/${parameters.id}`, annonce };
    },
  });

/** The messages of the public site, in the ANCT space. */
export const routesMessages: readonly AnyRoute[] = [
  liste,
  enFichier,
  ...detail,
  geste('classer', classerMessage, 'Message classé sans réponse.'),
  geste('rouvrir', rouvrirMessage, 'Message rouvert : il attend une réponse.'),
];
