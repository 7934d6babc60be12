import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { dateHeure, dateLongue } from '#platform/dates.ts';
import { octetsEcrits } from '#platform/texte.ts';
import type { MiroirLu } from './ds-lire.ts';

const ETATS: Readonly<Record<MiroirLu['etat'], string>> = {
  prerempli: 'créé, à ouvrir',
  brouillon: 'commencé, pas encore déposé',
  expire: 'expiré avant d’avoir été ouvert',
  en_construction: 'déposé',
  en_instruction: 'en instruction',
  accepte: 'accepté',
  refuse: 'refusé',
  sans_suite: 'classé sans suite',
};
const ANALYSES = { sain: '', infecte: ', infecté', en_attente: ', en cours d’analyse' } as const;

/** A file as it stands at Démarches simplifiées. `base`: where its files are read. */
export const MiroirDs = ({
  miroir,
  base,
  instruit = false,
}: {
  miroir: MiroirLu;
  base: string;
  /** Shows what became of the decisions taken here. */
  instruit?: boolean;
}) => (
  <>
    <p>
      Dossier n° {miroir.numero} sur Démarches simplifiées : {ETATS[miroir.etat]}.
      {miroir.lu_le && <> Dernière lecture le {dateHeure(miroir.lu_le)}.</>}
    </p>
    {miroir.perime && (
      <Alert
        severity="warning"
        small
        className="fr-mb-2w"
        description="Démarches simplifiées ne répond pas depuis plus d’une heure : ce qui suit peut être ancien. Rien n’est perdu, la lecture reprendra d’elle-même."
      />
    )}
    {miroir.pieces.length > 0 && (
      <ul>
        {miroir.pieces.map(({ id, libelle, nom, octets, etat, depose_le, lisible }) => (
          <li key={id}>
            {libelle} : {lisible ? <a href={`${base}/${id}`}>{nom}</a> : nom} ({octetsEcrits(octets)}, déposé le{' '}
            {dateLongue(depose_le)}
            {ANALYSES[etat]})
          </li>
        ))}
      </ul>
    )}
    {instruit && miroir.enRoute && <p>Votre décision part vers Démarches simplifiées.</p>}
    {instruit && miroir.refus && (
      <Alert
        severity="error"
        small
        description={`Démarches simplifiées refuse : ${miroir.refus}. Terminez là-bas, dossier n° ${miroir.numero}.`}
      />
    )}
  </>
);
