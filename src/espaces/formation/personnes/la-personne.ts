import { type FormationLue, lireDossierDeFormation } from '#domain/formation/index.ts';
import type { Requete } from '#platform/routes.ts';

/** The page of a person, for the breadcrumb of each gesture about him. */
export const adresseDe = (id: string) => `/formation/personnes/${id}`;
export const nomDe = ({ prenom, nom }: Pick<FormationLue, 'prenom' | 'nom'>) => `${prenom} ${nom}`;

/** The person of the address, with the breadcrumb that leads back. @throws NotFound outside the perimeter */
export async function laPersonne({ tools, actor }: Pick<Requete, 'tools' | 'actor'>, id: string) {
  const formation = await lireDossierDeFormation(tools.db, actor.perimetre, id);
  const filAriane = [
    { libelle: 'Personnes', href: '/formation/personnes' },
    { libelle: nomDe(formation), href: adresseDe(id) },
  ];
  return { formation, filAriane };
}
