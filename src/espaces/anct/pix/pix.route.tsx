import { readFile } from 'node:fs/promises';
import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { type BilanPix, importerResultatsPix, peutImporterPix, previsualiserPix } from '#domain/candidats/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { Fiche } from '#platform/dsfr/Fiche.tsx';
import { InvalidInput, Refused } from '#platform/errors.ts';
import { choix, fichier } from '#platform/form/champs.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { form } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import type { AnyRoute, PageAnswer, Requete } from '#platform/routes.ts';
import { nombre } from '#platform/texte.ts';

const TAILLE_MAX = 20 * 1024 * 1024;
const formulaire = form('anct.pix', {
  fichier: fichier({
    libelle: 'Export de la campagne',
    indication: 'Dans Pix Orga : la campagne, puis « Exporter les résultats (.csv) ». 20 Mo au plus.',
  }),
  mode: choix({
    libelle: 'Que voulez-vous faire ?',
    vide: 'Dites si vous voulez essayer ou importer.',
    options: [
      { valeur: 'essai', libelle: 'Voir ce que donnerait l’import, sans rien enregistrer' },
      { valeur: 'import', libelle: 'Importer les résultats' },
    ],
  }),
});

type Etat = Parameters<Parameters<typeof formRoute>[0]['page']>[1];

const montrer = (
  { actor }: Pick<Requete, 'actor'>,
  state: Etat,
  bilan?: { bilan: BilanPix; essai: boolean },
): PageAnswer => ({
  titre: 'Résultats Pix',
  prive: true,
  corps: (
    <div className="fr-col-12 fr-col-md-9 fr-col-lg-8">
      <h1>Résultats Pix</h1>
      <p>
        Les résultats partagés par les candidats leur sont rattachés par l’identifiant donné dans le lien de la
        campagne, jamais par le nom. Importer deux fois le même fichier ne change rien.
      </p>
      {bilan && <Bilan {...bilan} />}
      {peutImporterPix(actor) ? (
        <Formulaire form={formulaire} state={state} bouton="Continuer" fichiers />
      ) : (
        <p>Seuls les agents de l’ANCT importent ces résultats.</p>
      )}
    </div>
  ),
});

function Bilan({ bilan, essai }: { bilan: BilanPix; essai: boolean }) {
  const lignes = (numeros: readonly number[]) =>
    numeros.length === 0
      ? 'aucun'
      : `${nombre(numeros.length)} (lignes ${numeros.slice(0, 30).join(', ')}${numeros.length > 30 ? '…' : ''})`;
  return (
    <>
      <Alert
        severity={essai ? 'info' : 'success'}
        as="h2"
        title={essai ? 'Voici ce que donnerait l’import' : 'Les résultats sont importés'}
        description={essai ? 'Rien n’est enregistré.' : 'Les structures et les candidats les voient.'}
        className="fr-mb-2w"
      />
      <Fiche
        faits={[
          ['Lignes du fichier', nombre(bilan.lignes)],
          ['Résultats partagés', nombre(bilan.partages)],
          [essai ? 'À rattacher' : 'Rattachés à un candidat', nombre(bilan.rattaches)],
          ['Déjà connus, ou plus anciens', nombre(bilan.inchanges)],
          ['Sans identifiant', lignes(bilan.sansIdentifiant)],
          ['Identifiant inconnu', lignes(bilan.inconnus)],
        ]}
      />
    </>
  );
}

export const routesPix: readonly AnyRoute[] = formRoute({
  path: '/anct/pix',
  right: porte,
  audit: 'candidats.afficherImportPix',
  rate: 'televersement',
  upload: TAILLE_MAX,
  form: formulaire,
  page: async (requete, state) => montrer(requete, state),
  async submit(requete, { mode }) {
    const essai = mode === 'essai';
    const { tools, actor, fichiers } = requete;
    const recu = fichiers.find(({ champ }) => champ === 'fichier');
    if (!recu) throw new InvalidInput({ fichier: 'Choisissez le fichier exporté de Pix Orga.' });
    try {
      const octets = await readFile(recu.path);
      const bilan = essai
        ? await previsualiserPix(tools.db, octets)
        : await importerResultatsPix(tools, actor, { octets });
      return { page: montrer(requete, { values: {}, errors: {} }, { bilan, essai }) };
    } catch (error) {
      if (error instanceof Refused) throw new InvalidInput({ fichier: error.message });
      throw error;
    }
  },
});
