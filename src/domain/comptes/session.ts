import { sql } from 'kysely';
import { z } from 'zod';
import type { Context, Tools } from '#platform/action.ts';
import { VISITEUR } from '#platform/actor.ts';
import { plusMinutes } from '#platform/dates.ts';
import type { Tx } from '#platform/db/guard.ts';
import { readCookie, setCookie } from '#platform/http/cookies.ts';
import { empreinteDe, nouveauJeton } from '#platform/jetons.ts';
import { job } from '#platform/jobs/jobs.ts';
import type { Session } from '#platform/routes.ts';
import type { Settings } from '#platform/settings.ts';
import { perimetreDe, ROLES_ATTRIBUES, type RoleAttribue } from './roles.ts';

// Goals, R10, and ASVS 5.0 §7: an idle agent leaves after an hour; nobody stays more than twelve.
const INACTIVITE_AGENT_MINUTES = 60;
const INACTIVITE_MINUTES = 8 * 60;
const DUREE_MAX_MINUTES = 12 * 60;
const COOKIE = 'session';

const ANONYME: Session = { actor: VISITEUR, id: null, roles: [], secondFacteur: false };

type Role = {
  id: string;
  role: RoleAttribue;
  structureId: string | null;
  organismeId: string | null;
  departementCode: string | null;
  regionCode: string | null;
  lieu: string | null;
  regionDepartements: string[] | null;
};

/** Who is behind the request: one query, whatever the number of roles. */
export async function lireSession(tools: Tools, headers: Headers): Promise<Session> {
  const jeton = readCookie(tools.settings, headers, COOKIE);
  if (!jeton) return ANONYME;
  const now = tools.clock();
  const ligne = await lire(tools, empreinteDe(jeton));
  if (!ligne) return ANONYME;
  const roles: readonly Role[] = ligne.roles ?? [];
  const actif = roles.find(({ id }) => id === ligne.attribution_id) ?? roles[0];
  const inactivite = actif && ROLES_ATTRIBUES[actif.role].agent ? INACTIVITE_AGENT_MINUTES : INACTIVITE_MINUTES;
  if (plusMinutes(ligne.vue_le, inactivite) <= now || plusMinutes(ligne.creee_le, DUREE_MAX_MINUTES) <= now)
    return ANONYME;
  if (plusMinutes(ligne.vue_le, 1) <= now)
    await tools.db.updateTable('sessions').set({ vue_le: now }).where('id', '=', ligne.id).execute();
  const acteur = { id: ligne.utilisateur_id, nom: `${ligne.prenom} ${ligne.nom}` };
  return {
    id: ligne.id,
    secondFacteur: ligne.second_facteur,
    roles: roles.map(({ id, role, lieu }) => ({
      id,
      libelle: lieu ? `${ROLES_ATTRIBUES[role].libelle} — ${lieu}` : ROLES_ATTRIBUES[role].libelle,
      actif: id === actif?.id,
    })),
    actor: actif
      ? {
          ...acteur,
          role: actif.role,
          perimetre: perimetreDe({
            role: actif.role,
            structureId: actif.structureId,
            organismeId: actif.organismeId,
            departementCode: actif.departementCode,
            departementsDeLaRegion: actif.regionDepartements ?? [],
          }),
        }
      : { ...acteur, role: 'public', perimetre: { type: 'aucun' } },
  };
}

const lire = ({ db }: Tools, empreinte: string) =>
  db
    .selectFrom('sessions as s')
    .innerJoin('utilisateurs as u', 'u.id', 's.utilisateur_id')
    .select([
      's.id',
      's.utilisateur_id',
      's.attribution_id',
      's.second_facteur',
      's.creee_le',
      's.vue_le',
      'u.prenom',
      'u.nom',
    ])
    .select(
      sql<Role[] | null>`(
        select json_agg(json_build_object('id', a.id, 'role', a.role, 'structureId', a.structure_id, 'organismeId', a.organisme_id, 'departementCode', a.departement_code,
          'regionCode', a.region_code, 'lieu', coalesce(st.nom, d.nom, r.nom),
          'regionDepartements', (select json_agg(rd.code order by rd.code) from departements rd where rd.region_code = a.region_code)) order by a.creee_le, a.id)
        from attributions a
        left join structures st on st.id = a.structure_id
        left join departements d on d.code = a.departement_code
        left join regions r on r.code = a.region_code
        where a.utilisateur_id = u.id and a.retiree_le is null)`.as('roles'),
    )
    .where('s.empreinte', '=', empreinte)
    .executeTakeFirst();

/** Opens a session: a new secret at each sign-in and each rise of privilege. Answers the cookie to set. */
export async function ouvrirSession(
  { tx, now, tools }: Context,
  utilisateurId: string,
  options: { secondFacteur: boolean; appareil: string; attributionId?: string | null },
): Promise<string> {
  const { jeton, empreinte } = nouveauJeton();
  await tx
    .insertInto('sessions')
    .values({
      empreinte,
      utilisateur_id: utilisateurId,
      attribution_id: options.attributionId ?? (await premierRole(tx, utilisateurId)),
      second_facteur: options.secondFacteur,
      appareil: options.appareil,
      creee_le: now,
      vue_le: now,
    })
    .execute();
  return setCookie(tools.settings, COOKIE, jeton, DUREE_MAX_MINUTES * 60);
}

/** The role held for longest: kept in the session, so that another given meanwhile changes nothing under one's hands. */
async function premierRole(tx: Tx, utilisateurId: string): Promise<string | null> {
  const role = await tx
    .selectFrom('attributions')
    .select('id')
    .where('utilisateur_id', '=', utilisateurId)
    .where('retiree_le', 'is', null)
    .orderBy('creee_le')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return role?.id ?? null;
}

export const cookieDeDepart = (settings: Settings) => setCookie(settings, COOKIE, '', 0);

/** « Firefox sur Windows »: enough to recognise one's own sessions, no more. */
export function appareilDe(headers: Headers): string {
  const agent = headers.get('user-agent') ?? '';
  const navigateur = /Edg\//.test(agent)
    ? 'Edge'
    : /Firefox\//.test(agent)
      ? 'Firefox'
      : /Chrome\//.test(agent)
        ? 'Chrome'
        : /Safari\//.test(agent)
          ? 'Safari'
          : 'Navigateur';
  const systeme = /Windows/.test(agent)
    ? 'Windows'
    : /Android/.test(agent)
      ? 'Android'
      : /iPhone|iPad/.test(agent)
        ? 'iPhone ou iPad'
        : /Mac OS/.test(agent)
          ? 'Mac'
          : /Linux/.test(agent)
            ? 'Linux'
            : 'un appareil inconnu';
  return `${navigateur} sur ${systeme}`;
}

/** Every night: sessions and locks that ended are only weight. */
export const purgerSessions = job({
  name: 'comptes.purgerSessions',
  data: z.unknown(),
  cron: '30 3 * * *',
  async handle(tools) {
    const now = tools.clock();
    await tools.db.deleteFrom('sessions').where('creee_le', '<', plusMinutes(now, -DUREE_MAX_MINUTES)).execute();
    await tools.db
      .deleteFrom('echecs_connexion')
      .where('fenetre_fin', '<', now)
      .where((eb) => eb.or([eb('verrou_jusqu_a', 'is', null), eb('verrou_jusqu_a', '<', now)]))
      .execute();
  },
});
