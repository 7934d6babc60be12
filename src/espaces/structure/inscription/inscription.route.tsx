import { z } from 'zod';
import { abandonner } from '#domain/concertation/index.ts';
import {
  cycle,
  faitsDeclares,
  faitsDuContact,
  historiqueLisible,
  lireHistorique,
  lireStructure,
} from '#domain/structures/index.ts';
import { porte } from '#espaces/structure/door.ts';
import type { Perimetre } from '#platform/actor.ts';
import { Fiche } from '#platform/dsfr/Fiche.tsx';
import { Historique } from '#platform/dsfr/Historique.tsx';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { NotFound } from '#platform/errors.ts';
import { texteLong } from '#platform/form/champs.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { form } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, route } from '#platform/routes.ts';

const formulaire = form('structure.renoncer', {
  motif: texteLong({ libelle: 'Pourquoi renoncez-vous ?', vide: 'Dites pourquoi vous renoncez.', max: 2000 }),
});
const sienne = (perimetre: Perimetre) => {
  if (perimetre.type !== 'structure') throw new NotFound('structure');
  return perimetre.structureId;
};

const inscription = route({
  method: 'GET',
  path: '/structure/inscription',
  right: porte,
  audit: 'structures.lireInscription',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools, actor }) {
    const id = sienne(actor.perimetre);
    const [structure, historique] = await Promise.all([
      lireStructure(tools.db, actor.perimetre, id),
      lireHistorique(tools.db, actor.perimetre, id),
    ]);
    return {
      page: {
        titre: 'Mon inscription',
        prive: true,
        filAriane: [{ libelle: 'Mes postes', href: '/structure' }],
        corps: (
          <>
            <h1>Mon inscription</h1>
            <p>
              <StatutBadge statut={cycle.labels[structure.statut]} /> Dossier n° {structure.numero}
            </p>
            <Fiche faits={[...faitsDeclares(structure), ...faitsDuContact(structure)]} />
            <p>
              Une information est fausse ? <a href="/contact">Écrivez-nous</a> : la préfecture ou l’ANCT la corrigera.
            </p>
            <h2>Ce qui s’est passé</h2>
            <Historique faits={historiqueLisible(historique)} />
            {cycle.refusal('abandonner', structure.statut, 'structure') === undefined && (
              <p className="fr-mt-4w">
                <a href="/structure/renoncer">Renoncer à accueillir un conseiller</a>
              </p>
            )}
          </>
        ),
      },
    };
  },
});

const renoncer = formRoute({
  path: '/structure/renoncer',
  right: porte,
  audit: 'structures.afficherAbandon',
  form: formulaire,
  page: async (_, state) => ({
    titre: 'Renoncer à accueillir un conseiller',
    prive: true,
    filAriane: [{ libelle: 'Mes postes', href: '/structure' }],
    corps: (
      <>
        <h1>Renoncer à accueillir un conseiller</h1>
        <p>
          Vos postes seront rendus : une autre structure pourra les recevoir. Vous ne pourrez pas revenir en arrière,
          mais vous pourrez vous inscrire de nouveau.
        </p>
        <Formulaire form={formulaire} state={state} bouton="Je renonce, rendre mes postes" />
      </>
    ),
  }),
  async submit({ tools, actor }, { motif }) {
    await abandonner(tools, actor, { structureId: sienne(actor.perimetre), motif });
    return { redirect: '/structure', annonce: 'Votre demande est abandonnée et vos postes sont rendus.' };
  },
});

export const routesInscription: readonly AnyRoute[] = [inscription, ...renoncer];
