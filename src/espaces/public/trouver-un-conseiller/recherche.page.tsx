import { Button } from '@codegouvfr/react-dsfr/Button';
import { momentLocal } from '#domain/horaires/index.ts';
import type { LieuTrouve } from '#domain/lieux/index.ts';
import { type Commune, type CommuneSurLaCarte, communeEcrite } from '#domain/territoires/index.ts';
import { usePage } from '#platform/dsfr/context.ts';
import { ChampDeSaisie } from '#platform/form/ChampDeSaisie.tsx';
import { rawValues } from '#platform/form/form.ts';
import type { PageDeListe } from '#platform/table/keyset.ts';
import { Pages } from '#platform/table/Tableau.tsx';
import { pluriel } from '#platform/texte.ts';
import { adresseAutour, BASE, CHAMPS } from './filtres.ts';
import { LieuListe } from './LieuListe.tsx';

export type Resultats = {
  readonly commune: CommuneSurLaCarte;
  readonly page: PageDeListe<LieuTrouve>;
  readonly total: number;
  readonly rayon: number;
};
type Props = {
  readonly now: Date;
  readonly resultats?: Resultats | undefined;
  /** What was typed means several communes, or none. */
  readonly hesitation?: { readonly texte: string; readonly communes: readonly Commune[] } | undefined;
};

/** The search of a place to be helped, around a commune. */
export function PageRecherche({ now, resultats, hesitation }: Props) {
  return (
    <>
      <h1>Trouver un conseiller numérique</h1>
      <p className="fr-text--lead">
        Près de chez vous, quelqu’un peut vous aider à vous servir d’un ordinateur, d’un téléphone, d’un site. C’est
        gratuit.
      </p>
      <Recherche
        commune={resultats ? communeEcrite(resultats.commune) : (hesitation?.texte ?? '')}
        plus={!!resultats}
      />
      {hesitation && <Hesitation {...hesitation} />}
      {resultats && <LesLieux {...resultats} now={now} />}
      {!resultats && (
        <p>
          <a className="fr-link" href={`${BASE}/carte`}>
            Voir la carte de France
          </a>
        </p>
      )}
    </>
  );
}

/** The commune first; filters come with the answers. */
function Recherche({ commune, plus }: { commune: string; plus: boolean }) {
  const { url } = usePage();
  const valeurs = { ...Object.fromEntries(url.searchParams), commune };
  const state = { values: rawValues(valeurs), errors: {} };
  const { commune: champCommune, ...filtres } = CHAMPS;
  return (
    <form method="get" action={BASE} className="fr-mb-3w">
      <div className="recherche">
        <ChampDeSaisie nom="commune" champ={{ ...champCommune, requis: true }} state={state} />
      </div>
      {plus && (
        <details open={Object.keys(filtres).some((nom) => url.searchParams.get(nom))} className="fr-mt-2w">
          <summary className="fr-py-1w">Affiner la recherche</summary>
          <div className="fr-grid-row fr-grid-row--gutters fr-mt-1w">
            {Object.entries(filtres).map(([nom, champ]) => (
              <div key={nom} className="fr-col-12 fr-col-sm-6 fr-col-lg-3">
                <ChampDeSaisie nom={nom} champ={{ premier: 'Tous', ...champ, requis: true }} state={state} />
              </div>
            ))}
          </div>
        </details>
      )}
      <Button type="submit" className="fr-mt-2w">
        Chercher
      </Button>
    </form>
  );
}

function Hesitation({ texte, communes }: { texte: string; communes: readonly Commune[] }) {
  const { url } = usePage();
  if (communes.length === 0)
    return <p role="alert">Aucune commune ne s’appelle « {texte} ». Vérifiez son nom, ou donnez son code postal.</p>;
  return (
    <>
      <h2>De quelle commune s’agit-il ?</h2>
      <ul>
        {communes.map((commune) => (
          <li key={commune.code}>
            <a href={adresseAutour(commune.code, url.searchParams)}>
              {communeEcrite(commune)}, {commune.departement}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function LesLieux({ commune, page, total, rayon, now }: Resultats & { now: Date }) {
  const moment = momentLocal(now, commune.departement_code);
  return (
    <>
      <h2>
        {pluriel(total, 'lieu', 'lieux', 'Aucun lieu')} à moins de {rayon}&nbsp;km de {commune.nom}
      </h2>
      {page.lignes.length === 0 ? (
        <Rien code={commune.code} rayon={rayon} />
      ) : (
        <ul className="fr-raw-list">
          {page.lignes.map((lieu) => (
            <LieuListe key={lieu.id} lieu={lieu} communeCode={commune.code} moment={moment} />
          ))}
        </ul>
      )}
      <Pages page={page} formulaire={undefined} />
      <p className="fr-mt-3w">
        <a className="fr-link" href={`${BASE}/departements/${commune.departement_code}`}>
          Voir la carte du département : {commune.departement}
        </a>
      </p>
    </>
  );
}

/** Nothing: farther, or with less asked, or on the map. */
function Rien({ code, rayon }: { code: string; rayon: number }) {
  const { url } = usePage();
  const plusLoin = rayon < 50 ? '50' : '100';
  const filtree = Object.keys(CHAMPS).some((nom) => !['commune', 'rayon'].includes(nom) && url.searchParams.get(nom));
  return (
    <ul>
      {rayon < 100 && (
        <li>
          <a href={adresseAutour(code, url.searchParams, { rayon: plusLoin })}>Chercher jusqu’à {plusLoin}&nbsp;km</a>
        </li>
      )}
      {filtree && (
        <li>
          <a href={`${BASE}?code=${code}&rayon=${rayon}`}>Chercher sans aucun filtre</a>
        </li>
      )}
      <li>
        <a href={`${BASE}/carte`}>Voir la carte de France</a>
      </li>
    </ul>
  );
}
