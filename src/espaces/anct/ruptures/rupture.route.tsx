import { z } from 'zod';
import {
  annulerRecouvrement,
  annulerRupture,
  confirmerRupture,
  cycle,
  demanderRecouvrement,
  EffetDeLaRupture,
  effetDe,
  lireDocumentDeRupture,
  lireRupture,
  peutExaminer,
  type RuptureLue,
} from '#domain/ruptures/index.ts';
import { formulaireMotif } from '#domain/versements/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { auditerLecture } from '#platform/audit.ts';
import { dateCivile, dateLongue } from '#platform/dates.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { Forbidden, NotFound } from '#platform/errors.ts';
import { BoutonPost, Formulaire } from '#platform/form/Formulaire.tsx';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { euros } from '#platform/texte.ts';

const BASE = '/anct/ruptures';
const filAriane = [{ libelle: 'Ruptures', href: BASE }];
const motif = formulaireMotif('Pourquoi cette rupture est annulée');
const une = formRoute({
  path: `${BASE}/:id`,
  right: porte,
  audit: 'rupture.lire',
  form: motif,
  async page({ tools, actor, parameters: { id } }, state) {
    const rupture = await lireRupture(tools.db, actor.perimetre, id);
    return {
      titre: `Rupture n° ${rupture.numero}`,
      prive: true,
      filAriane,
      corps: (
        <>
          <h1>
            Rupture n° {rupture.numero}, {rupture.structure}
          </h1>
          <p>
            <StatutBadge statut={cycle.labels[rupture.statut]} />
          </p>
          <EffetDeLaRupture rupture={rupture} />
          <p>
            {rupture.fichier_cle && <a href={`${BASE}/${id}/document`}>Document déposé (PDF)</a>}{' '}
            <a href={`/anct/postes/${rupture.poste_id}`}>Vie du poste</a>
          </p>
          {peutExaminer(actor) && <Gestes rupture={rupture} aujourdhui={dateCivile(tools.clock())} />}
          {peutExaminer(actor) && rupture.statut !== 'annulee' && rupture.recouvrement !== 'recouvre' && (
            <>
              <h2 className="fr-mt-4w">Annuler cette rupture</h2>
              <p>Le contrat et ses versements redeviennent ce qu’ils étaient avant la déclaration.</p>
              <Formulaire form={motif} state={state} bouton="Annuler la rupture" />
            </>
          )}
        </>
      ),
    };
  },
  async submit({ tools, actor, parameters: { id } }, { motif: raison }) {
    if (!peutExaminer(actor)) throw new Forbidden('rupture.annuler');
    await annulerRupture(tools, actor, { ruptureId: id, motif: raison });
    return { redirect: `${BASE}/${id}`, annonce: 'La rupture est annulée : tout est comme avant.' };
  },
});

function Gestes({ rupture, aujourdhui }: { rupture: RuptureLue; aujourdhui: string }) {
  const base = `${BASE}/${rupture.id}`;
  const { tropVerseCentimes } = effetDe(rupture);
  if (rupture.statut === 'declaree')
    return rupture.effet_le > aujourdhui ? (
      <p>La rupture peut être confirmée à partir du {dateLongue(rupture.effet_le)}.</p>
    ) : (
      <BoutonPost action={`${base}/confirmer`} priority="primary">
        Confirmer la rupture
      </BoutonPost>
    );
  if (rupture.statut === 'confirmee' && rupture.recouvrement === null && tropVerseCentimes > 0)
    return (
      <BoutonPost action={`${base}/rembourser`} priority="primary">
        Demander le remboursement de {euros(tropVerseCentimes)}
      </BoutonPost>
    );
  if (rupture.recouvrement === 'demande')
    return <BoutonPost action={`${base}/renoncer`}>Annuler la demande de remboursement</BoutonPost>;
  return null;
}

const confirmer = route({
  method: 'POST',
  path: `${BASE}/:id/confirmer`,
  right: porte,
  audit: 'rupture.confirmerDepuisLaPage',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id } }) {
    await confirmerRupture(tools, actor, { ruptureId: id });
    return { redirect: `${BASE}/${id}`, annonce: 'La rupture est confirmée. La structure en est prévenue.' };
  },
});
const rembourser = route({
  method: 'POST',
  path: `${BASE}/:id/rembourser`,
  right: porte,
  audit: 'recouvrement.demanderDepuisLaPage',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id } }) {
    await demanderRecouvrement(tools, actor, { ruptureId: id });
    return { redirect: `${BASE}/${id}`, annonce: 'Le remboursement est demandé. La structure en est prévenue.' };
  },
});
const renoncer = route({
  method: 'POST',
  path: `${BASE}/:id/renoncer`,
  right: porte,
  audit: 'recouvrement.annulerDepuisLaPage',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id } }) {
    const { recouvrementId } = await lireRupture(tools.db, actor.perimetre, id);
    if (!recouvrementId) throw new NotFound(`recouvrement of rupture ${id}`);
    await annulerRecouvrement(tools, actor, { recouvrementId });
    return { redirect: `${BASE}/${id}`, annonce: 'La demande de remboursement est annulée.' };
  },
});
const document = route({
  method: 'GET',
  path: `${BASE}/:id/document`,
  right: porte,
  audit: 'rupture.ouvrirDocument',
  rate: 'export',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id } }) {
    const { octets, nom } = await lireDocumentDeRupture(tools, actor.perimetre, id);
    await auditerLecture({ tools, actor, now: tools.clock() }, { action: 'rupture.lireDocument', sujet: id });
    return { flux: octets, type: 'application/pdf', nom };
  },
});

export const routesRupture: readonly AnyRoute[] = [...une, confirmer, rembourser, renoncer, document];
