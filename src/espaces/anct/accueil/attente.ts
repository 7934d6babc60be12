import { compterArrivees } from '#domain/arrivee/index.ts';
import { compterAvenants } from '#domain/avenants/index.ts';
import { compterDossiers } from '#domain/conformite/index.ts';
import { compterMessages } from '#domain/contact/index.ts';
import { compterAOrienter } from '#domain/formation/index.ts';
import { compterRuptures } from '#domain/ruptures/index.ts';
import type { Requete } from '#platform/routes.ts';
import { pluriel } from '#platform/texte.ts';

export type Attente = { readonly libelle: string; readonly lien: string };

/** What waits for ANCT once structures are activated, in the order of the journey; what does not wait is not there. */
export async function lireAttente({ tools: { db, clock }, actor }: Requete): Promise<readonly Attente[]> {
  const { perimetre } = actor;
  const [subventions, recrues, arrivees, ruptures, avenants, messages] = await Promise.all([
    compterDossiers(db, perimetre, { statut: 'depose' }, clock()),
    compterAOrienter(db, perimetre),
    compterArrivees(db, actor, { kit: 'a_expedier' }, clock()),
    compterRuptures(db, perimetre, 'declaree'),
    compterAvenants(db, perimetre, 'instruite'),
    compterMessages(db, perimetre, { etat: 'recu' }),
  ]);
  const attentes: readonly (readonly [number, string, string, string])[] = [
    [subventions, 'demande de subvention à instruire', 'demandes de subvention à instruire', '/anct/conformite'],
    [recrues, 'personne à orienter en formation', 'personnes à orienter en formation', '/anct/formation'],
    [arrivees.total, 'kit à expédier', 'kits à expédier', '/anct/arrivees?kit=a_expedier'],
    [ruptures, 'rupture à examiner', 'ruptures à examiner', '/anct/ruptures'],
    [avenants, 'demande d’avenant à décider', 'demandes d’avenant à décider', '/anct/avenants'],
    [messages, 'message à traiter', 'messages à traiter', '/anct/messages'],
  ];
  return attentes
    .filter(([combien]) => combien > 0)
    .map(([combien, un, plusieurs, lien]) => ({ libelle: pluriel(combien, un, plusieurs), lien }));
}
