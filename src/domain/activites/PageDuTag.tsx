import { BoutonPost, Formulaire } from '#platform/form/Formulaire.tsx';
import type { FormState } from '#platform/form/form.ts';
import { nombre, pluriel } from '#platform/texte.ts';
import { formulaireFusion, formulaireTag } from './formulaires-des-tags.ts';
import { type lireTag, type Tag, USAGES_COMPTES } from './lire-tags.ts';

type Props = {
  readonly base: string;
  readonly tag: Awaited<ReturnType<typeof lireTag>>;
  readonly autres: readonly Tag[];
  readonly renommer: FormState;
};

/** One tag: how much it serves, another name, another tag to become, or out of the list. */
export const PageDuTag = ({ base, tag: { numero, nom, archive_le, usages }, autres, renommer }: Props) => (
  <div className="fr-col-12 fr-col-md-9 fr-col-lg-8">
    <h1>« {nom} »</h1>
    <p>
      {usages > USAGES_COMPTES
        ? `Plus de ${nombre(USAGES_COMPTES)} activités le portent.`
        : `${pluriel(usages, 'activité le porte', 'activités le portent', 'Aucune activité ne le porte')}.`}
      {archive_le && ' Il est archivé : il n’est plus proposé.'}
    </p>
    <h2>Renommer</h2>
    <Formulaire form={formulaireTag} state={renommer} bouton="Renommer" />
    <h2 className="fr-mt-4w">{archive_le ? 'Reprendre' : 'Fusionner ou archiver'}</h2>
    {autres.length > 0 && !archive_le && (
      <p>
        Deux tags pour la même chose ? <a href={`${base}/${numero}/fusion`}>Fusionner « {nom} » avec un autre</a>.
      </p>
    )}
    <BoutonPost action={`${base}/${numero}/archive`} champs={{ archive: archive_le ? 'non' : 'oui' }}>
      {archive_le ? 'Proposer de nouveau ce tag' : 'Archiver ce tag'}
    </BoutonPost>
  </div>
);

type Fusion = Pick<Props, 'autres'> & { readonly tag: Tag; readonly state: FormState };

/** Which tag this one becomes. */
export function PageDeFusion({ tag: { nom }, autres, state }: Fusion) {
  const options = autres.map((autre) => ({ valeur: String(autre.numero), libelle: autre.nom }));
  const { champs } = formulaireFusion;
  const form = { ...formulaireFusion, champs: { vers: { ...champs.vers, options } } };
  return (
    <div className="fr-col-12 fr-col-md-9 fr-col-lg-8">
      <h1>Fusionner « {nom} »</h1>
      <p>
        Les activités qui le portent porteront l’autre tag, et « {nom} » disparaîtra de la liste. Cela ne s’annule pas.
      </p>
      <Formulaire form={form} state={state} bouton="Fusionner" />
    </div>
  );
}
