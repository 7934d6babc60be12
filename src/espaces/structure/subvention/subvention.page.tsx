import { Alert } from '@codegouvfr/react-dsfr/Alert';
import {
  cycle,
  cyclePiece,
  type DossierLu,
  estModifiable,
  Fichiers,
  type PieceLue,
  peutEnvoyer,
  suiteDuDossier,
} from '#domain/conformite/index.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { BoutonPost } from '#platform/form/Formulaire.tsx';

type Props = {
  readonly dossier: DossierLu;
  /** The structure said « je souhaite recruter » for somebody. */
  readonly choisi: boolean;
};

/** What is there, what is missing, and who must act. */
export function SubventionPage({ dossier, choisi }: Props) {
  const modifiable = estModifiable(dossier.statut);
  const suite = suiteDuDossier(dossier, choisi);
  return (
    <>
      <h1>Demande de subvention</h1>
      <p>
        <StatutBadge statut={cycle.labels[dossier.statut]} /> Demande n° {dossier.numero}
      </p>
      <Alert as="h2" severity={suite.ton} title={suite.titre} description={suite.quoi} />
      {modifiable && peutEnvoyer(dossier, choisi) && (
        <div className="fr-mt-3w">
          <BoutonPost action="/structure/subvention/envoyer" priority="primary">
            {dossier.statut === 'en_preparation' ? 'Envoyer la demande' : 'Renvoyer la demande complétée'}
          </BoutonPost>
        </div>
      )}
      <h2 className="fr-mt-4w">Les pièces</h2>
      {modifiable && <p>PDF, JPEG ou PNG, 10 Mo au plus par fichier. Vous pouvez vous arrêter et revenir.</p>}
      <ul className="fr-raw-list">
        {dossier.pieces.map((piece) => (
          <li key={piece.nature} className="fr-mb-3w">
            <Piece piece={piece} modifiable={modifiable} />
          </li>
        ))}
      </ul>
      <h2>Vos représentants</h2>
      <Representants dossier={dossier} modifiable={modifiable} />
    </>
  );
}

const adresse = ({ nature }: PieceLue) => `/structure/subvention/pieces/${nature}`;

function Piece({ piece, modifiable }: { piece: PieceLue; modifiable: boolean }) {
  const { libelle, statut, motif, fichiers } = piece;
  return (
    <>
      <h3 className="fr-h6 fr-mb-1v">{libelle}</h3>
      <p className="fr-mb-1v">
        <StatutBadge
          statut={statut ? cyclePiece.labels[statut] : { libelle: 'À déposer', badge: modifiable ? 'new' : 'neutral' }}
        />
      </p>
      {motif && <p className="fr-mb-1v fr-error-text">À corriger : {motif}</p>}
      <Fichiers fichiers={fichiers} base="/structure/subvention/fichiers" />
      {modifiable && (
        <a href={adresse(piece)}>
          {statut === null ? 'Déposer' : 'Remplacer'} <span className="fr-sr-only">{libelle}</span>
        </a>
      )}
    </>
  );
}

const Representants = ({ dossier: { president, dgs }, modifiable }: { dossier: DossierLu; modifiable: boolean }) => (
  <>
    {president ? (
      <p>
        {president.prenom} {president.nom}
        {dgs && (
          <>
            {' '}
            et {dgs.prenom} {dgs.nom}
          </>
        )}
        . Ces identités sont gardées chiffrées : seuls vous et l’ANCT les lisez.
      </p>
    ) : (
      <p>Leur identité et leur date de naissance sont demandées pour instruire la subvention.</p>
    )}
    {modifiable && (
      <p>
        <a href="/structure/subvention/representants">
          {president ? 'Modifier les identités' : 'Indiquer les identités'}
        </a>
      </p>
    )}
  </>
);
