import { z } from 'zod';
import { deposerCv, lireCv, lireSonProfil, retirerSonCv } from '#domain/candidats/index.ts';
import { porte } from '#espaces/candidat/door.ts';
import { dateLongue } from '#platform/dates.ts';
import { PIECE_MAX_OCTETS } from '#platform/files/recevoir.ts';
import { fichier } from '#platform/form/champs.ts';
import { BoutonPost, Formulaire } from '#platform/form/Formulaire.tsx';
import { form } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import { type AnyRoute, route } from '#platform/routes.ts';

const formulaire = form('candidat.cv', {
  cv: fichier({ libelle: 'Votre CV', indication: 'Un fichier PDF, 10 Mo au plus.' }),
});

const deposer = formRoute({
  path: '/candidat/cv',
  right: porte,
  audit: 'candidats.afficherCv',
  rate: 'televersement',
  form: formulaire,
  upload: PIECE_MAX_OCTETS,
  async page({ tools, actor }, state) {
    const { cv_cle, cv_depose_le, cv_nom } = await lireSonProfil(tools.db, actor);
    return {
      titre: 'Mon CV',
      prive: true,
      filAriane: [
        { libelle: 'Où j’en suis', href: '/candidat' },
        { libelle: 'Mon profil', href: '/candidat/profil' },
      ],
      corps: (
        <>
          <h1>Mon CV</h1>
          <p>
            Seules les structures qui se disent intéressées par vous peuvent l’ouvrir. Il est gardé chiffré, et effacé
            six mois après la fin de votre disponibilité.
          </p>
          {cv_cle && cv_depose_le && (
            <>
              <p>
                <a href="/candidat/cv/fichier">{cv_nom || 'Mon CV'}</a>, déposé le {dateLongue(cv_depose_le)}.
              </p>
              <BoutonPost action="/candidat/cv/retirer" priority="tertiary">
                Retirer mon CV
              </BoutonPost>
              <h2 className="fr-mt-4w">Le remplacer</h2>
            </>
          )}
          <Formulaire form={formulaire} state={state} bouton="Enregistrer mon CV" fichiers />
        </>
      ),
    };
  },
  async submit({ tools, actor, fichiers }) {
    await deposerCv(
      tools,
      actor,
      fichiers.find(({ champ }) => champ === 'cv'),
    );
    return { redirect: '/candidat/cv', annonce: 'Votre CV est enregistré.' };
  },
});

const retirer = route({
  method: 'POST',
  path: '/candidat/cv/retirer',
  right: porte,
  audit: 'candidats.oublierCv',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor }) {
    await retirerSonCv(tools, actor, {});
    return { redirect: '/candidat/cv', annonce: 'Votre CV est retiré.' };
  },
});

const telecharger = route({
  method: 'GET',
  path: '/candidat/cv/fichier',
  right: porte,
  audit: 'candidats.telechargerCv',
  rate: 'export',
  input: z.unknown(),
  async answer({ tools, actor }) {
    const { cv_cle } = await lireSonProfil(tools.db, actor);
    return { flux: await lireCv(tools, cv_cle), type: 'application/pdf', nom: 'cv.pdf' };
  },
});

export const routesCv: readonly AnyRoute[] = [...deposer, telecharger, retirer];
