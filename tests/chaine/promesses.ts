import { MODELES } from '#domain/catalogue.ts';
import { piecesAttendues } from '#domain/conformite/index.ts';
import type { Contrat, Convention, Dossier, Etat, Formation, Relation } from './etat.ts';

// Guide, étapes 5 to 7, said again: what is checked does not come from what checks.
const PUBLICATION_JOURS = 30;
const TRANCHES = [20, 30, 50];
const EN_CHARGE = ['orientee', 'positionnee', 'inscrite', 'en_cours', 'interrompue'];
const INSTRUITS = ['depose', 'conforme', 'non_conforme'];

type Phrases = Readonly<Record<string, boolean>>;
const fausses = (phrases: Phrases) => Object.entries(phrases).flatMap(([phrase, vraie]) => (vraie ? [] : [phrase]));
const uniques = (valeurs: readonly (string | null)[]) => new Set(valeurs).size === valeurs.length;
const somme = (montants: readonly number[]) => montants.reduce((total, un) => total + un, 0);
const jours = (du: string, au: string) => (Date.parse(au) - Date.parse(du)) / 86_400_000;
/** The parts of an amount, by rank: the last takes the remainder. */
const parts = (montant: number) =>
  TRANCHES.map((pourcent, rang) =>
    rang < 2
      ? Math.floor((montant * pourcent) / 100)
      : montant - Math.floor((montant * 20) / 100) - Math.floor((montant * 30) / 100),
  );
const egales = (unes: readonly number[], autres: readonly number[]) => unes.join() === autres.join();

function duContrat(contrat: Contrat, etat: Etat): Phrases {
  const relation = etat.relations.find(({ id }) => id === contrat.mise_en_relation_id);
  const candidat = etat.candidats.find(({ id }) => id === contrat.candidat_id);
  if (contrat.statut === 'annule') return {};
  const enPreparation: Phrases = {
    'a contract is prepared for somebody who accepted': relation?.statut === 'recrutement_accepte',
    'its post is vacant': contrat.poste === 'vacant',
    'nothing is engaged before the signature': contrat.engage === 0 && contrat.versements.length === 0,
  };
  const signe: Phrases = {
    'signed: the relation is « recruté »': relation?.statut === 'recrutee',
    'signed: the post is filled': contrat.poste === 'pourvu',
    'signed: the search of the candidate is over': candidat?.statut === 'recrute',
    'signed: the account holds the role of conseiller, once': candidat?.conseiller === 1,
    'signed: the structure and the conseiller are told':
      contrat.courriels.includes('contrat.signe') && contrat.courriels.includes('contrat.bienvenue'),
    'signed: the payments are the amount of the post, to the cent': egales(
      contrat.versements.map(({ centimes }) => centimes),
      parts(contrat.montant),
    ),
    'signed: the ledger engages the amount of the post': contrat.engage === contrat.montant,
  };
  return {
    'a contract holds the post kept for the person': relation?.poste_id === contrat.poste_id,
    ...(contrat.statut === 'signe' ? signe : enPreparation),
  };
}

/** What had to be true on the day a contract was signed. */
function deLaSignature(contrat: Contrat, avant: Etat, etat: Etat, jour: string): Phrases {
  const { signe_le: le, debut, fin, deliberation_le: deliberation } = contrat;
  const dossier = etat.dossiers.find(({ structure_id }) => structure_id === contrat.structure_id);
  const fiche = etat.fiches.find(({ structure_id }) => structure_id === contrat.structure_id);
  const relation = avant.relations.find(({ id }) => id === contrat.mise_en_relation_id);
  const formation = etat.formations.find(
    (une) => une.mise_en_relation_id === contrat.mise_en_relation_id && !['annulee', 'terminee'].includes(une.statut),
  );
  const publique = dossier?.nature === 'publique';
  const publiee = fiche?.publiee_le;
  if (!le) return { 'a signature has a date': false };
  return {
    'the choice was accepted': relation?.statut === 'recrutement_accepte',
    'the subsidy was accepted, that day at the latest': dossier?.statut === 'conforme' && dossier.le <= le,
    'thirty days after the publication, an emergency excepted':
      !publique || (!!publiee && (fiche.urgence || jours(publiee, le) >= PUBLICATION_JOURS)),
    'the délibération comes before': !publique || (deliberation !== null && deliberation <= le),
    'nobody signs tomorrow': le <= jour,
    'a contract begins once signed': debut >= le,
    'from 24 to 36 months': (contrat.duree_mois ?? 0) >= 24 && (contrat.duree_mois ?? 99) <= 36,
    'a training to come or under way is inside the contract':
      !formation || ((formation.debut ?? debut) >= debut && (formation.fin ?? '') <= (fin ?? '9999')),
  };
}

