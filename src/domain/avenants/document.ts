import { dateLongue } from '#platform/dates.ts';
import type { Bloc, Document } from '#platform/documents/document.ts';
import { euros, pluriel } from '#platform/texte.ts';
import type { Contenu } from './contenu.ts';
import { total } from './restes.ts';

type AvenantAEcrire = Contenu & { readonly numero: number; readonly motif: string; readonly le: Date };

const titre = (texte: string): Bloc => ({ type: 'titre', niveau: 1, texte });
const p = (texte: string): Bloc => ({ type: 'paragraphe', texte });

/** The amendment of a convention signed by both: the posts given back, what they return, what the subsidy becomes. */
export const documentDeLAvenant = (avenant: AvenantAEcrire): Document => ({
  titre: `Avenant n° ${avenant.numero}`,
  sousTitre: `à la convention de subventionnement n° ${avenant.convention.numero} du ${dateLongue(avenant.convention.debut)}`,
  piedDePage: `Avenant n° ${avenant.numero} — ${avenant.structure.nom}`,
  langue: 'fr-FR',
  creeLe: avenant.le,
  blocs: [
    titre('Entre les soussignés'),
    p(
      `${avenant.structure.nom}, identifiée sous le numéro ${avenant.structure.identifiant}, représentée par ${avenant.structure.representant}, ci-après « la structure »,`,
    ),
    p('et la Banque des Territoires, opérateur chargé pour le compte de l’État du versement des subventions,'),
    p('il est convenu ce qui suit.'),
    ...postesRendus(avenant),
    ...montant(avenant),
    titre('Article 3 — Autres clauses'),
    p('Les autres clauses de la convention restent inchangées.'),
    titre('Signatures'),
    p(`Demande acceptée par l’ANCT le ${dateLongue(avenant.le)}.`),
    p('Pour la structure (nom, qualité, date et signature) :'),
    p('Pour la Banque des Territoires (nom, qualité, date et signature) :'),
  ],
});

const postesRendus = ({ postes, motif }: AvenantAEcrire): readonly Bloc[] => [
  titre('Article 1 — Postes rendus'),
  p(`La structure rend ${pluriel(postes.length, 'poste')}, pour le motif suivant : ${motif}`),
  {
    type: 'tableau',
    entetes: ['Poste', 'Accordé', 'Dépensé', 'Rendu'],
    alignements: ['gauche', 'droite', 'droite', 'droite'],
    lignes: postes.map(({ numero, montantCentimes, depenseCentimes, resteCentimes }) => [
      String(numero),
      euros(montantCentimes),
      euros(depenseCentimes),
      euros(resteCentimes),
    ]),
  },
];

const montant = ({ avant, postes }: AvenantAEcrire): readonly Bloc[] => [
  titre('Article 2 — Montant de la subvention'),
  p(
    `Le montant de la subvention, de ${euros(avant.montantCentimes)} pour ${pluriel(avant.nombrePostes, 'poste')}, est ramené à ${euros(avant.montantCentimes - total(postes))} pour ${pluriel(avant.nombrePostes - postes.length, 'poste')}.`,
  ),
  p(
    'Aucun versement n’était prévu sur les postes rendus. Ceux des autres postes gardent leurs montants et leurs dates.',
  ),
];
