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
    .leftJoin('enveloppes as e', 'e.departement_code', 'dep.code')
    .select([
      'd.sens',
      'd.nombre_postes',
      'd.montant_centimes',
      'd.motif',
      'd.prise_le',
      's.numero',
      's.nom',
      'c.nom as commune',
      'dep.nom as departement',
      'e.postes as enveloppe',
      'e.postes_attribues as attribues',
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
  const apres = ({ prise_le }: Ligne) => vague.cloturee_le !== null && prise_le > vague.cloturee_le;
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
      ...parDepartement(lignes.filter((ligne) => !apres(ligne))),
      ...(lignes.some(apres)
        ? [
            { type: 'titre' as const, niveau: 1 as const, texte: 'Décisions prises après la clôture' },
            ...parDepartement(lignes.filter(apres)),
          ]
        : []),
    ],
  };
}

const parDepartement = (lignes: readonly Ligne[]): Bloc[] =>
  [...Map.groupBy(lignes, ({ departement }) => departement)].flatMap(([departement, siennes]) =>
    departementEnBlocs(departement, siennes),
  );

const departementEnBlocs = (departement: string, lignes: readonly Ligne[]): Bloc[] => [
  { type: 'titre', niveau: 2, texte: departement },
  { type: 'paragraphe', texte: totalDuDepartement(lignes) },
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
    alignements: ['droite', 'gauche', 'gauche', 'gauche', 'droite', 'gauche'],
  },
];

function totalDuDepartement(lignes: readonly Ligne[]): string {
  const postes = lignes.reduce((total, { nombre_postes }) => total + nombre_postes, 0);
  const montant = lignes.reduce((total, { montant_centimes }) => total + montant_centimes, 0);
  const enveloppe = lignes[0]?.enveloppe ?? null;
  const attribues = lignes[0]?.attribues ?? 0;
  const usage =
    enveloppe === null
      ? 'aucune enveloppe n’est fixée'
      : `${nombre(attribues)} sur une enveloppe de ${pluriel(enveloppe, 'poste')}`;
  return `Total : ${pluriel(postes, 'poste attribué', 'postes attribués')}, ${euros(montant)}. Depuis le début du dispositif : ${usage}.`;
}
