import { z } from 'zod';
import {
  accepterAvenant,
  EffetDeLAvenant,
  envoyerActe,
  envoyerAvenant,
  formulaireRefus,
  lireAvenant,
  peutExaminer,
  refuserAvenant,
} from '#domain/avenants/index.ts';
import { POSTES_PAR_DECISION_MAX } from '#domain/concertation/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { Forbidden } from '#platform/errors.ts';
import { nombre } from '#platform/form/champs.ts';
import { BoutonPost, Formulaire } from '#platform/form/Formulaire.tsx';
import { form, VIDE } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, route } from '#platform/routes.ts';

const BASE = '/anct/avenants';
const filAriane = [{ libelle: 'Avenants', href: BASE }];
const ACCEPTEE = 'La demande est acceptée. Les structures en sont prévenues.';

const formulaireAccord = form('avenants.accord', {
  nombrePostes: nombre({
    libelle: 'Nombre de postes accordés',
    vide: 'Indiquez combien de postes sont accordés.',
    min: 1,
    max: POSTES_PAR_DECISION_MAX,
  }),
});

const une = formRoute({
  path: `${BASE}/:id`,
  right: porte,
  audit: 'avenant.lire',
  form: formulaireRefus,
  async page({ tools: { db, clock }, actor, parameters: { id } }, state) {
    const lu = await lireAvenant(db, actor.perimetre, clock(), id);
    const { numero, structure, statut, objet, nombre_postes, avis_nombre } = lu.avenant;
    const attend = statut === 'demandee' || statut === 'instruite';
    const accorder = { ...VIDE, values: { nombrePostes: String(avis_nombre ?? nombre_postes ?? 1) } };
    return {
      titre: `Demande n° ${numero}`,
      prive: true,
      filAriane,
      corps: (
        <>
          <h1>
            Demande n° {numero} de {structure} : {objet}
          </h1>
          <EffetDeLAvenant lu={lu} base={`${BASE}/${id}`} />
          {attend && peutExaminer(actor) && (
            <>
              <h2>Accepter cette demande</h2>
              {nombre_postes === null ? (
                <BoutonPost action={`${BASE}/${id}/accepter`} priority="primary">
                  Accepter la demande
                </BoutonPost>
              ) : (
                <Formulaire
                  form={formulaireAccord}
                  state={accorder}
                  action={`${BASE}/${id}/accorder`}
                  bouton="Accorder ces postes"
                />
              )}
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
    return { redirect: `${BASE}/${id}`, annonce: ACCEPTEE };
  },
});

const accorder = formRoute({
  path: `${BASE}/:id/accorder`,
  right: porte,
  audit: 'avenant.afficherAccord',
  form: formulaireAccord,
  async page({ tools: { db, clock }, actor, parameters: { id } }, state) {
    const { avenant } = await lireAvenant(db, actor.perimetre, clock(), id);
    return {
      titre: 'Accorder des postes',
      prive: true,
      filAriane: [...filAriane, { libelle: `Demande n° ${avenant.numero}`, href: `${BASE}/${id}` }],
      corps: (
        <>
          <h1>
            Demande n° {avenant.numero} de {avenant.structure} : {avenant.objet}
          </h1>
          <Formulaire form={formulaireAccord} state={state} bouton="Accorder ces postes" />
        </>
      ),
    };
  },
  async submit({ tools, actor, parameters: { id } }, { nombrePostes }) {
    await accepterAvenant(tools, actor, { avenantId: id, nombrePostes });
    return { redirect: `${BASE}/${id}`, annonce: ACCEPTEE };
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

const acte = route({
  method: 'GET',
  path: `${BASE}/:id/acte`,
  right: porte,
  audit: 'avenant.ouvrirActe',
  rate: 'export',
  input: z.unknown(),
  answer: async (requete) => envoyerActe(requete, requete.parameters.id),
});

export const routesAvenant: readonly AnyRoute[] = [...une, accepter, ...accorder, document, acte];
