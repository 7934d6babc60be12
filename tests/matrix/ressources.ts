import { inviterAgent } from '#domain/comptes/index.ts';
import { envoyerMessage } from '#domain/contact/index.ts';
import { preparerContrat } from '#domain/contrats/index.ts';
import { preparerConvention } from '#domain/conventions/index.ts';
import { rediger } from '#domain/offres/index.ts';
import { demanderAcces } from '#domain/structures/index.ts';
import { deposerListe } from '#domain/territoires/index.ts';
import { SYSTEME, VISITEUR } from '#platform/actor.ts';
import { transaction } from '#platform/db/guard.ts';
import {
  type Candidat,
  unCandidat,
  unChoix,
  unCompteDeCandidat,
  unCv,
  uneStructureActrice,
  unInteret,
  unRendezvous,
} from '#tests/situations/candidats.ts';
import { anct, seConnecter, unCompte } from '#tests/situations/comptes.ts';
import { uneStructureActivee, uneStructureAvecAvis, uneVagueOuverte } from '#tests/situations/concertation.ts';
import { unePiece, unRecrutAccepte } from '#tests/situations/conformite.ts';
import { desTermes, unContratSigne } from '#tests/situations/contrats.ts';
import { unConseillerDuTerritoire } from '#tests/situations/equipes.ts';
import { unEnvoi, unImport } from '#tests/situations/imports.ts';
import { laStructure, UNE_FICHE, uneOffre } from '#tests/situations/offres.ts';
import { LYON, uneStructureInscrite } from '#tests/situations/structures.ts';
import type { Banc } from '#tests/support/base.ts';
import { type Navigateur, unNavigateur } from '#tests/support/client.ts';
import { lesActivites, ressourcesDesActivites } from './activites.ts';
import { lArgent, ressourcesDeLArgent } from './argent.ts';
import { lesArrivees, ressourcesDesArrivees } from './arrivees.ts';
import { lesAteliers, ressourcesDesAteliers } from './ateliers.ts';
import { lesAvenants, ressourcesDesAvenants } from './avenants.ts';
import { laCommunaute, ressourcesDeLaCommunaute } from './communaute.ts';
import { lesEquipes, ressourcesDesEquipes } from './equipes.ts';
import { lesFormations, ressourcesDeFormation } from './formations.ts';
import { lesLieux, ressourcesDesLieux } from './lieux.ts';
import { lesPartages, ressourcesDesPartages } from './partages.ts';
import { lesSuivis, ressourcesDesSuivis } from './suivis.ts';

export const INCONNU = '00000000-0000-4000-8000-000000000000';
/** Who knocks at every door. */
export const ACTEURS = [
  'visiteur',
  'structure',
  'membre',
  'autreStructure',
  'allier',
  'rhone',
  'region',
  'anct',
  'support',
  'candidat',
  'autreCandidat',
  'conseiller',
  'coordinateur',
  'banque',
  'valideur',
  'organisme',
  'autreOrganisme',
] as const;
export type NomActeur = (typeof ACTEURS)[number];
type Cellule = Readonly<Record<string, string>>;
/** The values of a route's parameters: the actor's own thing, somebody else's, and nothing. */
export type Ressource = { readonly propre: Cellule; readonly autre: Cellule; readonly inconnu: Cellule };

