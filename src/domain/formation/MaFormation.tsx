import { z } from 'zod';
import { documentEnFichier } from '#platform/documents/formats.ts';
import { Fiche } from '#platform/dsfr/Fiche.tsx';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { type AnyRoute, type Door, route } from '#platform/routes.ts';
import { telephoneEcrit } from '#platform/texte.ts';
import { attestationDeFormation } from './documents.ts';
import { cycle } from './lifecycle.ts';
import { parcoursLu } from './parcours.ts';
import { datesDeLaFormation, SUITES } from './presentation.ts';
import { type FormationLue, lireCertificat, lireSaFormation } from './readings.ts';
import { ccp1Ecrit } from './resultats.ts';

/** « Where do I train, when, what must I do, where is my certificate. » */
function MaFormation({ formation, base }: { formation: FormationLue; base: string }) {
  const { id, statut, structure, organisme, organismeEmail, organismeTelephone } = formation;
  return (
    <>
      <p>
        <StatutBadge statut={cycle.labels[statut]} /> {SUITES[statut]}
      </p>
      {statut === 'orientee' && (
        <p>Répondez à l’organisme dès son premier message. Le test est indépendant de Pix et ne se prépare pas.</p>
      )}
      <Fiche
        faits={[
          ['Structure', structure],
          ['Organisme de formation', organisme],
          ['Courriel', organismeEmail && <a href={`mailto:${organismeEmail}`}>{organismeEmail}</a>],
          ['Téléphone', organismeTelephone && telephoneEcrit(organismeTelephone)],
          ['Parcours', statut === 'dispensee' ? null : parcoursLu(formation.parcours)],
          ['Dates', datesDeLaFormation(formation)],
          ['Lieu', formation.lieu],
          ['Examen (CCP1)', ccp1Ecrit(formation.ccp1)],
          ['Certification Pix', formation.pix_certificat],
          [
            'Attestation',
            statut === 'terminee' ? (
              <a key="attestation" href={`${base}/${id}/attestation`}>
                Télécharger (PDF)
              </a>
            ) : null,
          ],
          [
            'Certificat',
            formation.certificat_cle ? (
              <a key="certificat" href={`${base}/${id}/certificat`}>
                Télécharger (PDF)
              </a>
            ) : null,
          ],
        ]}
      />
    </>
  );
}

const accueil = (porte: Door, base: string) =>
  route({
    method: 'GET',
    path: base,
    right: porte,
    audit: 'formation.lireLaSienne',
    rate: 'page',
    input: z.unknown(),
    async answer({ tools: { db }, actor }) {
      const formation = await lireSaFormation(db, actor);
      return {
        page: {
          titre: 'Ma formation',
          prive: true,
          corps: (
            <>
              <h1>Ma formation</h1>
              {formation ? (
                <MaFormation formation={formation} base={base} />
              ) : (
                <p>
                  La formation est prévue après votre recrutement : quand la subvention de votre structure est acceptée,
                  l’ANCT vous oriente vers un organisme de formation. Il vous écrira, et vous le trouverez ici.
                </p>
              )}
            </>
          ),
        },
      };
    },
  });

const attestation = (porte: Door, base: string) =>
  route({
    method: 'GET',
    path: `${base}/:id/attestation`,
    right: porte,
    audit: 'formation.lireSonAttestation',
    rate: 'export',
    input: z.unknown(),
    async answer({ tools, actor, parameters }) {
      const { id } = identifiant.parse(parameters);
      const document = await attestationDeFormation(tools.db, actor, id, tools.clock());
      return documentEnFichier(document, 'pdf', 'attestation-de-formation');
    },
  });

const certificat = (porte: Door, base: string) =>
  route({
    method: 'GET',
    path: `${base}/:id/certificat`,
    right: porte,
    audit: 'formation.lireSonCertificat',
    rate: 'export',
    input: z.unknown(),
    async answer({ tools, actor, parameters }) {
      const { id } = identifiant.parse(parameters);
      const { octets } = await lireCertificat(tools, actor, id);
      return { flux: octets, type: 'application/pdf', nom: 'certificat.pdf' };
    },
  });

const identifiant = z.object({ id: z.string() });

/** The training of the person signed in, in the space of the role in use: a candidate, then a conseiller. */
export function routesDeSaFormation(porte: Door): readonly AnyRoute[] {
  const base = `/${porte.espace}/formation`;
  return [accueil(porte, base), attestation(porte, base), certificat(porte, base)];
}
