import { type compterFile, SANS_AVIS, type vagueOuverte } from '#domain/concertation/index.ts';
import { cycle } from '#domain/structures/index.ts';
import { dateLongue, depuis } from '#platform/dates.ts';
import { nombre, pluriel } from '#platform/texte.ts';

type Enveloppe = { readonly nom: string; readonly postes: number | null; readonly attribues: number };
type Props = {
  readonly parStatut: Awaited<ReturnType<typeof compterFile>>['parStatut'];
  readonly enveloppes: readonly Enveloppe[];
  readonly vague: Awaited<ReturnType<typeof vagueOuverte>>;
  readonly now: Date;
};

/** What matters before the list: files waiting, the oldest, until when, the envelope used and left. */
export function Reperes({ parStatut, enveloppes, vague, now }: Props) {
  return (
    <div className="fr-callout fr-py-2w fr-mb-3w">
      <p>
        <Attente parStatut={parStatut} now={now} />
        <br />
        {vague ? phraseDeLaVague(vague) : 'Aucune vague n’est ouverte : les avis se rendront à la prochaine.'}
        <br />
        {phraseDesEnveloppes(enveloppes)}
      </p>
      <ul className="fr-raw-list fr-text--sm">
        {cycle.statuts
          .flatMap((statut) => parStatut.filter((compte) => compte.statut === statut))
          .map(({ statut, nombre: combien }) => (
            <li key={statut} className="en-ligne">
              <a href={`/prefecture?statut=${statut}`}>
                {cycle.labels[statut].libelle} : {nombre(combien)}
              </a>
            </li>
          ))}
      </ul>
    </div>
  );
}

function Attente({ parStatut, now }: Pick<Props, 'parStatut' | 'now'>) {
  const sansAvis = parStatut.filter(({ statut }) => SANS_AVIS.some((un) => un === statut));
  const enAttente = sansAvis.reduce((total, { nombre: combien }) => total + combien, 0);
  const [ancienne] = sansAvis
    .flatMap(({ plusAncienne }) => plusAncienne ?? [])
    .toSorted((a, b) => a.getTime() - b.getTime());
  return (
    <>
      <strong>
        {pluriel(enAttente, 'dossier attend un avis', 'dossiers attendent un avis', 'Aucun dossier n’attend d’avis')}
      </strong>
      {ancienne && (
        <>, le plus ancien {depuis(ancienne, now) === 'aujourd’hui' ? 'est d’aujourd’hui' : depuis(ancienne, now)}</>
      )}
      .
    </>
  );
}

const phraseDeLaVague = ({ numero, limite_avis_le }: NonNullable<Props['vague']>) =>
  limite_avis_le
    ? `La vague ${numero} est ouverte : les avis sont attendus au plus tard le ${dateLongue(limite_avis_le)}.`
    : `La vague ${numero} est ouverte.`;

/** One département, or a region as a whole. */
function phraseDesEnveloppes(enveloppes: readonly Enveloppe[]): string {
  const attribues = enveloppes.reduce((total, enveloppe) => total + enveloppe.attribues, 0);
  const fixees = enveloppes.filter(({ postes }) => postes !== null);
  const donnes = pluriel(attribues, 'poste attribué', 'postes attribués');
  const [seule] = enveloppes;
  const ou = enveloppes.length === 1 && seule ? seule.nom : `${enveloppes.length} départements`;
  if (fixees.length < enveloppes.length || !seule)
    return `${ou} : ${donnes}. ${enveloppes.length === 1 ? 'Aucune enveloppe n’est encore fixée.' : 'Toutes les enveloppes ne sont pas encore fixées.'}`;
  const total = fixees.reduce((somme, { postes }) => somme + (postes ?? 0), 0);
  const reste = total - attribues;
  return `${ou} : ${donnes} sur une enveloppe de ${pluriel(total, 'poste')}. ${reste > 0 ? `Il en reste ${nombre(reste)}.` : 'L’enveloppe est épuisée.'}`;
}