/** A small country where everybody has something, and somebody else has the same. */
export async function unPays(banc: Banc) {
  const { tools } = banc;
  const coordonne = await unConseillerDuTerritoire(banc, { nom: 'Structure qui coordonne' });
  // Then: its fiche de poste has to be a month old, and nothing else may be.
  const employe = await unContratSigne(banc, {}, { nom: 'Structure qui emploie' });
  const vagueId = await uneVagueOuverte(banc);
  const moulins = await uneStructureActivee(banc, { nom: 'Structure de l’Allier', postes: 3 });
  const lyon = await uneStructureActivee(banc, { nom: 'Structure du Rhône', communeCode: LYON, departement: '69' });
  const enFile = {
    allier: await uneStructureAvecAvis(banc),
    rhone: await uneStructureAvecAvis(banc, { communeCode: LYON, departement: '69' }),
  };
  const inscrite = await uneStructureInscrite(banc);
  const offre = await uneOffre(banc, { nom: 'Structure qui publie' });
  await rediger(tools, laStructure(lyon.structureId), { structureId: lyon.structureId, ...UNE_FICHE });
  const candidats = await lesCandidats(banc, moulins.structureId);
  const recrue = await unRecrutAccepte(banc, moulins.structureId);
  await preparerContrat(banc.tools, uneStructureActrice(moulins.structureId), {
    relationId: recrue.relationId,
    ...desTermes(banc),
  });
  const subventions = await lesSubventions(banc, moulins.structureId, candidats.voisineId);
  const formations = await lesFormations(banc, { ...recrue, structureId: moulins.structureId }, employe);
  const comptes = {
    structure: await unCompte(banc, { role: 'structure', structureId: moulins.structureId, administrateur: true }),
    membre: await unCompte(banc, { role: 'structure', structureId: moulins.structureId }),
    autreStructure: await unCompte(banc, { role: 'structure', structureId: lyon.structureId, administrateur: true }),
    allier: await unCompte(banc, { role: 'prefecture', departement: '03' }),
    rhone: await unCompte(banc, { role: 'prefecture', departement: '69' }),
    region: await unCompte(banc, { role: 'prefecture', region: '84' }),
    anct: await unCompte(banc, { role: 'anct' }),
    support: await unCompte(banc, { role: 'support' }),
    candidat: await unCompteDeCandidat(banc, candidats.candidat),
    autreCandidat: await unCompteDeCandidat(banc, candidats.autre),
    conseiller: await unConseiller(banc, employe.candidat),
    coordinateur: coordonne.compte,
    banque: await unCompte(banc, { role: 'banque_des_territoires' }),
    valideur: await unCompte(banc, { role: 'valideur' }),
    organisme: await unCompte(banc, {
      role: 'organisme_de_formation',
      organismeId: formations.propre.organismeId,
    }),
    autreOrganisme: await unCompte(banc, {
      role: 'organisme_de_formation',
      organismeId: formations.autre.organismeId,
    }),
  };
  const cible = await inviterAgent(tools, anct(), {
    email: 'cible@demonstration.example',
    prenom: 'A',
    nom: 'B',
    role: 'anct',
    departementCode: null,
    regionCode: null,
  });
  for (const structure of [moulins, lyon])
    await demanderAcces(tools, VISITEUR, {
      identifiant: structure.saisie.identifiant,
      prenom: 'Alex',
      nom: 'Essai',
      fonction: 'DGS',
      email: 'alex@demonstration.example',
    });
  const { messageId } = await envoyerMessage(tools, VISITEUR, {
    profil: 'agent',
    sujet: 'autre',
    nom: 'Alex Essai',
    email: 'alex@demonstration.example',
    texte: 'Une question assez longue pour être lue.',
    site: '',
  });
  const depot = await deposerListe(
    tools,
    { ...anct(), id: comptes.anct.id },
    { politique: 'zrr', octets: new TextEncoder().encode('code_commune\n03190\n') },
  );
  const importId = await unImport(banc, comptes.anct.id);
  const envoiId = await unEnvoi(banc, comptes.anct.id);
  const attributions = await tools.db
    .selectFrom('attributions')
    .select(['id', 'utilisateur_id', 'structure_id'])
    .execute();
  const demandes = await tools.db.selectFrom('demandes_acces').select(['id', 'structure_id']).execute();
  const attribution = (utilisateurId: string) =>
    attributions.find(({ utilisateur_id }) => utilisateur_id === utilisateurId)?.id ?? '';
  const demande = (structureId: string) => demandes.find(({ structure_id }) => structure_id === structureId)?.id ?? '';
  return {
    vagueId,
    moulins,
    lyon,
    enFile,
    inscrite,
    offre,
    comptes,
    importId,
    envoiId,
    candidats,
    subventions,
    employe,
    recrue,
    conventionId: await uneConvention(banc, moulins.structureId),
    formations,
    argent: await lArgent(banc, {
      structureId: employe.structureId,
      ordonnateurId: comptes.banque.id,
      siens: moulins.structureId,
      ailleurs: lyon.structureId,
    }),
    activites: await lesActivites(banc, {
      structureId: employe.structureId,
      candidatId: employe.candidat.candidatId,
      conseillerId: comptes.conseiller.id,
      siens: moulins.structureId,
      ailleurs: lyon.structureId,
    }),
    arrivees: await lesArrivees(banc, { structureId: employe.structureId, siens: moulins.structureId }),
    communaute: await laCommunaute(banc),
    ateliers: await lesAteliers(banc, { compteId: comptes.conseiller.id, contratId: employe.contratId }),
    lieux: await lesLieux(banc, {
      lui: employe.candidat.candidatId,
      contratId: employe.contratId,
      collegue: candidats.autre.candidatId,
      relationId: candidats.sonAutre,
      structureId: moulins.structureId,
      anctId: comptes.anct.id,
    }),
    suivis: await lesSuivis(banc, {
      contratId: employe.contratId,
      siens: moulins.structureId,
      ailleurs: lyon.structureId,
    }),
    equipes: await uneEquipeSeule(banc, coordonne, {
      candidatId: employe.candidat.candidatId,
      contratId: employe.contratId,
    }),
    partages: await lesPartages(banc, {
      coordinateurId: coordonne.compte.id,
      siens: moulins.structureId,
      ailleurs: lyon.structureId,
    }),
    avenants: await lesAvenants(
      banc,
      { structureId: moulins.structureId, compteId: comptes.structure.id },
      { structureId: lyon.structureId, compteId: comptes.autreStructure.id },
    ),
    cible,
    messageId,
    depot,
    attribution,
    demande,
  };
}
/** Candidates that a structure chose, met and keeps, each for the pages that need it so; one lives too far. */
async function lesCandidats(banc: Banc, structureId: string) {
  const voisine = await uneStructureActivee(banc, { nom: 'Structure voisine' });
  const [candidat, autre, rencontre] = [await unCandidat(banc), await unCandidat(banc), await unCandidat(banc)];
  const ailleurs = await unCandidat(banc, { communeCode: LYON });
  for (const un of [candidat, rencontre]) await unCv(banc, un);
  const rencontrer = async (ou: string, { candidatId }: Candidat) => {
    const relationId = await unInteret(banc, ou, candidatId);
    await unRendezvous(banc, ou, candidatId);
    return relationId;
  };
  return {
    voisineId: voisine.structureId,
    candidat,
    autre,
    rencontre,
    ailleurs,
    rendezvous: await rencontrer(voisine.structureId, candidat),
    autreRendezvous: await rencontrer(voisine.structureId, autre),
    rencontreId: await rencontrer(structureId, rencontre),
    sienne: await unChoix(banc, structureId, candidat.candidatId),
    sonAutre: await unInteret(banc, structureId, autre.candidatId),
  };
}

