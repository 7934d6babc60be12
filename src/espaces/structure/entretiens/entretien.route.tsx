import { z } from 'zod';
import {
  annulerEntretien,
  cycleEntretien,
  type EntretienLu,
  invitationDe,
  lireCoordonnees,
  listerEntretiens,
  listerSesRelations,
  proposerEntretien,
  retenirDate,
} from '#domain/mise-en-relation/index.ts';
import { lireStructure } from '#domain/structures/index.ts';
import { porte } from '#espaces/structure/door.ts';
import { sienne } from '#espaces/structure/inscription/sienne.ts';
import { TYPE_AGENDA } from '#platform/agenda/agenda.ts';
import { dateHeure } from '#platform/dates.ts';
import { Fiche } from '#platform/dsfr/Fiche.tsx';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { NotFound } from '#platform/errors.ts';
import { nombre, texte, texteLong } from '#platform/form/champs.ts';
import { moment, momentsDe } from '#platform/form/dates-proposees.ts';
import { BoutonPost, Formulaire } from '#platform/form/Formulaire.tsx';
import { form } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, type Requete, route } from '#platform/routes.ts';

const DUREE_MINUTES = 45;
const formulaire = form('structure.entretien', {
  date1: moment({
    libelle: 'Première date',
    indication:
      'Jour et heure, par exemple 18/02/2021 10:30. Proposez-en plusieurs : il y aura moins d’allers et retours.',
    vide: 'Proposez au moins une date.',
  }),
  date2: moment({ libelle: 'Deuxième date' }),
  date3: moment({ libelle: 'Troisième date' }),
  dureeMinutes: nombre({ libelle: 'Durée prévue, en minutes', vide: 'Indiquez la durée prévue.', min: 10, max: 240 }),
  lieu: texte({
    libelle: 'Lieu',
    indication: 'Une adresse, ou le lien d’une visioconférence.',
    vide: 'Indiquez où aura lieu l’entretien.',
    max: 500,
  }),
  message: texteLong({ libelle: 'Un mot pour le candidat', max: 1000 }),
});

async function lire({ tools, actor, parameters }: Requete<{ id: string }>) {
  const profil = await lireCoordonnees(tools.db, actor, parameters.id);
  const relations = await listerSesRelations(tools.db, sienne(actor.perimetre), parameters.id);
  const [entretien] = await listerEntretiens(tools.db, relations);
  return { profil, entretien };
}

const rencontrer = formRoute({
  path: '/structure/candidats/:id/entretien',
  right: porte,
  audit: 'entretien.afficher',
  form: formulaire,
  initial: async (requete) => {
    const { entretien } = await lire(requete);
    return { dureeMinutes: String(entretien?.duree_minutes ?? DUREE_MINUTES), lieu: entretien?.lieu ?? '' };
  },
  async page(requete, state) {
    const { profil, entretien } = await lire(requete);
    const permis = entretien ? cycleEntretien.allowed(entretien.statut, 'structure') : ['proposer'];
    return {
      titre: 'Entretien',
      prive: true,
      filAriane: [
        { libelle: 'Candidats', href: '/structure/candidats' },
        { libelle: `${profil.prenom} ${profil.nom}`, href: `/structure/candidats/${profil.id}` },
      ],
      corps: (
        <>
          <h1>
            Entretien avec {profil.prenom} {profil.nom}
          </h1>
          {entretien && <Etat entretien={entretien} candidatId={profil.id} />}
          {permis.includes('proposer') && (
            <>
              <h2>{entretien ? 'Proposer d’autres dates' : 'Proposer des dates'}</h2>
              <p>Le candidat choisit une de ces dates ou en propose d’autres. Vous recevez tous deux une invitation.</p>
              <Formulaire form={formulaire} state={state} bouton="Envoyer la proposition" />
            </>
          )}
        </>
      ),
    };
  },
  async submit({ tools, actor, parameters }, { date1, date2, date3, ...faits }) {
    const creneaux = momentsDe({ date1, date2, date3 });
    await proposerEntretien(tools, actor, { candidatId: parameters.id, creneaux, ...faits });
    return { redirect: `/structure/candidats/${parameters.id}`, annonce: 'Votre proposition est envoyée au candidat.' };
  },
});

