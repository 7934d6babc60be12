import { z } from 'zod';
import {
  COLONNES_DES_MEMBRES,
  colonnesDesMembres,
  compterMembres,
  lireSonEquipe,
  listerMembres,
  type MembreLu,
  parcourirMembres,
  retirerMembre,
  terminerEquipe,
} from '#domain/equipes/index.ts';
import { porte } from '#espaces/coordinateur/door.ts';
import { dateLongue } from '#platform/dates.ts';
import { liste } from '#platform/form/champs.ts';
import { BoutonPost } from '#platform/form/Formulaire.tsx';
import { type AnyRoute, route } from '#platform/routes.ts';
import { exportRoute } from '#platform/table/export-route.ts';
import { Exports, Filtres, Tableau } from '#platform/table/Tableau.tsx';

const BASE = '/coordinateur';
const CHAMPS = {
  partis: {
    ...liste({
      libelle: 'Personnes',
      vide: '',
      options: [{ valeur: 'oui', libelle: 'Aussi celles qui sont parties' }],
    }),
    premier: 'Dans l’équipe',
  },
};
const avecLesPartis = (parametres: URLSearchParams) => parametres.get('partis') === 'oui';

const accueil = route({
  method: 'GET',
  path: BASE,
  right: porte,
  audit: 'equipes.lireLaSienne',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db, clock }, actor, url }) {
    const now = clock();
    const tous = avecLesPartis(url.searchParams);
    const equipe = await lireSonEquipe(db, actor);
    const [page, total] = await Promise.all([
      listerMembres(db, equipe, now, { tous, curseur: url.searchParams.get('curseur') ?? undefined }),
      compterMembres(db, equipe, now, tous),
    ]);
    return {
      page: {
        titre: 'Mon équipe',
        prive: true,
        corps: (
          <>
            <h1>Mon équipe</h1>
            <p>
              Vous coordonnez cette équipe depuis le {dateLongue(equipe.du)} ({equipe.departement_codes.join(', ')}).
              Vous lisez ses chiffres additionnés ; les activités et les notes de chacun restent à lui.
            </p>
            <p>
              <a className="fr-btn" href={`${BASE}/proposer`}>
                Proposer à une personne de rejoindre l’équipe
              </a>
            </p>
            <Filtres champs={CHAMPS} valeurs={Object.fromEntries(url.searchParams)} bouton="Afficher" />
            <Exports path={`${BASE}/export`} quoi="cette liste" />
            <Tableau
              titre="Mon équipe"
              page={page}
              total={total}
              nom="personne"
              aucun="aucune personne"
              colonnes={colonnesDesMembres((membreId) => `${BASE}/membres/${membreId}/retirer`)}
              vide={
                <p>Personne n’est encore dans votre équipe. Proposez à un conseiller du territoire de la rejoindre.</p>
              }
            />
            <h2 className="fr-h5 fr-mt-6w">Ne plus coordonner</h2>
            <p>
              Votre équipe est dissoute aujourd’hui et cet espace se ferme. Votre poste de conseiller ne change pas.
            </p>
            <BoutonPost action={`${BASE}/quitter`} priority="tertiary">
              Ne plus coordonner cette équipe
            </BoutonPost>
          </>
        ),
      },
    };
  },
});

const fichier = exportRoute<MembreLu>({
  path: `${BASE}/export`,
  right: porte,
  audit: 'equipes.exporterLaSienne',
  nom: 'mon-equipe',
  colonnes: COLONNES_DES_MEMBRES,
  lignes: async ({ tools: { db, clock }, actor, url }) =>
    parcourirMembres(db, await lireSonEquipe(db, actor), clock(), avecLesPartis(url.searchParams)),
});

const retirer = route({
  method: 'POST',
  path: `${BASE}/membres/:id/retirer`,
  right: porte,
  audit: 'equipes.retirerDeLaSienne',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id } }) {
    await retirerMembre(tools, actor, { membreId: id });
    return { redirect: BASE, annonce: 'Cette personne ne fait plus partie de votre équipe.' };
  },
});

const quitter = route({
  method: 'POST',
  path: `${BASE}/quitter`,
  right: porte,
  audit: 'equipes.nePlusCoordonner',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor }) {
    const { id } = await lireSonEquipe(tools.db, actor);
    await terminerEquipe(tools, actor, { equipeId: id });
    return { redirect: '/mon-espace', annonce: 'Vous ne coordonnez plus cette équipe.' };
  },
});

export const routesEquipe: readonly AnyRoute[] = [accueil, fichier, retirer, quitter];
