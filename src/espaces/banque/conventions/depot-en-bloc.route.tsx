import { z } from 'zod';
import { archiverConventions, type BilanDeDepot, deposerEnBloc } from '#domain/conventions/index.ts';
import { porte } from '#espaces/banque/door.ts';
import { auditerLecture } from '#platform/audit.ts';
import { PIECE_MAX_OCTETS } from '#platform/files/recevoir.ts';
import { fichier, texte } from '#platform/form/champs.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { type FormState, form, VIDE } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { MAX_FILES } from '#platform/http/uploads.ts';
import { type AnyRoute, route } from '#platform/routes.ts';
import { pluriel } from '#platform/texte.ts';
import { Bilan } from './Bilan.tsx';
import { BASE, filAriane, lireIds } from './choix.ts';

const archive = route({
  method: 'GET',
  path: `${BASE}/archive`,
  right: porte,
  audit: 'conventions.archiver',
  rate: 'export',
  input: z.unknown(),
  async answer({ tools, actor, url }) {
    const { nombre, flux } = await archiverConventions(tools, actor, lireIds(url.searchParams.getAll('ids').join(',')));
    if (nombre === 0) return { redirect: BASE, annonce: 'Cochez d’abord au moins une convention à signer.' };
    await auditerLecture({ tools, actor, now: tools.clock() }, { action: 'conventions.archiver', sujet: null });
    return { flux, type: 'application/zip', nom: 'conventions-a-signer.zip' };
  },
});

const formulaire = form('conventions.depotEnBloc', {
  qualite: texte({
    libelle: 'En quelle qualité signez-vous ?',
    vide: 'Indiquez en quelle qualité vous signez.',
    max: 150,
  }),
  fichiers: fichier({
    libelle: 'Conventions signées',
    indication: `Des PDF de 10 Mo au plus, ${MAX_FILES} à la fois. Le nom de chacun porte le numéro de la convention : convention-128.pdf.`,
    plusieurs: true,
  }),
});

const page = (state: FormState, bilan?: BilanDeDepot) => ({
  titre: 'Déposer des conventions signées',
  prive: true,
  filAriane,
  corps: (
    <>
      <h1>Déposer des conventions signées</h1>
      {bilan && (
        <Bilan
          {...(bilan.deposees > 0 && {
            fait: pluriel(bilan.deposees, 'convention déposée', 'conventions déposées'),
          })}
          titre={pluriel(bilan.refusees.length, 'fichier n’est pas gardé', 'fichiers ne sont pas gardés')}
          laissees={bilan.refusees.map(({ nom, motif }) => ({ quoi: nom, motif }))}
        />
      )}
      <p>
        Chaque fichier est rapproché de sa convention par le numéro que porte son nom. Un fichier refusé n’empêche pas
        les autres.
      </p>
      <Formulaire form={formulaire} state={state} bouton="Déposer" fichiers />
    </>
  ),
});

const deposer = formRoute({
  path: `${BASE}/deposer`,
  right: porte,
  audit: 'conventions.afficherDepotEnBloc',
  rate: 'televersement',
  form: formulaire,
  upload: PIECE_MAX_OCTETS,
  page: async (_, state) => page(state),
  async submit({ tools, actor, fichiers }, { qualite }) {
    const deposes = fichiers.filter(({ champ }) => champ === 'fichiers');
    return { page: page(VIDE, await deposerEnBloc(tools, actor, qualite, deposes)) };
  },
});

export const routesDepotEnBloc: readonly AnyRoute[] = [archive, ...deposer];
