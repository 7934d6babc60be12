import { Alert } from '@codegouvfr/react-dsfr/Alert';
import {
  adresseDeLOffre,
  cycle,
  type DelaiDeSignature,
  type Fiche,
  formulaireFiche,
  phraseDuDelai,
} from '#domain/offres/index.ts';
import type { Structure } from '#domain/structures/index.ts';
import { dateLongue } from '#platform/dates.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { BoutonPost, Formulaire } from '#platform/form/Formulaire.tsx';
import type { FormState } from '#platform/form/form.ts';

type Props = {
  readonly structure: Structure;
  readonly fiche: Fiche | undefined;
  readonly postesVacants: number;
  readonly delai: DelaiDeSignature;
  readonly aujourdhui: string;
  readonly state: FormState;
};

/** The fiche de poste: where it is, what to do next, its text to change and to download. */
export function FichePage({ structure, fiche, postesVacants, delai, aujourdhui, state }: Props) {
  return (
    <>
      <h1>Fiche de poste</h1>
      {fiche && (
        <p>
          <StatutBadge statut={cycle.labels[fiche.statut]} /> modifiée le {dateLongue(fiche.modifiee_le)}
        </p>
      )}
      <Alert severity="info" small description={phraseDuDelai(delai, aujourdhui)} className="fr-mb-3w" />
      {fiche ? <Publication fiche={fiche} nature={structure.nature} visible={postesVacants > 0} /> : <Commencer />}
      <h2 className="fr-mt-4w">Le texte</h2>
      {fiche?.statut === 'publiee' && fiche.reference_emploi_territorial && (
        <p>Ce que vous changez ici change sur ce site : pensez à le changer aussi sur emploi-territorial.fr.</p>
      )}
      <Formulaire form={formulaireFiche} state={state} bouton="Enregistrer la fiche de poste" autosave />
      <h2 className="fr-mt-4w">Télécharger</h2>
      <p>Le document reprend le texte enregistré{!fiche && ', ou à défaut le modèle ci-dessus'} :</p>
      <ul>
        {FORMATS.map(({ format, libelle }) => (
          <li key={format}>
            <a className="fr-link" href={`/structure/fiche-de-poste/fichier?format=${format}`}>
              {libelle}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

const FORMATS = [
  { format: 'docx', libelle: 'Word, à modifier (DOCX)' },
  { format: 'odt', libelle: 'LibreOffice, à modifier (ODT)' },
  { format: 'pdf', libelle: 'À imprimer (PDF)' },
] as const;

const Commencer = () => (
  <p>
    Le modèle est rempli avec ce que vous avez déclaré à l’inscription. Relisez-le, précisez ce qui doit l’être, puis
    enregistrez-le : vous pourrez ensuite le publier.
  </p>
);

type PublicationProps = { readonly fiche: Fiche; readonly nature: Structure['nature']; readonly visible: boolean };
function Publication({ fiche, nature, visible }: PublicationProps) {
  const publiee = fiche.statut === 'publiee';
  return (
    <>
      <h2>La publication</h2>
      {publiee && fiche.publiee_le && <Publiee fiche={fiche} publieeLe={fiche.publiee_le} visible={visible} />}
      {nature === 'publique' ? (
        <p>
          {!publiee && 'Publiez l’offre sur emploi-territorial.fr, avec le compte de votre structure. Puis '}
          <a href="/structure/fiche-de-poste/publication">
            {publiee ? 'Corriger la référence ou la date' : 'déclarez ici sa référence et sa date'}
          </a>
          {!publiee && ' : les candidats verront aussi l’offre sur ce site'}.
        </p>
      ) : (
        !publiee && <BoutonPost action="/structure/fiche-de-poste/publier">Publier l’offre sur ce site</BoutonPost>
      )}
      {publiee && (
        <BoutonPost action="/structure/fiche-de-poste/retirer" priority="tertiary">
          Retirer l’offre de ce site
        </BoutonPost>
      )}
    </>
  );
}

type PublieeProps = { readonly fiche: Fiche; readonly publieeLe: string; readonly visible: boolean };
function Publiee({ fiche, publieeLe, visible }: PublieeProps) {
  const reference = fiche.reference_emploi_territorial;
  return (
    <p>
      L’offre est publiée depuis le {dateLongue(publieeLe)}
      {visible ? (
        <>
          {' : '}
          <a href={`/offres/${fiche.numero}`}>voir sa page</a>.
        </>
      ) : (
        '. Vous n’avez plus de poste à pourvoir : les candidats ne la voient plus.'
      )}
      {reference && (
        <>
          {' '}
          Sa référence sur emploi-territorial.fr est{' '}
          <a href={adresseDeLOffre(reference)} rel="external">
            {reference}
          </a>
          {fiche.constatee_le && <> ; nous l’y avons vue le {dateLongue(fiche.constatee_le)}</>}.
        </>
      )}
    </p>
  );
}
