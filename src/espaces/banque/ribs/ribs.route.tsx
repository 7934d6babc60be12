import { z } from 'zod';
import {
  cycleRib,
  examinerRib,
  formulaireMotif,
  listerRibsAVerifier,
  ouvrirRib,
  type RibLu,
} from '#domain/versements/index.ts';
import { porte } from '#espaces/banque/door.ts';
import { ibanAffiche } from '#platform/banque/iban.ts';
import { dateCourte, depuis } from '#platform/dates.ts';
import { Fiche } from '#platform/dsfr/Fiche.tsx';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { BoutonPost, Formulaire } from '#platform/form/Formulaire.tsx';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { Tableau } from '#platform/table/Tableau.tsx';

const BASE = '/banque/ribs';
const filAriane = [{ libelle: 'RIB', href: BASE }];

const liste = route({
  method: 'GET',
  path: BASE,
  right: porte,
  audit: 'rib.lister',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db, clock }, actor }) {
    const ribs = await listerRibsAVerifier(db, actor.perimetre);
    const colonnes = [
      { titre: 'Structure', cellule: ({ id, structure }: RibLu) => <a href={`${BASE}/${id}`}>{structure}</a> },
      { titre: 'Titulaire', cellule: ({ titulaire }: RibLu) => titulaire },
      { titre: 'Compte', cellule: ({ iban_fin }: RibLu) => `se termine par ${iban_fin}` },
      { titre: 'Attend', cellule: ({ saisi_le }: RibLu) => depuis(saisi_le, clock()) },
    ];
    return {
      page: {
        titre: 'RIB à vérifier',
        prive: true,
        corps: (
          <>
            <h1>RIB à vérifier</h1>
            <p>Aucun versement ne part vers un compte qui n’est pas vérifié. Les plus anciens d’abord.</p>
            <Tableau
              titre="RIB à vérifier"
              page={{ lignes: ribs, suivante: null, precedente: null }}
              total={ribs.length}
              nom="compte"
              aucun="aucun compte"
              colonnes={colonnes}
              vide={<p>Aucun compte n’attend d’être vérifié.</p>}
            />
          </>
        ),
      },
    };
  },
});

const motif = formulaireMotif('Pourquoi ce compte ne convient pas');

const un = formRoute({
  path: `${BASE}/:id`,
  right: porte,
  audit: 'rib.lire',
  form: motif,
  async page({ tools, actor, parameters: { id } }, state) {
    const rib = await ouvrirRib(tools, actor, id);
    return {
      titre: `RIB de ${rib.structure}`,
      prive: true,
      filAriane,
      corps: (
        <>
          <h1>RIB de {rib.structure}</h1>
          <p>
            <StatutBadge statut={cycleRib.labels[rib.statut]} />
          </p>
          <Fiche
            faits={[
              ['Titulaire', rib.titulaire],
              ['IBAN', ibanAffiche(rib.ibanComplet)],
              ['BIC', rib.bic],
              ['Saisi le', dateCourte(rib.saisi_le)],
              ['Motif', rib.motif],
            ]}
          />
          {rib.statut === 'a_valider' && (
            <>
              <p>Comparez ce compte au RIB que la structure a joint à sa demande de subvention.</p>
              <BoutonPost action={`${BASE}/${id}/valider`} priority="primary">
                Valider ce compte
              </BoutonPost>
              <h2 className="fr-mt-4w">Refuser ce compte</h2>
              <Formulaire form={motif} state={state} bouton="Refuser" />
            </>
          )}
        </>
      ),
    };
  },
  async submit({ tools, actor, parameters: { id } }, { motif: raison }) {
    await examinerRib(tools, actor, { ribId: id, accepte: false, motif: raison });
    return { redirect: BASE, annonce: 'Le compte est refusé. La structure en est prévenue.' };
  },
});

const valider = route({
  method: 'POST',
  path: `${BASE}/:id/valider`,
  right: porte,
  audit: 'rib.validerDepuisLaFile',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id } }) {
    await examinerRib(tools, actor, { ribId: id, accepte: true, motif: '' });
    return { redirect: BASE, annonce: 'Le compte est vérifié. La structure en est prévenue.' };
  },
});

export const routesRibs: readonly AnyRoute[] = [liste, ...un, valider];
