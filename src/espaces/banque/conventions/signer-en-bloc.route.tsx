import { z } from 'zod';
import {
  type BilanDeSignature,
  type ConventionLue,
  demanderCode,
  formulaireSignature,
  lireConventions,
  SIGNATURES_EN_BLOC_MAX,
  signerIci,
} from '#domain/conventions/index.ts';
import { porte } from '#espaces/banque/door.ts';
import { Refused } from '#platform/errors.ts';
import { BoutonPost, Formulaire } from '#platform/form/Formulaire.tsx';
import { type FormState, valeur } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { euros, pluriel } from '#platform/texte.ts';
import { Bilan } from './Bilan.tsx';
import { BASE, filAriane, lireIds } from './choix.ts';

const enTete = { titre: 'Signer des conventions', prive: true, filAriane };

const signer = formRoute({
  path: `${BASE}/signer`,
  right: porte,
  audit: 'conventions.afficherSignatureEnBloc',
  form: formulaireSignature,
  initial: async ({ url }) => ({ ids: url.searchParams.getAll('ids').join(',') }),
  async page({ tools, actor }, state) {
    const choisies = await lireConventions(tools.db, actor.perimetre, lireIds(valeur(state.values, 'ids')));
    return { ...enTete, corps: <Signature choisies={choisies} state={state} /> };
  },
  async submit({ tools, actor }, { ids, ...signature }) {
    const conventionIds = lireIds(ids);
    const choisies = await lireConventions(tools.db, actor.perimetre, conventionIds);
    const bilan = await signerIci(tools, actor, { conventionIds, ...signature });
    if (bilan.refusees.length === 0)
      return { redirect: BASE, annonce: `${pluriel(bilan.signees, 'convention signée', 'conventions signées')}.` };
    return { page: { ...enTete, corps: <Rapport bilan={bilan} choisies={choisies} /> } };
  },
});

const Signature = ({ choisies, state }: { choisies: readonly ConventionLue[]; state: FormState }) => (
  <>
    <h1>Signer {pluriel(choisies.length, 'convention', 'conventions', 'aucune convention')}</h1>
    <p>Signature électronique simple, avec cachet du serveur. Un seul code signe toutes les conventions choisies.</p>
    <ul>
      {choisies.map(({ id, numero, structure, montant_centimes, document_empreinte }) => (
        <li key={id} className="fr-mb-1w">
          <a href={`${BASE}/${id}/document`}>Convention n° {numero} (PDF)</a>, {structure}, {euros(montant_centimes)}.
          Empreinte (SHA-256) : <span className="adresse">{document_empreinte}</span>
        </li>
      ))}
    </ul>
    {choisies.length === 0 ? (
      <p>
        Cochez d’abord au moins une convention <a href={BASE}>dans la liste</a>.
      </p>
    ) : (
      <>
        <BoutonPost action={`${BASE}/code`} champs={{ ids: choisies.map(({ id }) => id).join(',') }}>
          Recevoir un code par courriel
        </BoutonPost>
        <Formulaire form={formulaireSignature} state={state} bouton="Signer" />
      </>
    )}
  </>
);

const Rapport = ({ bilan, choisies }: { bilan: BilanDeSignature; choisies: readonly ConventionLue[] }) => (
  <>
    <h1>Signer des conventions</h1>
    <Bilan
      {...(bilan.signees > 0 && { fait: pluriel(bilan.signees, 'convention signée', 'conventions signées') })}
      titre={pluriel(bilan.refusees.length, 'convention n’est pas signée', 'conventions ne sont pas signées')}
      laissees={bilan.refusees.map(({ conventionId, motif }) => {
        const convention = choisies.find(({ id }) => id === conventionId);
        return { quoi: convention ? `n° ${convention.numero}, ${convention.structure}` : 'Convention inconnue', motif };
      })}
    />
    <p>
      <a href={BASE}>Revenir aux conventions</a>
    </p>
  </>
);

const code = route({
  method: 'POST',
  path: `${BASE}/code`,
  right: porte,
  audit: 'conventions.recevoirCodeEnBloc',
  rate: 'courriel',
  input: z.object({ ids: z.string().max(SIGNATURES_EN_BLOC_MAX * 37) }),
  async answer({ tools, actor, input }) {
    const ids = lireIds(input.ids);
    if (ids.length === 0) throw new Refused('Cochez d’abord au moins une convention.');
    await demanderCode(tools, actor, { nombre: ids.length });
    return {
      redirect: `${BASE}/signer?${ids.map((id) => `ids=${id}`).join('&')}`,
      annonce: 'Un code vient de partir à votre adresse électronique.',
    };
  },
});

export const routesSignatureEnBloc: readonly AnyRoute[] = [...signer, code];
