import {
  demanderPieces,
  deposerCertificats,
  inscrire,
  lireDossierDeFormation,
  noterPresences,
  orienter,
  positionner,
  referenceEcrite,
  repondreDemande,
  terminer,
} from '#domain/formation/index.ts';
import { dateCivile } from '#platform/dates.ts';
import { estOuvre } from '#platform/jours-ouvres.ts';
import { uneStructureActrice } from '#tests/situations/candidats.ts';
import { anct } from '#tests/situations/comptes.ts';
import { unEnvoi } from '#tests/situations/conformite.ts';
import { uneRecrue, uneSession, unOrganisme } from '#tests/situations/formation.ts';
import type { Banc } from '#tests/support/base.ts';

type Recrue = { readonly structureId: string; readonly relationId: string };

/** Two training bodies, each with somebody whose training is over, its certificate, a request answered with a file. */
export async function lesFormations(banc: Banc, sienne: Recrue, autre: Recrue) {
  while (!estOuvre(dateCivile(banc.tools.clock()))) banc.avancer({ jours: 1 });
  const aOrienter = await uneRecrue(banc, { nom: 'Structure qui attend un organisme' });
  const propre = await sansInstruction(banc, sienne, () => uneFormationFinie(banc, sienne));
  return { propre, autre: await uneFormationFinie(banc, autre), recrueId: aOrienter.relationId };
}

/** The demande de subvention of this structure stays to be prepared, for the pages that need it so. */
async function sansInstruction<T>(banc: Banc, { structureId }: Recrue, faire: () => Promise<T>): Promise<T> {
  const dossiers = (valeurs: { statut: 'conforme' | 'en_preparation'; depose_le: Date | null }) =>
    banc.tools.db.updateTable('dossiers_conformite').set(valeurs).where('structure_id', '=', structureId).execute();
  await dossiers({ statut: 'conforme', depose_le: banc.tools.clock() });
  const fait = await faire();
  await dossiers({ statut: 'en_preparation', depose_le: null });
  return fait;
}

async function uneFormationFinie(banc: Banc, { structureId, relationId }: Recrue) {
  const { tools } = banc;
  const { organismeId, acteur } = await unOrganisme(banc);
  const formationId = await orienter(tools, anct(), { relationId, organismeId });
  const { sessionId, debut } = await uneSession(banc, { acteur }, { dans: 0 });
  await positionner(tools, acteur, { formationId, parcours: 280, faitLe: debut });
  await inscrire(tools, acteur, { formationId, sessionId });
  await noterPresences(tools, acteur, {
    sessionId,
    jour: debut,
    presences: [{ formationId, demiJournee: 'matin', etat: 'present' }],
  });
  await terminer(tools, acteur, { formationId, termineeLe: debut });
  const { numero } = await lireDossierDeFormation(tools.db, anct().perimetre, formationId);
  await deposerCertificats(tools, acteur, [
    await unEnvoi(banc, '%PDF-1.7 un certificat inventé', `${referenceEcrite(numero)}.pdf`),
  ]);
  const demandeId = await demanderPieces(tools, acteur, { formationId, objet: 'Une pièce' });
  await repondreDemande(tools, uneStructureActrice(structureId), { demandeId, reponse: 'La voici.' }, [
    await unEnvoi(banc),
  ]);
  const { id: fichierId } = await tools.db
    .selectFrom('formations_demandes_fichiers')
    .select('id')
    .where('demande_id', '=', demandeId)
    .executeTakeFirstOrThrow();
  return { organismeId, formationId, sessionId, jour: debut, demandeId, fichierId };
}
export type Formations = Awaited<ReturnType<typeof lesFormations>>;

const INCONNU = '00000000-0000-4000-8000-000000000000';

/** The things behind the addresses of training: one's own, another training body's, nothing. */
export function ressourcesDeFormation({ propre, autre, recrueId }: Formations) {
  const id = (sienne: string, etrangere = INCONNU) => ({
    propre: { id: sienne },
    autre: { id: etrangere },
    inconnu: { id: INCONNU },
  });
  const personne = id(propre.formationId, autre.formationId);
  const session = id(propre.sessionId, autre.sessionId);
  const demande = id(propre.demandeId, autre.demandeId);
  const fichier = id(propre.fichierId, autre.fichierId);
  const { jour } = propre;
  const sous = (base: string, gestes: readonly string[], ressource: typeof personne) =>
    Object.fromEntries(gestes.map((geste) => [geste ? `${base}/${geste}` : base, ressource]));
  return {
    ...sous(
      '/formation/personnes/:id',
      ['', 'attestation', 'certificat', 'positionnement', 'inscription', 'reprise', 'retrait', 'interruption'],
      personne,
    ),
    ...sous('/formation/personnes/:id', ['dispense', 'fin', 'resultats', 'demande'], personne),
    ...sous(
      '/formation/sessions/:id',
      ['', 'emargement', 'clore', 'rouvrir', 'annuler', 'modifier', 'deplacer'],
      session,
    ),
    '/formation/sessions/:id/jours/:jour': {
      propre: { ...session.propre, jour },
      autre: { ...session.autre, jour },
      inconnu: { ...session.inconnu, jour },
    },
    ...sous('/formation/demandes/:id', ['completer', 'clore'], demande),
    '/formation/demandes/fichiers/:id': fichier,
    '/structure/formation/demandes/:id': demande,
    '/structure/formation/demandes/fichiers/:id': fichier,
    '/structure/formation/:id/attestation': personne,
    ...sous('/candidat/formation/:id', ['attestation', 'certificat'], id(INCONNU, autre.formationId)),
    ...sous('/conseiller/formation/:id', ['attestation', 'certificat'], id(autre.formationId, propre.formationId)),
    ...sous('/anct/formation/recrues/:id', ['', 'dispense'], id(recrueId)),
    ...sous('/anct/formation/suivi/:id', ['', 'reorienter', 'annulation', 'dispense'], id(propre.formationId)),
    ...sous('/anct/formation/organismes/:id', ['', 'inviter'], id(propre.organismeId)),
  };
}
