import { Table } from '@codegouvfr/react-dsfr/Table';
import type { ReactNode } from 'react';
import { CONTRAT_MOIS, dureePossible, faireDurerContrat } from '#domain/contrats/index.ts';
import { apercuDuRenouvellement } from '#domain/versements/index.ts';
import { porte } from '#espaces/structure/door.ts';
import { dateLongue } from '#platform/dates.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import { PIECE_MAX_OCTETS } from '#platform/files/recevoir.ts';
import { date, fichier, nombre } from '#platform/form/champs.ts';
import { Champs, Formulaire } from '#platform/form/Formulaire.tsx';
import { form } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import type { AnyRoute, Requete } from '#platform/routes.ts';
import { euros } from '#platform/texte.ts';
import { filAriane, laRecrue } from './contrat.route.tsx';

const { min, max } = CONTRAT_MOIS;
const signature = {
  signeLe: date({ libelle: 'Date de la signature', vide: 'Indiquez la date de la signature.' }),
  fichier: fichier({ libelle: 'Copie signée', indication: 'Un fichier PDF, 10 Mo au plus.' }),
};
const duree = (libelle: string) => nombre({ libelle, vide: 'Indiquez une durée en mois.', min, max });
const formulaireProlonger = form('contrats.prolonger', {
  dureeMois: duree('Durée totale du contrat, en mois'),
  ...signature,
});
const formulaireRenouveler = form('contrats.renouveler', {
  dureeMois: duree('Durée de la nouvelle période, en mois'),
  ...signature,
});

/** A recruit under contract, and how long the contract may still last. @throws NotFound */
async function leContrat(requete: Pick<Requete, 'tools' | 'actor'>, relationId: string) {
  const { recrue, contrat } = await laRecrue(requete, relationId);
  const possible = contrat && (await dureePossible(requete.tools.db, contrat.id));
  if (!contrat || !possible) throw new NotFound(`contrat of ${relationId}`);
  return { recrue, contrat, possible };
}

const prolonger = formRoute({
  path: '/structure/contrats/:id/prolonger',
  right: porte,
  audit: 'contrats.afficherProlongation',
  rate: 'televersement',
  form: formulaireProlonger,
  upload: PIECE_MAX_OCTETS,
  async page(requete, state) {
    const { recrue, possible } = await leContrat(requete, requete.parameters.id);
    const fin = possible.fin === null ? null : dateLongue(possible.fin);
    return page(
      'Prolonger le contrat',
      recrue,
      possible.prolongeable ? (
        <>
          <p>
            Le contrat finit le {fin}. Il peut aller jusqu’au {dateLongue(possible.limite)} : {max} mois en tout. La
            subvention, les versements et leurs dates ne changent pas.
          </p>
          <Formulaire form={formulaireProlonger} state={state} bouton="Enregistrer la prolongation" fichiers />
        </>
      ) : (
        <p>
          Ce contrat {fin === null ? 'n’a pas de terme' : `finit le ${fin}, le plus tard possible`} : il ne se prolonge
          pas.
        </p>
      ),
    );
  },
  async submit(requete, { dureeMois, signeLe }) {
    const { tools, actor, fichiers } = requete;
    const { recrue, contrat } = await leContrat(requete, requete.parameters.id);
    const upload = fichiers.find(({ champ }) => champ === 'fichier');
    await faireDurerContrat(tools, actor, 'prolonger', { contratId: contrat.id, dureeMois, signeLe }, upload);
    return { redirect: `/structure/contrats/${recrue.id}`, annonce: 'La prolongation est enregistrée.' };
  },
});

const renouveler = formRoute({
  path: '/structure/contrats/:id/renouveler',
  right: porte,
  audit: 'contrats.afficherRenouvellement',
  rate: 'televersement',
  form: formulaireRenouveler,
  upload: PIECE_MAX_OCTETS,
  async page(requete, state) {
    const { recrue, contrat, possible } = await leContrat(requete, requete.parameters.id);
    if (!possible.renouvelable)
      return page(
        'Renouveler le contrat',
        recrue,
        <p>
          Ce poste n’est pas renouvelé. <a href="/structure/avenants/renouveler">Demandez-le d’abord à l’ANCT</a>, dans
          les six derniers mois du contrat.
        </p>,
      );
    const tranches = await apercuDuRenouvellement(requete.tools.db, contrat.poste_id, possible.debutSuivant);
    return page(
      'Renouveler le contrat',
      recrue,
      <>
        <p>La nouvelle période commence le {dateLongue(possible.debutSuivant)}. Voici ce qui sera versé :</p>
        <Table
          caption="Versements de la nouvelle période"
          headers={['Date', 'Montant']}
          data={tranches.map(({ le, centimes }) => [dateLongue(le), euros(centimes)])}
        />
        <Formulaire form={formulaireRenouveler} state={state} bouton="Enregistrer le renouvellement" fichiers>
          <Champs
            form={formulaireRenouveler}
            state={state}
            noms={contrat.fin === null ? ['signeLe', 'fichier'] : ['dureeMois', 'signeLe', 'fichier']}
          />
        </Formulaire>
      </>,
    );
  },
  async submit(requete, { dureeMois, signeLe }) {
    const { tools, actor, fichiers } = requete;
    const { recrue, contrat, possible } = await leContrat(requete, requete.parameters.id);
    if (!possible.renouvelable) throw new Refused('Ce poste n’est pas renouvelé : demandez-le d’abord à l’ANCT.');
    const upload = fichiers.find(({ champ }) => champ === 'fichier');
    await faireDurerContrat(tools, actor, 'renouveler', { contratId: contrat.id, dureeMois, signeLe }, upload);
    return {
      redirect: `/structure/contrats/${recrue.id}`,
      annonce: 'Le renouvellement est enregistré : les versements sont prévus.',
    };
  },
});

const page = (titre: string, { id, prenom, nom }: { id: string; prenom: string; nom: string }, corps: ReactNode) => ({
  titre,
  prive: true,
  filAriane: [...filAriane, { libelle: `Contrat de ${prenom} ${nom}`, href: `/structure/contrats/${id}` }],
  corps: (
    <>
      <h1>
        {titre} de {prenom} {nom}
      </h1>
      {corps}
    </>
  ),
});

export const routesDuree: readonly AnyRoute[] = [...prolonger, ...renouveler];
