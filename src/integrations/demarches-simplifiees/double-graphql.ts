import { buildSchema, execute, GraphQLError, getIntrospectionQuery, parse, validate } from 'graphql';
import { DECISIONS, decider } from './double-decisions.ts';
import { DEMARCHES, INSTRUCTEUR, JETONS, numeroDe } from './double-donnees.ts';
import type { DossierDouble, Etat } from './double-etat.ts';
import { lireDemarche, montrerDossier, montrerMessage } from './double-montrer.ts';
import { SDL } from './double-schema.ts';

const schema = buildSchema(SDL);
/** Each type that stands behind an interface says its name. */
const typeResolver = (valeur: unknown) => String(Object(valeur).__typename);
const PROFONDEUR_MAX = 15;

const erreur = (message: string, code: string) => new GraphQLError(message, { extensions: { code } });
const cachee = (type: string) => erreur(`An object of type ${type} was hidden due to permissions`, 'unauthorized');

type Monde = {
  readonly etat: Etat;
  /** Address of the double, for what it signs. */
  readonly adresse: string;
  readonly prevenir: (dossier: DossierDouble) => void;
};
type Entree = {
  readonly dossierId: string;
  readonly instructeurId: string;
  readonly body?: string;
  readonly correction?: string;
  readonly motivation?: string;
};
type Reponse = { readonly statut: number; readonly corps: unknown };

/** Answers a request of the GraphQL endpoint: the rights of its token, then the query itself, parsed and checked. */
export async function repondreGraphql(monde: Monde, autorisation: string, corps: unknown): Promise<Reponse> {
  const { query, queryId, variables, operationName } = Object(corps);
  if (queryId === 'introspection') return { statut: 200, corps: await introspection() };
  const [, secret = ''] = /^Bearer (\S+)$/.exec(autorisation) ?? [];
  const jeton = JETONS[secret];
  if (!jeton) return echec(403, 'Without a token, only persisted queries are allowed', 'forbidden');
  if (jeton.expire) return echec(401, 'Token expired', 'unauthorized');
  let document: ReturnType<typeof parse>;
  try {
    document = parse(String(query));
  } catch {
    return echec(400, 'The query cannot be parsed', 'graphql_parse_failed');
  }
  if (profondeur(String(query)) > PROFONDEUR_MAX)
    return { statut: 200, corps: { errors: [erreur('Query is too deep', 'bad_request').toJSON()] } };
  const erreurs = validate(schema, document);
  if (erreurs.length > 0) return { statut: 200, corps: { errors: erreurs.map((une) => une.toJSON()) } };
  const resultat = await execute({
    schema,
    document,
    rootValue: racine(monde, jeton),
    variableValues: variables,
    operationName,
    typeResolver,
  });
  return { statut: 200, corps: resultat };
}

const echec = (statut: number, message: string, code: string): Reponse => ({
  statut,
  corps: { errors: [{ message, extensions: { code } }] },
});

/** The depth of the braces of a query: a little more than what the real limit counts. */
function profondeur(query: string): number {
  let niveau = 0;
  let maximum = 0;
  for (const signe of query) {
    if (signe === '{') niveau += 1;
    if (signe === '}') niveau -= 1;
    maximum = Math.max(maximum, niveau);
  }
  return maximum;
}

function introspection() {
  return execute({ schema, document: parse(getIntrospectionQuery()) });
}

function racine(monde: Monde, jeton: { readonly demarches: readonly number[]; readonly lecture?: boolean }) {
  const { etat } = monde;
  const permis = (dossier: DossierDouble) => jeton.demarches.includes(dossier.demarche);
  const commun = {
    demarche({ number }: { number: number }) {
      const trouvee = DEMARCHES.find(({ numero }) => numero === number);
      if (!trouvee) throw erreur('Demarche not found', 'not_found');
      if (!jeton.demarches.includes(number)) throw cachee('Demarche');
      return lireDemarche(monde, trouvee);
    },
    dossier({ number }: { number: number }) {
      const trouve = etat.visibles().find(({ numero }) => numero === number);
      if (!trouve) throw erreur('Dossier not found', 'not_found');
      if (!permis(trouve)) throw cachee('Dossier');
      return montrerDossier(monde, trouve);
    },
  };
  const agir = (input: Entree, faire: (dossier: DossierDouble) => object) => {
    const numero = numeroDe('Dossier', input.dossierId);
    const dossier = etat.visibles().find((un) => un.numero === numero);
    if (!dossier) throw erreur('DossierNotFound', 'not_found');
    if (jeton.lecture) return refus('Le jeton utilisé est configuré seulement en lecture');
    if (!permis(dossier)) throw cachee('Dossier');
    if (input.instructeurId.replace(/=+$/, '') !== INSTRUCTEUR.replace(/=+$/, ''))
      return refus('L’instructeur n’a pas les droits d’accès à ce dossier');
    const avant = dossier.etat;
    const fait = faire(dossier);
    if (dossier.etat !== avant) monde.prevenir(dossier);
    return fait;
  };
  const decisions = Object.keys(DECISIONS).map((nom) => [
    nom,
    ({ input }: { input: Entree }) =>
      agir(input, (dossier) => {
        const sentence = decider(etat, dossier, nom, input.motivation ?? null);
        return sentence ? refus(sentence) : { dossier: montrerDossier(monde, dossier) };
      }),
  ]);
  return {
    ...commun,
    ...Object.fromEntries(decisions),
    dossierEnvoyerMessage: ({ input }: { input: Entree }) => agir(input, (dossier) => ecrire(monde, dossier, input)),
  };
}

const refus = (message: string) => ({ errors: [{ message }] });

/** A correction takes the file back to its owner, until it is sent again. */
function ecrire({ etat }: Monde, dossier: DossierDouble, { body = '', correction }: Entree): object {
  if (body.trim() === '') return refus('Le message ne peut être vide');
  if (correction && !['en_construction', 'en_instruction'].includes(dossier.etat))
    return refus('Le dossier n’est pas en construction ou en instruction');
  const message = etat.ecrire(dossier, body, undefined, correction ?? null);
  if (correction) dossier.etat = 'en_construction';
  return { message: montrerMessage(message) };
}
