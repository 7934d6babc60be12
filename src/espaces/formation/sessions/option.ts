import { datesEcrites, type SessionLue } from '#domain/formation/index.ts';
import { pluriel } from '#platform/texte.ts';

/** A session as a line of a drop-down list, with its free places. */
export const optionDeSession = (session: SessionLue) => ({
  valeur: session.id,
  libelle: `Session ${session.numero}, ${datesEcrites(session)} (${pluriel(session.places - session.inscrits, 'place libre', 'places libres')})`,
});
