import { sql } from 'kysely';
import { z } from 'zod';
import { ouvrirEspacesCandidats } from '#domain/comptes/index.ts';
import { repertoireDesCommunes } from '#domain/territoires/index.ts';
import { telephone } from '#platform/form/champs.ts';
import { dateDeListe, type Importateur, type Probleme, telephoneDeListe } from '#platform/import/importer.ts';
import { enLots } from '#platform/lots.ts';
import { nomTri } from '#platform/texte.ts';
import { EXPERIENCES, RAYONS_KM, SITUATIONS } from './choix.ts';
import { prochaineQuestion } from './delais.ts';
import { direAuxImportes } from './dire-importes.ts';
import { identifiantPix } from './inscrire.ts';
import { profil, refusDisponibilite, refusMotivation } from './saisie.ts';

// The rule of the forms, since a number that nobody can call is found out too late.
const { schema: numero } = telephone();
const ligne = profil.extend({ email: z.email().max(254).toLowerCase(), telephone: numero });
type CandidatImporte = z.output<typeof ligne> & { readonly commune: Lieu };
type Lieu = { readonly code: string; readonly zone: string; readonly latitude: number; readonly longitude: number };

/** The sentence of each column when what it holds cannot be kept. */
const RAISONS: Readonly<Record<string, string>> = {
  prenom: 'Donnez un prénom de 100 caractères au plus.',
  nom: 'Donnez un nom de 100 caractères au plus.',
  email: 'Cette adresse électronique n’est pas complète.',
  telephone: 'Ce numéro n’est pas complet : donnez dix chiffres, ou un numéro commençant par +.',
  rayonKm: `Donnez ${RAYONS_KM.join(', ')} (en kilomètres) ou « France ».`,
  disponibleLe: 'Donnez une date : AAAA-MM-JJ ou JJ/MM/AAAA.',
  situations: `Donnez une ou plusieurs de ces valeurs, séparées par une virgule : ${SITUATIONS.map(({ valeur }) => valeur).join(', ')}.`,
  experience: `Donnez une de ces valeurs : ${EXPERIENCES.map(({ valeur }) => valeur).join(', ')}.`,
  diplome: 'Ce texte est trop long : 250 caractères au plus.',
  motivation: 'Donnez quelques phrases, 2 000 caractères au plus.',
};
const COLONNES: Readonly<Record<string, string>> = {
  rayonKm: 'mobilite_km',
  disponibleLe: 'disponible_le',
  situations: 'situation',
};

/** Candidates from a list that ANCT holds, with their consent: visible at once, they enter by a link. */
export const importateurCandidats: Importateur<CandidatImporte> = {
  nom: 'candidats',
  colonnes: [
    'prenom',
    'nom',
    'email',
    'telephone',
    'code_commune',
    'code_postal',
    'commune',
    'mobilite_km',
    'disponible_le',
    'situation',
    'experience',
    'diplome',
    'motivation',
  ],
  exemple: [
    'Camille',
    'Exemple',
    'camille@demonstration.example',
    '0600000000',
    '03190',
    '03000',
    'Moulins',
    '40',
    '2021-03-01',
    'demandeur_emploi',
    'aucune',
    '',
    'J’aime transmettre.',
  ],
  colonneCle: 'email',
  cle: ({ email }) => email,
  async preparer(db, now) {
    const communes = await repertoireDesCommunes(db);
    return (cellules) => {
      const lire = (colonne: string) => cellules[colonne] ?? '';
      const trouvee = communes(lire('code_commune'), lire('code_postal'), lire('commune'));
      const commune = 'commune' in trouvee ? trouvee.commune : undefined;
      const lue = ligne.safeParse({
        prenom: lire('prenom'),
        nom: lire('nom'),
        email: lire('email'),
        telephone: telephoneDeListe(lire('telephone')),
        communeCode: commune?.code ?? '',
        rayonKm: rayon(lire('mobilite_km')),
        disponibleLe: dateDeListe(lire('disponible_le')),
        situations: lire('situation')
          .split(/[,;]\s*/)
          .map((situation) => situation.trim()),
        experience: lire('experience'),
        diplome: lire('diplome'),
        motivation: lire('motivation'),
      });
      const problemes: Omit<Probleme, 'ligne'>[] =
        'refus' in trouvee ? [{ colonne: 'code_commune', raison: trouvee.refus }] : [];
      for (const champ of new Set(lue.error?.issues.map(({ path }) => String(path[0]))))
        if (RAISONS[champ]) problemes.push({ colonne: COLONNES[champ] ?? champ, raison: RAISONS[champ] });
      if (!lue.success || !commune) return { problemes };
      const refus = refusMotivation(lue.data.motivation);
      if (refus) return { problemes: [{ colonne: 'motivation', raison: refus }] };
      const tropLoin = refusDisponibilite(lue.data.disponibleLe, now);
      if (tropLoin) return { problemes: [{ colonne: 'disponible_le', raison: tropLoin }] };
      return { valeur: { ...lue.data, commune } };
    };
  },
  async presentes(db, cles) {
    const lignes = await db
      .selectFrom('candidats as c')
      .innerJoin('utilisateurs as u', 'u.id', 'c.utilisateur_id')
      .select('u.email')
      .where('u.email', 'in', [...cles])
      .execute();
    return new Set(lignes.map(({ email }) => email));
  },
  async inserer(context, valeurs) {
    const { tx, now } = context;
    for (const lot of enLots(valeurs, 5000)) {
      const lignes = JSON.stringify(
        lot.map(({ commune, ...candidat }) => ({
          ...candidat,
          ...commune,
          nomTri: nomTri(`${candidat.nom} ${candidat.prenom}`),
          pix: identifiantPix(),
        })),
      );
      await ouvrirEspacesCandidats(context, lot);
      await sql`insert into candidats (utilisateur_id, statut, statut_le, prenom, nom, nom_tri, telephone, commune_code, zone, latitude, longitude,
          rayon_km, disponible_le, situations, diplome, experience, motivation, consenti_le, inscrit_le, confirme_le, visible_depuis, question_le, actif_le, importe_le, pix_identifiant)
        select u.id, 'disponible', ${now}, r.prenom, r.nom, r."nomTri", r.telephone, r.code, r.zone, r.latitude, r.longitude, r."rayonKm", r."disponibleLe",
          array(select jsonb_array_elements_text(r.situations)), r.diplome, r.experience, r.motivation, ${now}, ${now}, ${now}, ${now}, ${prochaineQuestion(now)}::date, ${now}, ${now}, r.pix
        from jsonb_to_recordset(${lignes}::jsonb) as r(email text, prenom text, nom text, "nomTri" text, telephone text, code text, zone text, latitude float8,
          longitude float8, "rayonKm" int, "disponibleLe" date, situations jsonb, diplome text, experience text, motivation text, pix text)
        join utilisateurs u on u.email = r.email`.execute(tx);
    }
  },
  async apres({ tx, now, tools }) {
    await tools.jobs.send(tx, direAuxImportes, { le: now.toISOString() });
  },
};

const rayon = (texte: string): number | null | undefined =>
  /^france/i.test(texte) ? null : /^\d+$/.test(texte) ? Number(texte) : undefined;
