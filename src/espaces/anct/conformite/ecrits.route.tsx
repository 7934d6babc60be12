import type { ReactNode } from 'react';
import {
  type DossierLu,
  declarerNonConforme,
  demanderComplement,
  Echanges,
  ecrireALaStructure,
  lireDossier,
  noter,
  peutInstruire,
  rouvrir,
} from '#domain/conformite/index.ts';
import { porte } from '#espaces/anct/door.ts';
import type { Tools } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import { Forbidden } from '#platform/errors.ts';
import { texteLong } from '#platform/form/champs.ts';
import { Formulaire } from '#platform/form/Formulaire.tsx';
import { form } from '#platform/form/form.ts';
import { formRoute } from '#platform/form/form-route.ts';
import type { AnyRoute } from '#platform/routes.ts';
import { filDuDossier } from './dossier.route.tsx';

type Ecrit = {
  readonly segment: string;
  /** Of the form and of its page in the audit. */
  readonly nom: string;
  readonly titre: string;
  readonly libelle: string;
  readonly indication: string;
  /** The sentence when nothing is written; without it, writing is optional. */
  readonly vide?: string;
  /** What is read before writing. */
  readonly avant?: (dossier: DossierLu) => ReactNode;
  readonly bouton: string;
  readonly annonce: string;
  readonly faire: (tools: Tools, actor: Actor, dossierId: string, texte: string) => Promise<unknown>;
};

/** A gesture on a file that takes a text: one page, one field, one button. */
const ecrit = ({
  segment,
  nom,
  titre,
  avant,
  libelle,
  indication,
  vide,
  bouton,
  annonce,
  faire,
}: Ecrit): AnyRoute[] => {
  const formulaire = form(`conformite.${nom}`, {
    texte: texteLong({ libelle, indication, ...(vide && { vide }), max: 2000 }),
  });
  return formRoute({
    path: `/anct/conformite/:id/${segment}`,
    right: porte,
    audit: `conformite.afficher${nom}`,
    form: formulaire,
    brouillon: false,
    async page({ tools, actor, parameters }, state) {
      if (!peutInstruire(actor)) throw new Forbidden('conformite.instruire');
      const dossier = await lireDossier(tools, actor, parameters.id);
      return {
        titre,
        prive: true,
        filAriane: filDuDossier(dossier),
        corps: (
          <>
            <h1>{titre}</h1>
            {avant?.(dossier)}
            <Formulaire form={formulaire} state={state} bouton={bouton} />
          </>
        ),
      };
    },
    async submit({ tools, actor, parameters: { id } }, { texte }) {
      await faire(tools, actor, id, texte);
      return { redirect: `/anct/conformite/${id}`, annonce };
    },
  });
};

const ECRITS: readonly Ecrit[] = [
  {
    segment: 'complement',
    nom: 'Complement',
    titre: 'Demander les corrections',
    libelle: 'Message à ajouter',
    indication: 'La structure lit déjà le motif de chaque pièce.',
    avant: ({ pieces }) => (
      <ul>
        {pieces
          .filter(({ statut }) => statut === 'a_corriger')
          .map(({ nature, libelle, motif }) => (
            <li key={nature}>
              {libelle} : {motif}
            </li>
          ))}
      </ul>
    ),
    bouton: 'Renvoyer la demande à la structure',
    annonce: 'La structure est prévenue.',
    faire: (tools, actor, dossierId, message) => demanderComplement(tools, actor, { dossierId, message }),
  },
  {
    segment: 'non-conforme',
    nom: 'NonConforme',
    titre: 'Déclarer la demande non conforme',
    libelle: 'Motif',
    indication: 'La structure le lira dans le courriel de décision.',
    vide: 'Donnez le motif de la décision.',
    bouton: 'Déclarer non conforme',
    annonce: 'La décision est enregistrée ; la structure est prévenue.',
    faire: (tools, actor, dossierId, motif) => declarerNonConforme(tools, actor, { dossierId, motif }),
  },
  {
    segment: 'reprise',
    nom: 'Reprise',
    titre: 'Reprendre l’instruction',
    libelle: 'Motif',
    indication: 'La structure le lira.',
    vide: 'Dites pourquoi l’instruction reprend.',
    bouton: 'Reprendre l’instruction',
    annonce: 'L’instruction reprend ; la structure est prévenue.',
    faire: (tools, actor, dossierId, motif) => rouvrir(tools, actor, { dossierId, motif }),
  },
  {
    segment: 'message',
    nom: 'Message',
    titre: 'Écrire à la structure',
    libelle: 'Votre message',
    indication: 'Il part aussi par courriel.',
    avant: ({ messages }) => <Echanges messages={messages} cote="anct" />,
    vide: 'Écrivez votre message.',
    bouton: 'Envoyer',
    annonce: 'Votre message est envoyé.',
    faire: (tools, actor, dossierId, texte) => ecrireALaStructure(tools, actor, { dossierId, texte }),
  },
  {
    segment: 'note',
    nom: 'Note',
    titre: 'Ajouter une note',
    libelle: 'Note entre collègues',
    indication: 'La structure ne la lira jamais.',
    vide: 'Écrivez votre note.',
    bouton: 'Enregistrer la note',
    annonce: 'La note est enregistrée.',
    faire: (tools, actor, dossierId, texte) => noter(tools, actor, { dossierId, texte }),
  },
];

export const routesEcrits: readonly AnyRoute[] = ECRITS.flatMap(ecrit);
