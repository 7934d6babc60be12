import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { creerEvenement, publierEvenement, publierRessource, sInscrire } from '#domain/communaute/index.ts';
import { CONSEILLER_DEMO } from '#domain/comptes/index.ts';
import type { Tools } from '#platform/action.ts';
import { type Actor, SYSTEME } from '#platform/actor.ts';
import { ajouterJours, dateCivile, heureDeParisVers, plusMinutes } from '#platform/dates.ts';
import { ecrirePdf } from '#platform/documents/pdf.ts';
import { estOuvre } from '#platform/jours-ouvres.ts';

/** Half past nine, the first working day after some days. */
function matin(tools: Tools, dans: number): Date {
  let jour = ajouterJours(dateCivile(tools.clock()), dans);
  while (!estOuvre(jour)) jour = ajouterJours(jour, 1);
  return heureDeParisVers(jour, 9, 30) ?? tools.clock();
}

/** Events to come for the conseiller of the demonstration, one of which he goes to; one more that the Allier makes. */
export async function communauteDeDemonstration(tools: Tools, anct: Actor): Promise<void> {
  const allier: Actor = { ...SYSTEME, role: 'prefecture', perimetre: { type: 'departements', codes: ['03'] } };
  const evenement = async (qui: Actor, dans: number, dits: Partial<Parameters<typeof creerEvenement>[2] & object>) => {
    const debut = matin(tools, dans);
    const evenementId = await creerEvenement(tools, qui, {
      type: 'rencontre_locale',
      titre: 'Rencontre des conseillers',
      description: '',
      debut,
      fin: plusMinutes(debut, 150),
      lieu: '',
      lien: '',
      places: null,
      inscriptionJusquAu: null,
      departements: [],
      ...dits,
    });
    await publierEvenement(tools, qui, { evenementId });
    return evenementId;
  };
  await evenement(anct, 30, {
    type: 'rencontre_nationale',
    titre: 'Assises des conseillers numériques',
    description: 'Une matinée pour se retrouver : ateliers, retours d’expérience, nouveautés du dispositif.',
    lieu: 'Palais des congrès de l’Exemple',
    lien: 'https://visio.demonstration.example/assises',
    places: 400,
  });
  const evenementId = await evenement(anct, 12, {
    type: 'formation_continue',
    titre: 'Accompagner les démarches en ligne sans faire à la place',
    description: 'Mises en situation, par groupes de quatre. Apportez un cas que vous avez rencontré.',
    lieu: 'Clermont-Ferrand, maison du numérique de l’Exemple',
    places: 12,
    departements: ['63'],
  });
  await evenement(allier, 20, { titre: 'Rencontre des conseillers de l’Allier', lieu: 'Moulins, salle de l’Exemple' });
  const lui = await tools.db
    .selectFrom('utilisateurs')
    .select('id')
    .where('email', '=', CONSEILLER_DEMO.email)
    .executeTakeFirst();
  if (lui)
    await sInscrire(
      tools,
      { ...SYSTEME, id: lui.id, role: 'conseiller', perimetre: { type: 'personne' } },
      { evenementId },
    );
  await ressourcesDeDemonstration(tools, anct);
}

async function ressourcesDeDemonstration(tools: Tools, anct: Actor): Promise<void> {
  await publierRessource(
    tools,
    anct,
    {
      titre: 'Animer un premier atelier sur les courriels',
      resume: 'Le déroulé d’une séance d’une heure et demie, pour des personnes qui n’ont jamais écrit de courriel.',
      sujet: { theme: 6 },
      type: 'lien',
      url: 'https://ressources.demonstration.example/courriels',
    },
    undefined,
  );
  await publierRessource(
    tools,
    anct,
    {
      titre: 'Bien utiliser un gestionnaire de mots de passe',
      resume: 'Comprendre, choisir, installer : une fiche à lire avant d’en parler aux usagers.',
      sujet: { rubrique: 'outils' },
      type: 'lien',
      url: 'https://ressources.demonstration.example/mots-de-passe',
    },
    undefined,
  );
  await deposerUneAffiche(tools, anct);
}

async function deposerUneAffiche(tools: Tools, anct: Actor): Promise<void> {
  const dossier = await mkdtemp(join(tmpdir(), 'demonstration-'));
  const path = join(dossier, 'affiche.pdf');
  const octets = await new Response(
    ecrirePdf({
      titre: 'Votre conseiller numérique vous accueille',
      sousTitre: 'Affiche inventée pour la démonstration',
      langue: 'fr-FR',
      creeLe: tools.clock(),
      blocs: [{ type: 'paragraphe', texte: 'Gratuit, sur rendez-vous, près de chez vous.' }],
    }),
  ).bytes();
  try {
    await writeFile(path, octets);
    await publierRessource(
      tools,
      anct,
      {
        titre: 'Affiche d’accueil à imprimer',
        resume: 'Une page au format A4, à compléter avec vos lieux et vos horaires.',
        sujet: { rubrique: 'communication' },
        type: 'fichier',
        url: '',
      },
      { champ: 'fichier', nom: 'affiche.pdf', path, taille: octets.length },
    );
  } finally {
    await rm(dossier, { recursive: true, force: true });
  }
}
