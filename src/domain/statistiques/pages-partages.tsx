import { z } from 'zod';
import { dateCivile } from '#platform/dates.ts';
import { liste as choisir, texte } from '#platform/form/champs.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { form } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, type Right, route } from '#platform/routes.ts';
import { Tableau } from '#platform/table/Tableau.tsx';
import { colonnesDesPartages } from './ColonnesDesPartages.tsx';
import { enAdresse, filtresEnClair } from './filtres.ts';
import { lirePage } from './lire-page.ts';
import { creerPartage, fermerPartage, PARTAGE_MOIS_MAX } from './partager.ts';
import { compterPartages, listerPartages } from './partages.ts';
import type { LireVue } from './vues.ts';

const DUREES = Array.from({ length: PARTAGE_MOIS_MAX }, (_, rang) => ({
  valeur: String(rang + 1),
  libelle: `${rang + 1} mois`,
}));
const formulaire = form('partages.creer', {
  titre: texte({
    libelle: 'Titre de la page',
    indication: 'Par exemple « Notre conseiller numérique en 2021 ». Ne nommez personne.',
    vide: 'Donnez un titre à cette page.',
    max: 120,
    regle: (valeur) => (valeur.length < 3 ? 'Ce titre est trop court : trois caractères au moins.' : undefined),
  }),
  mois: choisir({ libelle: 'Partager pendant', vide: 'Choisissez une durée.', options: DUREES }),
});

type Espace = { readonly base: string; readonly right: Right; readonly vue: LireVue; readonly titre: string };
const adresse = (base: string) => `${base}/partages`;

/** The links to the figures of a space: list, new one with the filters of the page, and closing. */
export function routesDesPartages(espace: Espace): readonly AnyRoute[] {
  return [...laListe(espace), ...nouveau(espace)];
}

function laListe({ base, right, titre }: Espace): readonly AnyRoute[] {
  const liste = route({
    method: 'GET',
    path: adresse(base),
    right,
    audit: 'partages.lister',
    rate: 'page',
    input: z.unknown(),
    async answer({ tools: { db, clock }, actor, url }) {
      const [page, total] = await Promise.all([
        listerPartages(db, actor, url.searchParams.get('curseur') ?? undefined),
        compterPartages(db, actor),
      ]);
      return {
        page: {
          titre: 'Liens partagés',
          prive: true,
          filAriane: [{ libelle: titre, href: base }],
          corps: (
            <>
              <h1>Liens partagés</h1>
              <p>
                Qui connaît l’adresse d’un lien ouvert lit ces chiffres sans compte. Choisissez d’abord la période et
                les filtres à la page <a href={base}>des statistiques</a>, puis « Partager ces chiffres ».
              </p>
              <Tableau
                titre="Liens partagés"
                page={page}
                total={total}
                nom="lien"
                aucun="aucun lien"
                colonnes={colonnesDesPartages(base, dateCivile(clock()))}
                vide={<p>Aucun lien n’a été créé.</p>}
              />
            </>
          ),
        },
      };
    },
  });
  const fermer = route({
    method: 'POST',
    path: `${base}/partages/:id/fermer`,
    right,
    audit: 'partages.fermer',
    rate: 'formulaire',
    input: z.unknown(),
    async answer({ tools, actor, parameters: { id } }) {
      await fermerPartage(tools, actor, { partageId: id });
      return { redirect: adresse(base), annonce: 'Le lien est fermé : son adresse ne montre plus rien.' };
    },
  });
  return [liste, fermer];
}

const nouveau = ({ base, right, vue, titre: nom }: Espace): readonly AnyRoute[] =>
  formRoute({
    path: `${base}/partages/nouveau`,
    right,
    audit: 'partages.preparer',
    form: formulaire,
    initial: async () => ({ mois: '3' }),
    async page(requete, state) {
      const { filtres } = await lirePage(requete, vue);
      return {
        titre: 'Partager ces chiffres',
        prive: true,
        filAriane: [
          { libelle: nom, href: base },
          { libelle: 'Liens partagés', href: adresse(base) },
        ],
        corps: (
          <>
            <h1>Partager ces chiffres</h1>
            <p>
              Vous créez une adresse que chacun peut ouvrir sans compte : un élu, un partenaire, un financeur. Les
              chiffres y sont toujours à jour ; aucun nom de personne n’y figure, ni aucun nombre inférieur à cinq.
            </p>
            <ul>
              {filtresEnClair(filtres).map(([quoi, valeur]) => (
                <li key={quoi}>
                  {quoi} : {valeur}
                  {quoi === 'Période' && filtres.periode && ' (elle avance avec le calendrier)'}
                </li>
              ))}
            </ul>
            <Formulaire form={formulaire} state={state} bouton="Créer le lien" />
          </>
        ),
      };
    },
    async submit(requete, { titre, mois }) {
      const { tools, actor, url } = requete;
      const { filtres } = await lirePage(requete, vue);
      const jeton = await creerPartage(tools, actor, {
        titre,
        mois: Number(mois),
        filtres: enAdresse(filtres).toString(),
        candidatId: url.searchParams.get('conseiller') || null,
      });
      return { page: pageDuLien(`${tools.settings.BASE_URL}/partage/${jeton}`, base, nom) };
    },
  });

const pageDuLien = (lien: string, base: string, nom: string) => ({
  titre: 'Votre lien est créé',
  prive: true,
  filAriane: [
    { libelle: nom, href: base },
    { libelle: 'Liens partagés', href: adresse(base) },
  ],
  corps: (
    <>
      <h1>Votre lien est créé</h1>
      <p>Copiez-le maintenant : il ne sera plus affiché.</p>
      <p>
        <a className="adresse" href={lien}>
          {lien}
        </a>
      </p>
      <p>
        Vous pouvez le fermer à tout moment depuis <a href={adresse(base)}>la liste de vos liens</a>.
      </p>
    </>
  ),
});
