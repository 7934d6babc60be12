import { z } from 'zod';
import {
  dossierSuivant,
  estSens,
  listerAvis,
  listerDecisions,
  POSTES_PAR_DECISION_MAX,
  peutRendreAvis,
  rendreAvis,
  retirerAvis,
  SENS_AVIS,
} from '#domain/concertation/index.ts';
import {
  corriger,
  formulaireCorrection,
  lireHistorique,
  lireStructure,
  listerDoublonsPossibles,
  peutCorriger,
  valeursACorriger,
} from '#domain/structures/index.ts';
import { politiquesDesLieux } from '#domain/territoires/index.ts';
import { porte } from '#espaces/prefecture/door.ts';
import { auditerLecture } from '#platform/audit.ts';
import { Forbidden, InvalidInput } from '#platform/errors.ts';
import { choix, texteFacultatif, texteLong } from '#platform/form/champs.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { form, rawValues } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { DossierPage } from './dossier.page.tsx';

const options = Object.entries(SENS_AVIS).map(([valeur, { libelle }]) => ({ valeur, libelle }));
const formulaireAvis = form('prefecture.avis', {
  sens: choix({ libelle: 'Votre avis', vide: 'Choisissez le sens de votre avis.', options }),
  postes: {
    ...texteFacultatif({ libelle: 'Nombre de postes', indication: 'Pour un avis favorable.', max: 4 }),
    type: 'nombre' as const,
  },
  motif: texteLong({
    libelle: 'Motif',
    indication: 'Il sera transmis à la structure avec la décision.',
    vide: 'Donnez le motif de votre avis.',
    max: 2000,
  }),
});

/** The number of posts of a favourable avis, or what is wrong with it. */
export function lirePostes(sens: string, postes: string): number | null {
  if (sens !== 'favorable') return null;
  const lu = Number(postes.replaceAll(/\s/g, ''));
  if (Number.isInteger(lu) && lu >= 1 && lu <= POSTES_PAR_DECISION_MAX) return lu;
  throw new InvalidInput({ postes: `Pour un avis favorable, indiquez de 1 à ${POSTES_PAR_DECISION_MAX} postes.` });
}

const dossier = formRoute({
  path: '/prefecture/structures/:id',
  right: porte,
  audit: 'structures.lireDossier',
  form: formulaireAvis,
  async initial({ tools, actor, parameters }) {
    const [structure, avis] = await Promise.all([
      lireStructure(tools.db, actor.perimetre, parameters.id),
      listerAvis(tools.db, actor.perimetre, parameters.id),
    ]);
    const courant = avis.find(({ retire_le }) => retire_le === null);
    return rawValues({
      sens: courant?.sens,
      postes: courant?.nombre_postes ?? structure.postes_souhaites,
      motif: courant?.motif,
    });
  },
  async page({ tools, actor, parameters }, state) {
    const { db } = tools;
    const structure = await lireStructure(db, actor.perimetre, parameters.id);
    const now = tools.clock();
    const [historique, avis, decisions, doublons, politiques] = await Promise.all([
      lireHistorique(db, actor.perimetre, structure.id),
      listerAvis(db, actor.perimetre, structure.id),
      listerDecisions(db, actor.perimetre, structure.id),
      listerDoublonsPossibles(db, actor.perimetre, structure),
      politiquesDesLieux(db, [
        { id: structure.id, communeCode: structure.commune_code, identifiant: structure.identifiant },
      ]),
    ]);
    await auditerLecture({ tools, actor, now }, { action: 'structures.lireCoordonnees', sujet: structure.id });
    const suivant = await dossierSuivant(db, actor.perimetre, structure);
    return {
      titre: structure.nom,
      prive: true,
      filAriane: [{ libelle: 'Dossiers', href: '/prefecture' }],
      corps: (
        <DossierPage
          structure={structure}
          historique={historique}
          avis={avis}
          decisions={decisions}
          doublons={doublons}
          politiques={politiques.get(structure.id) ?? []}
          now={now}
          suivant={suivant}
          peutAviser={peutRendreAvis(actor)}
          peutCorriger={peutCorriger(actor)}
          formulaire={<Formulaire form={formulaireAvis} state={state} bouton="Enregistrer mon avis" />}
        />
      ),
    };
  },
  async submit({ tools, actor, parameters }, { sens, postes, motif }) {
    if (!estSens(sens)) throw new InvalidInput({ sens: 'Choisissez le sens de votre avis.' });
    await rendreAvis(tools, actor, { structureId: parameters.id, sens, nombrePostes: lirePostes(sens, postes), motif });
    return {
      redirect: `/prefecture/structures/${parameters.id}`,
      annonce: 'Votre avis est enregistré. Vous pouvez le changer jusqu’à la décision de l’ANCT.',
    };
  },
});

const retirer = route({
  method: 'POST',
  path: '/prefecture/structures/:id/retirer-avis',
  right: porte,
  audit: 'concertation.retirerAvis',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor, parameters }) {
    await retirerAvis(tools, actor, { structureId: parameters.id });
    return {
      redirect: `/prefecture/structures/${parameters.id}`,
      annonce: 'Votre avis est retiré : le dossier attend de nouveau.',
    };
  },
});

const correction = formRoute({
  path: '/prefecture/structures/:id/corriger',
  right: porte,
  audit: 'structures.afficherCorrection',
  form: formulaireCorrection,
  initial: async ({ tools, actor, parameters }) =>
    valeursACorriger(await lireStructure(tools.db, actor.perimetre, parameters.id)),
  async page({ tools, actor, parameters }, state) {
    const structure = await lireStructure(tools.db, actor.perimetre, parameters.id);
    if (!peutCorriger(actor)) throw new Forbidden('structures.corriger');
    return {
      titre: 'Corriger le dossier',
      prive: true,
      filAriane: [
        { libelle: 'Dossiers', href: '/prefecture' },
        { libelle: structure.nom, href: `/prefecture/structures/${structure.id}` },
      ],
      corps: (
        <>
          <h1>Corriger le dossier</h1>
          <p>Ce qui était écrit avant reste dans l’historique du dossier.</p>
          <Formulaire form={formulaireCorrection} state={state} bouton="Enregistrer la correction" />
        </>
      ),
    };
  },
  async submit({ tools, actor, parameters }, saisie) {
    await corriger(tools, actor, { ...saisie, structureId: parameters.id });
    return { redirect: `/prefecture/structures/${parameters.id}`, annonce: 'La correction est enregistrée.' };
  },
});

export const routesDossier: readonly AnyRoute[] = [...dossier, retirer, ...correction];