/** The convention of a structure, written; nobody has signed it. */
async function uneConvention(banc: Banc, structureId: string): Promise<string> {
  const { tools } = banc;
  await transaction(tools.db, (tx) =>
    preparerConvention({ tx, now: tools.clock(), actor: SYSTEME, tools }, structureId),
  );
  await banc.faireTravailler();
  const { id } = await tools.db
    .selectFrom('conventions')
    .select('id')
    .where('structure_id', '=', structureId)
    .executeTakeFirstOrThrow();
  return id;
}

/** The account of a candidate whose contract is signed, as conseiller alone. */
async function unConseiller(banc: Banc, candidat: Candidat) {
  const compte = await unCompteDeCandidat(banc, candidat);
  await banc.tools.db
    .updateTable('attributions')
    .set({ retiree_le: banc.tools.clock() })
    .where('utilisateur_id', '=', compte.id)
    .where('role', '=', 'candidat')
    .execute();
  return compte;
}

/** The teams; their coordinateur signs in as such alone. */
async function uneEquipeSeule(
  banc: Banc,
  chef: Awaited<ReturnType<typeof unConseillerDuTerritoire>>,
  membre: { candidatId: string; contratId: string },
) {
  const equipes = await lesEquipes(banc, { chef, membre });
  await banc.tools.db
    .updateTable('attributions')
    .set({ retiree_le: banc.tools.clock() })
    .where('utilisateur_id', '=', chef.compte.id)
    .where('role', '=', 'conseiller')
    .execute();
  return equipes;
}