const deLaConvention = (convention: Convention, { dossiers }: Etat): Phrases => ({
  'a structure that renounced has no convention to sign':
    ['signee', 'annulee'].includes(convention.statut) || convention.structure === 'activee',
  'the subsidy is accepted before the convention':
    dossiers.find(({ structure_id }) => structure_id === convention.structure_id)?.statut === 'conforme',
  'its amount is the sum of the posts, until both signed':
    ['signee', 'annulee'].includes(convention.statut) || convention.montant === convention.montantDesPostes,
  'its posts are those of the structure, until both signed':
    ['signee', 'annulee'].includes(convention.statut) || convention.nombre === convention.nombreDePostes,
  'its schedule is its amount, to the cent':
    somme(convention.postes.flatMap(({ tranches }) => tranches.map(({ centimes }) => centimes))) === convention.montant,
  'each post is paid by twenty, thirty and fifty percent': convention.postes.every(({ montantCentimes, tranches }) =>
    egales(
      tranches.map(({ centimes }) => centimes),
      parts(montantCentimes),
    ),
  ),
  'who signed is written':
    convention.statut === 'annulee' ||
    convention.parties.length === ['a_signer', 'signee_structure', 'signee'].indexOf(convention.statut),
});
const delaSignatureDeLaConvention = (convention: Convention): Phrases => ({
  'a convention is signed for the posts as they are':
    convention.montant === convention.montantDesPostes && convention.nombre === convention.nombreDePostes,
  'no structure signs after it renounced': convention.structure === 'activee',
});

function duDossier({ statut, nature, identites, pieces }: Dossier): Phrases {
  const etats = piecesAttendues(nature).map((attendue) => pieces[attendue.nature]);
  return {
    'sent: every piece has its file, every identity is there':
      !INSTRUITS.includes(statut) || (identites && etats.every((etat) => etat !== undefined)),
    'accepted: every piece is': statut !== 'conforme' || etats.every((etat) => etat === 'acceptee'),
  };
}

const deLaRelation = (relation: Relation): Phrases => ({
  'a choice keeps a vacant post of a structure that did not renounce, for somebody available':
    !['recrutement_souhaite', 'recrutement_accepte'].includes(relation.statut) ||
    (relation.poste === 'vacant' && relation.structure === 'activee' && relation.candidat === 'disponible'),
});

const deLaFormation = ({ statut, mise_en_relation_id }: Formation, { relations }: Etat): Phrases => ({
  'a training goes on for somebody who accepted, and no longer':
    !EN_CHARGE.includes(statut) ||
    ['recrutement_accepte', 'recrutee'].includes(relations.find(({ id }) => id === mise_en_relation_id)?.statut ?? ''),
});

function ensemble(avant: Etat, etat: Etat): Phrases {
  const vivants = etat.contrats.filter(({ statut }) => statut !== 'annule');
  const signes = vivants.filter(({ statut }) => statut === 'signe');
  const connus = new Set(MODELES.map(({ name }) => name as string));
  const suivis = (un: Etat) => [...un.relations, ...un.dossiers, ...un.formations, ...un.contrats, ...un.conventions];
  const conventions = etat.conventions.filter(({ statut }) => statut !== 'annulee');
  return {
    'one active contract a person': uniques(vivants.map(({ candidat_id }) => candidat_id)),
    'one active contract a post': uniques(vivants.map(({ poste_id }) => poste_id)),
    'as many recruits, filled posts, conseillers as signed contracts': egales(
      [
        etat.relations.filter(({ statut }) => statut === 'recrutee').length,
        etat.postes.filter(({ statut }) => statut === 'pourvu').length,
        etat.candidats.filter(({ statut }) => statut === 'recrute').length,
        somme(etat.candidats.map(({ conseiller }) => conseiller)),
      ],
      Array.from({ length: 4 }, () => signes.length),
    ),
    'one live convention a structure': uniques(conventions.map(({ structure_id }) => structure_id)),
    'every e-mail has its template': etat.modeles.every((modele) => connus.has(modele)),
    'histories say the status of now': suivis(etat).every(
      ({ dernier, statut }) =>
        dernier === statut || (dernier === null && ['a_examiner', 'en_preparation', 'a_signer'].includes(statut)),
    ),
    'histories never lose a line': suivis(avant).every(
      ({ id, lignes }) => (suivis(etat).find((un) => un.id === id)?.lignes ?? -1) >= lignes,
    ),
  };
}

/** Which promises the platform broke between two states, on a civil date. */
export function promessesRompues(avant: Etat, etat: Etat, jour: string): readonly string[] {
  const nouveau = (statut: string, liste: 'contrats' | 'conventions', id: string) =>
    !avant[liste].some((un) => un.id === id && un.statut === statut);
  return [
    ensemble(avant, etat),
    ...etat.contrats.map((contrat) => duContrat(contrat, etat)),
    ...etat.contrats
      .filter(({ id, statut }) => statut === 'signe' && nouveau('signe', 'contrats', id))
      .map((contrat) => deLaSignature(contrat, avant, etat, jour)),
    ...etat.conventions.map((convention) => deLaConvention(convention, etat)),
    ...etat.conventions
      .filter(({ id, statut }) => statut === 'signee' && nouveau('signee', 'conventions', id))
      .map(delaSignatureDeLaConvention),
    ...etat.dossiers.map(duDossier),
    ...etat.relations.map(deLaRelation),
    ...etat.formations.map((formation) => deLaFormation(formation, etat)),
  ].flatMap(fausses);
}
