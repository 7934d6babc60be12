import { sql } from 'kysely';
import type { Monde } from './monde.ts';

type Suivi = { readonly id: string; readonly statut: string; readonly dernier: string | null; readonly lignes: number };
type Fiche = { readonly structure_id: string; readonly publiee_le: string | null; readonly urgence: boolean };
export type Relation = Suivi & {
  readonly structure_id: string;
  readonly candidat_id: string;
  readonly poste_id: string | null;
  readonly structure: string;
  readonly candidat: string;
  readonly poste: string | null;
};
export type Dossier = Suivi & {
  readonly structure_id: string;
  readonly nature: 'publique' | 'privee';
  readonly le: string;
  readonly identites: boolean;
  readonly pieces: Readonly<Record<string, string>>;
};
export type Formation = Suivi & {
  readonly mise_en_relation_id: string;
  readonly session_id: string | null;
  readonly debut: string | null;
  readonly fin: string | null;
};
type Versement = { readonly rang: number; readonly centimes: number };
export type Contrat = Suivi & {
  readonly mise_en_relation_id: string;
  readonly structure_id: string;
  readonly candidat_id: string;
  readonly poste_id: string;
  readonly debut: string;
  readonly fin: string | null;
  readonly duree_mois: number | null;
  readonly signe_le: string | null;
  readonly deliberation_le: string | null;
  readonly montant: number;
  readonly poste: string;
  readonly engage: number;
  readonly versements: readonly Versement[];
  readonly courriels: readonly string[];
};
type PosteEcrit = {
  readonly numero: number;
  readonly montantCentimes: number;
  readonly tranches: readonly { readonly centimes: number }[];
};
export type Convention = Suivi & {
  readonly structure_id: string;
  readonly structure: string;
  readonly montant: number;
  readonly nombre: number;
  readonly postes: readonly PosteEcrit[];
  readonly parties: readonly string[];
  readonly montantDesPostes: number;
  readonly nombreDePostes: number;
};
type Poste = { readonly id: string; readonly statut: string };
export type Etat = {
  readonly relations: readonly Relation[];
  readonly dossiers: readonly Dossier[];
  readonly fiches: readonly Fiche[];
  readonly formations: readonly Formation[];
  readonly sessions: readonly { readonly id: string; readonly debut: string }[];
  readonly contrats: readonly Contrat[];
  readonly conventions: readonly Convention[];
  readonly postes: readonly Poste[];
  readonly candidats: readonly { readonly id: string; readonly statut: string; readonly conseiller: number }[];
  readonly modeles: readonly string[];
  readonly audit: number;
};

const liste = (requete: string) => `(select coalesce(jsonb_agg(x), '[]') from (${requete}) x)`;
const suivi = (table: string, cle: string, alias: string) =>
  `(select h.statut from ${table} h where h.${cle} = ${alias}.id order by h.numero desc limit 1) as dernier,
  (select count(*) from ${table} h where h.${cle} = ${alias}.id) as lignes`;

const PARTIES: Readonly<Record<Exclude<keyof Etat, 'modeles' | 'audit'>, string>> = {
  relations: `select m.id, m.statut, m.structure_id, m.candidat_id, m.poste_id, s.statut as structure, c.statut as candidat,
    p.statut as poste, ${suivi('mises_en_relation_historique', 'mise_en_relation_id', 'm')}
    from mises_en_relation m join structures s on s.id = m.structure_id join candidats c on c.id = m.candidat_id
    left join postes p on p.id = m.poste_id and p.structure_id = m.structure_id`,
  dossiers: `select d.id, d.statut, d.structure_id, s.nature, (d.statut_le at time zone 'Europe/Paris')::date as le,
    d.president is not null as identites, ${suivi('dossiers_historique', 'dossier_id', 'd')},
    (select coalesce(jsonb_object_agg(p.nature, p.statut), '{}') from pieces p where p.dossier_id = d.id
      and exists (select from pieces_fichiers f where f.piece_id = p.id)) as pieces
    from dossiers_conformite d join structures s on s.id = d.structure_id`,
  fiches: 'select structure_id, publiee_le, urgence_motif is not null as urgence from fiches_de_poste',
  formations: `select f.id, f.statut, f.mise_en_relation_id, f.session_id, coalesce(f.commencee_le, x.debut) as debut,
    coalesce(f.terminee_le, x.fin) as fin, ${suivi('formations_historique', 'formation_id', 'f')}
    from formations f left join sessions_formation x on x.id = f.session_id order by f.numero`,
  sessions: 'select id, debut from sessions_formation order by numero',
  contrats: `select k.id, k.statut, k.mise_en_relation_id, k.structure_id, k.candidat_id, k.poste_id, k.debut, k.fin,
    k.duree_mois, k.signe_le, k.deliberation_le, p.montant_centimes as montant, p.statut as poste,
    ${suivi('contrats_historique', 'contrat_id', 'k')},
    (select coalesce(sum(e.centimes), 0) from ecritures e where e.poste_id = p.id and e.debit = 'engage' and e.credit = 'disponible') as engage,
    (select coalesce(jsonb_agg(jsonb_build_object('rang', v.rang, 'centimes', v.montant_centimes) order by v.rang), '[]')
      from versements v where v.contrat_id = k.id and v.statut <> 'annule') as versements,
    (select coalesce(jsonb_agg(distinct e.modele), '[]') from courriels e where position(k.id::text in e.cle) > 0) as courriels
    from contrats k join postes p on p.id = k.poste_id order by k.numero`,
  conventions: `select v.id, v.statut, v.structure_id, s.statut as structure, v.montant_centimes as montant,
    v.nombre_postes as nombre, v.contenu -> 'postes' as postes, ${suivi('conventions_historique', 'convention_id', 'v')},
    (select coalesce(jsonb_agg(g.partie order by g.partie), '[]') from conventions_signatures g where g.convention_id = v.id) as parties,
    (select coalesce(sum(p.montant_centimes), 0) from postes p where p.structure_id = s.id and p.statut <> 'rendu') as "montantDesPostes",
    (select count(*) from postes p where p.structure_id = s.id and p.statut <> 'rendu') as "nombreDePostes"
    from conventions v join structures s on s.id = v.structure_id order by v.numero`,
  postes: 'select id, statut from postes',
  candidats: `select c.id, c.statut, (select count(*) from attributions a where a.utilisateur_id = c.utilisateur_id
    and a.role = 'conseiller' and a.retiree_le is null) as conseiller from candidats c`,
};

const TOUT = `select ${Object.entries(PARTIES)
  .map(([nom, requete]) => `${liste(requete)} as ${nom}`)
  .join(
    ', ',
  )}, (select coalesce(jsonb_agg(distinct modele), '[]') from courriels) as modeles, (select numero from audit_tete) as audit`;

/** Everything that the promises speak of, read again in one statement. */
export async function lire({ banc: { tools } }: Monde): Promise<Etat> {
  const { rows } = await sql.raw<Etat>(TOUT).execute(tools.db);
  const [etat] = rows;
  if (!etat) throw new Error('the state is one line');
  return etat;
}
