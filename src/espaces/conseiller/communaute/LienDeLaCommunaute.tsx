/** The community platform of the conseillers (guide, étape 8), when one is configured; nothing otherwise. */
export const LienDeLaCommunaute = ({ url }: { url: string | undefined }) =>
  url ? (
    <p>
      <a href={url}>Échanger avec les autres conseillers sur la plateforme communautaire</a>
    </p>
  ) : null;
