import { z } from 'zod';
import {
  attestationDeFormation,
  cycleDemande,
  type DemandeLue,
  FICHIERS_PAR_REPONSE,
  lireDemande,
  lireFichierDeDemande,
  listerDemandes,
  listerFormationsDeLaStructure,
  repondreDemande,
} from '#domain/formation/index.ts';
import { porte } from '#espaces/structure/door.ts';
import { auditerLecture } from '#platform/audit.ts';
import { dateLongue } from '#platform/dates.ts';
import { documentEnFichier } from '#platform/documents/formats.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { TYPES } from '#platform/files/contenu.ts';
import { PIECE_MAX_OCTETS } from '#platform/files/recevoir.ts';
import { fichier, texteLong } from '#platform/form/champs.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { type FormState, form } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { octetsEcrits } from '#platform/texte.ts';
import { FormationPage } from './formation.page.tsx';

const accueil = route({
  method: 'GET',
  path: '/structure/formation',
  right: porte,
  audit: 'formation.lireSesRecrues',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools: { db }, actor: { perimetre } }) {
    const [formations, demandes] = await Promise.all([
      listerFormationsDeLaStructure(db, perimetre),
      listerDemandes(db, perimetre, {}),
    ]);
    return {
      page: { titre: 'Formation', prive: true, corps: <FormationPage formations={formations} demandes={demandes} /> },
    };
  },
});

const formulaire = form('structure.reponseDeFormation', {
  reponse: texteLong({ libelle: 'Votre réponse', vide: 'Écrivez votre réponse.', max: 4000 }),
  fichiers: {
    ...fichier({
      libelle: 'Fichiers',
      indication: `PDF, JPEG ou PNG, 10 Mo au plus chacun, ${FICHIERS_PAR_REPONSE} au plus.`,
      plusieurs: true,
    }),
    requis: false,
  },
});

const demande = formRoute({
  path: '/structure/formation/demandes/:id',
  right: porte,
  audit: 'formation.lireSaDemande',
  rate: 'televersement',
  form: formulaire,
  upload: PIECE_MAX_OCTETS,
  async page({ tools, actor, parameters: { id } }, state) {
    const lue = await lireDemande(tools.db, actor.perimetre, id);
    return {
      titre: 'Demande de l’organisme de formation',
      prive: true,
      filAriane: [{ libelle: 'Formation', href: '/structure/formation' }],
      corps: <DemandePage demande={lue} state={state} />,
    };
  },
  async submit({ tools, actor, parameters: { id }, fichiers }, { reponse }) {
    await repondreDemande(
      tools,
      actor,
      { demandeId: id, reponse },
      fichiers.filter(({ champ }) => champ === 'fichiers'),
    );
    return { redirect: '/structure/formation', annonce: 'Votre réponse est envoyée à l’organisme de formation.' };
  },
});

function DemandePage({ demande: lue, state }: { demande: DemandeLue; state: FormState }) {
  const { organisme, personne, statut, objet, motif, reponse, repondue_le, fichiers, demandee_le } = lue;
  return (
    <>
      <h1>Demande de {organisme}</h1>
      <p>
        <StatutBadge statut={cycleDemande.labels[statut]} /> au sujet de {personne}, le {dateLongue(demandee_le)}
      </p>
      <p className="texte-tape">{objet}</p>
      {motif && statut === 'attendue' && <p className="texte-tape">À compléter : {motif}</p>}
      {reponse && repondue_le && (
        <p className="texte-tape">
          <strong>Votre réponse du {dateLongue(repondue_le)} :</strong> {reponse}
        </p>
      )}
      {fichiers.length > 0 && (
        <ul>
          {fichiers.map(({ id, nom, octets }) => (
            <li key={id}>
              <a href={`/structure/formation/demandes/fichiers/${id}`}>{nom}</a> ({octetsEcrits(octets)})
            </li>
          ))}
        </ul>
      )}
      {statut === 'attendue' && <Formulaire form={formulaire} state={state} bouton="Envoyer la réponse" fichiers />}
    </>
  );
}

const fichierDonne = route({
  method: 'GET',
  path: '/structure/formation/demandes/fichiers/:id',
  right: porte,
  audit: 'formation.lireSonFichier',
  rate: 'export',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id } }) {
    const { octets, type, formationId } = await lireFichierDeDemande(tools, actor, id);
    await auditerLecture({ tools, actor, now: tools.clock() }, { action: 'formation.lireFichier', sujet: formationId });
    return { flux: octets, type: TYPES[type].mime };
  },
});

const attestation = route({
  method: 'GET',
  path: '/structure/formation/:id/attestation',
  right: porte,
  audit: 'formation.lireAttestationDeRecrue',
  rate: 'export',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id } }) {
    const document = await attestationDeFormation(tools.db, actor, id, tools.clock());
    return documentEnFichier(document, 'pdf', 'attestation-de-formation');
  },
});

export const routesFormation: readonly AnyRoute[] = [accueil, ...demande, fichierDonne, attestation];
