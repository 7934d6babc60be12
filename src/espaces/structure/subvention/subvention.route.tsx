import { z } from 'zod';
import {
  CHAMPS_DU_PRESIDENT,
  declarerIdentites,
  deposer,
  Echanges,
  faitsDuDossier,
  formulaireIdentites,
  lireFichier,
  lireHistoriqueDuDossier,
  lireMiroirDs,
  lireSonDossier,
  quelquunEstChoisi,
} from '#domain/conformite/index.ts';
import { porte } from '#espaces/structure/door.ts';
import { sienne } from '#espaces/structure/inscription/sienne.ts';
import { auditerLecture } from '#platform/audit.ts';
import { Historique } from '#platform/dsfr/Historique.tsx';
import { NotFound } from '#platform/errors.ts';
import { TYPES } from '#platform/files/contenu.ts';
import { Champs, Formulaire } from '#platform/form/Formulaire.tsx';
import { rawValues } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, type Requete, route } from '#platform/routes.ts';
import { SubventionAilleurs } from './ailleurs.tsx';
import { SubventionPage } from './subvention.page.tsx';

export const filAriane = [{ libelle: 'Demande de subvention', href: '/structure/subvention' }];

/** The file of the structure signed in. @throws NotFound before its first interest */
export async function leDossier({ tools, actor }: Pick<Requete, 'tools' | 'actor'>) {
  const dossier = await lireSonDossier(tools, actor);
  if (!dossier) throw new NotFound('dossier');
  return dossier;
}

const PAS_ENCORE = (
  <>
    <h1>Demande de subvention</h1>
    <p>
      La demande s’ouvre dès que vous vous dites intéressé par un candidat : vous pourrez alors réunir les pièces, puis
      l’envoyer une fois votre choix fait.
    </p>
    <p>
      <a className="fr-btn" href="/structure/candidats">
        Voir les candidats
      </a>
    </p>
  </>
);

const accueil = route({
  method: 'GET',
  path: '/structure/subvention',
  right: porte,
  audit: 'conformite.lireSonDossier',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools, actor }) {
    const dossier = await lireSonDossier(tools, actor);
    if (!dossier) return { page: { titre: 'Demande de subvention', prive: true, corps: PAS_ENCORE } };
    const [choisi, faits, miroir] = await Promise.all([
      quelquunEstChoisi(tools.db, sienne(actor.perimetre)),
      lireHistoriqueDuDossier(tools.db, actor.perimetre, dossier.id),
      tools.teleprocedure && lireMiroirDs(tools.db, actor.perimetre, dossier.id, tools.clock()),
    ]);
    return {
      page: {
        titre: 'Demande de subvention',
        prive: true,
        corps: (
          <>
            {tools.teleprocedure ? (
              <SubventionAilleurs dossier={dossier} miroir={miroir} />
            ) : (
              <SubventionPage dossier={dossier} choisi={choisi} />
            )}
            <h2>Échanges avec l’ANCT</h2>
            <Echanges messages={dossier.messages} cote="structure" />
            {tools.teleprocedure ? (
              <p>Pour écrire à l’ANCT, utilisez la messagerie de votre dossier sur Démarches simplifiées.</p>
            ) : (
              <p>
                <a href="/structure/subvention/message">Écrire à l’ANCT</a>
              </p>
            )}
            {faits.length > 0 && (
              <>
                <h2>Ce qui s’est passé</h2>
                <Historique faits={faitsDuDossier(faits)} />
              </>
            )}
          </>
        ),
      },
    };
  },
});

const envoyer = route({
  method: 'POST',
  path: '/structure/subvention/envoyer',
  right: porte,
  audit: 'conformite.envoyer',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor }) {
    await deposer(tools, actor, {});
    return { redirect: '/structure/subvention', annonce: 'Votre demande est envoyée à l’ANCT.' };
  },
});

const fichier = route({
  method: 'GET',
  path: '/structure/subvention/fichiers/:id',
  right: porte,
  audit: 'conformite.lireSonFichier',
  rate: 'export',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id } }) {
    const { octets, type, dossierId } = await lireFichier(tools, actor, id);
    await auditerLecture({ tools, actor, now: tools.clock() }, { action: 'conformite.lireFichier', sujet: dossierId });
    return { flux: octets, type: TYPES[type].mime };
  },
});

const identites = formRoute({
  path: '/structure/subvention/representants',
  right: porte,
  audit: 'conformite.lireIdentites',
  form: formulaireIdentites,
  async initial(requete) {
    const { president, dgs } = await leDossier(requete);
    return rawValues({
      presidentPrenom: president?.prenom,
      presidentNom: president?.nom,
      presidentNaissance: president?.naissance,
      dgsPrenom: dgs?.prenom,
      dgsNom: dgs?.nom,
      dgsNaissance: dgs?.naissance,
    });
  },
  async page(requete, state) {
    const { nature } = await leDossier(requete);
    return {
      titre: 'Vos représentants',
      prive: true,
      filAriane,
      corps: (
        <>
          <h1>Vos représentants</h1>
          <p>
            Ces identités servent à instruire la subvention. Elles sont gardées chiffrées ; seuls vous et les agents de
            l’ANCT qui instruisent votre demande les lisent.
          </p>
          <Formulaire form={formulaireIdentites} state={state} bouton="Enregistrer">
            <Champs
              form={formulaireIdentites}
              state={state}
              {...(nature === 'privee' && { noms: CHAMPS_DU_PRESIDENT })}
            />
          </Formulaire>
        </>
      ),
    };
  },
  async submit({ tools, actor }, saisie) {
    const { presidentPrenom, presidentNom, presidentNaissance, dgsPrenom, dgsNom, dgsNaissance } = saisie;
    await declarerIdentites(tools, actor, {
      president: { prenom: presidentPrenom, nom: presidentNom, naissance: presidentNaissance },
      dgs: { prenom: dgsPrenom, nom: dgsNom, naissance: dgsNaissance },
    });
    return { redirect: '/structure/subvention', annonce: 'Les identités sont enregistrées.' };
  },
});

export const routesSubvention: readonly AnyRoute[] = [accueil, envoyer, fichier, ...identites];
