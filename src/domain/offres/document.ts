import { type Structure, siretAffiche } from '#domain/structures/index.ts';
import { dateLongue } from '#platform/dates.ts';
import type { Bloc, Document } from '#platform/documents/document.ts';
import type { ContenuDeFiche } from './modele.ts';

type Ecrite = {
  readonly structure: Structure;
  readonly fiche: ContenuDeFiche;
  readonly postes: number;
  /** Public address of the platform: candidates register there. */
  readonly site: string;
  readonly now: Date;
};

/** The fiche de poste as a document to print or to edit, in the order of the form of emploi-territorial.fr. */
export const documentDeLaFiche = (ecrite: Ecrite): Document => {
  const { structure, fiche, site, now } = ecrite;
  return {
    titre: `Fiche de poste : ${fiche.intitule}`,
    sousTitre: `${structure.nom}, ${structure.commune} (${structure.departement})`,
    piedDePage: `${structure.nom} — fiche de poste`,
    langue: 'fr-FR',
    creeLe: now,
    blocs: [
      { type: 'tableau', entetes: ['L’offre', 'En bref'], lignes: mentions(ecrite), largeurs: [35, 65] },
      ...section('Missions et tâches', fiche.missions),
      ...section('Profil recherché', fiche.profil),
      ...section('Conditions', fiche.conditions),
      ...section('Lieux d’exercice', fiche.lieux),
      {
        type: 'encadre',
        titre: 'Pour candidater',
        paragraphes: [
          `Inscrivez-vous sur ${site}/devenir-conseiller : la structure y trouve les candidats.`,
          `Écrivez aussi à ${fiche.candidatures_email}.`,
        ],
      },
    ],
  };
};

// The mandatory mentions of an offer of public employment (circulaire du 27 décembre 2022), those that we know.
const mentions = ({ structure, fiche, postes }: Ecrite): readonly (readonly string[])[] => [
  ['Structure qui recrute', structure.nom],
  [structure.type_identifiant === 'siret' ? 'SIRET' : 'RIDET', siretAffiche(structure.identifiant)],
  ['Adresse', `${structure.adresse}, ${structure.codes_postaux[0] ?? ''} ${structure.commune}`],
  ['Intitulé', fiche.intitule],
  ['Nombre de postes', String(postes)],
  ['Prise de poste souhaitée', dateLongue(structure.demarrage_le)],
  ['Candidatures', fiche.candidatures_email],
];

const section = (titre: string, texte: string): readonly Bloc[] => [
  { type: 'titre', niveau: 1, texte: titre },
  ...paragraphes(texte),
];

type Passage =
  | { readonly type: 'paragraphe'; readonly texte: string }
  | { readonly type: 'liste'; readonly elements: readonly string[] };

/** Text as people type it: lines that begin with a dash make a list, the others are paragraphs. */
export function paragraphes(texte: string): readonly Passage[] {
  const blocs: Passage[] = [];
  let liste: string[] | undefined;
  for (const ligne of texte.split('\n').filter((une) => une.trim())) {
    const element = ligne.match(/^\s*[-–•*]\s+(.+)$/)?.[1];
    if (!element) {
      liste = undefined;
      blocs.push({ type: 'paragraphe', texte: ligne });
      continue;
    }
    if (!liste) {
      liste = [];
      blocs.push({ type: 'liste', elements: liste });
    }
    liste.push(element);
  }
  return blocs;
}
