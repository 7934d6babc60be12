import { sql } from 'kysely';

/** What decides whether a place is shown to the public. */
export type APublier = {
  readonly publie: boolean;
  readonly ferme_le: string | null;
  readonly services: readonly string[];
  readonly modalites: readonly string[];
  readonly code_postal: string | null;
  readonly telephone: string;
  readonly courriel: string;
  /** Conseillers in post who receive there. */
  readonly conseillers: number;
};

/**
 * Why a place is not on the public map nor in the open data, each with what to do; empty when it is. The column
 * `complet` of the base and `QUELQU_UN_Y_RECOIT` say the same in SQL: a test holds them together.
 */
export function raisonsDeNonPublication(lieu: APublier): readonly string[] {
  const { modalites, telephone, courriel } = lieu;
  const raisons: readonly (string | false)[] = [
    lieu.ferme_le !== null && 'il est fermé',
    !lieu.publie && 'personne n’a demandé qu’il soit montré : cochez la dernière case de sa fiche',
    lieu.services.length === 0 && 'aucun service n’est coché : dites ce que l’on y trouve',
    lieu.code_postal === null && 'son code postal n’est pas connu : donnez-le',
    !modalites.some((une) => une !== 'prive') &&
      'il est réservé à certaines personnes : la carte ne montre que les lieux ouverts à tous',
    modalites.includes('rendez_vous') &&
      !modalites.includes('libre') &&
      telephone === '' &&
      courriel === '' &&
      'on y vient sur rendez-vous, mais ni téléphone ni adresse électronique ne sont donnés pour en prendre un',
    lieu.conseillers === 0 && 'aucun conseiller en poste n’y reçoit',
  ];
  return raisons.filter((raison) => raison !== false);
}

/** SQL: in the place read as `l`, rows `r` of the conseillers in post who receive there. */
export const RECUS = sql`lieux_conseillers r where r.lieu_id = l.id and r.jusqu_au is null and r.suspendu_le is null`;

/** SQL: how many do. */
export const CONSEILLERS_QUI_Y_RECOIVENT = sql<number>`(select count(*)::int from ${RECUS})`;

/** SQL: at least one does. */
export const QUELQU_UN_Y_RECOIT = sql<boolean>`exists (select 1 from ${RECUS})`;
