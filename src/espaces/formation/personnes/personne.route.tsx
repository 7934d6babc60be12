import { z } from 'zod';
import {
  attestationDeFormation,
  compterPresences,
  faitsDeLaFormation,
  lireCertificat,
  lireHistoriqueDeFormation,
  listerDemandes,
} from '#domain/formation/index.ts';
import { porte } from '#espaces/formation/door.ts';
import { auditerLecture } from '#platform/audit.ts';
import { documentEnFichier } from '#platform/documents/formats.ts';
import { Historique } from '#platform/dsfr/Historique.tsx';
import { type AnyRoute, route } from '#platform/routes.ts';
import { laPersonne, nomDe } from './la-personne.ts';
import { PersonnePage } from './personne.page.tsx';

/** Opening a file is reading the contact details of a person: it leaves a line in the audit. */
const personne = route({
  method: 'GET',
  path: '/formation/personnes/:id',
  right: porte,
  audit: 'formation.lirePersonne',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id } }) {
    const { formation } = await laPersonne({ tools, actor }, id);
    const [presences, demandes, faits] = await Promise.all([
      compterPresences(tools.db, actor.perimetre, id),
      listerDemandes(tools.db, actor.perimetre, { formationId: id }),
      lireHistoriqueDeFormation(tools.db, actor.perimetre, id),
    ]);
    await auditerLecture({ tools, actor, now: tools.clock() }, { action: 'formation.lirePersonne', sujet: id });
    return {
      page: {
        titre: nomDe(formation),
        prive: true,
        filAriane: [{ libelle: 'Personnes', href: '/formation/personnes' }],
        corps: (
          <>
            <PersonnePage formation={formation} presences={presences} demandes={demandes} role={actor.role} />
            <h2>Ce qui s’est passé</h2>
            <Historique faits={faitsDeLaFormation(faits)} />
          </>
        ),
      },
    };
  },
});

const attestation = route({
  method: 'GET',
  path: '/formation/personnes/:id/attestation',
  right: porte,
  audit: 'formation.lireAttestation',
  rate: 'export',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id } }) {
    const document = await attestationDeFormation(tools.db, actor, id, tools.clock());
    return documentEnFichier(document, 'pdf', 'attestation-de-formation');
  },
});

const certificat = route({
  method: 'GET',
  path: '/formation/personnes/:id/certificat',
  right: porte,
  audit: 'formation.lireCertificat',
  rate: 'export',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id } }) {
    const { octets } = await lireCertificat(tools, actor, id);
    await auditerLecture({ tools, actor, now: tools.clock() }, { action: 'formation.lireCertificat', sujet: id });
    return { flux: octets, type: 'application/pdf', nom: 'certificat.pdf' };
  },
});

export const routesPersonne: readonly AnyRoute[] = [personne, attestation, certificat];
