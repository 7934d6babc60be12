import {
  decider,
  listerAvis,
  listerDecisions,
  POSTES_PAR_DECISION_MAX,
  peutDecider,
  postesDeLaStructure,
  SENS_DECISION,
} from '#domain/concertation/index.ts';
import { lireFiche, routesDeLaFicheLue } from '#domain/offres/index.ts';
import { labelsDeLaStructure } from '#domain/referentiels/index.ts';
import {
  cycle,
  lireHistorique,
  lireStructure,
  listerDoublonsPossibles,
  peutCorriger,
  routesDeCorrection,
} from '#domain/structures/index.ts';
import { politiquesDesLieux } from '#domain/territoires/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { auditerLecture } from '#platform/audit.ts';
import { InvalidInput } from '#platform/errors.ts';
import { choix, texteFacultatif, texteLong } from '#platform/form/champs.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { form, rawValues } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import type { AnyRoute } from '#platform/routes.ts';
import { StructurePage } from './structure.page.tsx';

const options = Object.entries(SENS_DECISION).map(([valeur, { libelle }]) => ({ valeur, libelle }));
const formulaireDecision = form('anct.decision', {
  sens: choix({ libelle: 'Décision', vide: 'Choisissez la décision.', options }),
  postes: {
    ...texteFacultatif({ libelle: 'Nombre de postes', indication: 'Si la structure est retenue.', max: 4 }),
    type: 'nombre' as const,
  },
  doublonNumero: {
    ...texteFacultatif({ libelle: 'Numéro du dossier à garder', indication: 'S’il s’agit d’un doublon.', max: 9 }),
    type: 'nombre' as const,
  },
  motif: texteLong({
    libelle: 'Motif',
    indication: 'La structure le lira dans le courriel de décision.',
    vide: 'Donnez le motif de la décision.',
    max: 2000,
  }),
});

function entier(texte: string, champ: string, phrase: string, max: number): number {
  const lu = Number(texte.replaceAll(/\s/g, ''));
  if (Number.isInteger(lu) && lu >= 1 && lu <= max) return lu;
  throw new InvalidInput({ [champ]: phrase });
}

const dossier = formRoute({
  path: '/anct/structures/:id',
  right: porte,
  audit: 'structures.lireDossier',
  form: formulaireDecision,
  async initial({ tools, actor, parameters }) {
    const courant = (await listerAvis(tools.db, actor.perimetre, parameters.id)).find(
      ({ retire_le }) => retire_le === null,
    );
    return rawValues({ postes: courant?.nombre_postes, motif: courant?.motif });
  },
  async page({ tools, actor, parameters }, state) {
    const { db } = tools;
    const structure = await lireStructure(db, actor.perimetre, parameters.id);
    const [historique, avis, decisions, doublons, fiche, postes, politiques, labels] = await Promise.all([
      lireHistorique(db, actor.perimetre, structure.id),
      listerAvis(db, actor.perimetre, structure.id),
      listerDecisions(db, actor.perimetre, structure.id),
      listerDoublonsPossibles(db, actor.perimetre, structure),
      lireFiche(db, actor.perimetre, structure.id),
      postesDeLaStructure(db, actor.perimetre, structure.id),
      politiquesDesLieux(db, [
        { id: structure.id, communeCode: structure.commune_code, identifiant: structure.identifiant },
      ]),
      labelsDeLaStructure(db, structure),
    ]);
    await auditerLecture(
      { tools, actor, now: tools.clock() },
      { action: 'structures.lireCoordonnees', sujet: structure.id },
    );
    const decidable = peutDecider(actor) && cycle.allowed(structure.statut, actor.role).length > 0;
    return {
      titre: structure.nom,
      prive: true,
      filAriane: [{ libelle: 'Structures', href: '/anct/structures' }],
      corps: (
        <StructurePage
          structure={structure}
          historique={historique}
          avis={avis}
          decisions={decisions}
          doublons={doublons}
          fiche={fiche}
          postes={postes}
          politiques={politiques.get(structure.id) ?? []}
          labels={labels}
          peutCorriger={peutCorriger(actor)}
          formulaire={
            decidable ? <Formulaire form={formulaireDecision} state={state} bouton="Enregistrer la décision" /> : null
          }
        />
      ),
    };
  },
  async submit({ tools, actor, parameters }, { sens, postes, doublonNumero, motif }) {
    await decider(tools, actor, {
      structureId: parameters.id,
      sens,
      motif,
      nombrePostes:
        sens === 'retenue'
          ? entier(postes, 'postes', `Indiquez de 1 à ${POSTES_PAR_DECISION_MAX} postes.`, POSTES_PAR_DECISION_MAX)
          : null,
      doublonNumero:
        sens === 'doublon'
          ? entier(doublonNumero, 'doublonNumero', 'Indiquez le numéro du dossier à garder.', 999_999_999)
          : null,
    });
    return {
      redirect: `/anct/structures/${parameters.id}`,
      annonce: 'La décision est enregistrée, et la structure en est prévenue par courriel.',
    };
  },
});

const LISTE = { libelle: 'Structures', href: '/anct/structures' };
export const routesStructure: readonly AnyRoute[] = [
  ...dossier,
  ...routesDeCorrection('/anct/structures', LISTE, porte),
  ...routesDeLaFicheLue('/anct/structures', LISTE, porte),
];
