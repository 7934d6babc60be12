import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { z } from 'zod';
import {
  choisirDate,
  cycleEntretien,
  demanderAutreDate,
  type EntretienLu,
  invitationDe,
  listerEntretiens,
} from '#domain/mise-en-relation/index.ts';
import { porte } from '#espaces/candidat/door.ts';
import { sienne } from '#espaces/candidat/sienne.ts';
import type { Actor } from '#platform/actor.ts';
import { TYPE_AGENDA } from '#platform/agenda/agenda.ts';
import { dateHeure } from '#platform/dates.ts';
import type { Db } from '#platform/db/guard.ts';
import { Fiche } from '#platform/dsfr/Fiche.tsx';
import { NotFound } from '#platform/errors.ts';
import { texteLong } from '#platform/form/champs.ts';
import { moment, momentsDe } from '#platform/form/dates-proposees.ts';
import { BoutonPost, Formulaire } from '#platform/form/Formulaire.tsx';
import { form } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, route } from '#platform/routes.ts';

const formulaire = form('candidat.autresDates', {
  date1: moment({
    libelle: 'Première date',
    indication: 'Jour et heure, par exemple 18/02/2021 10:30.',
    vide: 'Proposez au moins une date.',
  }),
  date2: moment({ libelle: 'Deuxième date' }),
  date3: moment({ libelle: 'Troisième date' }),
  message: texteLong({ libelle: 'Un mot pour la structure', max: 1000 }),
});

async function lire(db: Db, actor: Actor, id: string) {
  const reponse = await sienne(db, actor, id);
  const [entretien] = await listerEntretiens(db, [id]);
  if (!entretien) throw new NotFound('entretien');
  return { reponse, entretien };
}

const rencontrer = formRoute({
  path: '/candidat/reponses/:id/entretien',
  right: porte,
  audit: 'entretien.lire',
  form: formulaire,
  async page({ tools, actor, parameters }, state) {
    const { reponse, entretien } = await lire(tools.db, actor, parameters.id);
    return {
      titre: 'Entretien',
      prive: true,
      filAriane: [{ libelle: 'Où j’en suis', href: '/candidat' }],
      corps: (
        <>
          <h1>Entretien avec {reponse.structure}</h1>
          <Details entretien={entretien} />
          {entretien.statut === 'confirme' && (
            <p>
              <a href={`/candidat/reponses/${parameters.id}/entretien/invitation`}>L’ajouter à mon agenda</a>, ou{' '}
              <a href="/compte/agenda">suivre tous mes rendez-vous dans mon agenda</a>
            </p>
          )}
          {entretien.statut === 'propose' && <Choix entretien={entretien} relationId={parameters.id} />}
          {cycleEntretien.allowed(entretien.statut, 'candidat').includes('demanderAutreDate') && (
            <>
              <h2>Aucune date ne vous convient ?</h2>
              <Formulaire form={formulaire} state={state} bouton="Proposer ces dates" />
            </>
          )}
          <p className="fr-mt-4w">
            Vous ne souhaitez pas rencontrer cette structure ?{' '}
            <a href={`/candidat/reponses/${parameters.id}/decliner`}>Décliner</a>
          </p>
        </>
      ),
    };
  },
  async submit({ tools, actor, parameters }, { message, ...dates }) {
    await demanderAutreDate(tools, actor, { relationId: parameters.id, creneaux: momentsDe(dates), message });
    return { redirect: '/candidat', annonce: 'Vos dates sont transmises à la structure.' };
  },
});

function Details({ entretien }: { entretien: EntretienLu }) {
  const { debut, lieu, message, duree_minutes, statut } = entretien;
  return (
    <>
      {statut === 'confirme' && debut && (
        <Alert severity="success" as="h2" title={`Rendez-vous le ${dateHeure(debut)}`} description={lieu} />
      )}
      {statut === 'contre_propose' && <p>Vous avez proposé d’autres dates : la structure va vous répondre.</p>}
      <Fiche
        faits={[
          ['Lieu', lieu],
          ['Durée prévue', `${duree_minutes} minutes`],
          ['Message', message],
        ]}
      />
    </>
  );
}

const Choix = ({ entretien, relationId }: { entretien: EntretienLu; relationId: string }) => (
  <>
    <h2>Choisissez une date</h2>
    <ul className="fr-raw-list">
      {entretien.creneaux.map((creneau) => (
        <li key={creneau.getTime()} className="fr-mb-1w">
          <BoutonPost
            action={`/candidat/reponses/${relationId}/entretien/date`}
            champs={{ debut: creneau.toISOString() }}
          >
            Le {dateHeure(creneau)}
          </BoutonPost>
        </li>
      ))}
    </ul>
  </>
);

const choisir = route({
  method: 'POST',
  path: '/candidat/reponses/:id/entretien/date',
  right: porte,
  audit: 'entretien.fixer',
  rate: 'formulaire',
  input: z.object({ debut: z.coerce.date() }),
  async answer({ tools, actor, parameters, input }) {
    await choisirDate(tools, actor, { relationId: parameters.id, debut: input.debut });
    return { redirect: `/candidat/reponses/${parameters.id}/entretien`, annonce: 'Votre entretien est confirmé.' };
  },
});

const invitation = route({
  method: 'GET',
  path: '/candidat/reponses/:id/entretien/invitation',
  right: porte,
  audit: 'entretien.telecharger',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools, actor, parameters }) {
    const { reponse, entretien } = await lire(tools.db, actor, parameters.id);
    const flux = invitationDe(tools, entretien, { structure: reponse.structure, prenom: actor.nom });
    if (!flux) throw new NotFound('invitation');
    return { flux, type: TYPE_AGENDA, nom: 'entretien.ics' };
  },
});

export const routesEntretien: readonly AnyRoute[] = [...rencontrer, choisir, invitation];
