import { z } from 'zod';
import { administreSaStructure } from '#domain/comptes/index.ts';
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
import { Fiche } from '#platform/dsfr/Fiche.tsx';
import { Historique } from '#platform/dsfr/Historique.tsx';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { Forbidden } from '#platform/errors.ts';
import { texteLong } from '#platform/form/champs.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { form } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { sienne } from './sienne.ts';

const formulaire = form('structure.renoncer', {
  motif: texteLong({ libelle: 'Pourquoi renoncez-vous ?', vide: 'Dites pourquoi vous renoncez.', max: 2000 }),
});

const inscription = route({
  method: 'GET',
  path: '/structure/inscription',
  right: porte,
  audit: 'structures.lireInscription',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools, actor }) {
    const id = sienne(actor.perimetre);
    const [structure, historique, administre] = await Promise.all([
      lireStructure(tools.db, actor.perimetre, id),
      lireHistorique(tools.db, actor.perimetre, id),
      administreSaStructure(tools.db, actor),
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
            <h2>Ce que vous avez déclaré</h2>
            <Fiche faits={[['Nom', structure.nom], ...faitsDeclares(structure)]} />
            <h2>Votre contact</h2>
            <Fiche faits={faitsDuContact(structure)} />
            {administre && (
              <p>
                <a href="/structure/contact">Changer le contact</a>
              </p>
            )}
            <p>
              Une information est fausse ? <a href="/contact">Écrivez-nous</a> : la préfecture ou l’ANCT la corrigera.
            </p>
            <h2>Ce qui s’est passé</h2>
            <Historique faits={historiqueLisible(historique)} />
            {administre && cycle.refusal('abandonner', structure.statut, actor.role) === undefined && (
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
  page: async ({ tools, actor }, state) => {
    if (!(await administreSaStructure(tools.db, actor))) throw new Forbidden('concertation.abandonner');
    return {
      titre: 'Renoncer à accueillir un conseiller',
      prive: true,
      filAriane: [{ libelle: 'Mes postes', href: '/structure' }],
      corps: (
        <>
          <h1>Renoncer à accueillir un conseiller</h1>
          <p>
            Vos postes seront rendus : une autre structure pourra les recevoir. Vous ne pourrez pas revenir en arrière,
            mais vous pourrez vous inscrire de nouveau.
          </p>
          <Formulaire form={formulaire} state={state} bouton="Je renonce, rendre mes postes" />
        </>
      ),
    };
  },
  async submit({ tools, actor }, { motif }) {
    await abandonner(tools, actor, { structureId: sienne(actor.perimetre), motif });
    return { redirect: '/structure', annonce: 'Votre demande est abandonnée et vos postes sont rendus.' };
  },
});

export const routesInscription: readonly AnyRoute[] = [inscription, ...renoncer];
