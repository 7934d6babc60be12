type Resultat = { identifiant: string; partage?: boolean; le?: string; palier?: string; badges?: readonly boolean[] };
const BADGES = [
  'Utilisation du numérique dans la vie professionnelle',
  'Production de ressources',
  'Compétences numériques en lien avec la e-citoyenneté',
];
const cellules = (valeurs: readonly string[]) => valeurs.map((valeur) => `"${valeur.replaceAll('"', '""')}"`).join(';');

/** An export of a Pix Orga campaign, in its former or its present form, with invented people. */
export function unExportPix(
  resultats: readonly Resultat[],
  variante: 'ancienne' | 'actuelle' = 'actuelle',
): Uint8Array {
  const ancienne = variante === 'ancienne';
  const entetes = [
    "Nom de l'organisation",
    'ID Campagne',
    'Code',
    'Nom de la campagne',
    ancienne ? 'Nom du Profil Cible' : 'Parcours',
    'Nom du Participant',
    'Prénom du Participant',
    'identifiant CN',
    '% de progression',
    'Date de début',
    'Partage (O/N)',
    ancienne ? 'Date du partage' : 'Date et heure du partage (Europe/Paris)',
    'Palier obtenu (/3)',
    ...BADGES.map((badge) => `${badge} obtenu (O/N)`),
    "% maitrise de l'ensemble des acquis du profil",
  ];
  const lignes = resultats.map(({ identifiant, partage = true, le, palier = '2', badges = [true, false, true] }) => [
    'ANCT',
    '1',
    'CAMPAGNE1',
    'Conseillers',
    'Profil',
    'Inventé',
    'Alix',
    identifiant,
    '1',
    '2021-02-01',
    partage ? 'Oui' : 'Non',
    partage ? (le ?? (ancienne ? '2021-02-18' : '18/02/2021 10:30')) : 'NA',
    partage ? palier : 'NA',
    ...badges.map((obtenu) => (partage ? (obtenu ? 'Oui' : 'Non') : 'NA')),
    partage ? '0.72' : 'NA',
  ]);
  return new TextEncoder().encode(`\ufeff${[entetes, ...lignes].map(cellules).join('\n')}\n`);
}