function Etat({ entretien, candidatId }: { entretien: EntretienLu; candidatId: string }) {
  const { statut, debut, lieu, duree_minutes, message, creneaux } = entretien;
  const adresse = `/structure/candidats/${candidatId}/entretien`;
  return (
    <>
      <p>
        <StatutBadge statut={cycleEntretien.labels[statut]} /> {debut && <strong>Le {dateHeure(debut)}</strong>}
      </p>
      <Fiche
        faits={[
          ['Lieu', lieu],
          ['Durée prévue', `${duree_minutes} minutes`],
          [statut === 'contre_propose' ? 'Message du candidat' : 'Message', message],
        ]}
      />
      {statut !== 'confirme' && (
        <>
          <h2>{statut === 'contre_propose' ? 'Dates proposées par le candidat' : 'Dates proposées'}</h2>
          <ul className="fr-raw-list">
            {creneaux.map((creneau) => (
              <li key={creneau.getTime()} className="fr-mb-1w">
                {statut === 'contre_propose' ? (
                  <BoutonPost action={`${adresse}/date`} champs={{ debut: creneau.toISOString() }}>
                    Retenir le {dateHeure(creneau)}
                  </BoutonPost>
                ) : (
                  dateHeure(creneau)
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {statut === 'confirme' && (
        <p>
          <a href={`${adresse}/invitation`}>L’ajouter à mon agenda</a>, ou{' '}
          <a href="/compte/agenda">suivre tous mes rendez-vous dans mon agenda</a>
        </p>
      )}
      <BoutonPost action={`${adresse}/annuler`} priority="tertiary">
        Annuler l’entretien
      </BoutonPost>
    </>
  );
}

const geste = <Entree,>(
  chemin: 'date' | 'annuler',
  audit: `entretien.${string}`,
  input: z.ZodType<Entree>,
  faire: (requete: Requete<Record<string, string>, Entree>, candidatId: string) => Promise<unknown>,
  annonce: string,
) =>
  route({
    method: 'POST',
    path: `/structure/candidats/:id/entretien/${chemin}`,
    right: porte,
    audit,
    rate: 'formulaire',
    input,
    async answer(requete) {
      const { id } = z.object({ id: z.string() }).parse(requete.parameters);
      await faire(requete, id);
      return { redirect: `/structure/candidats/${id}`, annonce };
    },
  });

const invitation = route({
  method: 'GET',
  path: '/structure/candidats/:id/entretien/invitation',
  right: porte,
  audit: 'entretien.telechargerInvitation',
  rate: 'page',
  input: z.unknown(),
  async answer(requete) {
    const { profil, entretien } = await lire(requete);
    const { nom } = await lireStructure(requete.tools.db, requete.actor.perimetre, sienne(requete.actor.perimetre));
    const prenom = `${profil.prenom} ${profil.nom}`;
    const flux = entretien && invitationDe(requete.tools, entretien, { structure: nom, prenom });
    if (!flux) throw new NotFound('invitation');
    return { flux, type: TYPE_AGENDA, nom: 'entretien.ics' };
  },
});

export const routesEntretien: readonly AnyRoute[] = [
  invitation,
  ...rencontrer,
  geste(
    'date',
    'entretien.retenir',
    z.object({ debut: z.coerce.date() }),
    ({ tools, actor, input }, candidatId) => retenirDate(tools, actor, { candidatId, debut: input.debut }),
    'L’entretien est confirmé : vous recevez tous deux une invitation.',
  ),
  geste(
    'annuler',
    'entretien.renoncer',
    z.unknown(),
    ({ tools, actor }, candidatId) => annulerEntretien(tools, actor, { candidatId }),
    'L’entretien est annulé, le candidat est prévenu.',
  ),
];
