import { z } from 'zod';
import { lireCv } from '#domain/candidats/index.ts';
import { lireCoordonnees } from '#domain/mise-en-relation/index.ts';
import { porte } from '#espaces/structure/door.ts';
import { auditerLecture } from '#platform/audit.ts';
import { type AnyRoute, route } from '#platform/routes.ts';

/** The CV of a candidate, after « intéressé » only; each reading leaves a line (goals, R9). */
export const cv: AnyRoute = route({
  method: 'GET',
  path: '/structure/candidats/:id/cv',
  right: porte,
  audit: 'miseEnRelation.telechargerCv',
  rate: 'export',
  input: z.unknown(),
  async answer({ tools, actor, parameters }) {
    const { id, numero, cv_cle } = await lireCoordonnees(tools.db, actor, parameters.id);
    const octets = await lireCv(tools, cv_cle);
    await auditerLecture({ tools, actor, now: tools.clock() }, { action: 'miseEnRelation.lireCv', sujet: id });
    return { flux: octets, type: 'application/pdf', nom: `cv-candidat-${numero}.pdf` };
  },
});
