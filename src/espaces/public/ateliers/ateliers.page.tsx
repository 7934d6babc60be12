import { Badge } from '@codegouvfr/react-dsfr/Badge';
import { dureeEcrite, endroitEcrit, type LigneAtelierPublic, niveauEcrit } from '#domain/ateliers/index.ts';
import { rendezVous } from '#platform/dates.ts';
import { usePage } from '#platform/dsfr/context.ts';
import type { Champs } from '#platform/form/form.ts';
import type { PageDeListe } from '#platform/table/keyset.ts';
import { adresseAvec, Filtres, Pages } from '#platform/table/Tableau.tsx';
import { pluriel } from '#platform/texte.ts';
import type { Recherche } from './filtres.ts';
import { etatDesPlaces } from './places.ts';

type Props = {
  readonly recherche: Recherche;
  readonly champs: Champs;
  readonly page: PageDeListe<LigneAtelierPublic>;
  readonly total: number;
  readonly now: Date;
};

/** Workshops to come: near somewhere, or in the whole country. */
export function PageAteliers({ recherche, champs, page, total, now }: Props) {
  const { url } = usePage();
  const { commune, inconnue } = recherche;
  return (
    <>
      <h1>Trouver un atelier numérique</h1>
      <p className="fr-text--lead">
        Gratuits et ouverts à tous : on y apprend à son rythme, avec un conseiller numérique.
      </p>
      <Filtres champs={champs} valeurs={Object.fromEntries(url.searchParams)} bouton="Chercher" />
      {inconnue && <p role="alert">Cette commune n’est pas connue. Vérifiez son nom, ou donnez son code postal.</p>}
      <AChoisir recherche={recherche} />
      <h2 className="fr-mt-4w">{titreDe(recherche, total)}</h2>
      {page.lignes.length === 0 ? (
        <p>
          {commune
            ? 'Cherchez plus loin, un autre jour, ou parmi les ateliers à distance.'
            : 'Changez un filtre, ou revenez dans quelques jours : de nouveaux ateliers s’ajoutent chaque semaine.'}
        </p>
      ) : (
        <ul className="fr-raw-list">
          {page.lignes.map((atelier) => (
            <Atelier key={atelier.id} atelier={atelier} pres={commune !== undefined} now={now} />
          ))}
        </ul>
      )}
      <Pages page={page} />
    </>
  );
}

function titreDe({ commune, filtres: { rayonKm, distance } }: Recherche, total: number): string {
  const ateliers = pluriel(total, 'atelier', 'ateliers', 'Aucun atelier');
  if (distance) return `${ateliers} à distance`;
  return commune ? `${ateliers} à moins de ${rayonKm} km de ${commune}` : `${ateliers} à venir`;
}

const MONTREES = 12;

/** Names are shared: which commune was meant is one link away, with or without script. */
function AChoisir({ recherche: { aChoisir } }: Pick<Props, 'recherche'>) {
  const { url } = usePage();
  if (aChoisir.length === 0) return null;
  return (
    <>
      <p>
        Plusieurs communes correspondent. Laquelle ?
        {aChoisir.length > MONTREES && ' Si la vôtre n’est pas là, donnez son nom entier ou son code postal.'}
      </p>
      <ul>
        {aChoisir.slice(0, MONTREES).map(({ code, libelle }) => (
          <li key={code}>
            <a href={adresseAvec(url, { communeCode: code, curseur: null })}>{libelle}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

const Atelier = ({ atelier, pres, now }: { atelier: LigneAtelierPublic; pres: boolean; now: Date }) => (
  <li className="etape fr-p-2w fr-mb-2w">
    <h3 className="fr-h6 fr-mb-1v">
      <a href={`/ateliers/${atelier.numero}`}>{atelier.titre}</a>
    </h3>
    <p className="fr-mb-1v">
      <strong>Le {rendezVous(atelier.debut)}</strong>, durée {dureeEcrite(atelier.duree_minutes)}
    </p>
    <p className="fr-mb-1v">
      {endroitEcrit(atelier)}
      {pres && atelier.canal === 'lieu' && `, à ${kilometres(atelier.km)}`}
    </p>
    <p className="fr-text--sm fr-mb-1v">
      {niveauEcrit(atelier.niveau)} ; {atelier.themes.join(', ')}
    </p>
    <Badge as="span" small severity={etatDesPlaces(atelier, now).badge} noIcon>
      {etatDesPlaces(atelier, now).libelle}
    </Badge>
  </li>
);

const kilometres = (km: number) => (km < 1 ? 'moins d’un kilomètre' : `${Math.round(km)}\u00a0km`);
