import { z } from 'zod';
import { dateCivile, dateCourte } from '#platform/dates.ts';
import type { Colonne } from '#platform/export/colonnes.ts';
import { liste } from '#platform/form/champs.ts';
import { type AnyRoute, type Right, route } from '#platform/routes.ts';
import { exportRoute } from '#platform/table/export-route.ts';
import { Exports, Filtres, Tableau } from '#platform/table/Tableau.tsx';
import {
  type FiltresDeLEquipe,
  listerSuivisDeLEquipe,
  parcourirSuivisDeLEquipe,
  type SuiviDeLEquipe,
} from './equipe.ts';
import { etatDe } from './readings.ts';
import { TYPES_DE_SUIVI } from './regles.ts';
import { BadgeDuSuivi, ETATS_DE_SUIVI } from './SuiviEnClair.tsx';

const ETATS = ['en_retard', 'a_remplir', 'remis'] as const;
const CHAMPS = {
  etat: liste({
    libelle: 'État',
    vide: '',
    options: ETATS.map((valeur) => ({ valeur, libelle: ETATS_DE_SUIVI[valeur].libelle })),
  }),
};
const lireFiltres = (parametres: URLSearchParams): FiltresDeLEquipe => ({
  etat: ETATS.find((etat) => etat === parametres.get('etat')),
});

const colonnes = (aujourdhui: string) => [
  {
    titre: 'Suivi',
    cellule: ({ type, du, au }: SuiviDeLEquipe) => (
      <>
        {TYPES_DE_SUIVI[type].libelle}
        <br />
        <span className="fr-text--xs">
          Du {dateCourte(du)} au {dateCourte(au)}
        </span>
      </>
    ),
  },
  {
    titre: 'Poste',
    cellule: ({ prenom, nom, structure, poste }: SuiviDeLEquipe) => (
      <>
        {prenom} {nom}
        <br />
        <span className="fr-text--xs">
          {structure}, poste {poste}
        </span>
      </>
    ),
  },
  { titre: 'Avant le', cellule: ({ a_remettre_le }: SuiviDeLEquipe) => dateCourte(a_remettre_le) },
  { titre: 'État', cellule: (suivi: SuiviDeLEquipe) => <BadgeDuSuivi suivi={suivi} aujourdhui={aujourdhui} /> },
];

const exportees = (aujourdhui: string): readonly Colonne<SuiviDeLEquipe>[] => [
  { titre: 'Prénom', valeur: ({ prenom }) => prenom },
  { titre: 'Nom', valeur: ({ nom }) => nom },
  { titre: 'Structure', valeur: ({ structure }) => structure },
  { titre: 'Poste', valeur: ({ poste }) => poste },
  { titre: 'Suivi', valeur: ({ type }) => TYPES_DE_SUIVI[type].libelle },
  { titre: 'Du', valeur: ({ du }) => du, format: 'date' },
  { titre: 'Au', valeur: ({ au }) => au, format: 'date' },
  { titre: 'À remettre avant le', valeur: ({ a_remettre_le }) => a_remettre_le, format: 'date' },
  { titre: 'État', valeur: (suivi) => ETATS_DE_SUIVI[etatDe(suivi, aujourdhui)].libelle },
];

/** The follow-ups of a team: who has filed, who is late. Neither figures nor answers. */
export function routesDesSuivisDeLEquipe({ base, right }: { base: string; right: Right }): readonly AnyRoute[] {
  const page = route({
    method: 'GET',
    path: base,
    right,
    audit: 'suivi.listerCeuxDeLEquipe',
    rate: 'page',
    input: z.unknown(),
    async answer({ tools: { db, clock }, actor, url }) {
      const now = clock();
      const curseur = url.searchParams.get('curseur') ?? undefined;
      const lus = await listerSuivisDeLEquipe(db, actor, now, lireFiltres(url.searchParams), curseur);
      return {
        page: {
          titre: 'Suivis de l’équipe',
          prive: true,
          corps: (
            <>
              <h1>Suivis de l’équipe</h1>
              <p>
                Vous voyez où en est chaque suivi, pour aider qui en a besoin. Ce qui y est écrit n’est lu que par la
                structure, la préfecture et l’ANCT.
              </p>
              <Filtres champs={CHAMPS} valeurs={Object.fromEntries(url.searchParams)} />
              <Exports path={`${base}/export`} quoi="cette liste" />
              <Tableau
                titre="Suivis de l’équipe"
                page={lus.page}
                total={lus.total}
                nom="suivi"
                aucun="aucun suivi"
                colonnes={colonnes(dateCivile(now))}
                vide={<p>Aucun suivi ne correspond. Le premier s’ouvre à la fin du premier mois d’un contrat.</p>}
              />
            </>
          ),
        },
      };
    },
  });
  const fichier = exportRoute<SuiviDeLEquipe>({
    path: `${base}/export`,
    right,
    audit: 'suivi.exporterCeuxDeLEquipe',
    nom: 'suivis-de-l-equipe',
    colonnes: ({ tools }) => exportees(dateCivile(tools.clock())),
    lignes: ({ tools: { db, clock }, actor, url }) =>
      parcourirSuivisDeLEquipe(db, actor, clock(), lireFiltres(url.searchParams)),
  });
  return [page, fichier];
}
