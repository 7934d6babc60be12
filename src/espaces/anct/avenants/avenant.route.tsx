import { z } from 'zod';
import {
  accepterAvenant,
  EffetDeLAvenant,
  envoyerAvenant,
  formulaireRefus,
  lireAvenant,
  peutExaminer,
  refuserAvenant,
} from '#domain/avenants/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { Forbidden } from '#platform/errors.ts';
import { BoutonPost, Formulaire } from '#platform/form/Formulaire.tsx';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, route } from '#platform/routes.ts';

const BASE = '/anct/avenants';
const filAriane = [{ libelle: 'Avenants', href: BASE }];

const une = formRoute({
  path: `${BASE}/:id`,
  right: porte,
  audit: 'avenant.lire',
  form: formulaireRefus,
  async page({ tools: { db }, actor, parameters: { id } }, state) {
    const lu = await lireAvenant(db, actor.perimetre, id);
    const { numero, structure, statut } = lu.avenant;
    return {
      titre: `Demande n° ${numero}`,
      prive: true,
      filAriane,
      corps: (
        <>
          <h1>
            Demande n° {numero} de {structure} : rendre des postes
          </h1>
          <EffetDeLAvenant lu={lu} base={`${BASE}/${id}`} />
          {statut === 'demandee' && peutExaminer(actor) && (
            <>
              <BoutonPost action={`${BASE}/${id}/accepter`} priority="primary">
                Accepter la demande
              </BoutonPost>
              <h2 className="fr-mt-4w">Refuser cette demande</h2>
              <Formulaire form={formulaireRefus} state={state} bouton="Refuser la demande" />
            </>
          )}
        </>
      ),
    };
  },
  async submit({ tools, actor, parameters: { id } }, { motif }) {
    if (!peutExaminer(actor)) throw new Forbidden('avenant.refuser');
    await refuserAvenant(tools, actor, { avenantId: id, motif });
    return { redirect: `${BASE}/${id}`, annonce: 'La demande est refusée. La structure en est prévenue.' };
  },
});

const accepter = route({
  method: 'POST',
  path: `${BASE}/:id/accepter`,
  right: porte,
  audit: 'avenant.accepterDepuisLaPage',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id } }) {
    await accepterAvenant(tools, actor, { avenantId: id });
    return { redirect: `${BASE}/${id}`, annonce: 'La demande est acceptée. La structure en est prévenue.' };
  },
});

const document = route({
  method: 'GET',
  path: `${BASE}/:id/document`,
  right: porte,
  audit: 'avenant.ouvrir',
  rate: 'export',
  input: z.unknown(),
  answer: async (requete) => envoyerAvenant(requete, requete.parameters.id),
});

export const routesAvenant: readonly AnyRoute[] = [...une, accepter, document];
