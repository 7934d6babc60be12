import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { Table } from '@codegouvfr/react-dsfr/Table';
import { z } from 'zod';
import { demanderImport, type Import, lireImport, peutImporter } from '#domain/imports/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { dateHeure } from '#platform/dates.ts';
import { Fiche } from '#platform/dsfr/Fiche.tsx';
import { BoutonPost } from '#platform/form/Formulaire.tsx';
import { type AnyRoute, route } from '#platform/routes.ts';
import { exportRoute } from '#platform/table/export-route.ts';
import { nombre, pluriel } from '#platform/texte.ts';
import { ETATS, QUOI } from './libelles.ts';

const PROBLEMES_MONTRES = 100;
const ATTENTE_SECONDES = 3;
const EN_ROUTE: readonly Import['etat'][] = ['demande', 'en_cours'];

const montrer = route({
  method: 'GET',
  path: '/anct/imports/:id',
  right: porte,
  audit: 'imports.lire',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools, actor, parameters }) {
    const lu = await lireImport(tools.db, actor.perimetre, parameters.id);
    return {
      page: {
        titre: `Import : ${QUOI[lu.quoi].toLowerCase()}`,
        prive: true,
        filAriane: [{ libelle: 'Imports', href: '/anct/imports' }],
        // The page comes back by itself while the list is being written.
        ...(EN_ROUTE.includes(lu.etat) && { enTetes: { Refresh: String(ATTENTE_SECONDES) } }),
        corps: (
          <>
            <h1>{QUOI[lu.quoi]} : ce que contient la liste</h1>
            <Suite lu={lu} peut={peutImporter(actor)} />
            <Fiche
              faits={[
                ['Fichier', lu.fichier_nom],
                ['Déposé', `le ${dateHeure(lu.depose_le)}`],
                ['Lignes lues', nombre(lu.bilan.lignes)],
                ['À importer', nombre(lu.bilan.bonnes)],
                ['Déjà sur la plateforme, laissées de côté', nombre(lu.bilan.dejaLa)],
                ['À corriger', nombre(lu.bilan.nombreDeProblemes)],
              ]}
            />
            <Problemes lu={lu} />
          </>
        ),
      },
    };
  },
});

function Suite({ lu, peut }: { lu: Import; peut: boolean }) {
  const { etat, bilan, id } = lu;
  if (etat === 'analyse' && bilan.nombreDeProblemes > 0)
    return (
      <Alert
        severity="warning"
        as="h2"
        title={pluriel(bilan.nombreDeProblemes, 'ligne est à corriger', 'lignes sont à corriger')}
        description="Rien n’est importé tant que la liste n’est pas juste. Corrigez le fichier, puis déposez-le de nouveau."
        className="fr-mb-3w"
      />
    );
  if (etat === 'analyse')
    return peut && bilan.bonnes > 0 ? (
      <BoutonPost action={`/anct/imports/${id}`} priority="primary">
        {`Importer ${pluriel(bilan.bonnes, 'ligne')}`}
      </BoutonPost>
    ) : (
      <p>Il n’y a rien de nouveau à importer.</p>
    );
  if (EN_ROUTE.includes(etat))
    return (
      <p role="status">
        <strong>L’import est en cours.</strong> Cette page se met à jour toutes les {ATTENTE_SECONDES} secondes ; vous
        pouvez la quitter.
      </p>
    );
  return (
    <Alert
      severity={etat === 'fait' ? 'success' : 'error'}
      as="h2"
      title={ETATS[etat]}
      description={
        etat === 'fait'
          ? 'Toutes les lignes sont enregistrées.'
          : 'La base a changé depuis la lecture : rien n’est importé. Déposez de nouveau le fichier.'
      }
      className="fr-mb-3w"
    />
  );
}

function Problemes({ lu: { id, bilan } }: { lu: Import }) {
  if (bilan.problemes.length === 0) return null;
  return (
    <>
      <h2>Lignes à corriger</h2>
      <p>
        <a href={`/anct/imports/${id}/problemes`}>Télécharger la liste (CSV)</a>
      </p>
      <Table
        caption="Lignes à corriger"
        noCaption
        headers={['Ligne', 'Colonne', 'Ce qui ne va pas']}
        data={bilan.problemes.slice(0, PROBLEMES_MONTRES).map(({ ligne, colonne, raison }) => [ligne, colonne, raison])}
      />
      {bilan.nombreDeProblemes > PROBLEMES_MONTRES && <p>Les {PROBLEMES_MONTRES} premières sont montrées ici.</p>}
    </>
  );
}

const demander = route({
  method: 'POST',
  path: '/anct/imports/:id',
  right: porte,
  audit: 'imports.confirmer',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor, parameters }) {
    await demanderImport(tools, actor, { importId: parameters.id });
    return { redirect: `/anct/imports/${parameters.id}` };
  },
});

const problemes = exportRoute({
  path: '/anct/imports/:id/problemes',
  right: porte,
  audit: 'imports.exporterProblemes',
  nom: 'lignes-a-corriger',
  colonnes: [
    { titre: 'Ligne', valeur: ({ ligne }: Import['bilan']['problemes'][number]) => ligne },
    { titre: 'Colonne', valeur: ({ colonne }) => colonne },
    { titre: 'Ce qui ne va pas', valeur: ({ raison }) => raison },
  ],
  async lignes({ tools, actor, parameters }) {
    const { id } = z.object({ id: z.string() }).parse(parameters);
    const { bilan } = await lireImport(tools.db, actor.perimetre, id);
    return (async function* () {
      yield* bilan.problemes;
    })();
  },
});

export const routesImport: readonly AnyRoute[] = [problemes, montrer, demander];
