/** What a conseiller does (guide, « Missions du conseiller numérique »). */
export const THEMES = [
  {
    titre: 'Se servir du numérique tous les jours',
    texte:
      'Télétravailler, prendre rendez-vous chez le médecin ou le consulter à distance, vendre ou acheter en ligne.',
  },
  {
    titre: 'Comprendre et garder un regard critique',
    texte:
      'S’informer et vérifier d’où vient une information, protéger ses données, maîtriser les réseaux sociaux, suivre la scolarité de ses enfants.',
  },
  {
    titre: 'Faire ses démarches seul',
    texte: 'Apprendre à remplir soi-même une démarche administrative en ligne, jusqu’au bout et sans crainte.',
  },
] as const;

export const AIDES_PRIORITAIRES = [
  'prendre en main un ordinateur, un téléphone ou une tablette',
  'aller sur Internet',
  'écrire, recevoir et ranger ses courriels',
  'installer et utiliser les applications utiles de son téléphone',
  'créer, ranger et partager ses photos et ses documents',
  'connaître les mots et les usages du numérique',
  'écrire avec un traitement de texte',
] as const;

export const AUTRES_AIDES = [
  'garder le contact avec ses proches : messageries, réseaux sociaux',
  'accompagner son enfant : scolarité, services de la commune, usages excessifs',
  'chercher un emploi ou une formation en ligne',
  'voir ce que le numérique apporte à une petite entreprise : démarches, visibilité',
] as const;

export const MANIERES = [
  { titre: 'Renseigner', texte: 'il répond aux questions, au comptoir ou au téléphone' },
  { titre: 'Présenter', texte: 'il fait connaître les services et les aides qui existent' },
  { titre: 'Accompagner', texte: 'il reçoit une personne, seul à seul, le temps qu’il faut' },
  { titre: 'Animer', texte: 'il réunit un petit groupe autour d’un thème, en atelier' },
  { titre: 'Orienter', texte: 'il conduit vers la structure qui saura aider, quand ce n’est pas lui' },
  {
    titre: 'Agir avec mandat',
    texte: 'quand une personne ne peut pas faire seule, il agit en son nom avec Aidants Connect',
  },
] as const;
