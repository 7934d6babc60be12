import { Badge } from '@codegouvfr/react-dsfr/Badge';
import type { ReactNode } from 'react';
import { experienceEcrite, mobiliteEcrite } from '#domain/candidats/index.ts';
import type { Apercu, Place } from '#domain/mise-en-relation/index.ts';
import { BoutonPost } from '#platform/form/Formulaire.tsx';
import { nombre } from '#platform/texte.ts';
import type { Colonne } from './filtres.ts';
import { gestesRapides } from './gestes.ts';

export const Qui = ({
  apercu: { id, prenom, nom, numero, commune, choisiAilleurs },
}: {
  apercu: Apercu;
}): ReactNode => (
  <>
    <a href={`/structure/candidats/${id}`}>{prenom ? `${prenom} ${nom ?? ''}`.trim() : 'Profil effacé'}</a>
    <br />
    <span className="fr-text--xs">
      N° {numero}, {commune}
    </span>
    {choisiAilleurs && (
      <>
        <br />
        <Badge as="span" small severity="warning" noIcon>
          Choisi par une autre structure
        </Badge>
      </>
    )}
  </>
);

export const Ou = ({ km, rayonKm }: { km: number; rayonKm: number | null }) => (
  <>
    {km < 1 ? 'Sur place' : `${nombre(Math.round(km))} km`}
    <br />
    <span className="fr-text--xs">{mobiliteEcrite(rayonKm).replace(' autour de sa commune', ' possibles')}</span>
  </>
);

export const Parcours = ({
  apercu: { experience, diplome, pix_palier, pix_palier_max, aUnCv },
}: {
  apercu: Apercu;
}) => (
  <>
    {experienceEcrite(experience)}
    <span className="fr-text--xs">
      {diplome && (
        <>
          <br />
          Diplôme : {diplome}
        </>
      )}
      {pix_palier !== null && (
        <>
          <br />
          Pix : palier {pix_palier}
          {pix_palier_max ? ` sur ${pix_palier_max}` : ''}
        </>
      )}
      {aUnCv && (
        <>
          <br />
          CV déposé
        </>
      )}
    </span>
  </>
);

export function Decider({ apercu, colonne, place }: { apercu: Apercu; colonne: Colonne; place: Place }) {
  return (
    <div className="gestes">
      {gestesRapides(apercu, place).map(({ geste, libelle, priority }) => (
        <BoutonPost
          key={geste}
          small
          priority={priority}
          action={`/structure/candidats/${apercu.id}/${geste}`}
          champs={{ retour: colonne.cle }}
        >
          {libelle}
          <span className="fr-sr-only">
            {' '}
            : {apercu.prenom}, n° {apercu.numero}
          </span>
        </BoutonPost>
      ))}
    </div>
  );
}
