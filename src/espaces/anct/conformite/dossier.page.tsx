import { Alert } from '@codegouvfr/react-dsfr/Alert';
import {
  cycle,
  cyclePiece,
  type DossierLu,
  Echanges,
  Fichiers,
  type lireNotes,
  MiroirDs,
  type MiroirLu,
  OBJECTIF_JOURS,
  type PieceLue,
} from '#domain/conformite/index.ts';
import { siretAffiche } from '#domain/structures/index.ts';
import { dateCivile, dateHeure, dateLongue, joursEntre } from '#platform/dates.ts';
import { Fiche } from '#platform/dsfr/Fiche.tsx';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { BoutonPost } from '#platform/form/Formulaire.tsx';
import { pluriel } from '#platform/texte.ts';
import { Decision } from './Decision.tsx';

type Notes = Awaited<ReturnType<typeof lireNotes>>;
type Props = {
  readonly dossier: DossierLu;
  readonly notes: Notes;
  readonly miroir: MiroirLu | undefined;
  /** May the person decide? Support reads without opening the pieces. */
  readonly instruit: boolean;
  readonly moi: string | null;
  readonly now: Date;
};

/** A file to instruct: its pieces one by one, then the decision. */
export function DossierPage({ dossier, notes, miroir, instruit, moi, now }: Props) {
  const base = `/anct/conformite/${dossier.id}`;
  return (
    <>
      <h1>{dossier.nom}</h1>
      <p>
        <StatutBadge statut={cycle.labels[dossier.statut]} />
      </p>
      <Age dossier={dossier} now={now} />
      <Fiche
        faits={[
          ['Demande', `n° ${dossier.numero}`],
          ['SIRET', siretAffiche(dossier.identifiant)],
          [
            'Structure',
            <a key="structure" href={`/anct/structures/${dossier.structure_id}`}>
              Voir le dossier
            </a>,
          ],
          ['Président', dossier.president && identite(dossier.president)],
          ['Direction des services', dossier.dgs && identite(dossier.dgs)],
          ['Instruite par', dossier.instructeur ?? 'personne encore'],
        ]}
      />
      {instruit && dossier.assigne_a !== moi && (
        <BoutonPost action={`${base}/prendre`} priority="tertiary" small>
          Prendre cette demande
        </BoutonPost>
      )}
      <h2 className="fr-mt-4w">Les pièces</h2>
      {miroir ? (
        <MiroirDs miroir={miroir} base="/anct/conformite/pieces-deposees" instruit={instruit} />
      ) : (
        <ul className="fr-raw-list">
          {dossier.pieces.map((piece) => (
            <li key={piece.nature} className="fr-mb-3w">
              <Piece
                piece={piece}
                base={base}
                instruit={instruit}
                examinable={instruit && dossier.statut === 'depose'}
              />
            </li>
          ))}
        </ul>
      )}
      {instruit && <Decision dossier={dossier} base={base} ailleurs={miroir !== undefined} />}
      <h2 className="fr-mt-4w">Échanges avec la structure</h2>
      <Echanges messages={dossier.messages} cote="anct" />
      {instruit && <a href={`${base}/message`}>Écrire à la structure</a>}
      <h2 className="fr-mt-4w">Notes entre collègues</h2>
      <p className="fr-hint-text">La structure ne les lit jamais.</p>
      <ListeDesNotes notes={notes} />
      {instruit && <a href={`${base}/note`}>Ajouter une note</a>}
    </>
  );
}

const identite = ({ prenom, nom, naissance }: { prenom: string; nom: string; naissance: string }) =>
  `${prenom} ${nom}, né(e) le ${dateLongue(naissance)}`;

function Age({ dossier: { depose_le, statut }, now }: Pick<Props, 'dossier' | 'now'>) {
  if (!depose_le || statut !== 'depose') return null;
  const jours = joursEntre(dateCivile(depose_le), dateCivile(now));
  const phrase = `Envoyée le ${dateLongue(depose_le)}, il y a ${pluriel(jours, 'jour', 'jours', 'moins d’un jour')}.`;
  return jours > OBJECTIF_JOURS ? (
    <Alert severity="warning" small description={`${phrase} L’objectif d’un mois est dépassé.`} />
  ) : (
    <p>{phrase}</p>
  );
}

function Piece({
  piece,
  base,
  instruit,
  examinable,
}: {
  piece: PieceLue;
  base: string;
  instruit: boolean;
  examinable: boolean;
}) {
  const { libelle, nature, statut, motif, dateeDu, fichiers } = piece;
  return (
    <>
      <h3 className="fr-h6 fr-mb-1v">{libelle}</h3>
      <p className="fr-mb-1v">
        <StatutBadge
          statut={statut ? cyclePiece.labels[statut] : { libelle: 'Pas encore déposée', badge: 'neutral' }}
        />
        {dateeDu && <> datée du {dateLongue(dateeDu)}</>}
      </p>
      {motif && <p className="fr-mb-1v">À corriger : {motif}</p>}
      {instruit ? (
        <Fichiers fichiers={fichiers} base="/anct/conformite/fichiers" />
      ) : (
        <p className="fr-mb-1v">{pluriel(fichiers.length, 'fichier')}</p>
      )}
      {examinable && statut && (
        <div className="gestes">
          {statut !== 'acceptee' && (
            <BoutonPost action={`${base}/pieces/${nature}/accepter`} small>
              Accepter <span className="fr-sr-only">{libelle}</span>
            </BoutonPost>
          )}
          <a className="fr-btn fr-btn--sm fr-btn--tertiary" href={`${base}/pieces/${nature}`}>
            Examiner <span className="fr-sr-only">{libelle}</span>
          </a>
        </div>
      )}
    </>
  );
}

const ListeDesNotes = ({ notes }: { notes: Notes }) =>
  notes.length === 0 ? (
    <p>Aucune note.</p>
  ) : (
    <ul>
      {notes.map(({ id, auteur, ecrite_le, texte }) => (
        <li key={id} className="texte-tape">
          <strong>{auteur}</strong>, le {dateHeure(ecrite_le)} : {texte}
        </li>
      ))}
    </ul>
  );
