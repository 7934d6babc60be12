import type { ReactNode } from 'react';
import { Echeancier, lireVersementsDuPoste, posteDuVersement, type VersementLu } from '#domain/versements/index.ts';
import type { Perimetre } from '#platform/actor.ts';
import { dateLongue } from '#platform/dates.ts';
import type { Db } from '#platform/db/guard.ts';
import { Historique } from '#platform/dsfr/Historique.tsx';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { type FaitDuPoste, lireChronologie } from './chronologie.ts';
import { Comptes, lireComptes } from './comptes-du-poste.tsx';
import { cycle } from './lifecycle.ts';
import { lireRupturesDuPoste, type RuptureLue } from './readings.ts';
import { MOTIFS } from './regles.ts';

/** A post of the perimeter: its payments, its ruptures, everything that happened to it. @throws NotFound */
export async function lirePoste(db: Db, perimetre: Perimetre, now: Date, posteId: string) {
  const poste = await posteDuVersement(db, perimetre, posteId);
  const [versements, ruptures, faits] = await Promise.all([
    lireVersementsDuPoste(db, perimetre, now, posteId),
    lireRupturesDuPoste(db, perimetre, posteId),
    lireChronologie(db, perimetre, posteId),
  ]);
  return {
    poste,
    versements,
    ruptures,
    faits,
    comptes: await lireComptes(db, perimetre, poste),
  };
}
type PosteLu = Awaited<ReturnType<typeof lirePoste>>;

/** The life of a post, as everybody concerned reads it. `gestes`: what the reader may do, above the rest. */
export const PageDuPoste = ({
  lu: { poste, versements, ruptures, faits, comptes },
  base,
  now,
  aide = false,
  gestes,
  versLaRupture,
}: {
  lu: PosteLu;
  /** The address of the page. */
  base: string;
  now: Date;
  aide?: boolean;
  gestes?: ReactNode;
  versLaRupture?: (rupture: RuptureLue) => string;
}) => (
  <>
    <h1>
      Poste {poste.numero} de {poste.structure}
    </h1>
    {gestes}
    {ruptures.length > 0 && <Ruptures ruptures={ruptures} vers={versLaRupture} />}
    <LesVersements versements={versements} now={now} aide={aide} />
    <Comptes comptes={comptes} solde={`${base}/solde`} />
    <h2>Ce qui s’est passé</h2>
    <Historique faits={[...faits] satisfies FaitDuPoste[]} />
  </>
);

const LesVersements = (props: { versements: readonly VersementLu[]; now: Date; aide: boolean }) =>
  props.versements.length === 0 ? (
    <p>Aucun versement n’est prévu : aucun contrat n’a été signé sur ce poste.</p>
  ) : (
    <Echeancier {...props} />
  );

const Ruptures = ({
  ruptures,
  vers,
}: {
  ruptures: readonly RuptureLue[];
  vers: ((rupture: RuptureLue) => string) | undefined;
}) => (
  <>
    <h2>Rupture de contrat</h2>
    <ul>
      {ruptures.map((rupture) => {
        const texte = `Contrat n° ${rupture.numeroContrat}, au ${dateLongue(rupture.effet_le)} : ${MOTIFS[rupture.motif].toLowerCase()}`;
        return (
          <li key={rupture.id}>
            {vers ? <a href={vers(rupture)}>{texte}</a> : texte} <StatutBadge statut={cycle.labels[rupture.statut]} />
          </li>
        );
      })}
    </ul>
  </>
);
