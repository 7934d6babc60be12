import { z } from 'zod';
import { postesDeLaStructure } from '#domain/concertation/index.ts';
import { lireStructure, type Structure } from '#domain/structures/index.ts';
import { dateCivile, dateLongue } from '#platform/dates.ts';
import { documentEnFichier, FORMATS_DE_DOCUMENT } from '#platform/documents/formats.ts';
import { Fiche } from '#platform/dsfr/Fiche.tsx';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { NotFound } from '#platform/errors.ts';
import { type AnyRoute, type Lien, type Requete, type Right, route } from '#platform/routes.ts';
import { documentDeLaFiche, paragraphes } from './document.ts';
import { cycle } from './lifecycle.ts';
import { lireFiche } from './readings.ts';
import { adresseDeLOffre } from './reference.ts';
import { delaiDeSignature, phraseDuDelai } from './signature.ts';

type FicheGardee = NonNullable<Awaited<ReturnType<typeof lireFiche>>>;

/** A part of a fiche de poste as the structure wrote it: its paragraphs and its lists. */
export const SectionDeFiche = ({ titre, texte }: { titre: string; texte: string }) => (
  <>
    <h2 className="fr-mt-4w">{titre}</h2>
    {paragraphes(texte).map((passage) =>
      passage.type === 'paragraphe' ? (
        <p key={passage.texte}>{passage.texte}</p>
      ) : (
        <ul key={passage.elements.join()}>
          {passage.elements.map((element) => (
            <li key={element}>{element}</li>
          ))}
        </ul>
      ),
    )}
  </>
);

/** In the file of a structure: where its fiche de poste is, with the way to read it. */
export const FicheDuDossier = ({ fiche, dossier }: { fiche: FicheGardee | undefined; dossier: string }) =>
  fiche && (
    <>
      <h2>La fiche de poste</h2>
      <p>
        <StatutBadge statut={cycle.labels[fiche.statut]} /> {fiche.intitule}
        <br />
        <a href={`${dossier}/fiche-de-poste`}>Lire la fiche de poste</a>
      </p>
    </>
  );

type Ecrite = { readonly structure: Structure; readonly fiche: FicheGardee; readonly postes: number };

async function ficheEcrite({ tools: { db }, actor }: Requete, structureId: string): Promise<Ecrite> {
  const [structure, fiche, postes] = await Promise.all([
    lireStructure(db, actor.perimetre, structureId),
    lireFiche(db, actor.perimetre, structureId),
    postesDeLaStructure(db, actor.perimetre, structureId),
  ]);
  if (!fiche) throw new NotFound(`fiche de poste of ${structureId}`);
  return { structure, fiche, postes: postes.filter(({ statut }) => statut === 'vacant').length };
}

function Lue({ structure, fiche, postes, aujourdhui, base }: Ecrite & { aujourdhui: string; base: string }) {
  const { reference_emploi_territorial: reference, publiee_le } = fiche;
  return (
    <>
      <h1>Fiche de poste : {fiche.intitule}</h1>
      <p>
        <StatutBadge statut={cycle.labels[fiche.statut]} /> modifiée le {dateLongue(fiche.modifiee_le)}
      </p>
      <p>
        <a className="fr-link" href={`${base}/fichier`}>
          Télécharger la fiche de poste (PDF)
        </a>
      </p>
      <Fiche
        faits={[
          ['Structure', `${structure.nom}, ${structure.commune} (${structure.departement})`],
          ['Postes à pourvoir', String(postes)],
          ['Publiée le', publiee_le && dateLongue(publiee_le)],
          [
            'Sur emploi-territorial.fr',
            reference && (
              <a key="reference" href={adresseDeLOffre(reference)} rel="external">
                offre {reference}
              </a>
            ),
          ],
          ['Vue sur emploi-territorial.fr', fiche.constatee_le && `le ${dateLongue(fiche.constatee_le)}`],
          ['Urgence déclarée', fiche.urgence_motif],
          [
            'Signature du contrat',
            publiee_le && !fiche.urgence_motif && phraseDuDelai(delaiDeSignature(structure.nature, fiche), aujourdhui),
          ],
          ['Adresse pour les candidatures', fiche.candidatures_email],
        ]}
      />
      <SectionDeFiche titre="Missions et tâches" texte={fiche.missions} />
      <SectionDeFiche titre="Profil recherché" texte={fiche.profil} />
      <SectionDeFiche titre="Conditions" texte={fiche.conditions} />
      <SectionDeFiche titre="Lieux d’exercice" texte={fiche.lieux} />
    </>
  );
}

/** The fiche de poste as préfets and ANCT read it, on the screen and on paper, under the addresses of their files. */
export function routesDeLaFicheLue(dossiers: `/${string}`, liste: Lien, right: Right): AnyRoute[] {
  const lire = route({
    method: 'GET',
    path: `${dossiers}/:id/fiche-de-poste`,
    right,
    audit: 'offres.lireFiche',
    rate: 'page',
    input: z.unknown(),
    async answer(requete) {
      const ecrite = await ficheEcrite(requete, requete.parameters.id);
      const { structure } = ecrite;
      const dossier = `${dossiers}/${structure.id}`;
      return {
        page: {
          titre: 'Fiche de poste',
          prive: true,
          filAriane: [liste, { libelle: structure.nom, href: dossier }],
          corps: <Lue {...ecrite} aujourdhui={dateCivile(requete.tools.clock())} base={`${dossier}/fiche-de-poste`} />,
        },
      };
    },
  });
  const telecharger = route({
    method: 'GET',
    path: `${dossiers}/:id/fiche-de-poste/fichier`,
    right,
    audit: 'offres.telechargerFiche',
    rate: 'export',
    input: z.object({ format: z.enum(FORMATS_DE_DOCUMENT).catch('pdf') }).catch({ format: 'pdf' }),
    async answer(requete) {
      const { tools, input, parameters } = requete;
      const ecrite = await ficheEcrite(requete, parameters.id);
      const document = documentDeLaFiche({ ...ecrite, site: tools.settings.BASE_URL, now: tools.clock() });
      return documentEnFichier(document, input.format, 'fiche-de-poste');
    },
  });
  return [lire, telecharger];
}
