import { dateHeure, dateLongue } from '#platform/dates.ts';
import { Fiche } from '#platform/dsfr/Fiche.tsx';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { euros, pluriel } from '#platform/texte.ts';
import { cycle, type Partie } from './lifecycle.ts';
import type { ConventionLue, SignatureLue } from './readings.ts';

const PARTIES: Readonly<Record<Partie, string>> = {
  structure: 'La structure',
  banque_des_territoires: 'La Banque des Territoires',
};

/** A convention and its signatures, as everybody concerned reads them. `base`: where its documents are. */
export function EtatDeLaConvention({
  convention,
  signatures,
  base,
}: {
  convention: ConventionLue;
  signatures: readonly SignatureLue[];
  base: string;
}) {
  return (
    <>
      <p>
        <StatutBadge statut={cycle.labels[convention.statut]} />
      </p>
      <Fiche
        faits={[
          ['Convention', `n° ${convention.numero} du ${dateLongue(convention.debut)}`],
          ['Structure', convention.structure],
          ['Montant', `${euros(convention.montant_centimes)} pour ${pluriel(convention.nombre_postes, 'poste')}`],
          ['Durée', `${convention.duree_mois} mois au plus`],
          [
            'Document',
            convention.document_cle ? (
              <a key="document" href={`${base}/document`}>
                Télécharger la convention (PDF)
              </a>
            ) : (
              'en cours d’écriture : rechargez la page dans un instant'
            ),
          ],
          [
            'Empreinte du document (SHA-256)',
            convention.document_empreinte && (
              <span key="empreinte" className="adresse">
                {convention.document_empreinte}
              </span>
            ),
          ],
        ]}
      />
      {signatures.length > 0 && <h2>Signatures</h2>}
      <ul>
        {signatures.map((signature) => (
          <li key={signature.id} className="fr-mb-1w">
            <strong>{PARTIES[signature.partie]}</strong> : {signature.nom}, {signature.qualite}, le{' '}
            {dateHeure(signature.signee_le)}. <Moyen signature={signature} base={base} />
          </li>
        ))}
      </ul>
      {convention.scelle_cle && (
        <p>
          <a className="fr-btn fr-btn--secondary" href={`${base}/scelle`}>
            Télécharger la convention signée, avec sa preuve (PDF)
          </a>
        </p>
      )}
    </>
  );
}

function porte({ signatures_du_pdf, signature_entiere }: SignatureLue): string {
  if (!signatures_du_pdf) return ', sans signature électronique';
  const combien = pluriel(signatures_du_pdf, 'signature électronique', 'signatures électroniques');
  return `, qui porte ${combien}${signature_entiere ? '' : ' et a été complétée après la dernière'}`;
}

// It is called what it is: simple, with a seal of the server.
const Moyen = ({ signature, base }: { signature: SignatureLue; base: string }) =>
  signature.mode === 'simple' ? (
    <>Signature électronique simple, avec cachet du serveur.</>
  ) : (
    <>
      <a href={`${base}/copie-de-la-${signature.partie === 'structure' ? 'structure' : 'banque'}`}>Copie déposée</a>
      {porte(signature)}. Empreinte : <span className="adresse">{signature.empreinte}</span>
    </>
  );
