import { z } from 'zod';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, type Right, route } from '#platform/routes.ts';
import { formulaireFusion, formulaireTag } from './formulaires-des-tags.ts';
import { fusionnerTag } from './fusionner-tags.ts';
import { lireTag, listerTags } from './lire-tags.ts';
import { PageDeFusion, PageDuTag } from './PageDuTag.tsx';
import { peutTenirDesTags } from './rights.ts';
import { archiverTag, creerTag, renommerTag } from './tags.ts';

type Espace = { readonly base: string; readonly right: Right; readonly intro: string };
const TITRE = 'Tags';

/** A number of an address: anything else names nothing. */
const numeroDe = ({ numero = '' }: Readonly<Record<string, string>>) => (/^\d{1,9}$/.test(numero) ? Number(numero) : 0);

/** The tags of a space, kept by whoever they belong to: list and creation, then one page for each. */
export function routesDesTags({ base, right, intro }: Espace): readonly AnyRoute[] {
  const liste = formRoute({
    path: base,
    right,
    audit: 'activites.listerTags',
    form: formulaireTag,
    async page({ tools: { db }, actor }, state) {
      const tags = await listerTags(db, actor);
      const lien = ({ numero, nom }: (typeof tags)[number]) => (
        <li key={numero}>{peutTenirDesTags(actor) ? <a href={`${base}/${numero}`}>{nom}</a> : nom}</li>
      );
      const archives = tags.filter(({ archive_le }) => archive_le);
      const vivants = tags.filter(({ archive_le }) => !archive_le);
      return {
        titre: TITRE,
        prive: true,
        corps: (
          <div className="fr-col-12 fr-col-md-9 fr-col-lg-8">
            <h1>{TITRE}</h1>
            <p>{intro}</p>
            {vivants.length === 0 ? <p>Il n’y en a pas encore.</p> : <ul>{vivants.map(lien)}</ul>}
            {archives.length > 0 && (
              <details className="volet">
                <summary className="fr-py-1w">Tags archivés</summary>
                <ul>{archives.map(lien)}</ul>
              </details>
            )}
            {peutTenirDesTags(actor) && (
              <>
                <h2 className="fr-mt-4w">Ajouter un tag</h2>
                <Formulaire form={formulaireTag} state={state} bouton="Ajouter ce tag" />
              </>
            )}
          </div>
        ),
      };
    },
    async submit({ tools, actor }, saisie) {
      await creerTag(tools, actor, saisie);
      return { redirect: base, annonce: `Le tag « ${saisie.nom} » est ajouté.` };
    },
  });
  return [...liste, ...routesDUnTag({ base, right, intro })];
}

function routesDUnTag({ base, right }: Espace): readonly AnyRoute[] {
  const titres = (nom: string) => ({
    titre: `Tag « ${nom} »`,
    prive: true,
    filAriane: [{ libelle: TITRE, href: base }],
  });
  const un = formRoute({
    path: `${base}/:numero`,
    right,
    audit: 'activites.lireTag',
    form: formulaireTag,
    initial: async ({ tools: { db }, actor, parameters }) => ({
      nom: (await lireTag(db, actor, numeroDe(parameters))).nom,
    }),
    async page({ tools: { db }, actor, parameters }, state) {
      const tag = await lireTag(db, actor, numeroDe(parameters));
      const autres = (await listerTags(db, actor)).filter(({ numero }) => numero !== tag.numero);
      return { ...titres(tag.nom), corps: <PageDuTag base={base} tag={tag} autres={autres} renommer={state} /> };
    },
    async submit({ tools, actor, parameters }, { nom }) {
      await renommerTag(tools, actor, { numero: numeroDe(parameters), nom });
      return { redirect: base, annonce: `Le tag s’appelle maintenant « ${nom} », sur les activités aussi.` };
    },
  });
  const fusionner = formRoute({
    path: `${base}/:numero/fusion`,
    right,
    audit: 'activites.afficherFusion',
    form: formulaireFusion,
    async page({ tools: { db }, actor, parameters }, state) {
      const tag = await lireTag(db, actor, numeroDe(parameters));
      const autres = (await listerTags(db, actor)).filter(({ numero }) => numero !== tag.numero);
      return { ...titres(tag.nom), corps: <PageDeFusion tag={tag} autres={autres} state={state} /> };
    },
    async submit({ tools, actor, parameters }, { vers }) {
      await fusionnerTag(tools, actor, { numero: numeroDe(parameters), vers: Number(vers) });
      return {
        redirect: base,
        annonce: 'Les deux tags n’en font plus qu’un. Les activités suivent en quelques instants.',
      };
    },
  });
  const archiver = route({
    method: 'POST',
    path: `${base}/:numero/archive`,
    right,
    audit: 'activites.archiver',
    rate: 'formulaire',
    input: z.object({ archive: z.enum(['oui', 'non']) }),
    async answer({ tools, actor, parameters, input }) {
      const archive = input.archive === 'oui';
      await archiverTag(tools, actor, { numero: numeroDe(parameters), archive });
      const annonce = archive
        ? 'Le tag n’est plus proposé ; les activités qui le portent le gardent.'
        : 'Le tag est proposé de nouveau.';
      return { redirect: base, annonce };
    },
  });
  return [...un, ...fusionner, archiver];
}
