import { Button } from '@codegouvfr/react-dsfr/Button';
import { Table } from '@codegouvfr/react-dsfr/Table';
import { z } from 'zod';
import {
  cycleVague,
  lireVague,
  listerVagues,
  modifierVague,
  ouvrirVague,
  preparerVague,
} from '#domain/concertation/index.ts';
import { porte } from '#espaces/anct/door.ts';
import { dateCivile, dateCourte } from '#platform/dates.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { InvalidInput } from '#platform/errors.ts';
import { caseACocher, date, texteFacultatif } from '#platform/form/champs.ts';
import { BoutonPost, Formulaire } from '#platform/form/Formulaire.tsx';
import { form, rawValues } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, route } from '#platform/routes.ts';

const limite = date({ libelle: '', vide: 'x' });
const formulaire = form('anct.vague', {
  ouvreLe: date({ libelle: 'Date d’ouverture', vide: 'Indiquez la date d’ouverture de la vague.' }),
  limiteAvisLe: {
    ...texteFacultatif({
      libelle: 'Date limite des avis',
      indication: 'Les préfectures en retard sont relancées sept jours avant, puis le lendemain.',
      max: 20,
    }),
    type: 'date' as const,
  },
  decisionALaCloture: caseACocher({
    libelle: 'Clôturer la vague décide tous les dossiers qui ont un avis',
    indication:
      'Les avis favorables sont retenus dans la limite de l’enveloppe de chaque département et du plafond national.',
  }),
});

function lireLimite(texte: string): string | null {
  if (texte === '') return null;
  const lue = limite.schema.safeParse(texte);
  if (!lue.success) throw new InvalidInput({ limiteAvisLe: lue.error.issues[0]?.message ?? '' });
  return lue.data;
}
const filAriane = [{ libelle: 'Vagues', href: '/anct/vagues' }];

const liste = route({
  method: 'GET',
  path: '/anct/vagues',
  right: porte,
  audit: 'concertation.listerVagues',
  rate: 'page',
  input: z.unknown(),
  async answer({ tools }) {
    const vagues = await listerVagues(tools.db);
    return {
      page: {
        titre: 'Vagues',
        prive: true,
        corps: (
          <>
            <h1>Vagues de concertation</h1>
            <p>Pendant une vague, les préfectures rendent leurs avis. Une seule vague est ouverte à la fois.</p>
            <p>
              <Button linkProps={{ href: '/anct/vagues/nouvelle' }}>Préparer une vague</Button>
            </p>
            {vagues.length === 0 ? (
              <p>Aucune vague pour l’instant : préparez la première.</p>
            ) : (
              <Table
                caption="Vagues"
                noCaption
                headers={['Vague', 'Où elle en est', 'Ouverture', 'Limite des avis', 'À faire']}
                data={vagues.map((vague) => [
                  <a key={vague.id} href={`/anct/vagues/${vague.id}`}>
                    Vague {vague.numero}
                  </a>,
                  <StatutBadge key="statut" statut={cycleVague.labels[vague.statut]} />,
                  dateCourte(vague.ouvre_le),
                  vague.limite_avis_le ? dateCourte(vague.limite_avis_le) : '–',
                  <Geste key="geste" {...vague} />,
                ])}
              />
            )}
          </>
        ),
      },
    };
  },
});

function Geste({ id, statut }: { id: string; statut: string }) {
  if (statut === 'preparee')
    return (
      <BoutonPost action={`/anct/vagues/${id}/ouvrir`} small>
        Ouvrir
      </BoutonPost>
    );
  if (statut === 'ouverte') return <a href={`/anct/vagues/${id}/cloture`}>Voir ce que ferait la clôture</a>;
  return <a href={`/anct/vagues/${id}/proces-verbal?format=pdf`}>Procès-verbal</a>;
}

const nouvelle = formRoute({
  path: '/anct/vagues/nouvelle',
  right: porte,
  audit: 'concertation.afficherNouvelleVague',
  form: formulaire,
  initial: async ({ tools }) => rawValues({ ouvreLe: dateCivile(tools.clock()), decisionALaCloture: true }),
  page: async (_, state) => ({
    titre: 'Préparer une vague',
    prive: true,
    filAriane,
    corps: (
      <>
        <h1>Préparer une vague</h1>
        <Formulaire form={formulaire} state={state} bouton="Préparer la vague" />
      </>
    ),
  }),
  async submit({ tools, actor }, saisie) {
    const id = await preparerVague(tools, actor, { ...saisie, limiteAvisLe: lireLimite(saisie.limiteAvisLe) });
    return {
      redirect: `/anct/vagues/${id}`,
      annonce: 'La vague est préparée. Ouvrez-la quand vous voulez recevoir les avis.',
    };
  },
});

const une = formRoute({
  path: '/anct/vagues/:id',
  right: porte,
  audit: 'concertation.lireVague',
  form: formulaire,
  async initial({ tools, parameters }) {
    const vague = await lireVague(tools.db, parameters.id);
    return rawValues({
      ouvreLe: vague.ouvre_le,
      limiteAvisLe: vague.limite_avis_le,
      decisionALaCloture: vague.decision_a_la_cloture,
    });
  },
  async page({ tools, parameters }, state) {
    const vague = await lireVague(tools.db, parameters.id);
    return {
      titre: `Vague ${vague.numero}`,
      prive: true,
      filAriane,
      corps: (
        <>
          <h1>Vague {vague.numero}</h1>
          <p>
            <StatutBadge statut={cycleVague.labels[vague.statut]} /> <Geste {...vague} />
          </p>
          {vague.statut !== 'cloturee' && <Formulaire form={formulaire} state={state} bouton="Enregistrer" />}
          <h2>Procès-verbal du comité</h2>
          <p>
            Toutes les décisions de cette vague, par département :{' '}
            <a href={`/anct/vagues/${vague.id}/proces-verbal?format=pdf`}>à imprimer (PDF)</a>,{' '}
            <a href={`/anct/vagues/${vague.id}/proces-verbal?format=odt`}>à modifier (ODT)</a> ou{' '}
            <a href={`/anct/vagues/${vague.id}/proces-verbal?format=docx`}>à modifier (Word)</a>.
          </p>
        </>
      ),
    };
  },
  async submit({ tools, actor, parameters }, saisie) {
    await modifierVague(tools, actor, {
      ...saisie,
      vagueId: parameters.id,
      limiteAvisLe: lireLimite(saisie.limiteAvisLe),
    });
    return { redirect: `/anct/vagues/${parameters.id}`, annonce: 'La vague est modifiée.' };
  },
});

const ouvrir = route({
  method: 'POST',
  path: '/anct/vagues/:id/ouvrir',
  right: porte,
  audit: 'concertation.ouvrirVague',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor, parameters }) {
    await ouvrirVague(tools, actor, { vagueId: parameters.id });
    return { redirect: '/anct/vagues', annonce: 'La vague est ouverte : les préfectures peuvent rendre leurs avis.' };
  },
});

export const routesVagues: readonly AnyRoute[] = [liste, ...nouvelle, ...une, ouvrir];
