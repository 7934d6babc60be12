import { dateHeure, dateLongue } from '#platform/dates.ts';
import type { Db } from '#platform/db/guard.ts';
import type { Bloc, Document } from '#platform/documents/document.ts';
import { euros, nombre, pluriel } from '#platform/texte.ts';
import { SENS_DECISION } from './lifecycle.ts';
import { lirePlafond } from './plafonds.ts';
import { lireVague } from './vagues.ts';

const decisionsDe = (db: Db, vagueId: string) =>
  db
    .selectFrom('decisions as d')
    .innerJoin('structures as s', 's.id', 'd.structure_id')
    .innerJoin('communes as c', 'c.code', 's.commune_code')
    .innerJoin('departements as dep', 'dep.code', 's.departement_code')
    .select([
      'd.sens',
      'd.nombre_postes',
      'd.montant_centimes',
      'd.motif',
      's.numero',
      's.nom',
      'c.nom as commune',
      'dep.nom as departement',
    ])
    .where('d.vague_id', '=', vagueId)
    .orderBy('dep.nom')
    .orderBy('s.nom_tri')
    .execute();
type Ligne = Awaited<ReturnType<typeof decisionsDe>>[number];

/** The minutes of the committee that closed a wave: every decision by département, totals and caps. */
export async function procesVerbal(db: Db, vagueId: string, now: Date): Promise<Document> {
  const [vague, lignes, plafond] = await Promise.all([
    lireVague(db, vagueId),
    decisionsDe(db, vagueId),
    lirePlafond(db),
  ]);
  const retenues = lignes.filter(({ sens }) => sens === 'retenue');
  const postes = retenues.reduce((total, { nombre_postes }) => total + nombre_postes, 0);
  const montant = retenues.reduce((total, { montant_centimes }) => total + montant_centimes, 0);
  return {
    titre: `Comité de sélection — vague ${vague.numero}`,
    sousTitre: vague.cloturee_le
      ? `Vague clôturée le ${dateHeure(vague.cloturee_le)}`
      : `Vague ouverte le ${dateLongue(vague.ouvre_le)}, non clôturée`,
    piedDePage: 'Conseillers numériques',
    langue: 'fr-FR',
    creeLe: now,
    blocs: [
      { type: 'titre', niveau: 1, texte: 'Synthèse' },
      {
        type: 'paragraphe',
        texte: `${pluriel(lignes.length, 'décision')} : ${pluriel(retenues.length, 'structure retenue', 'structures retenues', 'aucune structure retenue')}, ${pluriel(postes, 'poste attribué', 'postes attribués')}, ${euros(montant)} réservés.`,
      },
      {
        type: 'paragraphe',
        texte: `Plafond national : ${nombre(plafond.postesAttribues)} postes attribués sur ${nombre(plafond.postesMax)} ; ${euros(plafond.montantReserveCentimes)} réservés sur ${euros(plafond.montantMaxCentimes)}.`,
      },
      { type: 'titre', niveau: 1, texte: 'Décisions par département' },
      ...[...Map.groupBy(lignes, ({ departement }) => departement)].flatMap(([departement, siennes]) =>
        departementEnBlocs(departement, siennes),
      ),
    ],
  };
}

const departementEnBlocs = (departement: string, lignes: readonly Ligne[]): Bloc[] => [
  { type: 'titre', niveau: 2, texte: departement },
  {
    type: 'tableau',
    entetes: ['N°', 'Structure', 'Commune', 'Décision', 'Postes', 'Motif'],
    lignes: lignes.map(({ numero, nom, commune, sens, nombre_postes, motif }) => [
      String(numero),
      nom,
      commune,
      SENS_DECISION[sens].libelle,
      nombre_postes > 0 ? String(nombre_postes) : '–',
      motif,
    ]),
    largeurs: [6, 28, 18, 14, 8, 26],
  },
];
