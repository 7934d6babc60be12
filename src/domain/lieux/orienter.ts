import type { Horaires } from '#domain/horaires/index.ts';
import {
  horairesDeLOrganisme,
  LISTES_DE_REFERENCE,
  type ListeDeReference,
  lireOrganisme,
  type Organisme,
  organismesAutour,
} from '#domain/referentiels/index.ts';
import type { CommuneSurLaCarte } from '#domain/territoires/index.ts';
import type { Db } from '#platform/db/guard.ts';
import { chercherLieux, type LieuPublic, lireLieuPublic } from './recherche.ts';

/** Where somebody may be sent: a place of a conseiller, or a body of a national list. */
export type Destination = {
  /** Its address in the pages: « lieu-12 », « organisme-7 ». */
  readonly cle: string;
  readonly quoi: string;
  readonly nom: string;
  readonly adresse: string;
  readonly commune: string;
  readonly telephone: string;
  readonly courriel: string;
  readonly site: string;
  readonly horaires: Horaires | undefined;
  /** As its list writes them, when they could not be read. */
  readonly horairesEcrits: string;
  readonly surRendezVous: boolean;
  readonly commentaire: string;
  readonly departementCode: string;
};
export type DestinationProche = Destination & { readonly km: number };

const PROCHES_MAX = 20;

/** The destinations around a commune, the nearest first: of one kind, or of all. */
export async function destinationsAutour(
  db: Db,
  commune: CommuneSurLaCarte,
  { rayon, quoi }: { readonly rayon: 5 | 10 | 20 | 50 | 100; readonly quoi?: 'lieux' | ListeDeReference | undefined },
  now: Date,
): Promise<readonly DestinationProche[]> {
  const liste = quoi === 'lieux' ? undefined : quoi;
  const [lieux, organismes] = await Promise.all([
    liste ? [] : chercherLieux(db, commune, { rayon }, now).then(({ lignes }) => lignes),
    quoi === 'lieux' ? [] : organismesAutour(db, commune, { rayon, liste, combien: PROCHES_MAX }),
  ]);
  return [
    ...lieux.map((lieu) => ({ ...destinationDuLieu(lieu), km: lieu.km })),
    ...organismes.map((organisme) => ({ ...destinationDeLOrganisme(organisme), km: organisme.km })),
  ]
    .sort((une, autre) => une.km - autre.km)
    .slice(0, PROCHES_MAX);
}

/** One destination by its key; nothing when it is not, or no longer, one. */
export async function lireDestination(db: Db, cle: string, now: Date): Promise<Destination | undefined> {
  const [, genre, numero] = /^(lieu|organisme)-(\d{1,9})$/.exec(cle) ?? [];
  if (genre === 'organisme') {
    const organisme = await lireOrganisme(db, Number(numero));
    return organisme && destinationDeLOrganisme(organisme);
  }
  const lieu = genre && (await lireLieuPublic(db, Number(numero), now));
  return lieu && 'nom' in lieu ? destinationDuLieu(lieu) : undefined;
}

const destinationDuLieu = (lieu: LieuPublic): Destination => ({
  cle: `lieu-${lieu.numero}`,
  quoi: 'Conseiller numérique',
  nom: lieu.nom,
  adresse: lieu.adresse,
  commune: `${lieu.code_postal ?? ''} ${lieu.commune}`.trim(),
  telephone: lieu.telephone,
  courriel: lieu.courriel,
  site: lieu.site,
  horaires: lieu.horaires,
  horairesEcrits: '',
  surRendezVous: !lieu.modalites.includes('libre'),
  commentaire: lieu.resume,
  departementCode: lieu.departement_code,
});

const destinationDeLOrganisme = (organisme: Organisme): Destination => ({
  cle: `organisme-${organisme.numero}`,
  quoi: LISTES_DE_REFERENCE[organisme.liste].quoi,
  nom: organisme.nom,
  adresse: organisme.adresse,
  commune: `${organisme.code_postal} ${organisme.commune}`,
  telephone: organisme.telephone,
  courriel: organisme.courriel,
  site: organisme.site,
  horaires: horairesDeLOrganisme(organisme),
  horairesEcrits: organisme.horaires_ecrits,
  surRendezVous: organisme.rendez_vous === true,
  commentaire: organisme.commentaire,
  departementCode: organisme.departement_code,
});
