import { z } from 'zod';
import { HorairesEnClair } from '#domain/horaires/index.ts';
import { CODES_LISTES, LISTES_DE_REFERENCE } from '#domain/referentiels/index.ts';
import { dateCivile, dateCourte } from '#platform/dates.ts';
import { Historique } from '#platform/dsfr/Historique.tsx';
import type { Colonne } from '#platform/export/colonnes.ts';
import { liste, texteFacultatif } from '#platform/form/champs.ts';
import { BoutonPost } from '#platform/form/Formulaire.tsx';
import { type AnyRoute, type Right, route } from '#platform/routes.ts';
import { exportRoute } from '#platform/table/export-route.ts';
import { Exports, Filtres, Tableau } from '#platform/table/Tableau.tsx';
import { lireHistorique } from './historique.ts';
import { lireHoraires } from './horaires.ts';
import { BadgeDuLieu, FicheDuLieu, modalitesEcrites, PublicationDuLieu } from './LieuEnClair.tsx';
import {
  compterLieux,
  ETATS,
  type EtatDuLieu,
  etatDuLieu,
  type FiltresDeListe,
  listerLieux,
  parcourirLieux,
} from './liste.ts';
import { CODES_SERVICES, enOptions, SERVICES, servicesEcrits } from './nomenclatures.ts';
import { raisonsDeNonPublication } from './publication.ts';
import { type LieuDuPerimetre, lireLieu } from './readings.ts';
import { peutTenirLesLieux } from './rights.ts';

const CODES_ETATS = ['publie', 'a_completer', 'masque', 'ferme'] as const satisfies readonly EtatDuLieu[];
const CHAMPS = {
  recherche: texteFacultatif({ libelle: 'Nom ou commune', max: 100 }),
  etat: liste({
    libelle: 'État',
    vide: '',
    options: CODES_ETATS.map((valeur) => ({ valeur, libelle: ETATS[valeur].libelle })),
  }),
  service: liste({ libelle: 'Service', vide: '', options: enOptions(SERVICES) }),
  label: liste({
    libelle: 'Label',
    vide: '',
    options: CODES_LISTES.map((valeur) => ({ valeur, libelle: LISTES_DE_REFERENCE[valeur].libelle })),
  }),
};

const lireFiltres = (parametres: URLSearchParams): FiltresDeListe => ({
  recherche: parametres.get('recherche')?.slice(0, 100) || undefined,
  etat: CODES_ETATS.find((etat) => etat === parametres.get('etat')),
  service: CODES_SERVICES.find((service) => service === parametres.get('service')),
  label: CODES_LISTES.find((label) => label === parametres.get('label')),
});

const colonnes = (base: string) => [
  {
    titre: 'Lieu',
    cellule: (lieu: LieuDuPerimetre) => (
      <>
        <a href={`${base}/${lieu.id}`}>{lieu.nom}</a>
        <br />
        <span className="fr-text--xs">{lieu.adresse}</span>
      </>
    ),
  },
  { titre: 'Commune', cellule: (lieu: LieuDuPerimetre) => `${lieu.commune} (${lieu.departement_code})` },
  { titre: 'Conseillers', cellule: ({ conseillers }: LieuDuPerimetre) => conseillers },
  { titre: 'État', cellule: (lieu: LieuDuPerimetre) => <BadgeDuLieu lieu={lieu} /> },
];

const EXPORT: readonly Colonne<LieuDuPerimetre>[] = [
  { titre: 'Numéro', valeur: ({ numero }) => numero },
  { titre: 'Lieu', valeur: ({ nom }) => nom },
  { titre: 'Adresse', valeur: ({ adresse }) => adresse },
  { titre: 'Code postal', valeur: ({ code_postal }) => code_postal ?? '', format: 'texte' },
  { titre: 'Commune', valeur: ({ commune }) => commune },
  { titre: 'Code INSEE', valeur: ({ commune_code }) => commune_code, format: 'texte' },
  { titre: 'Département', valeur: ({ departement_code }) => departement_code, format: 'texte' },
  { titre: 'SIRET', valeur: ({ siret }) => siret ?? '', format: 'texte' },
  { titre: 'Téléphone', valeur: ({ telephone }) => telephone, format: 'texte' },
  { titre: 'Adresse électronique', valeur: ({ courriel }) => courriel },
  { titre: 'Modalités', valeur: ({ modalites }) => modalitesEcrites(modalites) },
  { titre: 'Services', valeur: ({ services }) => servicesEcrits(services).join(', ') },
  { titre: 'Labels', valeur: ({ labels }) => labels.map((label) => LISTES_DE_REFERENCE[label].libelle).join(', ') },
  { titre: 'Conseillers', valeur: ({ conseillers }) => conseillers },
  { titre: 'État', valeur: (lieu) => ETATS[etatDuLieu(lieu)].libelle },
  { titre: 'Pourquoi il n’est pas publié', valeur: (lieu) => raisonsDeNonPublication(lieu).join(' ; ') },
  { titre: 'Modifié le', valeur: ({ modifie_le }) => dateCourte(modifie_le) },
];

