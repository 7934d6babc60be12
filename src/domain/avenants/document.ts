import { dateLongue } from '#platform/dates.ts';
import type { Bloc, Document } from '#platform/documents/document.ts';
import { euros, pluriel } from '#platform/texte.ts';
import type { Article, Contenu } from './contenu.ts';

type AvenantAEcrire = Contenu & { readonly numero: number; readonly le: Date };

const titre = (texte: string): Bloc => ({ type: 'titre', niveau: 1, texte });
const p = (texte: string): Bloc => ({ type: 'paragraphe', texte });

/** The amendment of a convention signed by both: what changes, what the subsidy becomes. */
export function documentDeLAvenant(avenant: AvenantAEcrire): Document {
  const { numero, structure, convention, le } = avenant;
  const articles = [
    ...avenant.articles,
    montant(avenant),
    { titre: 'Autres clauses', paragraphes: ['Les autres clauses de la convention restent inchangées.'] },
  ];
  return {
    titre: `Avenant n° ${numero}`,
    sousTitre: `à la convention de subventionnement n° ${convention.numero} du ${dateLongue(convention.debut)}`,
    piedDePage: `Avenant n° ${numero} — ${structure.nom}`,
    langue: 'fr-FR',
    creeLe: le,
    blocs: [
      titre('Entre les soussignés'),
      p(
        `${structure.nom}, identifiée sous le numéro ${structure.identifiant}, représentée par ${structure.representant}, ci-après « la structure »,`,
      ),
      p('et la Banque des Territoires, opérateur chargé pour le compte de l’État du versement des subventions,'),
      p('il est convenu ce qui suit.'),
      ...articles.flatMap(enBlocs),
      titre('Signatures'),
      p(`Demande acceptée par l’ANCT le ${dateLongue(le)}.`),
      p('Pour la structure (nom, qualité, date et signature) :'),
      p('Pour la Banque des Territoires (nom, qualité, date et signature) :'),
    ],
  };
}

const enBlocs = ({ titre: nom, paragraphes, tableau }: Article, index: number): readonly Bloc[] => [
  titre(`Article ${index + 1} — ${nom}`),
  ...paragraphes.map(p),
  ...(tableau
    ? [
        {
          type: 'tableau' as const,
          entetes: tableau.entetes,
          alignements: tableau.entetes.map((_, rang) => (rang === 0 ? ('gauche' as const) : ('droite' as const))),
          lignes: tableau.lignes,
        },
      ]
    : []),
];

const ecrite = ({ nombrePostes, montantCentimes }: Contenu['avant']) =>
  `${euros(montantCentimes)} pour ${pluriel(nombrePostes, 'poste')}`;

const diminue = ({ avant, apres }: Pick<Contenu, 'avant' | 'apres'>) =>
  apres.montantCentimes < avant.montantCentimes || apres.nombrePostes < avant.nombrePostes;

const montant = ({ avant, apres }: Contenu): Article => ({
  titre: 'Montant de la subvention',
  paragraphes: [
    avant.montantCentimes === apres.montantCentimes && avant.nombrePostes === apres.nombrePostes
      ? `Le montant de la subvention, de ${ecrite(avant)}, ne change pas.`
      : `Le montant de la subvention, de ${ecrite(avant)}, est ${diminue({ avant, apres }) ? 'ramené' : 'porté'} à ${ecrite(apres)}.`,
  ],
});
