import { Table } from '@codegouvfr/react-dsfr/Table';
import { z } from 'zod';
import { Forbidden } from '#platform/errors.ts';
import { BoutonPost } from '#platform/form/Formulaire.tsx';
import { type AnyRoute, type Requete, type Right, route } from '#platform/routes.ts';
import type { PageDeListe } from '#platform/table/keyset.ts';
import { Exports, Tableau } from '#platform/table/Tableau.tsx';
import { type EvenementLu, lireEvenement } from './evenement.ts';
import { EtatDeLEvenement, FaitsDeLEvenement } from './FaitsDeLEvenement.tsx';
import { publierEvenement } from './organiser.ts';
import { type Inscrit, listerInscrits, listerPageDInscrits } from './readings.ts';
import { estCommence } from './regles.ts';
import { peutGerer, peutLireLesInscrits } from './rights.ts';

type Espace = { readonly base: string; readonly right: Right };
type Demande = Pick<Requete, 'tools' | 'actor' | 'parameters'>;

/** The event that the address names. @throws NotFound */
export const celui = ({ tools: { db }, actor, parameters }: Demande): Promise<EvenementLu> =>
  lireEvenement(db, actor, parameters['id'] ?? '');

/** The same, for those who may read who comes. @throws Forbidden, NotFound */
export async function leSien(requete: Demande): Promise<EvenementLu> {
  const evenement = await celui(requete);
  if (!peutLireLesInscrits(requete.actor, evenement)) throw new Forbidden('communaute.lireLesInscrits');
  return evenement;
}

export const PRESENCES = { present: 'Présent', absent: 'Absent' } as const;

/** One event in the space of those who organise: what it is, who comes, what may be done. */
export const routesDUnEvenement = (espace: Espace): readonly AnyRoute[] => [page(espace), publication(espace)];

const page = ({ base, right }: Espace) =>
  route<string, unknown>({
    method: 'GET',
    path: `${base}/:id`,
    right,
    audit: 'communaute.lireEvenement',
    rate: 'page',
    input: z.unknown(),
    async answer(requete) {
      const { tools, actor, url } = requete;
      const evenement = await celui(requete);
      const lisible = peutLireLesInscrits(actor, evenement);
      const [inscrits, attente] = lisible
        ? await Promise.all([
            listerPageDInscrits(tools.db, evenement.id, url.searchParams.get('curseur') ?? undefined),
            listerInscrits(tools.db, evenement.id, 'en_attente'),
          ])
        : [undefined, []];
      return {
        page: {
          titre: evenement.titre,
          prive: true,
          filAriane: [{ libelle: 'Événements', href: base }],
          corps: (
            <>
              <h1>{evenement.titre}</h1>
              <p>
                <EtatDeLEvenement evenement={evenement} now={tools.clock()} />
              </p>
              {peutGerer(actor, evenement) && (
                <Gestes evenement={evenement} adresse={`${base}/${evenement.id}`} now={tools.clock()} />
              )}
              <FaitsDeLEvenement evenement={evenement} departements={evenement.departements} avecLien={lisible} />
              {inscrits && <Inscrits evenement={evenement} page={inscrits} attente={attente} base={base} />}
            </>
          ),
        },
      };
    },
  });

function Gestes({ evenement, adresse, now }: { evenement: EvenementLu; adresse: string; now: Date }) {
  const { statut, fin } = evenement;
  const commence = estCommence(evenement, now);
  if (statut === 'annule') return null;
  return (
    <div className="gestes fr-mb-3w">
      {statut === 'brouillon' && (
        <BoutonPost action={`${adresse}/publier`} priority="primary">
          Publier
        </BoutonPost>
      )}
      {statut === 'publie' && commence && (
        <a className="fr-btn" href={`${adresse}/presences`}>
          Noter les présences
        </a>
      )}
      {!commence && (
        <a className="fr-btn fr-btn--secondary" href={`${adresse}/modifier`}>
          Modifier
        </a>
      )}
      {fin > now && (
        <a className="fr-btn fr-btn--tertiary" href={`${adresse}/annuler`}>
          Annuler l’événement
        </a>
      )}
    </div>
  );
}

const COLONNES = [
  { titre: 'Conseiller', cellule: ({ prenom, nom }: Inscrit) => `${prenom} ${nom}` },
  { titre: 'Structure', cellule: ({ structure, departement_code }: Inscrit) => `${structure} (${departement_code})` },
  { titre: 'Présence', cellule: ({ presence }: Inscrit) => (presence ? PRESENCES[presence] : 'Pas notée') },
];

type PropsDesInscrits = {
  readonly evenement: EvenementLu;
  readonly page: PageDeListe<Inscrit>;
  readonly attente: readonly Inscrit[];
  readonly base: string;
};
function Inscrits({ evenement: { id, inscrits }, page: lignes, attente, base }: PropsDesInscrits) {
  return (
    <>
      <h2>Inscrits</h2>
      {inscrits > 0 && (
        <>
          <Exports path={`${base}/${id}/inscrits/export`} quoi="les inscrits" />
          <p>
            <a href={`${base}/${id}/emargement`}>Feuille de présence à imprimer (PDF)</a>
          </p>
        </>
      )}
      <Tableau
        titre="Inscrits"
        page={lignes}
        total={inscrits}
        nom="inscrit"
        aucun="aucun inscrit"
        colonnes={COLONNES}
        vide={<p>Personne n’est encore inscrit.</p>}
      />
      {attente.length > 0 && (
        <>
          <h2>Liste d’attente</h2>
          <Table
            caption="Liste d’attente, dans l’ordre"
            noCaption
            headers={['Rang', 'Conseiller', 'Structure']}
            data={attente.map(({ prenom, nom, structure }, rang) => [rang + 1, `${prenom} ${nom}`, structure])}
          />
        </>
      )}
    </>
  );
}

const publication = ({ base, right }: Espace) =>
  route<string, unknown>({
    method: 'POST',
    path: `${base}/:id/publier`,
    right,
    audit: 'communaute.publierUnEvenement',
    rate: 'formulaire',
    input: z.unknown(),
    async answer(requete) {
      const { id } = await celui(requete);
      await publierEvenement(requete.tools, requete.actor, { evenementId: id });
      return { redirect: `${base}/${id}`, annonce: 'L’événement est publié : les conseillers peuvent s’inscrire.' };
    },
  });
