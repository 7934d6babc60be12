import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { type BilanCertificats, deposerCertificats } from '#domain/formation/index.ts';
import { porte } from '#espaces/formation/door.ts';
import { PIECE_MAX_OCTETS } from '#platform/files/recevoir.ts';
import { fichier } from '#platform/form/champs.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { type FormState, form, VIDE } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { MAX_FILES } from '#platform/http/uploads.ts';
import type { AnyRoute } from '#platform/routes.ts';
import { pluriel } from '#platform/texte.ts';

const formulaire = form('formation.certificats', {
  certificats: fichier({
    libelle: 'Certificats',
    indication: `Des PDF de 10 Mo au plus, ${MAX_FILES} à la fois. Le nom de chacun porte le numéro du dossier, par exemple F-128.pdf.`,
    plusieurs: true,
  }),
});

const page = (state: FormState, bilan?: BilanCertificats) => ({
  titre: 'Certificats',
  prive: true,
  corps: (
    <>
      <h1>Déposer des certificats</h1>
      {bilan && <Bilan bilan={bilan} />}
      <p>
        Chaque certificat rejoint le dossier dont son nom porte le numéro, et la personne est prévenue. Le numéro de
        dossier est dans la <a href="/formation/personnes?statut=terminee">liste des personnes</a>.
      </p>
      <Formulaire form={formulaire} state={state} bouton="Déposer" fichiers />
    </>
  ),
});

/** What was kept, and what was not, file by file. */
const Bilan = ({ bilan: { deposes, refuses } }: { bilan: BilanCertificats }) => (
  <>
    {deposes.length > 0 && (
      <Alert
        as="h2"
        severity="success"
        className="fr-mb-3w"
        title={pluriel(deposes.length, 'certificat déposé', 'certificats déposés')}
        description={
          <ul>
            {deposes.map(({ fichier: nom, personne }) => (
              <li key={nom}>
                {nom} : {personne}
              </li>
            ))}
          </ul>
        }
      />
    )}
    {refuses.length > 0 && (
      <Alert
        as="h2"
        severity="warning"
        className="fr-mb-3w"
        title={pluriel(refuses.length, 'fichier n’est pas gardé', 'fichiers ne sont pas gardés')}
        description={
          <ul>
            {refuses.map(({ fichier: nom, raison }) => (
              <li key={nom + raison}>
                {nom} : {raison}
              </li>
            ))}
          </ul>
        }
      />
    )}
  </>
);

export const routesCertificats: readonly AnyRoute[] = formRoute({
  path: '/formation/certificats',
  right: porte,
  audit: 'formation.afficherCertificats',
  rate: 'televersement',
  form: formulaire,
  upload: PIECE_MAX_OCTETS,
  page: async (_, state) => page(state),
  async submit({ tools, actor, fichiers }) {
    const bilan = await deposerCertificats(
      tools,
      actor,
      fichiers.filter(({ champ }) => champ === 'certificats'),
    );
    return { page: page(VIDE, bilan) };
  },
});
