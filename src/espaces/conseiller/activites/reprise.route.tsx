import { randomUUID } from 'node:crypto';
import {
  aujourdhuiPour,
  corrigerActivite,
  enregistrerActivite,
  formulaireActivite,
  lireSaisie,
  lireSaSaisie,
} from '#domain/activites/index.ts';
import { porte } from '#espaces/conseiller/door.ts';
import { formRoute } from '#platform/form/form-route.ts';
import type { AnyRoute } from '#platform/routes.ts';
import { pageDeSaisie } from './saisie.page.tsx';

const BASE = '/conseiller/activites';

const corriger = formRoute({
  path: `${BASE}/:id/corriger`,
  right: porte,
  audit: 'activites.afficherCorrection',
  form: formulaireActivite,
  initial: async ({ tools: { db }, actor, parameters }) => (await lireSaSaisie(db, actor, parameters.id)).valeurs,
  async page(requete, state) {
    const { tools, actor, parameters } = requete;
    const { nomLieu } = await lireSaSaisie(tools.db, actor, parameters.id);
    return pageDeSaisie(requete, state, {
      titre: 'Corriger une activité',
      bouton: 'Enregistrer la correction',
      intro: 'Si le mois de cette activité est clos, la correction laisse une trace ; votre note n’y figure pas.',
      nomLieu,
    });
  },
  async submit({ tools, actor, parameters }, values) {
    await corrigerActivite(tools, actor, { ...(await lireSaisie(tools.db, values)), id: parameters.id });
    return { redirect: BASE, annonce: 'L’activité est corrigée : les statistiques le sont aussi.' };
  },
});

const dupliquer = formRoute({
  path: `${BASE}/:id/dupliquer`,
  right: porte,
  audit: 'activites.afficherDuplication',
  form: formulaireActivite,
  // Another activity like it: of today, with an identifier of its own and without the note.
  async initial({ tools: { db, clock }, actor, parameters }) {
    const { valeurs } = await lireSaSaisie(db, actor, parameters.id);
    return { ...valeurs, id: randomUUID(), jour: await aujourdhuiPour(db, actor, clock()), note: '' };
  },
  page: async (requete, state) => {
    const { tools, actor, parameters } = requete;
    await lireSaSaisie(tools.db, actor, parameters.id);
    return pageDeSaisie(requete, state, {
      titre: 'Dupliquer une activité',
      bouton: 'Enregistrer',
      intro: 'Tout est repris, sauf le jour et la note. Changez ce qui diffère, puis enregistrez.',
    });
  },
  async submit({ tools, actor }, values) {
    await enregistrerActivite(tools, actor, await lireSaisie(tools.db, values));
    return { redirect: BASE, annonce: 'L’activité est enregistrée.' };
  },
});

export const routesReprise: readonly AnyRoute[] = [...corriger, ...dupliquer];
