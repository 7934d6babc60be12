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
  /** Conseillers under a running contract who receive there. */
  readonly conseillers: number;
};

/**
 * Why a place is not on the public map nor in the open data, each with what to do; empty when it is. The column
 * `complet` of the base and `quelquUnYRecoit` say the same in SQL: a test holds them together.
 */
export function raisonsDeNonPublication(lieu: APublier): readonly string[] {
  const { modalites, telephone, courriel } = lieu;
  const raisons: readonly (string | false)[] = [
    lieu.ferme_le !== null && 'il est fermé',
    !lieu.publie && 'vous n’avez pas demandé qu’il soit montré : cochez la dernière case de sa fiche',
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

/** SQL: the contract read as `k` runs on a day. */
export const contratEnCours = (aujourdhui: string) =>
  sql<boolean>`k.statut = 'signe' and k.debut <= ${aujourdhui}::date and (k.fin is null or k.fin >= ${aujourdhui}::date)`;

/** SQL: how many conseillers under a running contract receive in the place read as `l`. */
export const conseillersQuiYRecoivent = (aujourdhui: string) => sql<number>`(
  select count(*)::int from lieux_conseillers r join candidats c on c.numero = r.conseiller join contrats k on k.candidat_id = c.id
  where r.lieu_id = l.id and r.jusqu_au is null and ${contratEnCours(aujourdhui)})`;

/** SQL: at least one does. */
export const quelquUnYRecoit = (aujourdhui: string) => sql<boolean>`exists (
  select 1 from lieux_conseillers r join candidats c on c.numero = r.conseiller join contrats k on k.candidat_id = c.id
  where r.lieu_id = l.id and r.jusqu_au is null and ${contratEnCours(aujourdhui)})`;
