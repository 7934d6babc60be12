import { Button } from '@codegouvfr/react-dsfr/Button';
import { z } from 'zod';
import { type DestinationProche, destinationsAutour, listerSesLieux } from '#domain/lieux/index.ts';
import { CODES_LISTES, LISTES_DE_REFERENCE } from '#domain/referentiels/index.ts';
import { type Commune, communeEcrite, situerCommune, trouverCommunes } from '#domain/territoires/index.ts';
import { porte } from '#espaces/conseiller/door.ts';
import { ChampDeSaisie } from '#platform/form/ChampDeSaisie.tsx';
import { liste, texteFacultatif } from '#platform/form/champs.ts';
import { rawValues } from '#platform/form/form.ts';
import { type AnyRoute, type Requete, route } from '#platform/routes.ts';
import { pluriel, telephoneEcrit } from '#platform/texte.ts';

export const BASE = '/conseiller/orienter';
const RAYONS = [5, 10, 20, 50, 100] as const;
const GENRES = ['lieux', ...CODES_LISTES] as const;
const CHAMPS = {
  commune: {
    ...texteFacultatif({ libelle: 'Commune de la personne', indication: 'Son nom ou son code postal.', max: 150 }),
    suggestions: '/api/communes',
  },
  quoi: liste({
    libelle: 'Vers',
    vide: '',
    options: [
      { valeur: 'lieux', libelle: 'Un autre conseiller numérique' },
      ...CODES_LISTES.map((valeur) => ({ valeur, libelle: LISTES_DE_REFERENCE[valeur].quoi })),
    ],
  }),
  rayon: {
    ...liste({
      libelle: 'Jusqu’où',
      vide: '',
      options: RAYONS.map((km) => ({ valeur: String(km), libelle: `${km}\u00a0km` })),
    }),
    premier: '20\u00a0km, par défaut',
  },
};

/** Where somebody may be sent: the bodies near a commune, his own by default. Nothing is kept of the search. */
export const routesOrienter: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: BASE,
    right: porte,
    audit: 'lieux.orienter',
    rate: 'page',
    input: z.unknown(),
    async answer(requete) {
      const { url } = requete;
      const { code, texte, communes } = await ou(requete);
      const destinations = code ? await proches(requete, code) : [];
      return {
        page: {
          titre: 'Orienter une personne',
          prive: true,
          corps: (
            <>
              <h1>Orienter une personne</h1>
              <p>Trouvez qui peut l’aider près de chez elle, puis imprimez une feuille à lui remettre.</p>
              <form method="get" action={BASE} className="fr-mb-3w">
                <div className="fr-grid-row fr-grid-row--gutters">
                  {Object.entries(CHAMPS).map(([nom, champ]) => (
                    <div key={nom} className="fr-col-12 fr-col-md-4">
                      <ChampDeSaisie
                        nom={nom}
                        champ={{ premier: 'Tous', ...champ, requis: true }}
                        state={{
                          values: rawValues({ ...Object.fromEntries(url.searchParams), commune: texte }),
                          errors: {},
                        }}
                      />
                    </div>
                  ))}
                </div>
                <Button type="submit" className="fr-mt-2w">
                  Chercher
                </Button>
              </form>
              {code ? <Destinations destinations={destinations} /> : <Hesitation texte={texte} communes={communes} />}
            </>
          ),
        },
      };
    },
  }),
];

/** The commune asked, or that of the conseiller's main place; several, when what was typed means several. */
async function ou({
  tools: { db },
  actor,
  url,
}: Requete): Promise<{ code?: string; texte: string; communes: readonly Commune[] }> {
  const texte = url.searchParams.get('commune')?.slice(0, 150).trim() ?? '';
  const choisie =
    url.searchParams.get('code')?.slice(0, 5) ??
    (texte ? undefined : (await listerSesLieux(db, actor))[0]?.commune_code);
  if (choisie) {
    const commune = await situerCommune(db, choisie);
    return commune ? { code: commune.code, texte: communeEcrite(commune), communes: [] } : { texte, communes: [] };
  }
  const communes = texte ? await trouverCommunes(db, texte) : [];
  const [seule, autre] = communes;
  return seule && !autre ? { code: seule.code, texte, communes } : { texte, communes };
}

async function proches({ tools: { db, clock }, url }: Requete, code: string): Promise<readonly DestinationProche[]> {
  const commune = await situerCommune(db, code);
  const rayon = RAYONS.find((km) => String(km) === url.searchParams.get('rayon')) ?? 20;
  const quoi = GENRES.find((genre) => genre === url.searchParams.get('quoi'));
  return commune ? destinationsAutour(db, commune, { rayon, quoi }, clock()) : [];
}

const Destinations = ({ destinations }: { destinations: readonly DestinationProche[] }) => (
  <>
    <h2>{pluriel(destinations.length, 'possibilité', 'possibilités', 'Rien de connu par ici')}</h2>
    {destinations.length === 0 && <p>Cherchez plus loin, ou une autre sorte de lieu.</p>}
    <ul>
      {destinations.map(({ cle, quoi, nom, commune, telephone, km }) => (
        <li key={cle} className="fr-mb-1w">
          <a href={`${BASE}/${cle}`}>{nom}</a>, {commune} ({km < 1 ? 'tout près' : `${Math.round(km)}\u00a0km`})
          <br />
          <span className="fr-text--sm">
            {quoi}
            {telephone && `, ${telephoneEcrit(telephone)}`}
          </span>
        </li>
      ))}
    </ul>
  </>
);

function Hesitation({ texte, communes }: { texte: string; communes: readonly Commune[] }) {
  if (texte === '') return <p>Donnez la commune de la personne.</p>;
  if (communes.length === 0)
    return <p role="alert">Cette commune n’est pas connue. Vérifiez son nom, ou donnez son code postal.</p>;
  return (
    <>
      <h2>De quelle commune s’agit-il ?</h2>
      <ul>
        {communes.map((commune) => (
          <li key={commune.code}>
            <a href={`${BASE}?code=${commune.code}`}>
              {communeEcrite(commune)}, {commune.departement}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
