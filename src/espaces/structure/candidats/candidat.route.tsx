import { z } from 'zod';
import {
  annulerChoix,
  coordonneesVisibles,
  ecarter,
  lireApercu,
  lireCoordonnees,
  lirePlace,
  listerEntretiens,
  listerEvaluations,
  souhaiterRecruter,
  unPosteEstReserve,
} from '#domain/mise-en-relation/index.ts';
import { delaiDeSignature, lireFiche, phraseDuDelai } from '#domain/offres/index.ts';
import { lireStructure } from '#domain/structures/index.ts';
import { porte } from '#espaces/structure/door.ts';
import { sienne } from '#espaces/structure/inscription/sienne.ts';
import { auditerLecture } from '#platform/audit.ts';
import { dateCivile } from '#platform/dates.ts';
import { texteLong } from '#platform/form/champs.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { form } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, type Requete, route } from '#platform/routes.ts';
import { CandidatPage } from './candidat.page.tsx';
import { colonneDuStatut } from './filtres.ts';

const ariane = [
  { libelle: 'Mes postes', href: '/structure' },
  { libelle: 'Candidats', href: '/structure/candidats' },
];

/** Who a structure looks at: as it may see him. @throws NotFound */
async function lireLeCandidat({ tools, actor, parameters }: Requete<{ id: string }>) {
  const place = await lirePlace(tools.db, actor.perimetre, sienne(actor.perimetre), tools.clock());
  return { place, apercu: await lireApercu(tools.db, place, parameters.id) };
}

/** From the choice on, the contract is spoken of: when it may be signed is said each time. */
async function phraseDeSignature({ tools, actor }: Requete, structureId: string): Promise<string> {
  const [structure, fiche] = await Promise.all([
    lireStructure(tools.db, actor.perimetre, structureId),
    lireFiche(tools.db, actor.perimetre, structureId),
  ]);
  return phraseDuDelai(delaiDeSignature(structure.nature, fiche), dateCivile(tools.clock()));
}

const lire = route({
  method: 'GET',
  path: '/structure/candidats/:id',
  right: porte,
  audit: 'miseEnRelation.lireCandidat',
  rate: 'page',
  input: z.unknown(),
  async answer(requete) {
    const { tools, actor } = requete;
    const { place, apercu } = await lireLeCandidat(requete);
    const visible = coordonneesVisibles(apercu.relation);
    const coordonnees = visible ? await lireCoordonnees(tools.db, actor, apercu.id) : undefined;
    // Each reading of contact details leaves a line (goals, R9).
    if (coordonnees)
      await auditerLecture(
        { tools, actor, now: tools.clock() },
        { action: 'miseEnRelation.lireCoordonnees', sujet: apercu.id },
      );
    const [entretiens, evaluations] = visible
      ? await Promise.all([
          listerEntretiens(tools.db, apercu.relationId ? [apercu.relationId] : []),
          listerEvaluations(tools.db, place.structureId),
        ])
      : [[], []];
    const delai = unPosteEstReserve(apercu.relation) ? await phraseDeSignature(requete, place.structureId) : undefined;
    const rencontres = new Set(evaluations.map(({ candidatId }) => candidatId)).size;
    return {
      page: {
        titre: `Candidat n° ${apercu.numero}`,
        prive: true,
        filAriane: ariane,
        corps: (
          <CandidatPage
            place={place}
            apercu={apercu}
            coordonnees={coordonnees}
            entretien={entretiens[0]}
            evaluations={evaluations.filter(({ candidatId }) => candidatId === apercu.id)}
            rencontres={rencontres}
            delai={delai}
            now={tools.clock()}
          />
        ),
      },
    };
  },
});

const motif = texteLong({ libelle: 'Un mot pour le candidat', indication: 'Il le lira.', max: 2000 });
const formulaireRefus = form('structure.refuserCandidat', { motif });
const formulaireAnnulation = form('structure.annulerChoix', { motif });

const refuser = formRoute({
  path: '/structure/candidats/:id/refuser',
  right: porte,
  audit: 'miseEnRelation.afficherRefus',
  form: formulaireRefus,
  async page(requete, state) {
    const { apercu } = await lireLeCandidat(requete);
    return {
      titre: 'Ne pas donner suite',
      prive: true,
      filAriane: ariane,
      corps: (
        <>
          <h1>Ne pas donner suite à {apercu.prenom}</h1>
          <p>
            {coordonneesVisibles(apercu.relation)
              ? 'Ce candidat sait que vous vous étiez intéressé à lui : nous lui transmettons votre réponse. Ses coordonnées seront de nouveau cachées.'
              : 'Ce candidat ne sait pas que vous avez vu son profil : rien ne lui est envoyé.'}
          </p>
          <Formulaire form={formulaireRefus} state={state} bouton="Ne pas donner suite" />
        </>
      ),
    };
  },
  async submit({ tools, actor, parameters }, saisie) {
    await ecarter(tools, actor, { candidatId: parameters.id, ...saisie });
    return {
      redirect: `/structure/candidats?colonne=${colonneDuStatut('interessee').cle}`,
      annonce: 'Votre réponse est transmise. Vous retrouvez ce candidat dans « Pas intéressé ».',
    };
  },
});

const recruter = route({
  method: 'POST',
  path: '/structure/candidats/:id/recruter',
  right: porte,
  audit: 'miseEnRelation.choisir',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor, parameters }) {
    await souhaiterRecruter(tools, actor, { candidatId: parameters.id });
    return {
      redirect: `/structure/candidats/${parameters.id}`,
      annonce: 'Un poste lui est réservé. Ce candidat est prévenu : il lui reste à accepter.',
    };
  },
});

const annuler = formRoute({
  path: '/structure/candidats/:id/annuler',
  right: porte,
  audit: 'miseEnRelation.afficherAnnulation',
  form: formulaireAnnulation,
  async page(requete, state) {
    const { apercu } = await lireLeCandidat(requete);
    return {
      titre: 'Annuler ce choix',
      prive: true,
      filAriane: ariane,
      corps: (
        <>
          <h1>
            Annuler le choix de {apercu.prenom} {apercu.nom}
          </h1>
          <p>
            Le poste redevient libre, le candidat est prévenu et les autres structures peuvent le choisir. Vous pourrez
            le choisir de nouveau s’il est encore libre.
          </p>
          <Formulaire form={formulaireAnnulation} state={state} bouton="Annuler ce choix" />
        </>
      ),
    };
  },
  async submit({ tools, actor, parameters }, saisie) {
    await annulerChoix(tools, actor, { candidatId: parameters.id, ...saisie });
    return { redirect: `/structure/candidats/${parameters.id}`, annonce: 'Le choix est annulé, le poste est libre.' };
  },
});

export const routesCandidat: readonly AnyRoute[] = [...refuser, recruter, ...annuler, lire];
