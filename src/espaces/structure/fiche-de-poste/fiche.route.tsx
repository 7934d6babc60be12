import { z } from 'zod';
import { postesDeLaStructure } from '#domain/concertation/index.ts';
import {
  delaiDeSignature,
  type Fiche,
  ficheProposee,
  formulaireFiche,
  lireFiche,
  rediger,
  retirer,
} from '#domain/offres/index.ts';
import { lireStructure } from '#domain/structures/index.ts';
import { porte } from '#espaces/structure/door.ts';
import { sienne } from '#espaces/structure/inscription/sienne.ts';
import { dateCivile } from '#platform/dates.ts';
import { rawValues } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, type Requete, route } from '#platform/routes.ts';
import { FichePage } from './fiche.page.tsx';

/** The structure of the person, its posts to fill and its fiche de poste, saved or not. */
export async function laFiche({ tools, actor }: Pick<Requete, 'tools' | 'actor'>) {
  const structureId = sienne(actor.perimetre);
  const [structure, fiche, postes] = await Promise.all([
    lireStructure(tools.db, actor.perimetre, structureId),
    lireFiche(tools.db, actor.perimetre, structureId),
    postesDeLaStructure(tools.db, actor.perimetre, structureId),
  ]);
  const postesVacants = postes.filter(({ statut }) => statut === 'vacant').length;
  return {
    structure,
    fiche,
    postesVacants,
    delai: delaiDeSignature(structure.nature, fiche),
    aujourdhui: dateCivile(tools.clock()),
  };
}

const valeurs = ({ candidatures_email, ...contenu }: ReturnType<typeof ficheProposee> | Fiche) =>
  rawValues({
    intitule: contenu.intitule,
    missions: contenu.missions,
    profil: contenu.profil,
    conditions: contenu.conditions,
    lieux: contenu.lieux,
    candidaturesEmail: candidatures_email,
  });

const ecrire = formRoute({
  path: '/structure/fiche-de-poste',
  right: porte,
  audit: 'offres.lireFiche',
  form: formulaireFiche,
  brouillon: true,
  async initial(requete) {
    const { structure, fiche } = await laFiche(requete);
    return valeurs(fiche ?? ficheProposee(structure));
  },
  async page(requete, state) {
    return {
      titre: 'Fiche de poste',
      prive: true,
      filAriane: [{ libelle: 'Mes postes', href: '/structure' }],
      corps: <FichePage {...(await laFiche(requete))} state={state} />,
    };
  },
  async submit({ tools, actor }, saisie) {
    await rediger(tools, actor, { structureId: sienne(actor.perimetre), ...saisie });
    return { redirect: '/structure/fiche-de-poste', annonce: 'La fiche de poste est enregistrée.' };
  },
});

const retrait = route({
  method: 'POST',
  path: '/structure/fiche-de-poste/retirer',
  right: porte,
  audit: 'offres.retirerOffre',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor }) {
    await retirer(tools, actor, { structureId: sienne(actor.perimetre) });
    return { redirect: '/structure/fiche-de-poste', annonce: 'L’offre n’est plus visible des candidats.' };
  },
});

export const routesFiche: readonly AnyRoute[] = [...ecrire, retrait];
