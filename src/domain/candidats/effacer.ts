import { z } from 'zod';
import { adresseDe, fermerEspaceCandidat } from '#domain/comptes/index.ts';
import { action, type Context } from '#platform/action.ts';
import { SYSTEME } from '#platform/actor.ts';
import { inscrireAudit } from '#platform/audit.ts';
import { dateCivile, plusJours } from '#platform/dates.ts';
import { transaction } from '#platform/db/guard.ts';
import { Forbidden } from '#platform/errors.ts';
import { event } from '#platform/events.ts';
import { job } from '#platform/jobs/jobs.ts';
import { queueMail } from '#platform/mail/mail.ts';
import { type CandidatVerrouille, changerStatut, verrouillerSonProfil } from './changer-statut.ts';
import { retirerCv } from './cv.ts';
import { INACTIVITE_JOURS, JAMAIS_CONFIRME_JOURS } from './delais.ts';
import { effacement } from './mails.ts';
import { estLeCandidat } from './rights.ts';

/** A profile is about to be erased: what others keep about the person goes first. */
export const candidatEfface = event<{ candidatId: string }>('candidat.efface');

/** Erases one's own profile: name, contact details, CV, answers. What remains counts, and names nobody. */
export const effacerSonProfil = action({
  name: 'candidats.effacer',
  input: z.object({}),
  async execute(context): Promise<string> {
    if (!estLeCandidat(context.actor)) throw new Forbidden('candidats.effacer');
    const candidat = await verrouillerSonProfil(context);
    await effacer(context, candidat, false);
    return candidat.id;
  },
  subject: (_, candidatId) => candidatId,
});

async function effacer(context: Context, candidat: CandidatVerrouille, inactif: boolean): Promise<void> {
  const { tx, now } = context;
  const email = await adresseDe(tx, candidat.utilisateur_id);
  if (email && candidat.confirme_le)
    await queueMail(context, effacement, { a: email, cle: candidat.id, donnees: { inactif, le: dateCivile(now) } });
  await candidatEfface.emit(context, { candidatId: candidat.id });
  await retirerCv(context, candidat);
  await tx.updateTable('candidats').set(RIEN).where('id', '=', candidat.id).execute();
  await changerStatut(context, candidat, 'effacer');
  if (candidat.utilisateur_id) await fermerEspaceCandidat(context, candidat.utilisateur_id);
}

const RIEN = {
  prenom: '',
  nom: '',
  nom_tri: '',
  telephone: '',
  diplome: '',
  motivation: '',
  pix_competences: [],
  pix_palier: null,
  pix_certificat: null,
  pix_partage_le: null,
  question_le: null,
  invitation_empreinte: null,
};

/** Every night: profiles without life for 24 months, and registrations never confirmed, are erased (domain, §5). */
export const effacerInactifs = job({
  name: 'candidats.effacerInactifs',
  data: z.unknown(),
  cron: '45 2 * * *',
  async handle(tools) {
    const now = tools.clock();
    const concernes = await tools.db
      .selectFrom('candidats')
      .select('id')
      .where('statut', 'not in', ['efface', 'recrute'])
      .where((eb) =>
        eb.or([
          eb('actif_le', '<', plusJours(now, -INACTIVITE_JOURS)),
          eb.and([eb('statut', '=', 'a_confirmer'), eb('actif_le', '<', plusJours(now, -JAMAIS_CONFIRME_JOURS))]),
        ]),
      )
      .execute();
    for (const { id } of concernes)
      await transaction(tools.db, async (tx) => {
        const context = { tx, now, actor: SYSTEME, tools };
        const candidat = await tx
          .selectFrom('candidats')
          .selectAll()
          .where('id', '=', id)
          .forNoKeyUpdate()
          .executeTakeFirstOrThrow();
        if (candidat.statut === 'efface') return;
        await effacer(context, candidat, true);
        await inscrireAudit(context, { action: 'candidats.effacer', sujet: id });
      });
  },
});
