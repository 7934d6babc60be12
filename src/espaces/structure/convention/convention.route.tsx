import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { z } from 'zod';
import { AvenantsDeLaConvention, lireAvenantsDeLaConvention } from '#domain/avenants/index.ts';
import {
  DOCUMENTS,
  demanderCode,
  deposerConventionSignee,
  EtatDeLaConvention,
  envoyerDocument,
  formulaireDepot,
  formulaireSignature,
  lireSaConvention,
  signaturesDe,
  signerIci,
} from '#domain/conventions/index.ts';
import { porte } from '#espaces/structure/door.ts';
import { sienne } from '#espaces/structure/inscription/sienne.ts';
import { NotFound, Refused } from '#platform/errors.ts';
import { PIECE_MAX_OCTETS } from '#platform/files/recevoir.ts';
import { BoutonPost, Champs, Formulaire } from '#platform/form/Formulaire.tsx';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, type Requete, route } from '#platform/routes.ts';

export const BASE = '/structure/convention';
const filAriane = [{ libelle: 'Convention', href: BASE }];

/** The convention of the structure signed in. @throws NotFound before its subsidy is accepted */
export async function laConvention({ tools, actor }: Pick<Requete, 'tools' | 'actor'>) {
  const convention = await lireSaConvention(tools.db, actor.perimetre, sienne(actor.perimetre));
  if (!convention) throw new NotFound('convention');
  return convention;
}

const accueil = route({
  method: 'GET',
  path: BASE,
  right: porte,
  audit: 'conventions.lireLaSienne',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools, actor }) {
    const convention = await lireSaConvention(tools.db, actor.perimetre, sienne(actor.perimetre));
    const simple = tools.settings.SIGNATURE_MODE === 'simple';
    const corps = convention ? (
      <>
        <h1>Convention de subventionnement</h1>
        {convention.statut === 'a_signer' && convention.document_cle && (
          <Alert
            as="h2"
            severity="info"
            title="À vous : signez la convention"
            description={
              simple
                ? 'Lisez le document, puis signez-le ici. La Banque des Territoires signe ensuite.'
                : 'Téléchargez le document, signez-le avec vos moyens habituels, puis déposez la copie signée. La Banque des Territoires signe ensuite.'
            }
            className="fr-mb-3w"
          />
        )}
        <EtatDeLaConvention
          convention={convention}
          signatures={await signaturesDe(tools.db, convention.id)}
          base={BASE}
        />
        <p>
          Pour la travailler ou la présenter : <a href={`${BASE}/modele?format=odt`}>LibreOffice (ODT)</a>,{' '}
          <a href={`${BASE}/modele?format=docx`}>Word (DOCX)</a>. Seul le PDF se signe.
        </p>
        <AvenantsDeLaConvention
          avenants={await lireAvenantsDeLaConvention(tools.db, actor.perimetre, convention.id)}
          structureId={sienne(actor.perimetre)}
          base="/structure/avenants"
        />
        <p>
          <a href="/structure/avenants">Changer ma subvention, suivre vos demandes</a>
        </p>
        {convention.statut === 'a_signer' && convention.document_cle && (
          <p className="fr-mt-3w">
            <a className="fr-btn" href={simple ? `${BASE}/signer` : `${BASE}/deposer`}>
              {simple ? 'Signer la convention' : 'Déposer la convention signée'}
            </a>
          </p>
        )}
      </>
    ) : (
      <>
        <h1>Convention de subventionnement</h1>
        <p>
          La convention entre votre structure et la Banque des Territoires est écrite dès que votre{' '}
          <a href="/structure/subvention">demande de subvention</a> est acceptée. Vous la signerez ici.
        </p>
      </>
    );
    return { page: { titre: 'Convention', prive: true, corps } };
  },
});

const deposer = formRoute({
  path: `${BASE}/deposer`,
  right: porte,
  audit: 'conventions.afficherDepot',
  rate: 'televersement',
  form: formulaireDepot,
  upload: PIECE_MAX_OCTETS,
  async page(requete, state) {
    const { numero } = await laConvention(requete);
    return {
      titre: 'Déposer la convention signée',
      prive: true,
      filAriane,
      corps: (
        <>
          <h1>Déposer la convention signée</h1>
          <p>Convention n° {numero}. Seul un administrateur de votre espace peut la déposer.</p>
          <Formulaire form={formulaireDepot} state={state} bouton="Déposer" fichiers />
        </>
      ),
    };
  },
  async submit(requete, { qualite }) {
    const { tools, actor, fichiers } = requete;
    const { id } = await laConvention(requete);
    await deposerConventionSignee(
      tools,
      actor,
      { conventionId: id, qualite },
      fichiers.find(({ champ }) => champ === 'fichier'),
    );
    return { redirect: BASE, annonce: 'La convention signée est déposée.' };
  },
});

const signer = formRoute({
  path: `${BASE}/signer`,
  right: porte,
  audit: 'conventions.afficherSignature',
  form: formulaireSignature,
  brouillon: false,
  async page(requete, state) {
    const { numero, document_empreinte } = await laConvention(requete);
    return {
      titre: 'Signer la convention',
      prive: true,
      filAriane,
      corps: (
        <>
          <h1>Signer la convention n° {numero}</h1>
          <p>
            <a href={`${BASE}/document`}>Relire la convention (PDF)</a>. Signature électronique simple, avec cachet du
            serveur.
          </p>
          <p>
            Empreinte du document que vous signez (SHA-256) : <span className="adresse">{document_empreinte}</span>
          </p>
          <BoutonPost action={`${BASE}/code`}>Recevoir un code par courriel</BoutonPost>
          <Formulaire form={formulaireSignature} state={state} bouton="Signer">
            <Champs form={formulaireSignature} state={state} noms={['qualite', 'consent', 'code']} />
          </Formulaire>
        </>
      ),
    };
  },
  async submit(requete, { qualite, consent, code }) {
    const { tools, actor } = requete;
    const { id } = await laConvention(requete);
    const { refusees } = await signerIci(tools, actor, { conventionIds: [id], qualite, consent, code });
    if (refusees[0]) throw new Refused(refusees[0].motif);
    return { redirect: BASE, annonce: 'La convention est signée. La Banque des Territoires signe à son tour.' };
  },
});

const code = route({
  method: 'POST',
  path: `${BASE}/code`,
  right: porte,
  audit: 'conventions.recevoirCode',
  rate: 'courriel',
  input: z.unknown(),
  async answer({ tools, actor }) {
    await demanderCode(tools, actor, { nombre: 1 });
    return { redirect: `${BASE}/signer`, annonce: 'Un code vient de partir à votre adresse électronique.' };
  },
});

const documents = DOCUMENTS.map(({ segment, lequel, audit }) =>
  route({
    method: 'GET',
    path: `${BASE}/${segment}`,
    right: porte,
    audit: `conventions.telecharger${audit}`,
    rate: 'export',
    input: z.unknown(),
    answer: async (requete) => envoyerDocument(requete, (await laConvention(requete)).id, lequel),
  }),
);

export const routesConvention: readonly AnyRoute[] = [accueil, ...deposer, ...signer, code, ...documents];
