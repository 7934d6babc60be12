import { z } from 'zod';
import { compterConventions, cycle, type StatutConvention } from '#domain/conventions/index.ts';
import {
  compterLots,
  compterVersements,
  ETATS,
  listerRibsAVerifier,
  peutPreparerLot,
  peutValiderLot,
  SANS_FILTRE,
} from '#domain/versements/index.ts';
import { porte } from '#espaces/banque/door.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { type AnyRoute, route } from '#platform/routes.ts';
import { euros, pluriel } from '#platform/texte.ts';

const SUIVIS: readonly StatutConvention[] = ['signee_structure', 'a_signer', 'signee'];

const accueil = route({
  method: 'GET',
  path: '/banque',
  right: porte,
  audit: 'conventions.accueillir',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db, clock }, actor }) {
    const nombres = await Promise.all(
      SUIVIS.map((statut) => compterConventions(db, actor.perimetre, { statut, departement: undefined })),
    );
    const [aSigner = 0] = nombres;
    const [lots, ribs, aPayer, bloques] = await Promise.all([
      compterLots(db, actor.perimetre, 'a_valider'),
      listerRibsAVerifier(db, actor.perimetre),
      ...(['a_payer', 'bloque'] as const).map((etat) =>
        compterVersements(db, actor.perimetre, clock(), { ...SANS_FILTRE, etat }),
      ),
    ]);
    return {
      page: {
        titre: 'Espace Banque des Territoires',
        prive: true,
        corps: (
          <>
            <h1>Espace Banque des Territoires</h1>
            {aSigner > 0 ? (
              <p>
                <a className="fr-btn" href="/banque/conventions">
                  {pluriel(aSigner, 'convention attend', 'conventions attendent')} votre signature
                </a>
              </p>
            ) : (
              <p>Aucune convention n’attend votre signature.</p>
            )}
            {peutValiderLot(actor) && lots > 0 && (
              <p>
                <a className="fr-btn" href="/banque/lots?statut=a_valider">
                  {pluriel(lots, 'lot attend', 'lots attendent')} votre validation
                </a>
              </p>
            )}
            {peutPreparerLot(actor) && (aPayer?.nombre ?? 0) > 0 && (
              <p>
                <a className="fr-btn" href="/banque/lots/nouveau">
                  {pluriel(aPayer?.nombre ?? 0, 'versement est', 'versements sont')} à payer : préparer un lot
                </a>
              </p>
            )}
            {ribs.length > 0 && (
              <p>
                <a className="fr-btn fr-btn--secondary" href="/banque/ribs">
                  {pluriel(ribs.length, 'compte bancaire', 'comptes bancaires')} à vérifier
                </a>
              </p>
            )}
            <h2>Versements</h2>
            <ul className="fr-raw-list">
              {[['a_payer', aPayer] as const, ['bloque', bloques] as const].map(([etat, total]) => (
                <li key={etat} className="fr-mb-1w">
                  <StatutBadge statut={ETATS[etat]} />{' '}
                  <a href={`/banque/versements?etat=${etat}`}>
                    {pluriel(total?.nombre ?? 0, 'versement')}, {euros(total?.centimes ?? 0)}
                  </a>
                </li>
              ))}
            </ul>
            <h2>Conventions</h2>
            <ul className="fr-raw-list">
              {SUIVIS.map((statut, rang) => (
                <li key={statut} className="fr-mb-1w">
                  <StatutBadge statut={cycle.labels[statut]} />{' '}
                  <a href={`/banque/conventions?statut=${statut}`}>
                    {pluriel(nombres[rang] ?? 0, 'convention', 'conventions', 'aucune convention')}
                  </a>
                </li>
              ))}
            </ul>
          </>
        ),
      },
    };
  },
});

export const routesAccueil: readonly AnyRoute[] = [accueil];
