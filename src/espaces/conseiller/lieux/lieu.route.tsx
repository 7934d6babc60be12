import { z } from 'zod';
import { HorairesEnClair, heureEcrite, JOURS } from '#domain/horaires/index.ts';
import {
  choisirPrincipal,
  FicheDuLieu,
  type LieuDuPerimetre,
  lireHistorique,
  lireHoraires,
  lireLieu,
  listerSesLieux,
  listerSesPermanences,
  PublicationDuLieu,
  quitterLieu,
  type SaPermanence,
} from '#domain/lieux/index.ts';
import { porte } from '#espaces/conseiller/door.ts';
import { dateCivile, dateLongue } from '#platform/dates.ts';
import { Historique } from '#platform/dsfr/Historique.tsx';
import { BoutonPost } from '#platform/form/Formulaire.tsx';
import { type AnyRoute, route } from '#platform/routes.ts';

export const BASE = '/conseiller/lieux';
export const ariane = [{ libelle: 'Mes lieux', href: BASE }];
export const arianeDuLieu = ({ id, nom }: LieuDuPerimetre) => [...ariane, { libelle: nom, href: `${BASE}/${id}` }];

const un = route({
  method: 'GET',
  path: `${BASE}/:id`,
  right: porte,
  audit: 'lieux.lireLeSien',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db, clock }, actor, parameters: { id } }) {
    const now = clock();
    const lieu = await lireLieu(db, actor, id);
    const [horaires, permanences, faits, siens] = await Promise.all([
      lireHoraires(db, id, lieu.ferme_feries),
      listerSesPermanences(db, actor, now),
      lireHistorique(db, id),
      listerSesLieux(db, actor),
    ]);
    const base = `${BASE}/${id}`;
    const principal = siens.some((sien) => sien.id === id && sien.principal);
    return {
      page: {
        titre: lieu.nom,
        prive: true,
        filAriane: ariane,
        corps: (
          <>
            <h1>
              {lieu.nom}
              {principal && <span className="fr-text--lg"> (lieu principal)</span>}
            </h1>
            <PublicationDuLieu lieu={lieu} />
            <Section titre="Fiche" href={`${base}/corriger`} lien="Corriger la fiche">
              <FicheDuLieu lieu={lieu} />
            </Section>
            <Section titre="Horaires du lieu" href={`${base}/horaires`} lien="Changer les horaires">
              <HorairesEnClair horaires={horaires} aujourdhui={dateCivile(now)} />
              <p>
                <a href={`${base}/fermetures`}>Annoncer une fermeture exceptionnelle</a>
              </p>
            </Section>
            <Section titre="Vos permanences" href={`${base}/permanences`} lien="Changer mes permanences">
              <Permanences
                permanences={permanences.filter(({ lieu_id }) => lieu_id === id)}
                aujourdhui={dateCivile(now)}
              />
            </Section>
            <div className="gestes fr-my-3w">
              {!principal && <BoutonPost action={`${base}/principal`}>En faire mon lieu principal</BoutonPost>}
              <BoutonPost action={`${base}/quitter`} priority="tertiary">
                Je ne reçois plus ici
              </BoutonPost>
            </div>
            <h2>Ce qui a changé</h2>
            <Historique faits={faits} />
          </>
        ),
      },
    };
  },
});

type SectionProps = {
  readonly titre: string;
  readonly href: string;
  readonly lien: string;
  readonly children: React.ReactNode;
};
const Section = ({ titre, href, lien, children }: SectionProps) => (
  <>
    <h2 className="fr-mt-4w">{titre}</h2>
    {children}
    <p>
      <a className="fr-btn fr-btn--secondary" href={href}>
        {lien}
      </a>
    </p>
  </>
);

/** « Mardi de 9 h à 12 h, à partir du 1er mars 2021 » */
export const permanenceEcrite = (
  { jour, debut, fin, du, au }: Omit<SaPermanence, 'id' | 'lieu_id'>,
  aujourdhui: string,
) => {
  const nom = JOURS[jour - 1] ?? '';
  const bornes = [du > aujourdhui && `à partir du ${dateLongue(du)}`, au && `jusqu’au ${dateLongue(au)}`].filter(
    Boolean,
  );
  const heures = `${nom.charAt(0).toUpperCase()}${nom.slice(1)} de ${heureEcrite(debut)} à ${heureEcrite(fin)}`;
  return [heures, ...bornes].join(', ');
};

const Permanences = ({ permanences, aujourdhui }: { permanences: readonly SaPermanence[]; aujourdhui: string }) =>
  permanences.length === 0 ? (
    <p>Dites quand vous êtes ici : le public vient alors quand il peut vous voir.</p>
  ) : (
    <ul>
      {permanences.map((une) => (
        <li key={une.id}>{permanenceEcrite(une, aujourdhui)}</li>
      ))}
    </ul>
  );

const principal = route({
  method: 'POST',
  path: `${BASE}/:id/principal`,
  right: porte,
  audit: 'lieux.choisirPrincipalDepuisLaPage',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id } }) {
    await choisirPrincipal(tools, actor, { lieuId: id });
    return { redirect: `${BASE}/${id}`, annonce: 'Ce lieu est maintenant proposé en premier.' };
  },
});

const quitter = route({
  method: 'POST',
  path: `${BASE}/:id/quitter`,
  right: porte,
  audit: 'lieux.quitterDepuisLaPage',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id } }) {
    await quitterLieu(tools, actor, { lieuId: id });
    return {
      redirect: BASE,
      annonce: 'Ce lieu n’est plus dans les vôtres. Les activités que vous y avez enregistrées restent.',
    };
  },
});

export const routesLieu: readonly AnyRoute[] = [un, principal, quitter];