/** The demande de subvention of a structure and of another, each with one piece. */
async function lesSubventions(banc: Banc, structureId: string, voisineId: string) {
  for (const une of [structureId, voisineId]) await unePiece(banc, uneStructureActrice(une), 'rib');
  await unePiece(banc, uneStructureActrice(structureId), 'deliberation');
  const lignes = await banc.tools.db
    .selectFrom('dossiers_conformite as d')
    .innerJoin('pieces as p', 'p.dossier_id', 'd.id')
    .innerJoin('pieces_fichiers as f', 'f.piece_id', 'p.id')
    .where('p.nature', '=', 'rib')
    .select(['d.id', 'd.structure_id', 'f.id as fichierId'])
    .execute();
  const de = (une: string) => lignes.find(({ structure_id }) => structure_id === une);
  return {
    id: de(structureId)?.id ?? '',
    fichier: de(structureId)?.fichierId ?? '',
    fichierVoisin: de(voisineId)?.fichierId ?? '',
  };
}

export type Pays = Awaited<ReturnType<typeof unPays>>;

/** Everybody signed in, by the real pages. */
export async function lesNavigateurs(banc: Banc, pays: Pays): Promise<ReadonlyMap<NomActeur, Navigateur>> {
  const navigateurs = new Map<NomActeur, Navigateur>([['visiteur', unNavigateur(banc)]]);
  for (const [nom, compte] of Object.entries(pays.comptes)) {
    const navigateur = unNavigateur(banc);
    await seConnecter(banc, navigateur, compte);
    const acteur = ACTEURS.find((un) => un === nom);
    if (acteur) navigateurs.set(acteur, navigateur);
  }
  return navigateurs;
}

const id = (propre: string, autre: string): Ressource => ({
  propre: { id: propre },
  autre: { id: autre },
  inconnu: { id: INCONNU },
});
const avecPiece = ({ propre, autre, inconnu }: Ressource): Ressource => ({
  propre: { ...propre, nature: 'rib' },
  autre: { ...autre, nature: 'rib' },
  inconnu: { ...inconnu, nature: 'rib' },
});
const partout = (cellule: Cellule): Ressource => ({ propre: cellule, autre: cellule, inconnu: cellule });

