import { action, type Tools } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import { dateCivile } from '#platform/dates.ts';
import { Forbidden, Refused } from '#platform/errors.ts';
import { fichierRecu, recevoirOctets } from '#platform/files/recevoir.ts';
import { inscrirePiece } from './deposer-piece.ts';
import { exigerAttendue, exigerModifiable, verrouillerSonDossier } from './dossier.ts';
import { AVIS_SITUATION } from './pieces-attendues.ts';
import { peutConstituer } from './rights.ts';

const SANS_AVIS =
  'L’Insee n’a pas donné l’avis de situation. Réessayez plus tard, ou demandez-le sur avis-situation-sirene.insee.fr et déposez-le ici.';

/**
 * Asks the INSEE for the avis de situation of the structure that acts, dated today, and deposits it. The INSEE is asked
 * outside the gesture: it may take ten seconds. @throws Refused when it answers nothing
 */
export async function demanderAvisDeSituation(tools: Tools, actor: Actor): Promise<void> {
  if (!peutConstituer(actor) || actor.perimetre.type !== 'structure')
    throw new Forbidden('conformite.demanderAvisDeSituation');
  const { identifiant } = await tools.db
    .selectFrom('structures')
    .select('identifiant')
    .where('id', '=', actor.perimetre.structureId)
    .executeTakeFirstOrThrow();
  const octets = await tools.avisDeSituation?.(identifiant);
  if (!octets) throw new Refused(SANS_AVIS);
  const fichier = await recevoirOctets(tools, 'fichiers', { nom: 'avis-de-situation.pdf', octets }, ['pdf']);
  try {
    await garderAvis(tools, actor, fichier);
  } catch (error) {
    await tools.coffre.effacer(fichier.cle);
    throw error;
  }
}

const garderAvis = action({
  name: 'conformite.demanderAvisDeSituation',
  input: fichierRecu,
  async execute(context, fichier): Promise<string> {
    const dossier = await verrouillerSonDossier(context);
    exigerModifiable(dossier);
    await inscrirePiece(context, dossier, exigerAttendue(dossier, AVIS_SITUATION), {
      dateeDu: dateCivile(context.now),
      fichiers: [fichier],
      origine: 'insee',
    });
    return dossier.id;
  },
  subject: (_, dossierId) => dossierId,
});
