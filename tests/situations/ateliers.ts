import { demanderPlace, type inscrireParticipant, preparerAtelier, publierAtelier } from '#domain/ateliers/index.ts';
import { type Actor, VISITEUR } from '#platform/actor.ts';
import { plusJours } from '#platform/dates.ts';
import type { Banc } from '#tests/support/base.ts';

type Saisie = Parameters<typeof preparerAtelier.inside>[1];

/** A workshop as a conseiller says it: at a distance in ten days, ten places, for everybody. */
export const uneSaisieDAtelier = (banc: Banc, autres: Partial<Saisie> = {}): Saisie => ({
  titre: 'Envoyer ses photos à sa famille',
  themes: [6, 11],
  niveau: 'debutant',
  ou: 'distance',
  lien: 'https://visio.example/salle-secrete',
  debut: plusJours(banc.tools.clock(), 10),
  dureeMinutes: 90,
  places: 10,
  fermetureHeures: 2,
  acces: 'public',
  aApporter: 'Votre téléphone',
  telephone: '0470000000',
  rythme: 'une_fois',
  jusquAu: '',
  ...autres,
});

/** Prepared and open to registrations; the whole series when it is one. */
export async function unAtelierPublie(banc: Banc, lui: Actor, autres: Partial<Saisie> = {}): Promise<string> {
  const atelierId = await preparerAtelier(banc.tools, lui, uneSaisieDAtelier(banc, autres));
  await publierAtelier(banc.tools, lui, { atelierId, portee: 'suivants' });
  return atelierId;
}

let suivante = 0;
/** Somebody who has an e-mail address, and may have a telephone. */
export const unePersonne = (autres: Partial<Parameters<typeof inscrireParticipant.inside>[1]['qui']> = {}) => {
  suivante += 1;
  return {
    prenom: 'Camille',
    nom: `Participante ${suivante}`,
    email: `participante-${suivante}@demonstration.example`,
    telephone: '',
    nombre: 1,
    ...autres,
  };
};
export type UnePersonne = ReturnType<typeof unePersonne>;

/** Asks for a place on the public page. */
export const demander = ({ tools }: Banc, atelierId: string, qui: UnePersonne) =>
  demanderPlace(tools, VISITEUR, { atelierId, qui, robot: false });

/** The personal link last received at an address. */
export async function lienDe(banc: Banc, email: string): Promise<string> {
  const recus = (await banc.courriels()).filter(
    ({ destinataire, texte }) => destinataire === email && texte.includes('/ateliers/participation/'),
  );
  return recus.at(-1)?.texte.match(/participation\/(\S+)/)?.[1] ?? '';
}

/** What stands in the base of the registrations of a workshop, in the order of arrival. */
export const participationsDe = ({ tools: { db } }: Banc, atelierId: string) =>
  db
    .selectFrom('participations')
    .select(['id', 'statut', 'nombre', 'tient_place', 'a_appeler', 'presents', 'identite', 'empreinte'])
    .where('atelier_id', '=', atelierId)
    .orderBy('rang')
    .execute();

export const remplissageDe = ({ tools: { db } }: Banc, atelierId: string) =>
  db
    .selectFrom('ateliers')
    .select(['places', 'places_prises', 'en_attente', 'statut'])
    .where('id', '=', atelierId)
    .executeTakeFirstOrThrow();
