import { liste, texteFacultatif } from '#platform/form/champs.ts';
import type { Option } from '#platform/form/form.ts';
import { octetsEcrits } from '#platform/texte.ts';
import { RUBRIQUES } from './ressources.ts';
import type { FiltresRessources, RessourceLue } from './ressources-lues.ts';
import { lireSujet } from './sujets.ts';

/** The filters of the library. */
export const champsDeLaBibliotheque = (sujets: readonly Option[]) => ({
  recherche: texteFacultatif({ libelle: 'Mots', max: 100 }),
  sujet: liste({ libelle: 'Sujet', vide: '', options: sujets }),
});

export const lireFiltresRessources = (parametres: URLSearchParams): FiltresRessources => ({
  recherche: parametres.get('recherche')?.slice(0, 100),
  ...lireSujet(parametres.get('sujet') ?? ''),
});

/** « Envoyer, recevoir et gérer ses courriels », « Métier » */
export const sujetDe = ({ rubrique, libelleDuTheme }: Pick<RessourceLue, 'rubrique' | 'libelleDuTheme'>): string =>
  rubrique ? RUBRIQUES[rubrique] : (libelleDuTheme ?? '');

/** Where a resource is: its link, or its file behind an address of the platform. */
export function AccesALaRessource({ ressource, base }: { ressource: RessourceLue; base: string }) {
  const { id, titre, url, fichier_type, fichier_octets, fichier_etat } = ressource;
  if (url) return <a href={url}>{titre}</a>;
  return (
    <>
      <a href={`${base}/${id}/fichier`}>{titre}</a>{' '}
      <span className="fr-text--sm">
        ({(fichier_type ?? '').toUpperCase()}, {octetsEcrits(fichier_octets ?? 0)}
        {fichier_etat === 'non_analyse' && ', fichier non analysé par un antivirus'})
      </span>
    </>
  );
}
