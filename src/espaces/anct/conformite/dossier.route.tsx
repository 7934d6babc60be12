import { z } from 'zod';
import {
  assigner,
  declarerConforme,
  examinerPiece,
  Fichiers,
  faitsDuDossier,
  lireDossier,
  lireFichier,
  lireHistoriqueDuDossier,
  lireMiroirDs,
  lireNotes,
  peutInstruire,
} from '#domain/conformite/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { auditerLecture } from '#platform/audit.ts';
import { Historique } from '#platform/dsfr/Historique.tsx';
import { Forbidden, NotFound } from '#platform/errors.ts';
import { TYPES } from '#platform/files/contenu.ts';
import { texteLong } from '#platform/form/champs.ts';
import { BoutonPost, Formulaire } from '#platform/form/Formulaire.tsx';
import { form, rawValues } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, type Requete, route } from '#platform/routes.ts';
import { DossierPage } from './dossier.page.tsx';

/** The way back from a page of a file. */
export const filDuDossier = (dossier: { readonly id: string; readonly nom: string }) => [
  { libelle: 'Demandes de subvention', href: '/anct/conformite' },
  { libelle: dossier.nom, href: `/anct/conformite/${dossier.id}` },
];

const dossier = route({
  method: 'GET',
  path: '/anct/conformite/:id',
  right: porte,
  audit: 'conformite.lireDossier',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id } }) {
    const lu = await lireDossier(tools, actor, id);
    const [notes, faits, miroir] = await Promise.all([
      lireNotes(tools.db, actor, id),
      lireHistoriqueDuDossier(tools.db, actor.perimetre, id),
      tools.teleprocedure && lireMiroirDs(tools.db, actor.perimetre, id, tools.clock()),
    ]);
    if (lu.president)
      await auditerLecture({ tools, actor, now: tools.clock() }, { action: 'conformite.lireIdentites', sujet: id });
    return {
      page: {
        titre: lu.nom,
        prive: true,
        filAriane: filDuDossier(lu).slice(0, 1),
        corps: (
          <>
            <DossierPage
              dossier={lu}
              notes={notes}
              miroir={miroir}
              instruit={peutInstruire(actor)}
              moi={actor.id}
              now={tools.clock()}
            />
            {faits.length > 0 && (
              <>
                <h2 className="fr-mt-4w">Ce qui s’est passé</h2>
                <Historique faits={faitsDuDossier(faits)} />
              </>
            )}
          </>
        ),
      },
    };
  },
});

const fichier = route({
  method: 'GET',
  path: '/anct/conformite/fichiers/:id',
  right: porte,
  audit: 'conformite.ouvrirFichier',
  rate: 'export',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id } }) {
    const { octets, type, dossierId } = await lireFichier(tools, actor, id);
    await auditerLecture({ tools, actor, now: tools.clock() }, { action: 'conformite.lireFichier', sujet: dossierId });
    return { flux: octets, type: TYPES[type].mime };
  },
});

async function laPiece({ tools, actor }: Pick<Requete, 'tools' | 'actor'>, id: string, nature: string) {
  if (!peutInstruire(actor)) throw new Forbidden('conformite.examinerPiece');
  const lu = await lireDossier(tools, actor, id);
  const piece = lu.pieces.find((une) => une.nature === nature);
  if (!piece) throw new NotFound(`piece ${nature}`);
  return { lu, piece };
}

const formulaireCorrection = form('conformite.correction', {
  motif: texteLong({
    libelle: 'Ce que la structure doit corriger',
    indication: 'Elle le lira tel quel.',
    vide: 'Dites ce qu’il faut corriger.',
    max: 2000,
  }),
});

const piece = formRoute({
  path: '/anct/conformite/:id/pieces/:nature',
  right: porte,
  audit: 'conformite.lirePieceAInstruire',
  form: formulaireCorrection,
  initial: async (requete) =>
    rawValues({ motif: (await laPiece(requete, requete.parameters.id, requete.parameters.nature)).piece.motif }),
  async page(requete, state) {
    const { lu, piece: une } = await laPiece(requete, requete.parameters.id, requete.parameters.nature);
    return {
      titre: une.libelle,
      prive: true,
      filAriane: filDuDossier(lu),
      corps: (
        <>
          <h1>{une.libelle}</h1>
          <p>{une.indication}</p>
          <Fichiers fichiers={une.fichiers} base="/anct/conformite/fichiers" />
          {une.fichiers
            .filter(({ type, etat }) => type !== 'pdf' && etat !== 'infecte')
            .map(({ id, nom }) => (
              <img key={id} className="apercu" src={`/anct/conformite/fichiers/${id}`} alt={`Aperçu de ${nom}`} />
            ))}
          <div className="fr-my-3w">
            <BoutonPost action={`/anct/conformite/${lu.id}/pieces/${une.nature}/accepter`} priority="primary">
              Accepter cette pièce
            </BoutonPost>
          </div>
          <h2>Ou demander une correction</h2>
          <Formulaire form={formulaireCorrection} state={state} bouton="Marquer « à corriger »" />
        </>
      ),
    };
  },
  async submit({ tools, actor, parameters: { id, nature } }, { motif }) {
    await examinerPiece(tools, actor, { dossierId: id, nature, motif });
    return { redirect: `/anct/conformite/${id}`, annonce: 'La pièce est à corriger.' };
  },
});

const accepter = route({
  method: 'POST',
  path: '/anct/conformite/:id/pieces/:nature/accepter',
  right: porte,
  audit: 'conformite.accepterPiece',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id, nature } }) {
    await examinerPiece(tools, actor, { dossierId: id, nature, motif: null });
    return { redirect: `/anct/conformite/${id}`, annonce: 'La pièce est acceptée.' };
  },
});

const conforme = route({
  method: 'POST',
  path: '/anct/conformite/:id/conforme',
  right: porte,
  audit: 'conformite.accepterDossier',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id } }) {
    await declarerConforme(tools, actor, { dossierId: id });
    return { redirect: `/anct/conformite/${id}`, annonce: 'La demande est acceptée ; la structure est prévenue.' };
  },
});

const prendre = route({
  method: 'POST',
  path: '/anct/conformite/:id/prendre',
  right: porte,
  audit: 'conformite.prendre',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id } }) {
    await assigner(tools, actor, { dossierIds: [id], a: actor.id });
    return { redirect: `/anct/conformite/${id}`, annonce: 'Vous instruisez cette demande.' };
  },
});

export const routesDossier: readonly AnyRoute[] = [fichier, dossier, ...piece, accepter, conforme, prendre];
