import { z } from 'zod';
import {
  abandonnerLot,
  compterLignes,
  ecarterDuLot,
  formulaireMotif,
  type LigneLue,
  lireLot,
  listerLignes,
  ouvrirFichierDuLot,
  parcourirLignes,
  retournerLot,
  soumettreLot,
  validerLot,
} from '#domain/versements/index.ts';
import { porte } from '#espaces/banque/door.ts';
import { cache, texteLong } from '#platform/form/champs.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { form } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { exportRoute } from '#platform/table/export-route.ts';
import { pluriel } from '#platform/texte.ts';
import { COLONNES_EXPORTEES } from './lignes.tsx';
import { LotPage } from './lot.page.tsx';
import { BASE, filAriane, filDuLot, lireIds } from './lot.ts';

const un = route({
  method: 'GET',
  path: `${BASE}/:id`,
  right: porte,
  audit: 'lot.lire',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db, clock }, actor, parameters: { id }, url }) {
    const now = clock();
    const [lot, page, total] = await Promise.all([
      lireLot(db, actor.perimetre, now, id),
      listerLignes(db, actor.perimetre, now, id, url.searchParams.get('curseur') ?? undefined),
      compterLignes(db, id),
    ]);
    return {
      page: {
        titre: `Lot n° ${lot.numero}`,
        prive: true,
        filAriane,
        corps: <LotPage lot={lot} page={page} total={total} actor={actor} />,
      },
    };
  },
});

const formulaireEcart = form('lot.ecart', {
  ids: cache({ max: 500 * 37 }),
  motif: texteLong({ libelle: 'Pourquoi les écarter', vide: 'Dites pourquoi.', max: 500 }),
});

const ecarter = formRoute({
  path: `${BASE}/:id/ecarter`,
  right: porte,
  audit: 'lot.afficherEcart',
  form: formulaireEcart,
  initial: async ({ url }) => ({ ids: url.searchParams.getAll('ids').join(',') }),
  async page({ tools: { db, clock }, actor, parameters: { id } }, state) {
    const lot = await lireLot(db, actor.perimetre, clock(), id);
    const choisies = lireIds(typeof state.values['ids'] === 'string' ? state.values['ids'] : '');
    return {
      titre: 'Écarter des versements',
      prive: true,
      filAriane: filDuLot(lot),
      corps: (
        <>
          <h1>Écarter {pluriel(choisies.length, 'versement', 'versements', 'aucun versement')}</h1>
          {choisies.length === 0 ? (
            <p>
              Cochez d’abord au moins une ligne <a href={`${BASE}/${id}`}>du lot</a>.
            </p>
          ) : (
            <>
              <p>Ils restent à payer, et pourront entrer dans un autre lot.</p>
              <Formulaire form={formulaireEcart} state={state} bouton="Écarter" />
            </>
          )}
        </>
      ),
    };
  },
  async submit({ tools, actor, parameters: { id } }, { ids, motif }) {
    const combien = await ecarterDuLot(tools, actor, { lotId: id, ligneIds: lireIds(ids), motif });
    return { redirect: `${BASE}/${id}`, annonce: `${pluriel(combien, 'versement écarté', 'versements écartés')}.` };
  },
});

const motifDuRetour = formulaireMotif('Ce que l’ordonnateur doit revoir');
const retourner = formRoute({
  path: `${BASE}/:id/retourner`,
  right: porte,
  audit: 'lot.afficherRetour',
  form: motifDuRetour,
  async page({ tools: { db, clock }, actor, parameters: { id } }, state) {
    const lot = await lireLot(db, actor.perimetre, clock(), id);
    return {
      titre: 'Retourner le lot',
      prive: true,
      filAriane: filDuLot(lot),
      corps: (
        <>
          <h1>Retourner le lot n° {lot.numero}</h1>
          <Formulaire form={motifDuRetour} state={state} bouton="Retourner à l’ordonnateur" />
        </>
      ),
    };
  },
  async submit({ tools, actor, parameters: { id } }, { motif }) {
    await retournerLot(tools, actor, { lotId: id, motif });
    return { redirect: BASE, annonce: 'Le lot est retourné à l’ordonnateur.' };
  },
});

const soumettre = route({
  method: 'POST',
  path: `${BASE}/:id/soumettre`,
  right: porte,
  audit: 'lot.soumettreDepuisLaPage',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id } }) {
    await soumettreLot(tools, actor, { lotId: id });
    return { redirect: `${BASE}/${id}`, annonce: 'Le lot est soumis : les valideurs en sont prévenus.' };
  },
});
const abandonner = route({
  method: 'POST',
  path: `${BASE}/:id/abandonner`,
  right: porte,
  audit: 'lot.abandonnerDepuisLaPage',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id } }) {
    const combien = await abandonnerLot(tools, actor, { lotId: id });
    return {
      redirect: BASE,
      annonce: `Le lot est abandonné, ${pluriel(combien, 'versement est libéré', 'versements sont libérés', 'aucun versement n’est libéré')}.`,
    };
  },
});
const valider = route({
  method: 'POST',
  path: `${BASE}/:id/valider`,
  right: porte,
  audit: 'lot.validerDepuisLaPage',
  rate: 'formulaire',
  input: z.object({ vu: z.string().max(64) }),
  async answer({ tools, actor, parameters: { id }, input: { vu } }) {
    await validerLot(tools, actor, { lotId: id, vu });
    return {
      redirect: `${BASE}/${id}`,
      annonce: 'Le lot est validé. Téléchargez le fichier et transmettez-le à la banque.',
    };
  },
});

const fichier = route({
  method: 'GET',
  path: `${BASE}/:id/fichier`,
  right: porte,
  audit: 'lot.telechargerFichier',
  rate: 'export',
  input: z.unknown(),
  answer: async ({ tools, actor, parameters: { id } }) => ouvrirFichierDuLot(tools, actor, id),
});

const exporter = exportRoute<LigneLue>({
  path: `${BASE}/:id/export`,
  right: porte,
  audit: 'lot.exporter',
  nom: 'lot',
  colonnes: COLONNES_EXPORTEES,
  async lignes({ tools: { db, clock }, actor, parameters: { id = '' } }) {
    await lireLot(db, actor.perimetre, clock(), id);
    return parcourirLignes(db, actor.perimetre, clock(), id);
  },
});

export const routesLot: readonly AnyRoute[] = [
  un,
  ...ecarter,
  ...retourner,
  soumettre,
  abandonner,
  valider,
  fichier,
  exporter,
];
