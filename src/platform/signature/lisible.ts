import forge from 'node-forge';

/** Why a PKCS#12 certificate (in base64) cannot seal: `undefined` when it opens and holds an RSA key. */
export function refusDuCachet(p12: string, passphrase: string): string | undefined {
  const { pkcs8ShroudedKeyBag } = forge.pki.oids;
  try {
    const asn1 = forge.asn1.fromDer(Buffer.from(p12, 'base64').toString('binary'));
    const [sac] =
      forge.pkcs12.pkcs12FromAsn1(asn1, false, passphrase).getBags({ bagType: pkcs8ShroudedKeyBag ?? '' })[
        pkcs8ShroudedKeyBag ?? ''
      ] ?? [];
    return sac?.key ? undefined : 'CACHET_P12 ne contient pas de clé RSA : le cachet du serveur en demande une.';
  } catch {
    return 'CACHET_P12 ne s’ouvre pas : vérifiez le certificat et CACHET_PASSPHRASE.';
  }
}
