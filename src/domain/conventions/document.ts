import { DUREE_FINANCEE_MOIS, PUBLICATION_JOURS } from '#domain/concertation/index.ts';
import { CONTRAT_MOIS, SIGNATURE_JOURS } from '#domain/contrats/index.ts';
import { dateLongue } from '#platform/dates.ts';
import type { Bloc, Document } from '#platform/documents/document.ts';
import { euros, pluriel } from '#platform/texte.ts';
import { delaiEnLettres, TRANCHES, versementsEnClair } from './echeancier.ts';
import { eurosEnLettres } from './en-lettres.ts';

export type ConventionADecrire = {
  readonly numero: number;
  readonly structure: {
    readonly nom: string;
    readonly identifiant: string;
    readonly adresse: string;
    readonly codePostal: string;
    readonly commune: string;
    readonly departement: string;
    readonly nature: 'publique' | 'privee';
    readonly representant: string;
  };
  readonly postes: readonly {
    readonly numero: number;
    readonly montantCentimes: number;
    readonly tranches: readonly { readonly centimes: number; readonly le?: string | undefined }[];
  }[];
  readonly montantCentimes: number;
  readonly dureeMois: number;
  readonly now: Date;
};

const titre = (texte: string): Bloc => ({ type: 'titre', niveau: 1, texte });
const p = (texte: string): Bloc => ({ type: 'paragraphe', texte });
const liste = (...elements: readonly string[]): Bloc => ({ type: 'liste', elements });

/** The convention between a structure and the Banque des Territoires, with its schedule annexed. */
export const documentDeLaConvention = (convention: ConventionADecrire): Document => ({
  titre: `Convention de subventionnement n° ${convention.numero}`,
  sousTitre: 'Recrutement et accueil de conseillers numériques',
  piedDePage: `Convention n° ${convention.numero} — ${convention.structure.nom}`,
  langue: 'fr-FR',
  creeLe: convention.now,
  blocs: [
    ...parties(convention),
    ...objetEtDuree(convention),
    ...engagements(convention),
    ...subvention(convention),
    ...SUIVI_ET_FIN,
    ...signatures(convention),
    { type: 'saut' },
    ...annexe(convention),
  ],
});

const parties = ({ structure }: ConventionADecrire): readonly Bloc[] => [
  titre('Entre les soussignés'),
  p(
    `${structure.nom}, ${structure.adresse}, ${structure.codePostal} ${structure.commune} (${structure.departement}), identifiée sous le numéro ${structure.identifiant}, représentée par ${structure.representant}, ci-après « la structure »,`,
  ),
  p('d’une part,'),
  p(
    'et la Banque des Territoires, opérateur chargé pour le compte de l’État du versement des subventions du dispositif,',
  ),
  p('d’autre part, il est convenu ce qui suit.'),
];

const objetEtDuree = ({ postes, dureeMois }: ConventionADecrire): readonly Bloc[] => [
  titre('Article 1 — Objet'),
  p(
    `La structure recrute ${pluriel(postes.length, 'conseiller numérique', 'conseillers numériques')} qui accompagnent gratuitement les habitants dans leurs usages du numérique. L’État lui accorde pour cela une subvention dont la présente convention fixe le montant, le versement et les conditions.`,
  ),
  titre('Article 2 — Durée'),
  p(
    `La convention prend effet à la date de sa dernière signature, pour ${dureeMois} mois au plus. La subvention finance chaque poste pendant ${DUREE_FINANCEE_MOIS} mois.`,
  ),
];

