/**
 * The references of the latest offers published on emploi-territorial.fr. Never throws: a feed that is down or that
 * cannot be read is nothing, and nobody is stopped by it.
 */
export type FluxOffres = () => Promise<readonly string[] | undefined>;
