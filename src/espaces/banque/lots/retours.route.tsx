import { readFile } from 'node:fs/promises';
import { type BilanDuRetour, enregistrerRetour, formulaireRetour } from '#domain/versements/index.ts';
import { Bilan } from '#espaces/banque/conventions/Bilan.tsx';
import { porte } from '#espaces/banque/door.ts';
import { lireRetour } from '#platform/banque/retour.ts';
import { InvalidInput } from '#platform/errors.ts';
import { PIECE_MAX_OCTETS } from '#platform/files/recevoir.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { type FormState, VIDE } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import type { AnyRoute } from '#platform/routes.ts';
import { enumeration, pluriel } from '#platform/texte.ts';
import { filAriane } from './lot.ts';

const fait = ({ verses, rejetes, connus }: BilanDuRetour) =>
  enumeration([
    pluriel(verses, 'versement fait', 'versements faits', 'aucun versement fait'),
    pluriel(rejetes, 'rejeté', 'rejetés', 'aucun rejeté'),
    ...(connus > 0 ? [pluriel(connus, 'déjà connu', 'déjà connus')] : []),
  ]);

const page = (state: FormState, bilan?: BilanDuRetour) => ({
  titre: 'Retour de la banque',
  prive: true,
  filAriane,
  corps: (
    <>
      <h1>Retour de la banque</h1>
      {bilan && (
        <Bilan
          fait={fait(bilan)}
          titre={pluriel(bilan.problemes.length, 'ligne est laissée de côté', 'lignes sont laissées de côté')}
          laissees={bilan.problemes.map(({ reference, motif }) => ({ quoi: reference, motif }))}
        />
      )}
      <p>
        Déposez le fichier tel que la banque l’a remis. Chaque ligne est rapprochée par sa référence ; le même fichier
        déposé deux fois ne change rien.
      </p>
      <Formulaire form={formulaireRetour} state={state} bouton="Enregistrer ce retour" fichiers />
    </>
  ),
});

const retours = formRoute({
  path: '/banque/retours',
  right: porte,
  audit: 'versements.afficherRetour',
  rate: 'televersement',
  form: formulaireRetour,
  upload: PIECE_MAX_OCTETS,
  page: async (_, state) => page(state),
  async submit({ tools, actor, fichiers }) {
    const depose = fichiers.find(({ champ }) => champ === 'fichier');
    if (!depose) throw new InvalidInput({ fichier: 'Choisissez le fichier remis par la banque.' });
    const { lignes, problemes } = lireRetour(await readFile(depose.path));
    if (problemes.length > 0) throw new InvalidInput({ fichier: problemes.slice(0, 5).join(' ') });
    return { page: page(VIDE, await enregistrerRetour(tools, actor, { lignes })) };
  },
});

export const routesRetours: readonly AnyRoute[] = retours;
