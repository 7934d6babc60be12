import { z } from 'zod';
import {
  EffetDeLAvenant,
  envoyerActe,
  envoyerAvenant,
  formulaireDesaccord,
  lireAvenant,
  repondreAuTransfert,
  retirerAvenant,
} from '#domain/avenants/index.ts';
import { porte } from '#espaces/structure/door.ts';
import { sienne } from '#espaces/structure/inscription/sienne.ts';
import { BoutonPost, Formulaire } from '#platform/form/Formulaire.tsx';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { BASE } from './demandes.route.tsx';

const filAriane = [{ libelle: 'Changer ma subvention', href: BASE }];

const page = formRoute({
  path: `${BASE}/:id`,
  right: porte,
  audit: 'avenant.lireLeSien',
  form: formulaireDesaccord,
  async page({ tools: { db, clock }, actor: { perimetre }, parameters: { id } }, state) {
    const lu = await lireAvenant(db, perimetre, clock(), id);
    const { numero, objet, statut, vers_structure_id } = lu.avenant;
    const recue = vers_structure_id === sienne(perimetre);
    const titre = `Demande n° ${numero}`;
    return {
      titre,
      prive: true,
      filAriane,
      corps: (
        <>
          <h1>
            {titre} : {objet}
          </h1>
          <EffetDeLAvenant lu={lu} base={`${BASE}/${id}`} />
          {!recue && (statut === 'demandee' || statut === 'instruite') && (
            <BoutonPost action={`${BASE}/${id}/retirer`}>Retirer cette demande</BoutonPost>
          )}
          {recue && statut === 'demandee' && (
            <>
              <h2 className="fr-mt-4w">Votre réponse</h2>
              <BoutonPost action={`${BASE}/${id}/accord`} priority="primary">
                Donner notre accord
              </BoutonPost>
              <h3 className="fr-mt-4w">Ou refuser</h3>
              <Formulaire form={formulaireDesaccord} state={state} bouton="Refuser" />
            </>
          )}
        </>
      ),
    };
  },
  async submit({ tools, actor, parameters: { id } }, { motif }) {
    await repondreAuTransfert(tools, actor, { avenantId: id, accord: false, motif });
    return { redirect: `${BASE}/${id}`, annonce: 'Vous avez refusé. L’autre structure en est prévenue.' };
  },
});

const accord = route({
  method: 'POST',
  path: `${BASE}/:id/accord`,
  right: porte,
  audit: 'avenant.donnerAccordDepuisLaPage',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id } }) {
    await repondreAuTransfert(tools, actor, { avenantId: id, accord: true, motif: '' });
    return { redirect: `${BASE}/${id}`, annonce: 'Votre accord est donné. L’ANCT décide maintenant.' };
  },
});

const retirer = route({
  method: 'POST',
  path: `${BASE}/:id/retirer`,
  right: porte,
  audit: 'avenant.retirerDepuisLaPage',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id } }) {
    await retirerAvenant(tools, actor, { avenantId: id });
    return { redirect: `${BASE}/${id}`, annonce: 'La demande est retirée : rien n’a changé.' };
  },
});

const document = route({
  method: 'GET',
  path: `${BASE}/:id/document`,
  right: porte,
  audit: 'avenant.ouvrirLeSien',
  rate: 'export',
  input: z.unknown(),
  answer: async (requete) => envoyerAvenant(requete, requete.parameters.id),
});

const acte = route({
  method: 'GET',
  path: `${BASE}/:id/acte`,
  right: porte,
  audit: 'avenant.ouvrirSonActe',
  rate: 'export',
  input: z.unknown(),
  answer: async (requete) => envoyerActe(requete, requete.parameters.id),
});

export const routesAvenant: readonly AnyRoute[] = [...page, accord, retirer, document, acte];
