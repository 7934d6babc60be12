import { sql } from 'kysely';
import { type CommuneSituee, repertoireDesCommunes } from '#domain/territoires/index.ts';
import { telephone } from '#platform/form/champs.ts';
import { dateDeListe, type Importateur, type Probleme, telephoneDeListe } from '#platform/import/importer.ts';
import { enLots } from '#platform/lots.ts';
import { TYPES_DE_STRUCTURE } from './categorie-juridique.ts';
import { ligne as colonnesDe, type Declaration, inscription } from './inscrire.ts';
import { STATUTS_VIVANTS } from './lifecycle.ts';
import { refusRidetAilleurs } from './siret.ts';

type StructureImportee = { readonly declaration: Declaration; readonly commune: CommuneSituee };

const COLONNES = {
  siret: 'identifiant',
  type: 'type',
  nom: 'nom',
  adresse: 'adresse',
  postes: 'postesSouhaites',
  demarrage_le: 'demarrageLe',
  missions: 'missions',
  lieux: 'lieux',
  contact_civilite: 'contactCivilite',
  contact_prenom: 'contactPrenom',
  contact_nom: 'contactNom',
  contact_fonction: 'contactFonction',
  contact_email: 'contactEmail',
  contact_telephone: 'contactTelephone',
  representant_prenom: 'representantPrenom',
  representant_nom: 'representantNom',
  representant_fonction: 'representantFonction',
} as const;
const RAISONS: Readonly<Record<string, string>> = {
  identifiant: 'Ce SIRET n’existe pas : un de ses chiffres est faux.',
  type: `Donnez une de ces valeurs : ${Object.keys(TYPES_DE_STRUCTURE).join(', ')}.`,
  postesSouhaites: 'Donnez un nombre de 1 à 500, ou rien.',
  demarrageLe: 'Donnez une date : AAAA-MM-JJ ou JJ/MM/AAAA.',
  contactCivilite: 'Donnez « madame » ou « monsieur ».',
  contactTelephone: 'Ce numéro n’est pas complet : donnez dix chiffres, ou un numéro commençant par +.',
  contactEmail: 'Cette adresse électronique n’est pas complète.',
};
// The rule of the forms, since a number that nobody can call is found out too late.
const { schema: numero } = telephone({ vide: 'Donnez un numéro.' });
const ligne = inscription.extend({ contactTelephone: numero });
const VIDE = 'Cette colonne est vide, ou son texte est trop long.';

/** Structures that ANCT registers from a list: each goes to the queue of its préfecture, as if it had confirmed. */
export const importateurStructures: Importateur<StructureImportee> = {
  nom: 'structures',
  colonnes: [...Object.keys(COLONNES), 'code_commune', 'code_postal', 'commune'],
  exemple: [
    '99900000000001',
    'commune',
    'Commune d’Exemple',
    '1 place de la Mairie',
    '2',
    '2021-04-01',
    'Ateliers',
    'Mairie',
    'madame',
    'Camille',
    'Exemple',
    'Secrétaire',
    'mairie@demonstration.example',
    '0100000000',
    'Dominique',
    'Modèle',
    'Maire',
    '03190',
    '03000',
    'Moulins',
  ],
  colonneCle: 'siret',
  cle: ({ declaration }) => declaration.identifiant,
  async preparer(db) {
    const communes = await repertoireDesCommunes(db);
    return (cellules) => {
      const lire = (colonne: string) => cellules[colonne] ?? '';
      const trouvee = communes(lire('code_commune'), lire('code_postal'), lire('commune'));
      const commune = 'commune' in trouvee ? trouvee.commune : undefined;
      const brute = Object.fromEntries(Object.entries(COLONNES).map(([colonne, champ]) => [champ, lire(colonne)]));
      const lue = ligne.safeParse({
        ...brute,
        identiteVerifiee: null,
        communeCode: commune?.code ?? '',
        postesSouhaites: lire('postes') === '' ? null : Number(lire('postes')),
        demarrageLe: dateDeListe(lire('demarrage_le')),
        contactEmail: lire('contact_email').toLowerCase(),
        contactTelephone: telephoneDeListe(lire('contact_telephone')),
        candidatIdentifie: false,
        partenaires: null,
      });
      const problemes: Omit<Probleme, 'ligne'>[] =
        'refus' in trouvee ? [{ colonne: 'code_commune', raison: trouvee.refus }] : [];
      for (const champ of new Set(lue.error?.issues.map(({ path }) => String(path[0])))) {
        const colonne = Object.entries(COLONNES).find(([, nom]) => nom === champ)?.[0];
        if (colonne) problemes.push({ colonne, raison: RAISONS[champ] ?? VIDE });
      }
      if (!lue.success || !commune) return { problemes };
      const refus = refusRidetAilleurs(lue.data.identifiant, commune.departement_code);
      if (refus) return { problemes: [{ colonne: 'siret', raison: refus }] };
      return { valeur: { declaration: lue.data, commune } };
    };
  },
  async presentes(db, cles) {
    const lignes = await db
      .selectFrom('structures')
      .select('identifiant')
      .where('identifiant', 'in', [...cles])
      .where('statut', 'in', [...STATUTS_VIVANTS])
      .execute();
    return new Set(lignes.map(({ identifiant }) => identifiant));
  },
  async inserer(context, valeurs) {
    const { tx, now, actor } = context;
    for (const lot of enLots(valeurs, 1000)) {
      const inscrites = await tx
        .insertInto('structures')
        .values(
          lot.map(({ declaration, commune }) => ({
            ...colonnesDe(declaration, commune.departement_code),
            identite_verifiee: false,
            statut: 'a_instruire' as const,
            statut_le: now,
            inscrite_le: now,
            confirmee_le: now,
            engagements_acceptes_le: now,
          })),
        )
        .returning('id')
        .execute();
      await sql`insert into structures_historique (structure_id, geste, statut, acteur_id, role, fait_le)
        select id::uuid, 'importer', 'a_instruire', ${actor.id}, ${actor.role}, ${now}
        from jsonb_array_elements_text(${JSON.stringify(inscrites.map(({ id }) => id))}::jsonb) as r(id)`.execute(tx);
    }
  },
};
