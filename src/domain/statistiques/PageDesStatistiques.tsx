import { Alert } from '@codegouvfr/react-dsfr/Alert';
import type { ReactNode } from 'react';
import { dateLongue } from '#platform/dates.ts';
import { usePage } from '#platform/dsfr/context.ts';
import { date, liste, texteFacultatif } from '#platform/form/champs.ts';
import type { Champs } from '#platform/form/form.ts';
import { adresseAvec, Exports, Filtres } from '#platform/table/Tableau.tsx';
import { nombre } from '#platform/texte.ts';
import { Chiffres, TableDesParts } from './Chiffres.tsx';
import { Definitions } from './Definitions.tsx';
import { filtresEnClair } from './filtres.ts';
import type { PageLue } from './lire-page.ts';
import { CANAUX, GROUPES, TYPES_D_ACTIVITE } from './mesures.ts';
import { RACCOURCIS } from './periode.ts';
import { RELECTURE_MAX } from './relecture.ts';

const options = (libelles: Readonly<Record<string, string>>) =>
  Object.entries(libelles).map(([valeur, libelle]) => ({ valeur, libelle }));
const THEMES = GROUPES.find(({ titre }) => titre === 'Thèmes')?.lignes ?? [];

const CHAMPS = {
  du: date({ libelle: 'Du' }),
  au: date({ libelle: 'Au' }),
  type: liste({ libelle: 'Activité', vide: '', options: options(TYPES_D_ACTIVITE) }),
  canal: liste({ libelle: 'Canal', vide: '', options: options(CANAUX) }),
  theme: liste({
    libelle: 'Thème',
    vide: '',
    options: THEMES.map(([code, libelle]) => ({ valeur: code.replace('theme_', ''), libelle })),
  }),
  commune: { ...texteFacultatif({ libelle: 'Commune', max: 150 }), suggestions: '/api/communes' },
};

/** What this page lets choose: its scope, the period, what was done, and the places and tags that there are. */
const champsDe = ({ vue, tags, lieux }: PageLue): Champs => ({
  ...vue.champs,
  ...CHAMPS,
  ...(lieux.length > 0 && { lieu: liste({ libelle: 'Lieu', vide: '', options: lieux }) }),
  ...(tags.length > 0 && {
    tag: liste({
      libelle: 'Mot-clé',
      vide: '',
      options: tags.map(({ numero, nom }) => ({ valeur: String(numero), libelle: nom })),
    }),
  }),
});

type Props = {
  readonly titre: string;
  readonly base: string;
  readonly lue: PageLue;
  /** What else may be done with these figures: share them, print them. */
  readonly suite?: ReactNode;
};

/** The activity of a scope and a period: filters, totals beside those of before, drawings with their tables, parts. */
export function PageDesStatistiques({ titre, base, lue, suite }: Props) {
  const { vue, filtres, activite, blocs, lignes } = lue;
  const valeurs = { ...vue.valeurs, ...filtres, commune: filtres.communeDite };
  return (
    <>
      <h1>{titre}</h1>
      {vue.qui && <p className="fr-text--lead">{vue.qui}</p>}
      <Raccourcis choisi={filtres.periode} />
      <Filtres champs={champsDe(lue)} valeurs={valeurs} bouton="Afficher" />
      <CommuneInconnue dite={filtres.communeDite} />
      <PeriodeComptee lue={lue} />
      <Definitions />
      {activite.tropLarge && <TropLarge />}
      {!activite.tropLarge && blocs.activites === 0 && (
        <p>Aucune activité n’est enregistrée pour cette période et ces filtres.</p>
      )}
      {blocs.activites > 0 && (
        <>
          <Chiffres blocs={blocs} />
          {vue.parts && <TableDesParts parts={vue.parts} lignes={lignes} />}
          <Exports path={`${base}/export`} quoi="ces chiffres" />
          {suite}
        </>
      )}
    </>
  );
}

function Raccourcis({ choisi }: { readonly choisi: string | undefined }) {
  const { url } = usePage();
  return (
    <nav aria-label="Périodes" className="raccourcis fr-mb-2w">
      {Object.entries(RACCOURCIS).map(([code, { libelle }]) => (
        <a
          key={code}
          href={adresseAvec(url, { periode: code, du: null, au: null })}
          {...(code === choisi && { 'aria-current': 'true' as const })}
        >
          {libelle}
        </a>
      ))}
    </nav>
  );
}

function CommuneInconnue({ dite }: { readonly dite: string | undefined }) {
  const demandee = usePage().url.searchParams.get('commune');
  if (!demandee || dite) return null;
  return (
    <Alert
      severity="warning"
      small
      className="fr-mb-2w"
      description="Cette commune n’est pas reconnue, ou plusieurs portent ce nom : ajoutez son code postal. Les chiffres ci-dessous sont ceux de toutes les communes."
    />
  );
}

/** What the figures are of, in words: a page that is printed says it all. */
function PeriodeComptee({ lue: { filtres, activite } }: { readonly lue: PageLue }) {
  const { du, au } = activite.periode;
  const [, ...autres] = filtresEnClair(filtres);
  return (
    <>
      <p>
        Du {dateLongue(du)} au {dateLongue(au)}
        {autres.map(([nom, valeur]) => ` ; ${nom.toLowerCase()} : ${valeur}`).join('')}. Les chiffres tiennent compte de
        tout ce qui est enregistré à l’instant.
      </p>
      {(du !== filtres.du || au !== filtres.au) && (
        <Alert
          severity="info"
          small
          className="fr-mb-2w"
          description="Sur un territoire aussi grand, ces filtres se comptent par mois entiers. Pour des jours précis, choisissez un territoire plus petit ou gardez un seul filtre."
        />
      )}
    </>
  );
}

const TropLarge = () => (
  <Alert
    severity="info"
    small
    className="fr-mb-2w"
    description={`Ces filtres demandent de relire plus de ${nombre(RELECTURE_MAX)} activités une à une. Choisissez une période plus courte, un territoire plus petit, ou retirez un filtre.`}
  />
);