/** The things behind each address with parameters: a route that is not here breaks the build. */
export function ressources(pays: Pays): Readonly<Record<string, Ressource>> {
  const dossiers = id(pays.enFile.allier.structureId, pays.enFile.rhone.structureId);
  const fiches = id(pays.offre.structureId, pays.lyon.structureId);
  const membres = id(pays.attribution(pays.comptes.membre.id), pays.attribution(pays.comptes.autreStructure.id));
  const nation = (une: string): Ressource => ({ ...id(une, INCONNU) });
  const ailleurs = pays.candidats.ailleurs.candidatId;
  const candidats = id(pays.candidats.candidat.candidatId, ailleurs);
  const rencontres = id(pays.candidats.rencontre.candidatId, ailleurs);
  const reponses = id(pays.candidats.sienne, pays.candidats.sonAutre);
  const recrues = id(pays.recrue.relationId, pays.employe.relationId);
  const demande = nation(pays.subventions.id);
  const natures = { propre: { nature: 'rib' }, autre: { nature: 'statuts' }, inconnu: { nature: 'x' } };
  const rendezvous = id(pays.candidats.rendezvous, pays.candidats.autreRendezvous);
  return {
    ...ressourcesDeFormation(pays.formations),
    ...ressourcesDeLArgent(pays.argent, INCONNU),
    ...ressourcesDesAvenants(pays.avenants, INCONNU),
    ...ressourcesDesSuivis(pays.suivis, INCONNU),
    ...ressourcesDesEquipes(pays.equipes, INCONNU),
    ...ressourcesDesPartages(pays.partages, INCONNU),
    ...ressourcesDesArrivees(pays.arrivees, INCONNU),
    ...ressourcesDeLaCommunaute(pays.communaute, INCONNU),
    ...ressourcesDesAteliers(pays.ateliers, INCONNU),
    '/candidat/reponses/:id/accepter': reponses,
    '/candidat/reponses/:id/revenir': reponses,
    '/candidat/reponses/:id/decliner': reponses,
    '/candidat/reponses/:id/entretien': rendezvous,
    '/candidat/reponses/:id/entretien/invitation': rendezvous,
    '/candidat/reponses/:id/entretien/date': rendezvous,
    '/structure/candidats/:id': candidats,
    '/structure/candidats/:id/interet': candidats,
    '/structure/candidats/:id/ecarter': candidats,
    '/structure/candidats/:id/reexaminer': candidats,
    '/structure/candidats/:id/refuser': candidats,
    '/structure/candidats/:id/recruter': candidats,
    '/structure/candidats/:id/annuler': candidats,
    '/structure/candidats/:id/cv': rencontres,
    '/structure/candidats/:id/entretien/invitation': rencontres,
    '/structure/candidats/:id/entretien': rencontres,
    '/structure/candidats/:id/entretien/date': rencontres,
    '/structure/candidats/:id/entretien/annuler': rencontres,
    '/structure/candidats/:id/evaluation': rencontres,
    '/structure/contrats/:id': recrues,
    '/structure/contrats/:id/annuler': recrues,
    '/structure/contrats/:id/copie': recrues,
    '/structure/contrats/:id/prolonger': recrues,
    '/structure/contrats/:id/renouveler': recrues,
    '/structure/contrats/:id/modele': recrues,
    '/structure/contrats/:id/termes': recrues,
    '/structure/contrats/:id/signature': recrues,
    ...ressourcesDesActivites(pays.activites, INCONNU),
    ...ressourcesDesLieux(pays.lieux, INCONNU),
    '/conseiller/contrats/:id/copie': id(pays.employe.contratId, INCONNU),
    ...Object.fromEntries(
      ['', '/deposer', '/document', '/scelle', '/copie-de-la-structure', '/copie-de-la-banque'].flatMap((suite) =>
        ['banque', 'anct'].map((espace) => [`/${espace}/conventions/:id${suite}`, nation(pays.conventionId)]),
      ),
    ),
    '/structure/subvention/fichiers/:id': id(pays.subventions.fichier, pays.subventions.fichierVoisin),
    '/structure/subvention/pieces/:nature': natures,
    '/structure/subvention/pieces/:nature/retirer': { ...natures, propre: { nature: 'deliberation' } },
    '/anct/conformite/:id': demande,
    '/anct/conformite/:id/conforme': demande,
    '/anct/conformite/:id/prendre': demande,
    '/anct/conformite/:id/complement': demande,
    '/anct/conformite/:id/non-conforme': demande,
    '/anct/conformite/:id/reprise': demande,
    '/anct/conformite/:id/message': demande,
    '/anct/conformite/:id/note': demande,
    '/anct/conformite/:id/pieces/:nature': avecPiece(demande),
    '/anct/conformite/:id/pieces/:nature/accepter': avecPiece(demande),
    '/api/demarches-simplifiees/:secret': partout({ secret: 'inconnu' }),
    '/structure/subvention/pieces-deposees/:id': id(INCONNU, INCONNU),
    '/anct/conformite/pieces-deposees/:id': nation(INCONNU),
    '/anct/conformite/fichiers/:id': nation(pays.subventions.fichier),
    '/prefecture/structures/:id': dossiers,
    '/prefecture/structures/:id/retirer-avis': dossiers,
    '/prefecture/structures/:id/corriger': dossiers,
    '/prefecture/structures/:id/fiche-de-poste': fiches,
    '/prefecture/structures/:id/fiche-de-poste/fichier': fiches,
    '/prefecture/avis-en-bloc/:id': nation(INCONNU),
    '/prefecture/avis-en-bloc/:id/annuler': nation(INCONNU),
    '/anct/structures/:id': nation(pays.enFile.allier.structureId),
    '/anct/structures/:id/corriger': nation(pays.enFile.allier.structureId),
    '/anct/structures/:id/fiche-de-poste': nation(pays.offre.structureId),
    '/anct/structures/:id/fiche-de-poste/fichier': nation(pays.offre.structureId),
    '/anct/vagues/:id': nation(pays.vagueId),
    '/anct/vagues/:id/ouvrir': nation(pays.vagueId),
    '/anct/vagues/:id/cloture': nation(pays.vagueId),
    '/anct/vagues/:id/proces-verbal': nation(pays.vagueId),
    '/anct/enveloppes/:code': { propre: { code: '03' }, autre: { code: 'ZZ' }, inconnu: { code: 'YY' } },
    '/anct/politiques/apercu/:id': nation(pays.depot),
    '/anct/imports/envois/:id': nation(pays.envoiId),
    '/anct/imports/:id': nation(pays.importId),
    '/anct/imports/:id/problemes': nation(pays.importId),
    '/anct/comptes/:id/retirer': nation(pays.attribution(pays.cible)),
    '/anct/comptes/:id/second-facteur': nation(pays.cible),
    '/anct/messages/:id': nation(pays.messageId),
    '/anct/messages/:id/classer': nation(pays.messageId),
    '/anct/messages/:id/rouvrir': nation(pays.messageId),
    '/structure/equipe/:id/retirer': membres,
    '/structure/equipe/:id/administration': membres,
    '/structure/equipe/demandes/:id': id(pays.demande(pays.moulins.structureId), pays.demande(pays.lyon.structureId)),
    '/compte/sessions/:sessionId/fermer': {
      propre: { sessionId: INCONNU },
      autre: { sessionId: INCONNU },
      inconnu: { sessionId: INCONNU },
    },
    '/compte/roles/:attributionId': {
      propre: { attributionId: INCONNU },
      autre: { attributionId: INCONNU },
      inconnu: { attributionId: INCONNU },
    },
    '/boite-aux-lettres/:id': nation(INCONNU),
    '/mot-de-passe/:jeton': partout({ jeton: 'inconnu' }),
    '/adresse/:jeton': partout({ jeton: 'inconnu' }),
    '/inscription/confirmation/:jeton': partout({ jeton: pays.inscrite.jeton }),
    '/devenir-conseiller/confirmation/:jeton': partout({ jeton: 'inconnu' }),
    '/devenir-conseiller/invitation/:jeton': partout({ jeton: 'inconnu' }),
    '/agenda/:jeton': partout({ jeton: 'inconnu' }),
    '/connexion/lien/:jeton': partout({ jeton: 'inconnu' }),
    '/brouillons/:formulaire': partout({ formulaire: 'inscription.siret' }),
    '/questions/:theme': partout({ theme: 'inscription' }),
    '/offres/:numero': {
      propre: { numero: String(pays.offre.numeroOffre) },
      autre: { numero: '0' },
      inconnu: { numero: 'x' },
    },
    '/statistiques/:region': partout({ region: '84' }),
  };
}
