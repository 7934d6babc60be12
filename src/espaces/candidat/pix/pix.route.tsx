import { enregistrerCertificat, lienPix, lireSonProfil, pixEcrit } from '#domain/candidats/index.ts';
import { porte } from '#espaces/candidat/door.ts';
import { texteFacultatif } from '#platform/form/champs.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { form } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import type { AnyRoute } from '#platform/routes.ts';

const formulaire = form('candidat.certificat', {
  code: texteFacultatif({
    libelle: 'Code de vérification de votre certificat Pix',
    indication: 'Si vous en avez un : P, un tiret, puis huit lettres ou chiffres.',
    max: 20,
  }),
});

export const routesPix: readonly AnyRoute[] = formRoute({
  path: '/candidat/pix',
  right: porte,
  audit: 'candidats.lirePix',
  form: formulaire,
  initial: async ({ tools, actor }) => ({ code: (await lireSonProfil(tools.db, actor)).pix_certificat ?? '' }),
  async page({ tools, actor }, state) {
    const profil = await lireSonProfil(tools.db, actor);
    const resultat = pixEcrit(profil);
    const lien = lienPix(tools.settings, profil.pix_identifiant);
    return {
      titre: 'Mes résultats Pix',
      prive: true,
      filAriane: [
        { libelle: 'Où j’en suis', href: '/candidat' },
        { libelle: 'Mon profil', href: '/candidat/profil' },
      ],
      corps: (
        <>
          <h1>Mes résultats Pix</h1>
          <p>
            Pix est un service public qui évalue les compétences numériques. Le test est facultatif : ses résultats ne
            sont montrés aux structures que si vous choisissez de les envoyer à la fin.
          </p>
          <p>
            {resultat ? (
              <strong>{resultat}. Les structures le voient.</strong>
            ) : (
              'Vous n’avez pas partagé de résultats. S’ils viennent d’être envoyés, ils arrivent ici sous quelques jours.'
            )}
          </p>
          {lien ? (
            <p>
              <a className="fr-btn" href={lien} target="_blank" rel="noreferrer">
                Passer le test sur pix.fr
              </a>
            </p>
          ) : (
            <p>Le test n’est pas ouvert en ce moment.</p>
          )}
          <h2>Mon certificat</h2>
          <Formulaire form={formulaire} state={state} bouton="Enregistrer" />
        </>
      ),
    };
  },
  async submit({ tools, actor }, saisie) {
    await enregistrerCertificat(tools, actor, saisie);
    return { redirect: '/candidat/pix', annonce: 'C’est enregistré.' };
  },
});