// Guide, « Rôle et engagements de la structure accueillante ».
const engagements = ({ structure }: ConventionADecrire): readonly Bloc[] => [
  titre('Article 3 — Engagements de la structure'),
  liste(
    `signer avec la personne choisie un contrat à temps plein de ${CONTRAT_MOIS.min} à ${CONTRAT_MOIS.max} mois, dans les ${SIGNATURE_JOURS} jours de l’acceptation de la subvention ;`,
    ...(structure.nature === 'publique'
      ? [
          `publier la fiche de poste au moins ${PUBLICATION_JOURS} jours avant cette signature, et faire autoriser le recrutement par une délibération ;`,
        ]
      : []),
    'laisser le conseiller suivre sa formation initiale ou continue, selon le calendrier arrêté avec l’organisme de formation ;',
    'lui confier exclusivement les missions du dispositif, sur le territoire prévu, et garantir la gratuité de ses services ;',
    'lui fournir le matériel nécessaire : ordinateur, téléphone, salles, et un moyen de transport s’il se déplace ;',
    'lui laisser du temps pour les rencontres locales et nationales et pour la formation continue ;',
    'veiller au port de la tenue qui lui est remise ;',
    'rendre compte de son activité et de l’usage de la subvention.',
  ),
  titre('Article 4 — Engagements de l’État'),
  liste(
    'verser la subvention dans les conditions de l’article 5 ;',
    'financer la formation et la certification du conseiller ;',
    'fournir sa tenue et les outils communs : espace en ligne, plateforme communautaire, ressources.',
  ),
];

const subvention = ({ montantCentimes, postes }: ConventionADecrire): readonly Bloc[] => [
  titre('Article 5 — Montant et versement'),
  p(
    `Le montant de la subvention est de ${euros(montantCentimes)} (${eurosEnLettres(montantCentimes)}) pour ${pluriel(postes.length, 'poste')}.`,
  ),
  p(
    `Pour chaque poste, elle est versée en trois fois : ${versementsEnClair} de travail. L’annexe donne le montant de chaque versement, et sa date dès que le contrat est signé.`,
  ),
  p(
    'Un versement est suspendu tant que le contrat n’est pas en cours, que le compte bancaire n’est pas validé ou qu’un compte rendu dû n’est pas remis.',
  ),
];

const SUIVI_ET_FIN: readonly Bloc[] = [
  titre('Article 6 — Suivi'),
  p(
    'La structure transmet dans son espace en ligne un compte rendu mensuel de l’activité du conseiller, un compte rendu trimestriel de l’usage de la subvention et un point semestriel sur le conseiller.',
  ),
  titre('Article 7 — Rupture, remplacement et restitution'),
  p(
    'La structure signale sans délai toute rupture du contrat. Le poste peut être pourvu de nouveau dans les trois mois ; à défaut, il revient au dispositif. Les sommes reçues et dont l’emploi ne peut être justifié sont restituées.',
  ),
  titre('Article 8 — Données personnelles'),
  p(
    'Chaque partie traite les données personnelles nécessaires à l’exécution de la convention dans le respect du règlement (UE) 2016/679 et de la loi n° 78-17 du 6 janvier 1978.',
  ),
  titre('Article 9 — Modification et différends'),
  p(
    'Toute modification fait l’objet d’un avenant signé des deux parties. Celles-ci cherchent un accord amiable avant de saisir le tribunal administratif compétent.',
  ),
];

const signatures = ({ structure }: ConventionADecrire): readonly Bloc[] => [
  titre('Signatures'),
  {
    type: 'tableau',
    entetes: ['Pour la structure', 'Pour la Banque des Territoires'],
    lignes: [
      [structure.nom, 'Banque des Territoires'],
      ['Nom et qualité : ………………………', 'Nom et qualité : ………………………'],
      ['Date et signature : ………………………', 'Date et signature : ………………………'],
    ],
    largeurs: [1, 1],
  },
];

const annexe = ({ postes, montantCentimes }: ConventionADecrire): readonly Bloc[] => [
  titre('Annexe — Échéancier'),
  {
    type: 'tableau',
    entetes: ['Poste', 'Montant', ...TRANCHES.map(({ mois, pourcent }) => `${pourcent} % à ${delaiEnLettres(mois)}`)],
    lignes: [
      ...postes.map(({ numero, montantCentimes: montant, tranches }) => [
        `n° ${numero}`,
        euros(montant),
        ...tranches.map(({ centimes, le }) =>
          centimes === 0 ? '—' : `${euros(centimes)}, ${le ? `le ${dateLongue(le)}` : 'date à fixer'}`,
        ),
      ]),
      ['Total', euros(montantCentimes), ...TRANCHES.map(() => '')],
    ],
    alignements: ['gauche', 'droite', 'gauche', 'gauche', 'gauche'],
    largeurs: [1, 2, 3, 3, 3],
  },
];
