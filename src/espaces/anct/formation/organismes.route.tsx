import { z } from 'zod';
import { listerOrganismes, modaliteEcrite, type OrganismeLu, peutOrienter } from '#domain/formation/index.ts';
import { listerDepartements } from '#domain/territoires/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { dateCivile } from '#platform/dates.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { liste } from '#platform/form/champs.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { Filtres, Tableau } from '#platform/table/Tableau.tsx';

const territoire = ({ est_national, departements }: OrganismeLu) =>
  est_national ? 'Toute la France' : departements.join(', ');

const colonnes = [
  {
    titre: 'Organisme',
    cellule: ({ id, nom }: OrganismeLu) => <a href={`/anct/formation/organismes/${id}`}>{nom}</a>,
  },
  { titre: 'Territoire', cellule: territoire },
  { titre: 'Modalité', cellule: ({ modalite }: OrganismeLu) => modaliteEcrite(modalite) },
  { titre: 'Personnes suivies', cellule: ({ charge }: OrganismeLu) => charge },
  { titre: 'Places libres', cellule: ({ placesLibres }: OrganismeLu) => placesLibres },
  {
    titre: 'État',
    cellule: ({ actif }: OrganismeLu) => (
      <StatutBadge
        statut={actif ? { libelle: 'Actif', badge: 'success' } : { libelle: 'Ne reçoit plus', badge: 'neutral' }}
      />
    ),
  },
];

const annuaire = route({
  method: 'GET',
  path: '/anct/formation/organismes',
  right: porte,
  audit: 'formation.listerOrganismes',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db, clock }, actor, url }) {
    const departement = /^[0-9AB]{2,3}$/.exec(url.searchParams.get('departement') ?? '')?.[0];
    const [organismes, departements] = await Promise.all([
      listerOrganismes(db, actor.perimetre, dateCivile(clock()), { departement }),
      listerDepartements(db),
    ]);
    const options = departements.map(({ code, nom }) => ({ valeur: code, libelle: `${nom} (${code})` }));
    return {
      page: {
        titre: 'Organismes de formation',
        prive: true,
        filAriane: [{ libelle: 'Formation', href: '/anct/formation' }],
        corps: (
          <>
            <h1>Organismes de formation</h1>
            {peutOrienter(actor) && (
              <p>
                <a className="fr-btn" href="/anct/formation/organismes/nouveau">
                  Ajouter un organisme
                </a>
              </p>
            )}
            <Filtres
              champs={{ departement: liste({ libelle: 'Département couvert', vide: '', options }) }}
              valeurs={{ departement }}
            />
            <Tableau
              titre="Organismes de formation"
              page={{ lignes: organismes, suivante: null, precedente: null }}
              total={organismes.length}
              nom="organisme"
              aucun="aucun organisme"
              colonnes={colonnes}
              vide={<p>Aucun organisme de formation ici pour l’instant.</p>}
            />
          </>
        ),
      },
    };
  },
});

export const routesOrganismes: readonly AnyRoute[] = [annuaire];
