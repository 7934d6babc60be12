import { CHAMPS, DEMARCHES, identifiant, numeroDe, type TypeChamp } from './double-donnees.ts';
import type { DossierDouble, Etat } from './double-etat.ts';

type Reponse = { readonly statut: number; readonly corps: unknown };
type Lieu = { readonly etat: Etat; readonly adresse: string };

const texte = (valeur: unknown) => typeof valeur === 'string';
/** What each type of champ lets in; a file is never prefilled. */
const ADMIS: Readonly<Record<TypeChamp, (valeur: unknown) => boolean>> = {
  Text: texte,
  Siret: (valeur) => texte(valeur) && /^\d{14}$/.test(String(valeur)),
  IntegerNumber: (valeur) => /^-?\d+$/.test(String(valeur)),
  Date: (valeur) => texte(valeur) && /^\d{4}-\d{2}-\d{2}$/.test(String(valeur)),
  Checkbox: (valeur) => ['true', 'false'].includes(String(valeur)),
  PieceJustificative: () => false,
};

/** `POST …/dossiers`: what is unknown or of another type is dropped without a word. */
export function preremplir({ etat, adresse }: Lieu, numero: number, type: string, corps: string): Reponse {
  if (!/^application\/json\b/.test(type)) return { statut: 400, corps: { error: 'Content-Type should be json' } };
  const demarche = DEMARCHES.find((une) => une.numero === numero);
  if (!demarche) return inconnue(numero);
  const donnees = lireJson(corps);
  if (!donnees) return { statut: 400, corps: { error: 'The body cannot be read' } };
  const valeurs = new Map<number, string>();
  for (const [cle, valeur] of Object.entries(donnees)) {
    const champ = CHAMPS.find(({ numero: un }) => un === numeroDe('Champ', cle.replace(/^champ_/, '')));
    if (champ && cle.startsWith('champ_') && ADMIS[champ.type](valeur)) valeurs.set(champ.numero, String(valeur));
  }
  const dossier = etat.creer(numero, valeurs);
  return { statut: 201, corps: montrer(adresse, dossier) };
}

/** `GET …/dossiers?prefill_token=`: tokens that are unknown or expired are missing from the list. */
export function suivre({ etat, adresse }: Lieu, numero: number, url: URL): Reponse {
  if (!DEMARCHES.some((une) => une.numero === numero)) return inconnue(numero);
  const jetons = url.searchParams.getAll('prefill_token').flatMap((un) => un.split(','));
  const trouves = etat.vivants().filter(({ demarche, jeton }) => demarche === numero && jetons.includes(jeton));
  return { statut: 200, corps: trouves.map((dossier) => montrer(adresse, dossier)) };
}

const inconnue = (numero: number): Reponse => ({
  statut: 404,
  corps: { error: `procedure ${numero} is not found` },
});

function montrer(adresse: string, dossier: DossierDouble) {
  const commun = {
    state: dossier.etat,
    dossier_id: identifiant('Dossier', dossier.numero),
    dossier_number: dossier.numero,
    dossier_prefill_token: dossier.jeton,
  };
  const chemin = DEMARCHES.find(({ numero }) => numero === dossier.demarche)?.chemin;
  if (dossier.etat === 'prefilled')
    return { ...commun, dossier_url: `${adresse}/commencer/${chemin}?prefill_token=${dossier.jeton}` };
  const depose = dossier.etat !== 'brouillon';
  return {
    ...commun,
    submitted_at: depose ? dossier.deposeLe.toISOString() : null,
    processed_at: dossier.traiteLe?.toISOString() ?? null,
  };
}

function lireJson(corps: string): object | undefined {
  try {
    const lu: unknown = JSON.parse(corps);
    return typeof lu === 'object' && lu !== null ? lu : undefined;
  } catch {
    return undefined;
  }
}
