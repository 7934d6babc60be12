import { z } from 'zod';
import {
  COLONNES_EXPORTEES,
  type ConventionLue,
  champsDesFiltres,
  colonnes,
  compterConventions,
  DOCUMENTS,
  EtatDeLaConvention,
  envoyerDocument,
  lireConvention,
  lireFiltres,
  listerConventions,
  parcourirConventions,
  peutReecrire,
  reecrireConvention,
  signaturesDe,
} from '#domain/conventions/index.ts';
import { listerDepartements } from '#domain/territoires/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { texteLong } from '#platform/form/champs.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { form } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { exportRoute } from '#platform/table/export-route.ts';
import { Exports, Filtres, Tableau } from '#platform/table/Tableau.tsx';

const BASE = '/anct/conventions';

const liste = route({
  method: 'GET',
  path: BASE,
  right: porte,
  audit: 'conventions.suivre',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db }, actor, url }) {
    const filtres = lireFiltres(url.searchParams);
    const [page, total, departements] = await Promise.all([
      listerConventions(db, actor.perimetre, filtres, url.searchParams.get('curseur') ?? undefined),
      compterConventions(db, actor.perimetre, filtres),
      listerDepartements(db),
    ]);
    return {
      page: {
        titre: 'Conventions',
        prive: true,
        corps: (
          <>
            <h1>Conventions</h1>
            <Filtres champs={champsDesFiltres(departements)} valeurs={Object.fromEntries(url.searchParams)} />
            <Exports path={`${BASE}/export`} quoi="cette liste" />
            <Tableau
              titre="Conventions"
              page={page}
              total={total}
              nom="convention"
              aucun="aucune convention"
              colonnes={colonnes(BASE)}
              vide={<p>Aucune convention ne correspond.</p>}
            />
          </>
        ),
      },
    };
  },
});

const exporter = exportRoute<ConventionLue>({
  path: `${BASE}/export`,
  right: porte,
  audit: 'conventions.exporterPourLAnct',
  nom: 'conventions',
  colonnes: COLONNES_EXPORTEES,
  lignes: ({ tools: { db }, actor, url }) => parcourirConventions(db, actor.perimetre, lireFiltres(url.searchParams)),
});

const formulaireReecriture = form('conventions.reecriture', {
  motif: texteLong({
    libelle: 'Pourquoi la réécrire ?',
    indication:
      'La structure lira ce motif. La convention est écrite de nouveau avec ses postes actuels, et se signe de nouveau.',
    vide: 'Dites pourquoi la convention est réécrite.',
    max: 2000,
  }),
});

const page = formRoute({
  path: `${BASE}/:id`,
  right: porte,
  audit: 'conventions.lirePourLAnct',
  form: formulaireReecriture,
  async page({ tools, actor, parameters: { id } }, state) {
    const convention = await lireConvention(tools.db, actor.perimetre, id);
    const reecrire =
      peutReecrire(actor) && (convention.statut === 'a_signer' || convention.statut === 'signee_structure');
    return {
      titre: `Convention n° ${convention.numero}`,
      prive: true,
      filAriane: [{ libelle: 'Conventions', href: BASE }],
      corps: (
        <>
          <h1>Convention n° {convention.numero}</h1>
          <EtatDeLaConvention
            convention={convention}
            signatures={await signaturesDe(tools.db, id)}
            base={`${BASE}/${id}`}
          />
          {reecrire && (
            <>
              <h2>Ses postes ont changé ?</h2>
              <Formulaire form={formulaireReecriture} state={state} bouton="Réécrire la convention" />
            </>
          )}
        </>
      ),
    };
  },
  async submit({ tools, actor, parameters: { id } }, { motif }) {
    await reecrireConvention(tools, actor, { conventionId: id, motif });
    return { redirect: BASE, annonce: 'La convention est réécrite ; la structure est prévenue.' };
  },
});

const documents = DOCUMENTS.map(({ segment, lequel, audit }) =>
  route<`/anct/conventions/:id/${string}`, unknown>({
    method: 'GET',
    path: `/anct/conventions/:id/${segment}`,
    right: porte,
    audit: `conventions.consulter${audit}`,
    rate: 'export',
    input: z.unknown(),
    answer: async (requete) => envoyerDocument(requete, requete.parameters.id, lequel),
  }),
);

export const routesConventions: readonly AnyRoute[] = [liste, exporter, ...page, ...documents];
