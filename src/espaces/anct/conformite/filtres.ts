import { z } from 'zod';
import { cycle, type FiltresDossiers } from '#domain/conformite/index.ts';
import { NATURES } from '#domain/structures/index.ts';
import type { Actor } from '#platform/actor.ts';
import { liste, texteFacultatif } from '#platform/form/champs.ts';
import type { Option } from '#platform/form/form.ts';
import { nomTri } from '#platform/texte.ts';

type Nomme = { readonly id: string; readonly nom: string };
type Departement = { readonly code: string; readonly nom: string };

/** A drop-down filter; its first line says what no choice means. */
const filtre = (libelle: string, premier: string, options: readonly Option[]) => ({
  ...liste({ libelle, vide: '', options }),
  premier,
});

/** The filters of the queue, as fields. */
export const champsDesFiltres = (instructeurs: readonly Nomme[], departements: readonly Departement[]) => ({
  recherche: texteFacultatif({ libelle: 'Structure, SIRET ou numéro de demande', max: 100 }),
  statut: filtre(
    'Où en est la demande',
    'En instruction',
    cycle.statuts
      .filter((statut) => statut !== 'depose')
      .map((statut) => ({ valeur: statut, libelle: cycle.labels[statut].libelle })),
  ),
  departement: filtre(
    'Département',
    'Tous',
    departements.map(({ code, nom }) => ({ valeur: code, libelle: `${nom} (${code})` })),
  ),
  nature: filtre(
    'Nature',
    'Toutes',
    Object.entries(NATURES).map(([valeur, libelle]) => ({ valeur, libelle })),
  ),
  instructeur: filtre('Instruite par', 'Tout le monde', [
    { valeur: 'moi', libelle: 'Moi' },
    { valeur: 'personne', libelle: 'Personne encore' },
    ...instructeurs.map(({ id, nom }) => ({ valeur: id, libelle: nom })),
  ]),
  retard: filtre('Plus d’un mois', 'Tous', [{ valeur: 'oui', libelle: 'Oui' }]),
});

/** The filters of the address; whatever is not one is left aside. */
export function lireFiltres(parametres: URLSearchParams, { id }: Pick<Actor, 'id'>): FiltresDossiers {
  const [statut, instructeur] = [parametres.get('statut') ?? '', parametres.get('instructeur') ?? ''];
  const nature = Object.keys(NATURES).find((une) => une === parametres.get('nature'));
  const qui = instructeur === 'moi' ? (id ?? undefined) : instructeur;
  return {
    statut: cycle.isStatut(statut) ? statut : undefined,
    departement: /^[0-9AB]{2,3}$/.exec(parametres.get('departement') ?? '')?.[0],
    nature: nature === 'publique' || nature === 'privee' ? nature : undefined,
    instructeur: qui === 'personne' || z.uuid().safeParse(qui).success ? qui : undefined,
    retard: parametres.get('retard') === 'oui',
    recherche: nomTri(parametres.get('recherche') ?? '').slice(0, 100) || undefined,
  };
}
