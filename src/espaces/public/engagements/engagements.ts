/** What the conseiller commits to (guide, « Engagements du conseiller numérique »). */
export const ENGAGEMENTS_DU_CONSEILLER = [
  'suivre la formation prévue, avant de prendre son poste ou en même temps',
  'noter son activité dans son espace, pour que sa structure puisse en rendre compte',
  'participer aux rencontres locales et nationales des conseillers',
  'porter la tenue du dispositif quand il reçoit du public',
  'tenir ses connaissances à jour',
  'exercer à plein temps, dans des lieux où passent les habitants',
] as const;

/** Loi n° 83-634 du 13 juillet 1983, chapitre IV: they bind contract agents as they bind civil servants. */
export const OBLIGATIONS_D_AGENT_PUBLIC = [
  'faire le travail qui lui est confié et suivre les consignes de sa hiérarchie',
  'se consacrer entièrement à ses fonctions',
  'agir avec dignité, impartialité et probité',
  'rester neutre et respecter la laïcité',
  'éviter les conflits d’intérêts, ou y mettre fin',
  'garder le secret professionnel et la discrétion',
  'informer le public',
  'observer la réserve que demande sa fonction',
] as const;
