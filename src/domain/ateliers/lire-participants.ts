import type { Tools } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import { auditerLecture } from '#platform/audit.ts';
import { NotFound } from '#platform/errors.ts';
import { nomTri } from '#platform/texte.ts';
import { lirePersonne } from './participants.ts';
import { lireSonAtelier } from './readings.ts';
import { estLAnimateur } from './rights.ts';

/**
 * Who comes, by name: read by the conseiller of the workshop alone, each reading leaves a line. Whoever cancelled is not
 * there. By name, then the waiting list in its order. @throws NotFound for anybody else
 */
export async function lireParticipants(tools: Tools, actor: Actor, atelierId: string) {
  if (!estLAnimateur(actor)) throw new NotFound(`atelier ${atelierId}`);
  const atelier = await lireSonAtelier(tools.db, actor, atelierId);
  const lignes = await tools.db
    .selectFrom('participations')
    .select(['id', 'statut', 'nombre', 'identite', 'joignable', 'a_appeler', 'presents', 'inscrite_le'])
    .where('atelier_id', '=', atelierId)
    .where('statut', '!=', 'annulee')
    .orderBy('rang')
    .execute();
  await auditerLecture({ tools, actor, now: tools.clock() }, { action: 'ateliers.lireParticipants', sujet: atelierId });
  const tous = lignes.flatMap(({ identite, ...ligne }) =>
    identite ? [{ ...ligne, ...lirePersonne(tools.settings, identite) }] : [],
  );
  const parNom = (liste: typeof tous) =>
    liste.toSorted((une, autre) =>
      nomTri(`${une.nom} ${une.prenom}`) < nomTri(`${autre.nom} ${autre.prenom}`) ? -1 : 1,
    );
  return {
    atelier,
    inscrits: parNom(tous.filter(({ statut }) => statut === 'inscrite')),
    aConfirmer: parNom(tous.filter(({ statut }) => statut === 'a_confirmer')),
    attente: tous.filter(({ statut }) => statut === 'attente'),
  };
}
export type Participants = Awaited<ReturnType<typeof lireParticipants>>;
export type Participant = Participants['inscrits'][number];
