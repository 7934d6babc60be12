import { choisirMotDePasse, codeActuel, inviter } from '#domain/comptes/index.ts';
import { type Actor, SYSTEME, VISITEUR } from '#platform/actor.ts';
import { transaction } from '#platform/db/guard.ts';
import type { Banc } from '#tests/support/base.ts';
import type { Navigateur } from '#tests/support/client.ts';

export const MOT_DE_PASSE = 'cheval agrafe pile correcte';
type Demande = {
  role:
    | 'structure'
    | 'prefecture'
    | 'anct'
    | 'support'
    | 'banque_des_territoires'
    | 'valideur'
    | 'candidat'
    | 'conseiller'
    | 'coordinateur'
    | 'organisme_de_formation';
  departement?: string;
  region?: string;
  structureId?: string;
  organismeId?: string;
  administrateur?: boolean;
  email?: string;
};

let suivant = 0;
// Hashing a password is slow on purpose: the first account's hash serves all the others of a bench.
const empreintes = new WeakMap<Banc, string>();

/** Somebody who holds a role and has chosen a password. */
export async function unCompte(
  banc: Banc,
  { role, departement, region, structureId, organismeId, administrateur, email: voulue }: Demande,
) {
  suivant += 1;
  const email = voulue ?? `${role}-${suivant}@demonstration.example`;
  const id = await transaction(banc.tools.db, (tx) =>
    inviter(
      { tx, now: banc.tools.clock(), actor: SYSTEME, tools: banc.tools },
      {
        email,
        prenom: 'Claude',
        nom: `Essai ${suivant}`,
        role,
        ...(departement && { departementCode: departement }),
        ...(region && { regionCode: region }),
        ...(structureId && { structureId }),
        ...(organismeId && { organismeId }),
        administrateur: administrateur ?? false,
      },
    ),
  );
  const connue = empreintes.get(banc);
  if (connue)
    await banc.tools.db.updateTable('utilisateurs').set({ mot_de_passe: connue }).where('id', '=', id).execute();
  else {
    await choisirMotDePasse(banc.tools, { jeton: await lienRecu(banc, email), motDePasse: MOT_DE_PASSE });
    const { mot_de_passe } = await banc.tools.db
      .selectFrom('utilisateurs')
      .select('mot_de_passe')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    empreintes.set(banc, mot_de_passe ?? '');
  }
  return { id, email, motDePasse: MOT_DE_PASSE };
}
export type Compte = Awaited<ReturnType<typeof unCompte>>;

/** The personal link last received at an address. */
export async function lienRecu(banc: Banc, email: string): Promise<string> {
  const recus = (await banc.courriels()).filter(
    ({ destinataire, texte }) => destinataire === email && texte.includes('/mot-de-passe/'),
  );
  return recus.at(-1)?.texte.match(/mot-de-passe\/(\S+)/)?.[1] ?? '';
}

/** Signs in through the pages, second factor included (installed the first time, given the next ones): the home page of the role. */
export async function seConnecter(banc: Banc, navigateur: Navigateur, compte: Pick<Compte, 'email' | 'motDePasse'>) {
  await navigateur.ouvrir('/connexion');
  const entree = await navigateur.poster('/connexion', { email: compte.email, motDePasse: compte.motDePasse });
  const monEspace = await navigateur.ouvrir(entree.vers ?? '/');
  const accueil = await navigateur.ouvrir(monEspace.vers ?? '/');
  if (!accueil.vers?.includes('second-facteur')) return accueil;
  banc.avancer({ minutes: 1 });
  const page = await navigateur.ouvrir('/compte/second-facteur');
  const secret = page.texte.match(/data-secret="([A-Z2-7]+)"/)?.[1] ?? secrets.get(compte.email) ?? '';
  secrets.set(compte.email, secret);
  const code = codeActuel(secret, banc.tools.clock());
  const reponse = await navigateur.poster('/compte/second-facteur', { code });
  return navigateur.ouvrir((await navigateur.ouvrir(reponse.vers ?? '/mon-espace')).vers ?? '/');
}
const secrets = new Map<string, string>();

/** Somebody to act in gesture tests, without an account. */
export const acteur = (role: Actor['role'], perimetre: Actor['perimetre'] = { type: 'nation' }): Actor => ({
  ...VISITEUR,
  id: crypto.randomUUID(),
  nom: 'Personne d’essai',
  role,
  perimetre,
});
export const prefecture = (...codes: string[]) => acteur('prefecture', { type: 'departements', codes });
export const anct = () => acteur('anct');
