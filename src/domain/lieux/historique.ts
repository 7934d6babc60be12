import type { Context } from '#platform/action.ts';
import type { Db } from '#platform/db/guard.ts';
import { telephoneEcrit } from '#platform/texte.ts';
import { MODALITES, SERVICES } from './nomenclatures.ts';

export const GESTES = {
  creer: 'Lieu ajouté',
  rejoindre: 'Un conseiller y reçoit désormais',
  quitter: 'Un conseiller n’y reçoit plus',
  corriger: 'Fiche corrigée',
  horaires: 'Horaires changés',
  fermer: 'Lieu fermé',
  rouvrir: 'Lieu rouvert',
  absorber: 'Un autre lieu, identique, a été fusionné avec celui-ci',
  fusionner: 'Lieu fusionné avec un autre, identique',
} as const;
export type GesteDeLieu = keyof typeof GESTES;

type Trace = {
  readonly geste: GesteDeLieu;
  /** What stood before, by the name of the field. */
  readonly avant?: Readonly<Record<string, unknown>>;
  readonly motif?: string;
};

/** Leaves a line in the history of a place: what stood before, and who changed it. */
export async function tracer(
  { tx, actor, now }: Context,
  lieuId: string,
  { geste, avant, motif }: Trace,
): Promise<void> {
  await tx
    .insertInto('lieux_historique')
    .values({
      lieu_id: lieuId,
      geste,
      avant: avant ? JSON.stringify(avant) : null,
      motif: motif ?? null,
      acteur_id: actor.id,
      role: actor.role,
      fait_le: now,
    })
    .execute();
}

const QUI: Readonly<Record<string, string>> = {
  conseiller: 'un conseiller',
  prefecture: 'la préfecture',
  anct: 'l’ANCT',
};
const CHAMPS: Readonly<Record<string, string>> = {
  nom: 'Nom',
  adresse: 'Adresse',
  commune_code: 'Commune',
  code_postal: 'Code postal',
  siret: 'SIRET',
  telephone: 'Téléphone',
  courriel: 'Adresse électronique',
  site: 'Site',
  modalites: 'Modalités',
  fiche_acces_libre: 'Fiche d’accessibilité',
  itinerant: 'Itinérant',
  resume: 'Présentation',
  services: 'Services',
  publie: 'Sur la carte',
  position: 'Position',
  horaires: 'Horaires',
  fermetures: 'Fermetures',
  lieu: 'Lieu',
};

/** What happened to a place that the actor may read (checked by whoever calls), the oldest first; nobody is named. */
export async function lireHistorique(db: Db, lieuId: string) {
  const lignes = await db
    .selectFrom('lieux_historique')
    .select(['geste', 'avant', 'motif', 'role', 'fait_le'])
    .where('lieu_id', '=', lieuId)
    .orderBy('numero')
    .execute();
  return lignes.map(({ geste, avant, motif, role, fait_le }) => ({
    quoi: GESTES[geste],
    qui: QUI[role] ?? 'la plateforme',
    le: fait_le,
    motif,
    details: detailsDe(avant),
  }));
}

function detailsDe(avant: unknown): string[] {
  if (avant === null || typeof avant !== 'object' || Array.isArray(avant)) return [];
  return Object.entries(avant).map(
    ([champ, valeur]) => `${CHAMPS[champ] ?? champ} avant : ${enClair(valeur, ECRIRE[champ] ?? String)}`,
  );
}

/** The fields kept as codes, in words. */
const ECRIRE: Readonly<Record<string, (valeur: string) => string>> = {
  telephone: telephoneEcrit,
  services: (code) => libelleDe(SERVICES, code),
  modalites: (code) => libelleDe(MODALITES, code),
};
const libelleDe = (libelles: Readonly<Record<string, string>>, code: string) => (libelles[code] ?? code).toLowerCase();

function enClair(valeur: unknown, ecrire: (valeur: string) => string): string {
  if (Array.isArray(valeur)) return valeur.map((un) => ecrire(String(un))).join(', ') || 'rien';
  if (typeof valeur === 'boolean') return valeur ? 'oui' : 'non';
  return valeur === null || valeur === undefined || valeur === '' ? 'rien' : ecrire(String(valeur));
}
