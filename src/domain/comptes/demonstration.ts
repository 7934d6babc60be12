import type { Tools } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import { chiffrer } from '#platform/chiffrement.ts';
import { transaction } from '#platform/db/guard.ts';
import { type Invitation, inviter } from './inviter.ts';
import { hacher } from './mot-de-passe.ts';
import { codeActuel, USAGE_TOTP } from './second-facteur.ts';

// These accounts exist in demonstration mode only: `demonstration.ts` makes them, and a test checks that nothing else does.
export const MOT_DE_PASSE_DEMO = 'quatre mots sans rapport 2021';
const SECRET_DEMO = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const DOMAINE = '@demonstration.example';

/** The candidate whom the demonstration lists on its sign-in page. */
export const CANDIDAT_DEMO = {
  email: `candidat1${DOMAINE}`,
  prenom: 'Camille',
  phrase: 'cherche un poste autour de Moulins',
};

/** The candidate recruited in the Puy-de-Dôme, who became a conseiller. */
export const CONSEILLER_DEMO = {
  email: `candidat5${DOMAINE}`,
  prenom: 'Alix',
  phrase: 'est en poste et enregistre ses activités',
};

/** Somebody of the training body that the demonstration adds to the directory. */
export const FORMATION_DEMO = {
  email: `formation${DOMAINE}`,
  prenom: 'Florence',
  phrase: 'forme et certifie dans l’Allier, le Puy-de-Dôme et le Rhône',
};

type CompteDemo = Invitation & { readonly phrase: string };
export const COMPTES_DEMO: readonly CompteDemo[] = [
  {
    email: `anct${DOMAINE}`,
    prenom: 'Andrée',
    nom: 'Démonstration',
    role: 'anct',
    phrase: 'pilote le dispositif et décide',
  },
  {
    email: `support${DOMAINE}`,
    prenom: 'Sacha',
    nom: 'Démonstration',
    role: 'support',
    phrase: 'lit tout, aide, ne décide pas',
  },
  {
    email: `allier${DOMAINE}`,
    prenom: 'Paule',
    nom: 'Démonstration',
    role: 'prefecture',
    departementCode: '03',
    phrase: 'rend les avis de l’Allier',
  },
  {
    email: `rhone${DOMAINE}`,
    prenom: 'René',
    nom: 'Démonstration',
    role: 'prefecture',
    departementCode: '69',
    phrase: 'rend les avis du Rhône',
  },
  {
    email: `region${DOMAINE}`,
    prenom: 'Régine',
    nom: 'Démonstration',
    role: 'prefecture',
    regionCode: '84',
    phrase: 'lit toute la région Auvergne-Rhône-Alpes',
  },
  {
    email: `banque${DOMAINE}`,
    prenom: 'Blanche',
    nom: 'Démonstration',
    role: 'banque_des_territoires',
    phrase: 'signe les conventions et prépare les versements (ordonnateur)',
  },
  {
    email: `valideur${DOMAINE}`,
    prenom: 'Valère',
    nom: 'Démonstration',
    role: 'valideur',
    phrase: 'valide les versements que l’ordonnateur a préparés',
  },
];

/** Makes the demonstration accounts, ready to sign in. Does nothing outside the demonstration. */
export async function creerComptesDeDemonstration(tools: Tools): Promise<void> {
  if (tools.settings.mode !== 'demonstration') return;
  const motDePasse = await hacher(MOT_DE_PASSE_DEMO);
  await transaction(tools.db, async (tx) => {
    const context = { tx, now: tools.clock(), actor: SYSTEME, tools };
    for (const { phrase: _, ...compte } of COMPTES_DEMO) {
      const id = await inviter(context, compte);
      await tx
        .updateTable('utilisateurs')
        .set({ mot_de_passe: motDePasse, ...secondFacteur(tools) })
        .where('id', '=', id)
        .execute();
    }
    const invitations = COMPTES_DEMO.map(({ email }) => email);
    await tx
      .deleteFrom('liens_personnels')
      .where('utilisateur_id', 'in', tx.selectFrom('utilisateurs').select('id').where('email', 'in', invitations))
      .execute();
  });
}

const secondFacteur = (tools: Tools) => ({
  totp_secret: chiffrer(tools.settings, USAGE_TOTP, SECRET_DEMO),
  totp_actif_le: tools.clock(),
});

/** The password and the second factor of an agent invited by the demonstration's own gestures (a training body's). */
export async function ouvrirAgentDeDemonstration(tools: Tools, email: string): Promise<void> {
  if (tools.settings.mode !== 'demonstration') return;
  await ouvrirCompteDeDemonstration(tools, email);
  await tools.db.updateTable('utilisateurs').set(secondFacteur(tools)).where('email', '=', email).execute();
}

/** The password of an account made by the demonstration's own gestures (a structure's contact). */
export async function ouvrirCompteDeDemonstration(tools: Tools, email: string): Promise<void> {
  if (tools.settings.mode !== 'demonstration') return;
  await tools.db
    .updateTable('utilisateurs')
    .set({ mot_de_passe: await hacher(MOT_DE_PASSE_DEMO) })
    .where('email', '=', email)
    .execute();
}

/** The code that the demonstration shows in place of a telephone; nothing in production. */
export const codeDeDemonstration = (tools: Tools): string | undefined =>
  tools.settings.mode === 'demonstration' ? codeActuel(SECRET_DEMO, tools.clock()) : undefined;

/** Structure accounts of the demonstration, to list on the sign-in page. */
export const listerComptesStructureDemo = (tools: Tools) =>
  tools.settings.mode !== 'demonstration'
    ? Promise.resolve([])
    : tools.db
        .selectFrom('attributions as a')
        .innerJoin('utilisateurs as u', 'u.id', 'a.utilisateur_id')
        .innerJoin('structures as s', 's.id', 'a.structure_id')
        .select(['u.email', 's.nom'])
        .where('u.mot_de_passe', 'is not', null)
        .where('a.retiree_le', 'is', null)
        .orderBy('s.numero')
        .limit(5)
        .execute();
