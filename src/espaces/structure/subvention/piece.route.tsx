import { z } from 'zod';
import {
  AVIS_SITUATION,
  cyclePiece,
  demanderAvisDeSituation,
  deposerPiece,
  estModifiable,
  FICHIERS_PAR_PIECE,
  Fichiers,
  formulairePiece,
  type PieceLue,
  retirerPiece,
} from '#domain/conformite/index.ts';
import { porte } from '#espaces/structure/door.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { NotFound } from '#platform/errors.ts';
import { PIECE_MAX_OCTETS } from '#platform/files/recevoir.ts';
import { BoutonPost, Champs, Formulaire } from '#platform/form/Formulaire.tsx';
import type { FormState } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, type Requete, route } from '#platform/routes.ts';
import { filAriane, leDossier } from './subvention.route.tsx';

async function laPiece(requete: Pick<Requete, 'tools' | 'actor'>, nature: string) {
  const dossier = await leDossier(requete);
  const piece = dossier.pieces.find((une) => une.nature === nature);
  if (!piece) throw new NotFound(`piece ${nature}`);
  return { piece, modifiable: estModifiable(dossier.statut) };
}

const deposer = formRoute({
  path: '/structure/subvention/pieces/:nature',
  right: porte,
  audit: 'conformite.lirePiece',
  rate: 'televersement',
  form: formulairePiece,
  upload: PIECE_MAX_OCTETS * FICHIERS_PAR_PIECE,
  async page(requete, state) {
    const { piece, modifiable } = await laPiece(requete, requete.parameters.nature);
    return {
      titre: piece.libelle,
      prive: true,
      filAriane,
      corps: (
        <PiecePage
          piece={piece}
          modifiable={modifiable}
          insee={modifiable && piece.nature === AVIS_SITUATION && requete.tools.avisDeSituation !== undefined}
          state={state}
        />
      ),
    };
  },
  async submit({ tools, actor, parameters, fichiers }, { dateeDu }) {
    await deposerPiece(
      tools,
      actor,
      { nature: parameters.nature, dateeDu: dateeDu || null },
      fichiers.filter(({ champ }) => champ === 'fichiers'),
    );
    return { redirect: '/structure/subvention', annonce: 'La pièce est déposée.' };
  },
});

type Props = {
  readonly piece: PieceLue;
  readonly modifiable: boolean;
  /** The platform can ask the INSEE for it. */
  readonly insee: boolean;
  readonly state: FormState;
};

function PiecePage({ piece, modifiable, insee, state }: Props) {
  const { statut, libelle, indication, motif, fichiers, moisDeValidite } = piece;
  return (
    <>
      <h1>{libelle}</h1>
      <p>{indication}</p>
      {statut && (
        <p>
          <StatutBadge statut={cyclePiece.labels[statut]} />
        </p>
      )}
      {motif && <p className="fr-error-text">À corriger : {motif}</p>}
      <Fichiers fichiers={fichiers} base="/structure/subvention/fichiers" />
      {insee && (
        <>
          <BoutonPost action="/structure/subvention/avis-de-situation" priority="primary">
            Demander l’avis à l’Insee pour moi
          </BoutonPost>
          <h2 className="fr-mt-4w">Ou le déposer</h2>
        </>
      )}
      {modifiable ? (
        <>
          {statut !== null && <h2>Remplacer</h2>}
          {statut !== null && <p>Les nouveaux fichiers prennent la place des précédents.</p>}
          <Formulaire form={formulairePiece} state={state} bouton="Déposer" fichiers>
            <Champs
              form={formulairePiece}
              state={state}
              noms={moisDeValidite === undefined ? ['fichiers'] : ['fichiers', 'dateeDu']}
            />
          </Formulaire>
          {statut !== null && (
            <div className="fr-mt-3w">
              <BoutonPost action={`/structure/subvention/pieces/${piece.nature}/retirer`} priority="tertiary">
                Retirer cette pièce
              </BoutonPost>
            </div>
          )}
        </>
      ) : (
        <p>Cette pièce ne peut pas changer pour le moment.</p>
      )}
    </>
  );
}

const retirer = route({
  method: 'POST',
  path: '/structure/subvention/pieces/:nature/retirer',
  right: porte,
  audit: 'conformite.oublierPiece',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { nature } }) {
    await retirerPiece(tools, actor, { nature });
    return { redirect: '/structure/subvention', annonce: 'La pièce est retirée.' };
  },
});

const avis = route({
  method: 'POST',
  path: '/structure/subvention/avis-de-situation',
  right: porte,
  audit: 'conformite.demanderAvis',
  rate: 'courriel',
  input: z.unknown(),
  async answer({ tools, actor }) {
    await demanderAvisDeSituation(tools, actor);
    return { redirect: '/structure/subvention', annonce: 'L’Insee a donné votre avis de situation : il est déposé.' };
  },
});

export const routesPiece: readonly AnyRoute[] = [...deposer, retirer, avis];
