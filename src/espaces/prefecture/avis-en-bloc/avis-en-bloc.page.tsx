import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { type ApercuEnBloc, type AvisDuLot, LOT_MAX, SENS_AVIS } from '#domain/concertation/index.ts';
import { cycle } from '#domain/structures/index.ts';
import { dateHeure } from '#platform/dates.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { BoutonPost, Formulaire } from '#platform/form/Formulaire.tsx';
import type { FormState } from '#platform/form/form.ts';
import { nombre, pluriel } from '#platform/texte.ts';
import { formulaireEnBloc } from './avis-en-bloc.form.ts';

type Enveloppe = { readonly nom: string; readonly postes: number | null; readonly attribues: number };
type Props = { readonly apercu: ApercuEnBloc; readonly enveloppe: Enveloppe | undefined; readonly state: FormState };

/** What the gesture will do, before it is done. */
export function PageEnBloc({ apercu, enveloppe, state }: Props) {
  return (
    <>
      <h1>Rendre un avis en bloc</h1>
      {apercu.dossiers === 0 ? <AucunDossier /> : <Effets apercu={apercu} enveloppe={enveloppe} />}
      {apercu.dossiers > 0 && (
        <Formulaire
          form={formulaireEnBloc}
          state={state}
          bouton={`Rendre l’avis sur ${pluriel(apercu.dossiers, 'dossier')}`}
          action="/prefecture/avis-en-bloc"
        />
      )}
    </>
  );
}

const AucunDossier = () => (
  <Alert
    severity="warning"
    small
    description={
      <>
        Aucun dossier choisi ne peut recevoir d’avis. <a href="/prefecture">Revenez à la liste</a> et cochez des
        dossiers en cours.
      </>
    }
  />
);

function Effets({ apercu, enveloppe }: Omit<Props, 'state'>) {
  const { dossiers, avecAvis, postesDemandes, sansNombre } = apercu;
  return (
    <>
      <p className="fr-text--lead">Le même avis, avec le même motif, sera rendu sur {pluriel(dossiers, 'dossier')}.</p>
      <ul>
        {avecAvis > 0 && (
          <li>
            <strong>{pluriel(avecAvis, 'dossier a déjà un avis', 'dossiers ont déjà un avis')}</strong>, qui sera
            remplacé.
          </li>
        )}
        <li>
          {dossiers === 1 ? 'Ce dossier demande' : 'Ces dossiers demandent'} {pluriel(postesDemandes, 'poste')} en tout
          {sansNombre > 0 &&
            `, en comptant un poste pour ${pluriel(sansNombre, 'structure qui ne sait pas', 'structures qui ne savent pas')} encore`}
          .
        </li>
        {enveloppe && enveloppe.postes !== null && (
          <li>
            L’enveloppe du département est de {pluriel(enveloppe.postes, 'poste')} : il en reste{' '}
            {nombre(enveloppe.postes - enveloppe.attribues)}.
          </li>
        )}
        <li>Vous pourrez tout annuler ensuite, ou changer chaque avis, jusqu’à la décision de l’ANCT.</li>
      </ul>
      {dossiers === LOT_MAX && (
        <p>
          Un avis en bloc porte sur {nombre(LOT_MAX)} dossiers au plus : recommencez avec les suivants quand vous aurez
          terminé.
        </p>
      )}
    </>
  );
}

type ResultatProps = { readonly lotId: string; readonly avis: readonly AvisDuLot[]; readonly annulables: number };

/** What was done, and the button that undoes it. */
export function PageDuLot({ lotId, avis, annulables }: ResultatProps) {
  const [premier] = avis;
  return (
    <>
      <h1>Avis en bloc sur {pluriel(avis.length, 'dossier')}</h1>
      {premier && (
        <p>
          Avis <StatutBadge statut={SENS_AVIS[premier.sens]} /> rendu le {dateHeure(premier.renduLe)}. Motif :{' '}
          {premier.motif}
        </p>
      )}
      {annulables > 0 ? (
        <BoutonPost action={`/prefecture/avis-en-bloc/${lotId}/annuler`}>
          {annulables === 1 ? 'Annuler cet avis' : `Annuler ces ${nombre(annulables)} avis`}
        </BoutonPost>
      ) : (
        <p>Il n’y a plus d’avis à annuler ici : ils ont été retirés, changés, ou l’ANCT a décidé.</p>
      )}
      <p className="fr-mt-3w">
        <a href="/prefecture">Revenir aux dossiers</a>
      </p>
      <h2>Les dossiers</h2>
      <ul>
        {avis.map((un) => (
          <li key={un.structureId}>
            <a href={`/prefecture/structures/${un.structureId}`}>
              N° {un.numero}, {un.nom}
            </a>
            {un.nombrePostes !== null && ` : ${pluriel(un.nombrePostes, 'poste')}`}
            {un.retireLe === null ? ` (${cycle.labels[un.statut].libelle.toLowerCase()})` : ' (avis retiré depuis)'}
          </li>
        ))}
      </ul>
    </>
  );
}
