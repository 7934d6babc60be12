import { z } from 'zod';
import {
  type Favori,
  formulaireFavori,
  garderFavori,
  lireSaSaisie,
  listerSesFavoris,
  renommerFavori,
  retirerFavori,
} from '#domain/activites/index.ts';
import { porte } from '#espaces/conseiller/door.ts';
import { NotFound } from '#platform/errors.ts';
import { BoutonPost, Formulaire } from '#platform/form/Formulaire.tsx';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, type Requete, route } from '#platform/routes.ts';

const BASE = '/conseiller/activites';
const FAVORIS = `${BASE}/favoris`;
const filAriane = [{ libelle: 'Mes activités', href: BASE }];

const garder = formRoute({
  path: `${BASE}/:id/favori`,
  right: porte,
  audit: 'activites.afficherFavori',
  form: formulaireFavori,
  async page({ tools: { db }, actor, parameters }, state) {
    await lireSaSaisie(db, actor, parameters.id);
    return {
      titre: 'Garder comme favori',
      prive: true,
      filAriane,
      corps: (
        <div className="fr-col-12 fr-col-md-9 fr-col-lg-8">
          <h1>Garder cette activité comme favori</h1>
          <p>Vous l’enregistrerez ensuite d’un geste : tout est repris, sauf le jour et la note.</p>
          <Formulaire form={formulaireFavori} state={state} bouton="Garder ce favori" />
        </div>
      ),
    };
  },
  async submit({ tools, actor, parameters }, { nom }) {
    await garderFavori(tools, actor, { activiteId: parameters.id, nom });
    return { redirect: BASE, annonce: `« ${nom} » est dans vos favoris : vous le trouverez au-dessus de la saisie.` };
  },
});

const liste = route({
  method: 'GET',
  path: FAVORIS,
  right: porte,
  audit: 'activites.listerFavoris',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db, clock }, actor }) {
    const favoris = await listerSesFavoris(db, actor, clock());
    return {
      page: {
        titre: 'Mes favoris',
        prive: true,
        filAriane,
        corps: (
          <>
            <h1>Mes favoris</h1>
            {favoris.length === 0 ? (
              <p>
                Dans <a href={BASE}>la liste de vos activités</a>, choisissez « Garder comme favori » sur ce que vous
                faites souvent : vous l’enregistrerez ensuite d’un geste.
              </p>
            ) : (
              <ul>
                {favoris.map(({ id, nom }) => (
                  <li key={id}>
                    <a href={`${FAVORIS}/${id}`}>{nom}</a>
                  </li>
                ))}
              </ul>
            )}
          </>
        ),
      },
    };
  },
});

const renommer = formRoute({
  path: `${FAVORIS}/:id`,
  right: porte,
  audit: 'activites.lireFavori',
  form: formulaireFavori,
  initial: async (requete) => ({ nom: (await leFavori(requete)).nom }),
  async page(requete, state) {
    const { id, nom } = await leFavori(requete);
    return {
      titre: 'Favori',
      prive: true,
      filAriane: [...filAriane, { libelle: 'Mes favoris', href: FAVORIS }],
      corps: (
        <div className="fr-col-12 fr-col-md-9 fr-col-lg-8">
          <h1>« {nom} »</h1>
          <p>
            <a className="fr-btn" href={`${BASE}/nouvelle?favori=${id}`}>
              Enregistrer une activité avec ce favori
            </a>
          </p>
          <Formulaire form={formulaireFavori} state={state} bouton="Renommer" />
          <h2 className="fr-mt-4w">Retirer</h2>
          <p>Les activités enregistrées avec ce favori restent.</p>
          <BoutonPost action={`${FAVORIS}/${id}/retirer`}>Retirer ce favori</BoutonPost>
        </div>
      ),
    };
  },
  async submit({ tools, actor, parameters }, { nom }) {
    await renommerFavori(tools, actor, { favoriId: parameters.id, nom });
    return { redirect: FAVORIS, annonce: `Le favori s’appelle maintenant « ${nom} ».` };
  },
});

const retirer = route({
  method: 'POST',
  path: `${FAVORIS}/:id/retirer`,
  right: porte,
  audit: 'activites.retirerUnFavori',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor, parameters }) {
    await retirerFavori(tools, actor, { favoriId: parameters.id });
    return { redirect: FAVORIS, annonce: 'Le favori est retiré.' };
  },
});

type QuelFavori = Pick<Requete<{ id: string }>, 'tools' | 'actor' | 'parameters'>;
async function leFavori({ tools: { db, clock }, actor, parameters: { id } }: QuelFavori): Promise<Favori> {
  const favori = (await listerSesFavoris(db, actor, clock())).find((un) => un.id === id);
  if (!favori) throw new NotFound(`favori ${id}`);
  return favori;
}

// The list stands before the addresses that name one of the activities.
export const routesFavoris: readonly AnyRoute[] = [liste, ...renommer, retirer, ...garder];
