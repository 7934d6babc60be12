import type { Role } from '#platform/actor.ts';
import { BoutonPost } from '#platform/form/Formulaire.tsx';
import { cycleKit, type StatutKit } from './lifecycle.ts';

/** What whoever reads may do with the kit now; `base` is the address of the arrival. */
export function GestesDuKit({ kit, role, base }: { kit: StatutKit; role: Role; base: string }) {
  const permis = cycleKit.allowed(kit, role);
  return (
    <div className="gestes">
      {permis.includes('commander') && (
        <a className={kit === 'a_commander' ? 'fr-btn' : 'fr-btn fr-btn--secondary'} href={`${base}/kit`}>
          {kit === 'a_commander' ? 'Choisir la tenue et la livraison' : 'Changer la tenue ou la livraison'}
        </a>
      )}
      {permis.includes('recevoir') && (
        <BoutonPost action={`${base}/kit/recu`} priority="primary">
          Le kit est reçu, complet
        </BoutonPost>
      )}
      {permis.includes('signaler') && (
        <a className="fr-btn fr-btn--secondary" href={`${base}/kit/manque`}>
          Il manque quelque chose
        </a>
      )}
    </div>
  );
}
