/**
 * The avis de situation of an establishment, as the INSEE prints it today: a PDF. Never throws: when it cannot be had,
 * nothing is answered and the structure deposits the file itself.
 */
export type AvisDeSituation = (siret: string) => Promise<Uint8Array | undefined>;
