import { z } from 'zod';
import { lireBudget, TableauDuBudget } from '#domain/grand-livre/index.ts';
import { lireStructure } from '#domain/structures/index.ts';
import { listerDepartements } from '#domain/territoires/index.ts';
import {
  champsDesFiltres,
  colonnes,
  colonnesExportees,
  compterVersements,
  Echeancier,
  formulaireMotif,
  leverRetenue,
  lireEcheancier,
  lireFiltres,
  lireRetenues,
  listerVersements,
  parcourirVersements,
  peutRetenir,
  posteDuVersement,
  retenirVersements,
  type VersementLu,
} from '#domain/versements/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { dateLongue } from '#platform/dates.ts';
import { Forbidden } from '#platform/errors.ts';
import { BoutonPost, Formulaire } from '#platform/form/Formulaire.tsx';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { exportRoute } from '#platform/table/export-route.ts';
import { Exports, Filtres, Tableau } from '#platform/table/Tableau.tsx';

const BASE = '/anct/versements';
const filAriane = [{ libelle: 'Versements', href: BASE }];
const deLaStructure = (id: string) => `${BASE}/structures/${id}`;

const liste = route({
  method: 'GET',
  path: BASE,
  right: porte,
  audit: 'versements.suivre',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db, clock }, actor, url }) {
    const now = clock();
    const filtres = lireFiltres(url.searchParams);
    const [page, total, departements, budget] = await Promise.all([
      listerVersements(db, actor.perimetre, now, filtres, url.searchParams.get('curseur') ?? undefined),
      compterVersements(db, actor.perimetre, now, filtres),
      listerDepartements(db),
      lireBudget(db),
    ]);
    return {
      page: {
        titre: 'Versements',
        prive: true,
        corps: (
          <>
            <h1>Versements</h1>
            <h2>Budget du programme</h2>
            <TableauDuBudget budget={budget} />
            <h2>Versements aux structures</h2>
            <Filtres champs={champsDesFiltres(departements)} valeurs={Object.fromEntries(url.searchParams)} />
            <Exports path={`${BASE}/export`} quoi="cette liste" />
            <Tableau
              titre="Versements"
              page={page}
              total={total.nombre}
              nom="versement"
              aucun="aucun versement"
              colonnes={colonnes(now, ({ structureId }) => deLaStructure(structureId))}
              vide={<p>Aucun versement ne correspond. Ils sont prévus dès qu’un contrat est signé.</p>}
            />
          </>
        ),
      },
    };
  },
});

const exporter = exportRoute<VersementLu>({
  path: `${BASE}/export`,
  right: porte,
  audit: 'versements.exporterLeSuivi',
  nom: 'versements',
  colonnes: ({ tools }) => colonnesExportees(tools.clock()),
  lignes: ({ tools: { db, clock }, actor, url }) =>
    parcourirVersements(db, actor.perimetre, clock(), lireFiltres(url.searchParams)),
});

const structure = route({
  method: 'GET',
  path: `${BASE}/structures/:id`,
  right: porte,
  audit: 'versements.lireEcheancier',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db, clock }, actor, parameters: { id } }) {
    const now = clock();
    const [{ nom }, versements, retenues] = await Promise.all([
      lireStructure(db, actor.perimetre, id),
      lireEcheancier(db, actor.perimetre, now, id),
      lireRetenues(db, actor.perimetre, id),
    ]);
    const postes = [...new Map(versements.map(({ poste_id, numeroPoste }) => [poste_id, numeroPoste]))];
    return {
      page: {
        titre: `Versements de ${nom}`,
        prive: true,
        filAriane,
        corps: (
          <>
            <h1>Versements de {nom}</h1>
            <Echeancier versements={versements} now={now} poste={(id) => `/anct/postes/${id}`} />
            {versements.length === 0 && <p>Aucun versement : aucun contrat n’est signé.</p>}
            {peutRetenir(actor) && postes.length > 0 && <h2>Retenir les versements d’un poste</h2>}
            {peutRetenir(actor) &&
              postes.map(([posteId, numero]) => {
                const retenue = retenues.find(({ poste_id }) => poste_id === posteId);
                return retenue ? (
                  <div key={posteId} className="fr-mb-2w">
                    <p className="fr-mb-1w">
                      Poste {numero}, retenu depuis le {dateLongue(retenue.posee_le)} : {retenue.motif}
                    </p>
                    <BoutonPost action={`${BASE}/postes/${posteId}/liberer`}>Libérer les versements</BoutonPost>
                  </div>
                ) : (
                  <p key={posteId}>
                    <a href={`${BASE}/postes/${posteId}/retenir`}>Retenir les versements du poste {numero}</a>, par
                    exemple pour un compte rendu de suivi en retard.
                  </p>
                );
              })}
          </>
        ),
      },
    };
  },
});

const formulaire = formulaireMotif('Ce que la structure doit remettre');
const retenir = formRoute({
  path: `${BASE}/postes/:id/retenir`,
  right: porte,
  audit: 'versements.afficherRetenue',
  form: formulaire,
  async page({ tools: { db }, actor, parameters: { id } }, state) {
    if (!peutRetenir(actor)) throw new Forbidden('versements.retenir');
    const { numero, structure: nom, structureId } = await posteDuVersement(db, actor.perimetre, id);
    return {
      titre: 'Retenir les versements',
      prive: true,
      filAriane: [...filAriane, { libelle: nom, href: deLaStructure(structureId) }],
      corps: (
        <>
          <h1>
            Retenir les versements du poste {numero} de {nom}
          </h1>
          <p>
            La structure lit ce texte tel quel. Aucun versement de ce poste ne part tant que vous ne le libérez pas.
          </p>
          <Formulaire form={formulaire} state={state} bouton="Retenir les versements" />
        </>
      ),
    };
  },
  async submit({ tools, actor, parameters: { id } }, { motif }) {
    const { structureId } = await posteDuVersement(tools.db, actor.perimetre, id);
    await retenirVersements(tools, actor, { posteId: id, motif });
    return { redirect: deLaStructure(structureId), annonce: 'Les versements de ce poste sont retenus.' };
  },
});

const liberer = route({
  method: 'POST',
  path: `${BASE}/postes/:id/liberer`,
  right: porte,
  audit: 'versements.libererDepuisLaPage',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id } }) {
    const { structureId } = await posteDuVersement(tools.db, actor.perimetre, id);
    await leverRetenue(tools, actor, { posteId: id });
    return { redirect: deLaStructure(structureId), annonce: 'Les versements de ce poste sont libérés.' };
  },
});

export const routesVersements: readonly AnyRoute[] = [liste, exporter, structure, ...retenir, liberer];
