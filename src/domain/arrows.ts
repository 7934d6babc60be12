/**
 * Which module may call which: « may call » reads from left to right. Acyclic, checked by a test.
 * What goes against the arrows stands in `consequences.ts`. One reading does too: `comptes` reads the name of a
 * structure, to say where a role applies.
 */
export const ARROWS = {
  territoires: [],
  comptes: ['territoires'],
  structures: ['territoires', 'comptes'],
  concertation: ['structures', 'territoires', 'comptes'],
  candidats: ['territoires', 'comptes'],
  'mise-en-relation': ['candidats', 'concertation', 'structures', 'territoires', 'comptes'],
  offres: ['concertation', 'structures', 'territoires'],
  conformite: ['mise-en-relation', 'candidats', 'concertation', 'structures', 'territoires', 'comptes'],
  formation: ['conformite', 'mise-en-relation', 'candidats', 'structures', 'territoires', 'comptes'],
  contrats: [
    'formation',
    'conformite',
    'offres',
    'mise-en-relation',
    'candidats',
    'concertation',
    'structures',
    'territoires',
    'comptes',
  ],
  conventions: ['contrats', 'conformite', 'concertation', 'structures', 'territoires', 'comptes'],
  imports: ['candidats', 'structures'],
  contact: [],
  statistiques: ['conventions', 'contrats', 'formation', 'concertation', 'structures', 'comptes'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The tables of each module: only their owner writes in them. */
export const TABLES = {
  territoires: [
    'regions',
    'departements',
    'communes',
    'politiques_prioritaires',
    'imports_politiques',
    'depots_de_listes',
  ],
  comptes: [
    'utilisateurs',
    'sessions',
    'identites',
    'liens_personnels',
    'codes_secours',
    'attributions',
    'echecs_connexion',
  ],
  structures: ['structures', 'structures_historique', 'confirmations', 'demandes_acces'],
  concertation: ['vagues', 'avis', 'decisions', 'plafonds', 'enveloppes', 'bareme', 'postes'],
  candidats: ['candidats'],
  'mise-en-relation': [
    'mises_en_relation',
    'mises_en_relation_historique',
    'invitations_candidats',
    'entretiens',
    'entretiens_creneaux',
    'evaluations',
    'abonnements_agenda',
  ],
  offres: ['fiches_de_poste', 'offres_vues'],
  conformite: [
    'dossiers_conformite',
    'dossiers_historique',
    'dossiers_messages',
    'dossiers_notes',
    'pieces',
    'pieces_fichiers',
  ],
  formation: [
    'organismes',
    'organismes_departements',
    'sessions_formation',
    'sessions_jours',
    'formations',
    'formations_historique',
    'formations_presences',
    'formations_demandes',
    'formations_demandes_fichiers',
  ],
  contrats: ['contrats', 'contrats_historique'],
  conventions: ['conventions', 'conventions_signatures', 'conventions_historique', 'codes_signature'],
  imports: ['imports', 'imports_problemes', 'imports_envois', 'imports_morceaux'],
  contact: ['messages'],
  statistiques: [],
} as const satisfies Readonly<Record<keyof typeof ARROWS, readonly string[]>>;
