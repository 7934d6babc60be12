import { z } from 'zod';
import {
  type AtelierPublic,
  demanderPlace,
  endroitEcrit,
  evenementDe,
  formulaireInscription,
  lireAtelierInvite,
  lireAtelierPublic,
  lireJetonDInvitation,
} from '#domain/ateliers/index.ts';
import { ecrireAgenda, TYPE_AGENDA } from '#platform/agenda/agenda.ts';
import { dateHeure } from '#platform/dates.ts';
import { NotFound } from '#platform/errors.ts';
import type { FormState } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, type PageAnswer, type Requete, route } from '#platform/routes.ts';
import { PageAtelier } from './atelier.page.tsx';

type Qui = Pick<Requete, 'tools' | 'actor'>;
type Reponses = ReturnType<typeof formulaireInscription.read>;

/** @throws NotFound for what is no number, no workshop, or past */
function lireLeSien({ tools: { db, clock } }: Qui, numero: string): Promise<AtelierPublic> {
  if (!/^\d{1,9}$/.test(numero)) throw new NotFound(`atelier ${numero}`);
  return lireAtelierPublic(db, clock(), Number(numero));
}
const lireLInvite = ({ tools: { db, clock, settings } }: Qui, jeton: string): Promise<AtelierPublic> =>
  lireAtelierInvite(db, clock(), lireJetonDInvitation(settings, jeton));

/** The answer names nobody and is the same for everybody: what anybody would get now. */
async function sInscrire({ tools, actor }: Qui, { id }: AtelierPublic, reponses: Reponses) {
  const { prenom, nom, email, telephone, nombre, site } = reponses;
  const qui = { prenom, nom, email, telephone, nombre: Number(nombre) };
  const quoi = await demanderPlace(tools, actor, { atelierId: id, qui, robot: site !== '' });
  return { redirect: `/ateliers/inscription/recue?quoi=${quoi}&par=${email ? 'courriel' : 'telephone'}` };
}

const page = ({ tools }: Qui, atelier: AtelierPublic, state: FormState, fichier?: string): PageAnswer => ({
  titre: atelier.titre,
  description: `Atelier numérique gratuit, le ${dateHeure(atelier.debut)} : ${endroitEcrit(atelier)}.`,
  filAriane: [{ libelle: 'Ateliers', href: '/ateliers' }],
  ...(!fichier && { prive: true }),
  corps: (
    <div className="lecture">
      <PageAtelier
        atelier={atelier}
        state={state}
        site={tools.settings.BASE_URL}
        now={tools.clock()}
        {...(fichier && { fichier })}
      />
    </div>
  ),
});

// Names are typed here: no draft is kept of this form.
const ouvert = formRoute({
  path: '/ateliers/:numero',
  right: 'public',
  audit: 'public.lireAtelier',
  rate: 'courriel',
  form: formulaireInscription,
  initial: async () => ({ nombre: '1' }),
  page: async (requete, state) => {
    const atelier = await lireLeSien(requete, requete.parameters.numero);
    return page(requete, atelier, state, `/ateliers/${atelier.numero}/atelier.ics`);
  },
  submit: async (requete, reponses) =>
    sInscrire(requete, await lireLeSien(requete, requete.parameters.numero), reponses),
});

const invite = formRoute({
  path: '/ateliers/invitation/:jeton',
  right: 'public',
  audit: 'public.lireAtelierInvite',
  rate: 'courriel',
  form: formulaireInscription,
  initial: async () => ({ nombre: '1' }),
  page: async (requete, state) => page(requete, await lireLInvite(requete, requete.parameters.jeton), state),
  submit: async (requete, reponses) =>
    sInscrire(requete, await lireLInvite(requete, requete.parameters.jeton), reponses),
});

const fichier = route({
  method: 'GET',
  path: '/ateliers/:numero/atelier.ics',
  right: 'public',
  audit: 'public.telechargerAtelier',
  rate: 'page',
  input: z.unknown(),
  async answer(requete) {
    const { tools, parameters } = requete;
    const atelier = await lireLeSien(requete, parameters.numero);
    const evenement = evenementDe(atelier, endroitEcrit(atelier), atelier.statut === 'annule');
    return {
      flux: ecrireAgenda('Atelier', [evenement], {
        usage: 'abonnement',
        site: tools.settings.BASE_URL,
        le: tools.clock(),
      }),
      type: TYPE_AGENDA,
      nom: `atelier-${atelier.numero}.ics`,
    };
  },
});

export const routesUnAtelierPublic: readonly AnyRoute[] = [...invite, ...ouvert, fichier];