type Espace = { readonly base: string; readonly right: Right; readonly intro: string };

/** The places of a perimeter in a space: the list, its export, and each place with its history. */
export function pagesDesLieux({ base, right, intro }: Espace): readonly AnyRoute[] {
  const page = route({
    method: 'GET',
    path: base,
    right,
    audit: 'lieux.lister',
    rate: 'page',
    input: z.unknown(),
    async answer({ tools: { db }, actor, url }) {
      const filtres = lireFiltres(url.searchParams);
      const [lignes, total] = await Promise.all([
        listerLieux(db, actor, filtres, url.searchParams.get('curseur') ?? undefined),
        compterLieux(db, actor, filtres),
      ]);
      return {
        page: {
          titre: 'Lieux',
          prive: true,
          corps: (
            <>
              <h1>Lieux</h1>
              <p>
                {intro}
                {peutTenirLesLieux(actor) && ' Vous pouvez fermer un lieu, ou fusionner ceux qui sont en double.'}
              </p>
              <Filtres champs={CHAMPS} valeurs={Object.fromEntries(url.searchParams)} />
              <Exports path={`${base}/export`} quoi="cette liste" />
              <Tableau
                titre="Lieux"
                page={lignes}
                total={total}
                nom="lieu"
                auPluriel="lieux"
                aucun="aucun lieu"
                colonnes={colonnes(base)}
                vide={<p>Aucun lieu ne correspond. Les conseillers les ajoutent dans leur espace.</p>}
              />
            </>
          ),
        },
      };
    },
  });
  const fichier = exportRoute<LieuDuPerimetre>({
    path: `${base}/export`,
    right,
    audit: 'lieux.exporter',
    nom: 'lieux',
    colonnes: EXPORT,
    lignes: ({ tools: { db }, actor, url }) => parcourirLieux(db, actor, lireFiltres(url.searchParams)),
  });
  return [page, fichier, unLieu(base, right)];
}

const unLieu = (base: string, right: Right) =>
  route({
    method: 'GET',
    path: `${base}/:id`,
    right,
    audit: 'lieux.lire',
    rate: 'page',
    input: z.unknown(),
    async answer({ tools: { db, clock }, actor, parameters: { id } }) {
      const lieu = await lireLieu(db, actor, id);
      const [horaires, faits] = [await lireHoraires(db, id, lieu.ferme_feries), await lireHistorique(db, id)];
      return {
        page: {
          titre: lieu.nom,
          prive: true,
          filAriane: [{ libelle: 'Lieux', href: base }],
          corps: (
            <>
              <h1>{lieu.nom}</h1>
              <p>
                <BadgeDuLieu lieu={lieu} />
              </p>
              <PublicationDuLieu lieu={lieu} />
              {peutTenirLesLieux(actor) && <Gestes lieu={lieu} base={`${base}/${id}`} />}
              <h2 className="fr-mt-4w">Fiche</h2>
              <FicheDuLieu lieu={lieu} />
              <h2 className="fr-mt-4w">Horaires</h2>
              <HorairesEnClair horaires={horaires} aujourdhui={dateCivile(clock())} />
              <h2 className="fr-mt-4w">Ce qui a changé</h2>
              <Historique faits={faits} />
            </>
          ),
        },
      };
    },
  });

const Gestes = ({ lieu, base }: { lieu: LieuDuPerimetre; base: string }) => {
  if (lieu.fusionne_dans !== null) return null;
  if (lieu.ferme_le !== null)
    return (
      <p>
        <BoutonPost action={`${base}/rouvrir`}>Rouvrir ce lieu</BoutonPost>
      </p>
    );
  return (
    <p className="gestes">
      <a className="fr-btn fr-btn--secondary" href={`${base}/fusion`}>
        Ce lieu est en double
      </a>
      <a className="fr-btn fr-btn--tertiary" href={`${base}/fermer`}>
        Fermer ce lieu
      </a>
    </p>
  );
};
