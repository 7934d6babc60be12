import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { z } from 'zod';
import {
  estCommence,
  evenementDAgenda,
  FaitsDeLEvenement,
  lireSonContratSigne,
  lireSonEvenement,
  PRESENCES,
  refusDInscription,
  type SonEvenement,
  seDesinscrire,
  sInscrire,
} from '#domain/communaute/index.ts';
import { porte } from '#espaces/conseiller/door.ts';
import { ecrireAgenda, TYPE_AGENDA } from '#platform/agenda/agenda.ts';
import { BoutonPost } from '#platform/form/Formulaire.tsx';
import { type AnyRoute, route } from '#platform/routes.ts';

const BASE = '/conseiller/evenements';

const page = route({
  method: 'GET',
  path: `${BASE}/:id`,
  right: porte,
  audit: 'communaute.lireSonEvenement',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db, clock }, actor, parameters: { id } }) {
    const now = clock();
    const [evenement, contrat] = await Promise.all([lireSonEvenement(db, actor, id), lireSonContratSigne(db, actor)]);
    return {
      page: {
        titre: evenement.titre,
        prive: true,
        filAriane: [{ libelle: 'Événements', href: BASE }],
        corps: (
          <>
            <h1>{evenement.titre}</h1>
            <SaPlace evenement={evenement} refus={refusDInscription(evenement, contrat, now)} now={now} />
            <FaitsDeLEvenement
              evenement={evenement}
              departements={contrat ? [contrat.departement_code] : []}
              avecLien={evenement.inscription === 'inscrite'}
            />
          </>
        ),
      },
    };
  },
});

type Props = { readonly evenement: SonEvenement; readonly refus: string | undefined; readonly now: Date };

/** Where he stands, and the one thing that he may do. */
function SaPlace({ evenement, refus, now }: Props) {
  const { id, inscription, presence, statut } = evenement;
  if (statut === 'annule')
    return <Alert severity="error" small description="Cet événement est annulé." className="fr-mb-3w" />;
  if (inscription === 'inscrite' && estCommence(evenement, now))
    return <p>Présence : {presence ? PRESENCES[presence].toLowerCase() : 'pas encore notée'}.</p>;
  if (inscription === 'inscrite')
    return (
      <>
        <Alert severity="success" small description="Vous êtes inscrit." className="fr-mb-2w" />
        <div className="gestes fr-mb-3w">
          <a className="fr-btn fr-btn--secondary" href={`${BASE}/${id}/invitation`}>
            L’ajouter à mon agenda
          </a>
          <BoutonPost action={`${BASE}/${id}/desinscrire`} priority="tertiary">
            Me désinscrire
          </BoutonPost>
        </div>
      </>
    );
  if (inscription === 'en_attente' && !estCommence(evenement, now))
    return (
      <>
        <Alert
          severity="warning"
          small
          description={`Vous êtes en liste d’attente, au rang ${evenement.rangDAttente}. Si une place se libère, elle est à vous et un courriel vous le dit.`}
          className="fr-mb-2w"
        />
        <div className="fr-mb-3w">
          <BoutonPost action={`${BASE}/${id}/desinscrire`} priority="tertiary">
            Quitter la liste d’attente
          </BoutonPost>
        </div>
      </>
    );
  return refus ? <p>{refus}</p> : <Inscription evenement={evenement} />;
}

function Inscription({ evenement: { id, places, inscrits } }: { evenement: SonEvenement }) {
  const complet = places !== null && inscrits >= places;
  return (
    <div className="fr-mb-3w">
      {complet && <p>Cet événement est complet : vous pouvez attendre qu’une place se libère.</p>}
      <BoutonPost action={`${BASE}/${id}/inscrire`} priority="primary">
        {complet ? 'M’inscrire en liste d’attente' : 'M’inscrire'}
      </BoutonPost>
    </div>
  );
}

const inscrire = route({
  method: 'POST',
  path: `${BASE}/:id/inscrire`,
  right: porte,
  audit: 'communaute.inscrire',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id } }) {
    const statut = await sInscrire(tools, actor, { evenementId: id });
    return {
      redirect: `${BASE}/${id}`,
      annonce:
        statut === 'inscrite'
          ? 'Votre inscription est enregistrée. Un courriel vous la confirme.'
          : 'Vous êtes en liste d’attente.',
    };
  },
});

const desinscrire = route({
  method: 'POST',
  path: `${BASE}/:id/desinscrire`,
  right: porte,
  audit: 'communaute.desinscrire',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id } }) {
    await seDesinscrire(tools, actor, { evenementId: id });
    return { redirect: BASE, annonce: 'Vous n’êtes plus inscrit. Merci d’avoir laissé la place.' };
  },
});

const invitation = route({
  method: 'GET',
  path: `${BASE}/:id/invitation`,
  right: porte,
  audit: 'communaute.telechargerInvitation',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db, clock, settings }, actor, parameters: { id } }) {
    const evenement = await lireSonEvenement(db, actor, id);
    // The link is for those who have a place.
    const sien = { ...evenement, lien: evenement.inscription === 'inscrite' ? evenement.lien : '' };
    const flux = ecrireAgenda('Événement', [evenementDAgenda(sien)], {
      usage: 'abonnement',
      site: settings.BASE_URL,
      le: clock(),
    });
    return { flux, type: TYPE_AGENDA, nom: 'evenement.ics' };
  },
});

export const routesEvenement: readonly AnyRoute[] = [page, inscrire, desinscrire, invitation];
