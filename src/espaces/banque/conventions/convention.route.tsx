import { z } from 'zod';
import { AvenantsDeLaConvention, lireAvenantsDeLaConvention } from '#domain/avenants/index.ts';
import {
  DOCUMENTS,
  deposerConventionSignee,
  EtatDeLaConvention,
  envoyerDocument,
  formulaireDepot,
  lireConvention,
  signaturesDe,
} from '#domain/conventions/index.ts';
import { porte } from '#espaces/banque/door.ts';
import { PIECE_MAX_OCTETS } from '#platform/files/recevoir.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, route } from '#platform/routes.ts';

const filAriane = [{ libelle: 'Conventions', href: '/banque/conventions' }];

const page = route({
  method: 'GET',
  path: '/banque/conventions/:id',
  right: porte,
  audit: 'conventions.lire',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id } }) {
    const convention = await lireConvention(tools.db, actor.perimetre, id);
    const base = `/banque/conventions/${id}`;
    const simple = tools.settings.SIGNATURE_MODE === 'simple';
    return {
      page: {
        titre: `Convention n° ${convention.numero}`,
        prive: true,
        filAriane,
        corps: (
          <>
            <h1>Convention n° {convention.numero}</h1>
            <EtatDeLaConvention convention={convention} signatures={await signaturesDe(tools.db, id)} base={base} />
            <AvenantsDeLaConvention
              avenants={await lireAvenantsDeLaConvention(tools.db, actor.perimetre, id)}
              structureId={convention.structure_id}
              base="/banque/avenants"
            />
            {convention.statut === 'signee_structure' && (
              <p className="fr-mt-3w">
                <a className="fr-btn" href={simple ? `/banque/conventions/signer?ids=${id}` : `${base}/deposer`}>
                  {simple ? 'Signer la convention' : 'Déposer la convention signée'}
                </a>
              </p>
            )}
          </>
        ),
      },
    };
  },
});

const deposer = formRoute({
  path: '/banque/conventions/:id/deposer',
  right: porte,
  audit: 'conventions.afficherDepotDeLaBanque',
  rate: 'televersement',
  form: formulaireDepot,
  upload: PIECE_MAX_OCTETS,
  async page({ tools, actor, parameters: { id } }, state) {
    const { numero, structure } = await lireConvention(tools.db, actor.perimetre, id);
    return {
      titre: 'Déposer la convention signée',
      prive: true,
      filAriane: [...filAriane, { libelle: `Convention n° ${numero}`, href: `/banque/conventions/${id}` }],
      corps: (
        <>
          <h1>Déposer la convention signée</h1>
          <p>
            Convention n° {numero} avec {structure}. Signez la copie que la structure a déposée.
          </p>
          <Formulaire form={formulaireDepot} state={state} bouton="Déposer" fichiers />
        </>
      ),
    };
  },
  async submit({ tools, actor, parameters: { id }, fichiers }, { qualite }) {
    await deposerConventionSignee(
      tools,
      actor,
      { conventionId: id, qualite },
      fichiers.find(({ champ }) => champ === 'fichier'),
    );
    return { redirect: `/banque/conventions/${id}`, annonce: 'La convention est signée par les deux parties.' };
  },
});

const documents = DOCUMENTS.map(({ segment, lequel, audit }) =>
  route<`/banque/conventions/:id/${string}`, unknown>({
    method: 'GET',
    path: `/banque/conventions/:id/${segment}`,
    right: porte,
    audit: `conventions.ouvrir${audit}`,
    rate: 'export',
    input: z.unknown(),
    answer: async (requete) => envoyerDocument(requete, requete.parameters.id, lequel),
  }),
);

export const routesConvention: readonly AnyRoute[] = [page, ...deposer, ...documents];
