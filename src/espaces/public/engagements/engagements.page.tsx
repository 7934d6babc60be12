import { ENGAGEMENTS } from '#domain/structures/index.ts';
import { ENGAGEMENTS_DU_CONSEILLER, OBLIGATIONS_D_AGENT_PUBLIC } from './engagements.ts';

export function PageEngagements() {
  return (
    <>
      <h1>Les engagements de chacun</h1>
      <p className="fr-text--lead">
        L’État paie ; en retour, la structure et le conseiller s’engagent. Une convention le met par écrit.
      </p>
      <h2>La structure s’engage à</h2>
      <Liste lignes={ENGAGEMENTS} />
      <p>
        Elle accepte ces engagements en s’inscrivant. La convention de subventionnement, signée avec la Banque des
        Territoires, les précise.
      </p>
      <h2>Le conseiller s’engage à</h2>
      <Liste lignes={ENGAGEMENTS_DU_CONSEILLER} />
      <h2>Et comme agent public</h2>
      <p>
        Recruté par une collectivité, même par contrat, le conseiller a les obligations de tout agent public (loi du 13
        juillet 1983). Il doit :
      </p>
      <Liste lignes={OBLIGATIONS_D_AGENT_PUBLIC} />
    </>
  );
}

const Liste = ({ lignes }: { lignes: readonly string[] }) => (
  <ul>
    {lignes.map((ligne) => (
      <li key={ligne}>{ligne.replace(/[\s\u00a0]*[;.]$/, '')}</li>
    ))}
  </ul>
);
