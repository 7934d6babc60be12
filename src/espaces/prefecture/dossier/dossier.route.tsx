import { Button } from '@codegouvfr/react-dsfr/Button';
import { z } from 'zod';
import {
  dossierSuivant,
  estSens,
  listerAvis,
  listerDecisions,
  peutRendreAvis,
  rendreAvis,
  retirerAvis,
} from '#domain/concertation/index.ts';
import { lireFiche, routesDeLaFicheLue } from '#domain/offres/index.ts';
import { labelsDeLaStructure } from '#domain/referentiels/index.ts';
import {
  lireHistorique,
  lireStructure,
  listerDoublonsPossibles,
  peutCorriger,
  routesDeCorrection,
} from '#domain/structures/index.ts';
import { politiquesDesLieux } from '#domain/territoires/index.ts';
import { porte } from '#espaces/prefecture/door.ts';
import { auditerLecture } from '#platform/audit.ts';
import { InvalidInput } from '#platform/errors.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { rawValues } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { formulaireAvis, lireNumero, lirePostes } from './avis.form.ts';
import { DossierPage } from './dossier.page.tsx';

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
      doublonNumero: courant?.doublonNumero,
      motif: courant?.motif,
    });
  },
  async page({ tools, actor, parameters }, state) {
    const { db } = tools;
    const structure = await lireStructure(db, actor.perimetre, parameters.id);
    const now = tools.clock();
    const [historique, avis, decisions, doublons, fiche, politiques, labels] = await Promise.all([
      lireHistorique(db, actor.perimetre, structure.id),
      listerAvis(db, actor.perimetre, structure.id),
      listerDecisions(db, actor.perimetre, structure.id),
      listerDoublonsPossibles(db, actor.perimetre, structure),
      lireFiche(db, actor.perimetre, structure.id),
      politiquesDesLieux(db, [
        { id: structure.id, communeCode: structure.commune_code, identifiant: structure.identifiant },
      ]),
      labelsDeLaStructure(db, structure),
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
          fiche={fiche}
          labels={labels}
          politiques={politiques.get(structure.id) ?? []}
          now={now}
          suivant={suivant}
          peutAviser={peutRendreAvis(actor)}
          peutCorriger={peutCorriger(actor)}
          formulaire={
            <Formulaire
              form={formulaireAvis}
              state={state}
              bouton="Enregistrer mon avis"
              apres={suivant && <EtSuivant />}
            />
          }
        />
      ),
    };
  },
  async submit({ tools, actor, parameters, input }, { sens, postes, doublonNumero, motif }) {
    if (!estSens(sens)) throw new InvalidInput({ sens: 'Choisissez le sens de votre avis.' });
    await rendreAvis(tools, actor, {
      structureId: parameters.id,
      sens,
      nombrePostes: lirePostes(sens, postes),
      doublonNumero: lireNumero(sens, doublonNumero),
      motif,
    });
    const structure = await lireStructure(tools.db, actor.perimetre, parameters.id);
    const suivant = suite.parse(input).suite ? await dossierSuivant(tools.db, actor.perimetre, structure) : undefined;
    return {
      redirect: `/prefecture/structures/${suivant ?? parameters.id}`,
      annonce: 'Votre avis est enregistré. Vous pouvez le changer jusqu’à la décision de l’ANCT.',
    };
  },
});

const suite = z.object({ suite: z.literal('suivant').optional().catch(undefined) });
const EtSuivant = () => (
  <Button type="submit" priority="secondary" className="fr-ml-1w" value="suivant" nativeButtonProps={{ name: 'suite' }}>
    Enregistrer et passer au dossier suivant
  </Button>
);

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
      annonce: 'Votre avis est retiré : le dossier attend de nouveau.',
    };
  },
});

const LISTE = { libelle: 'Dossiers', href: '/prefecture' };
export const routesDossier: readonly AnyRoute[] = [
  ...dossier,
  retirer,
  ...routesDeCorrection('/prefecture/structures', LISTE, porte),
  ...routesDeLaFicheLue('/prefecture/structures', LISTE, porte),
];
