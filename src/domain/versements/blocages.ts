import { type RawBuilder, sql } from 'kysely';

export const ORDRE_DES_BLOCAGES = [
  'convention_non_signee',
  'contrat_non_en_cours',
  'rib_manquant',
  'rib_a_valider',
  'suivi_en_retard',
  'rupture_en_examen',
  'recouvrement_en_attente',
] as const;
export type CodeBlocage = (typeof ORDRE_DES_BLOCAGES)[number];

type Blocage = {
  readonly libelle: string;
  /** Why, as anyone concerned reads it. */
  readonly phrase: string;
  /** What is to be done, and who does it. */
  readonly aFaire: string;
  readonly qui: 'La structure' | 'L’ANCT' | 'La Banque des Territoires' | 'Personne';
  readonly lien?: { readonly libelle: string; readonly href: string };
  /** True of a payment `v` that it stops, at a civil date. */
  readonly quand: (aujourdhui: string) => RawBuilder<boolean>;
};

/**
 * Why a payment whose date has come is not made (domain, étape 9: « due when its date has come and nothing blocks it »).
 * The order is the one of the screens.
 */
export const BLOCAGES: Readonly<Record<CodeBlocage, Blocage>> = {
  convention_non_signee: {
    libelle: 'Convention non signée',
    phrase: 'La convention n’est pas signée par les deux parties.',
    aFaire: 'Signez la convention ; la Banque des Territoires la signe ensuite.',
    qui: 'La structure',
    lien: { libelle: 'Ouvrir la convention', href: '/structure/convention' },
    quand: () =>
      sql`not exists (select 1 from conventions c where c.structure_id = v.structure_id and c.statut = 'signee')`,
  },
  contrat_non_en_cours: {
    libelle: 'Contrat pas encore commencé',
    phrase: 'Le contrat de travail n’a pas encore commencé.',
    aFaire: 'Le versement sera fait une fois le contrat commencé.',
    qui: 'Personne',
    quand: (aujourdhui) =>
      sql`not exists (select 1 from contrats k where k.id = v.contrat_id and k.statut <> 'brouillon' and k.debut <= ${aujourdhui})`,
  },
  rib_manquant: {
    libelle: 'RIB manquant',
    phrase: 'Aucun compte bancaire n’est connu.',
    aFaire: 'Indiquez le compte qui recevra la subvention.',
    qui: 'La structure',
    lien: { libelle: 'Indiquer le RIB', href: '/structure/versements/rib' },
    quand: () =>
      sql`not exists (select 1 from ribs r where r.structure_id = v.structure_id and r.statut in ('valide', 'a_valider'))`,
  },
  rib_a_valider: {
    libelle: 'RIB à vérifier',
    phrase: 'Le compte bancaire indiqué n’est pas encore vérifié.',
    aFaire: 'La Banque des Territoires vérifie le compte ; vous n’avez rien à faire.',
    qui: 'La Banque des Territoires',
    quand: () => sql`exists (select 1 from ribs r where r.structure_id = v.structure_id and r.statut = 'a_valider')`,
  },
  suivi_en_retard: {
    libelle: 'Suivi en retard',
    phrase: 'Un suivi de ce poste est en retard, ou l’ANCT attend un compte rendu.',
    aFaire:
      'Remettez les suivis en retard, et faites remettre les siens au conseiller : le versement reprend aussitôt. Si l’ANCT a demandé autre chose, remettez-le-lui.',
    qui: 'La structure',
    lien: { libelle: 'Voir les suivis', href: '/structure/suivis' },
    quand: (aujourdhui) =>
      sql`(exists (select 1 from retenues t where t.poste_id = v.poste_id and t.levee_le is null)
        or exists (select 1 from suivis u where u.contrat_id = v.contrat_id and u.statut = 'a_remplir' and u.a_remettre_le < ${aujourdhui}))`,
  },
  rupture_en_examen: {
    libelle: 'Rupture en cours d’examen',
    phrase: 'Une rupture du contrat est déclarée.',
    aFaire: 'L’ANCT examine la rupture ; les versements reprennent si elle est annulée.',
    qui: 'L’ANCT',
    quand: () => sql`exists (select 1 from ruptures u where u.contrat_id = v.contrat_id and u.statut = 'declaree')`,
  },
  recouvrement_en_attente: {
    libelle: 'Somme à rembourser',
    phrase: 'Une somme versée en trop est à rembourser.',
    aFaire: 'Remboursez la somme demandée ; le versement reprend ensuite.',
    qui: 'La structure',
    quand: () =>
      sql`exists (select 1 from recouvrements o where o.structure_id = v.structure_id and o.statut = 'demande')`,
  },
};

/** The reasons that stop a payment `v` now, as an array of codes: empty when nothing does. */
export const blocagesDe = (aujourdhui: string): RawBuilder<readonly CodeBlocage[]> =>
  sql`array_remove(array[${sql.join(
    ORDRE_DES_BLOCAGES.map((code) => sql`case when ${BLOCAGES[code].quand(aujourdhui)} then ${sql.lit(code)} end`),
  )}]::text[], null)`;
