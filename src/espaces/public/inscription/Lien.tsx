import type { EtatDuLien } from '#domain/structures/index.ts';
import { BoutonPost } from '#platform/form/Formulaire.tsx';

/** What a confirmation link leads to: the button that confirms, or what to do instead. */
export function Lien({ lien, jeton }: { readonly lien: EtatDuLien; readonly jeton: string }) {
  if (lien.etat === 'valable')
    return (
      <>
        <p>Vous confirmez que « {lien.nom} » souhaite accueillir un conseiller numérique.</p>
        <BoutonPost action={`/inscription/confirmation/${encodeURIComponent(jeton)}`} priority="primary">
          Confirmer l’inscription
        </BoutonPost>
      </>
    );
  if (lien.etat === 'utilise')
    return lien.enCours ? (
      <p>
        La demande de « {lien.nom} » est transmise : vous n’avez plus rien à faire. Nous vous écrirons quand elle sera
        décidée.
      </p>
    ) : (
      <p>Une décision a été prise sur la demande de « {lien.nom} » : vous l’avez reçue par courriel.</p>
    );
  if (lien.etat === 'expiree')
    return (
      <p>
        L’inscription de « {lien.nom} » s’est effacée. Vous pouvez <a href="/inscription">l’inscrire de nouveau</a>.
      </p>
    );
  if (lien.etat === 'close')
    return (
      <p>
        L’inscription de « {lien.nom} » a été fermée : vous en avez reçu la raison par courriel. Une question ?{' '}
        <a href="/contact">Écrivez-nous</a>.
      </p>
    );
  return (
    <p>
      Vous pouvez <a href="/inscription/confirmation/nouvelle">demander un autre lien</a> : il arrivera à l’adresse
      donnée à l’inscription.
    </p>
  );
}
