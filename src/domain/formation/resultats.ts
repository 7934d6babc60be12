import { z } from 'zod';
import { certificatPix } from '#domain/candidats/index.ts';
import { action, type Context } from '#platform/action.ts';
import { dateCivile, dateExiste } from '#platform/dates.ts';
import { InvalidInput, Refused } from '#platform/errors.ts';
import { direAuxDeux } from './annoncer.ts';
import { type Formation, inscrireFait, verrouillerLaSienne } from './formation.ts';
import { resultat as resultatDeLExamen } from './mails.ts';

/** What came out of the examination of the first certificate of the title « REMN » (guide, étape 6). */
export const RESULTATS_CCP1 = [
  { valeur: 'reussi', libelle: 'Réussi' },
  { valeur: 'partiel', libelle: 'Réussite partielle' },
  { valeur: 'echoue', libelle: 'Échoué' },
  { valeur: 'absent', libelle: 'Absent à l’examen' },
] as const;
type ResultatCcp1 = (typeof RESULTATS_CCP1)[number]['valeur'];
export const ccp1Ecrit = (resultat: ResultatCcp1 | null): string | undefined =>
  RESULTATS_CCP1.find(({ valeur }) => valeur === resultat)?.libelle;

const formationId = z.uuid();
const vise = { subject: (input: { formationId: string }) => input.formationId };

/** A training that is over, locked. @throws Refused before its end */
async function verrouillerTerminee(context: Context, id: string): Promise<Formation> {
  const formation = await verrouillerLaSienne(context, id);
  if (formation.statut !== 'terminee')
    throw new Refused('Enregistrez d’abord la fin de la formation : l’examen se passe à son terme.');
  return formation;
}

const examenPasse = z.object({
  formationId,
  resultat: z.enum(RESULTATS_CCP1.map(({ valeur }) => valeur)),
  passeLe: z.string().refine(dateExiste),
});

/** The result of the examination; given again, it corrects the former one. */
export const enregistrerCcp1 = action({
  name: 'formation.enregistrerCcp1',
  input: examenPasse,
  ...vise,
  async execute(context, { formationId: id, resultat, passeLe }): Promise<void> {
    const formation = await verrouillerTerminee(context, id);
    if (passeLe > dateCivile(context.now)) throw new InvalidInput({ passeLe: 'Cette date n’est pas encore passée.' });
    await context.tx.updateTable('formations').set({ ccp1: resultat, ccp1_le: passeLe }).where('id', '=', id).execute();
    await inscrireFait(context, id, { geste: 'enregistrerCcp1', statut: formation.statut });
    await direAuxDeux(context, formation, resultatDeLExamen, { resultat: (ccp1Ecrit(resultat) ?? '').toLowerCase() });
  },
});

/** The number of the Pix certification passed at the end of the training; an empty one takes it back. */
export const enregistrerPix = action({
  name: 'formation.enregistrerPix',
  input: z.object({ formationId, code: z.string().max(20) }),
  ...vise,
  async execute(context, { formationId: id, code }): Promise<void> {
    const formation = await verrouillerTerminee(context, id);
    const pix_certificat = certificatPix(code) || null;
    await context.tx.updateTable('formations').set({ pix_certificat }).where('id', '=', id).execute();
    await inscrireFait(context, id, { geste: 'enregistrerPix', statut: formation.statut });
  },
});

/** What the page of results gives at once: both, or neither. */
export const enregistrerResultats = action({
  name: 'formation.enregistrerResultats',
  input: examenPasse.extend({ code: z.string().max(20) }),
  ...vise,
  async execute(context, { code, ...examen }): Promise<void> {
    await enregistrerPix.inside(context, { formationId: examen.formationId, code });
    await enregistrerCcp1.inside(context, examen);
  },
});
