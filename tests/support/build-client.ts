import { createBuilder } from 'vite';
import prepare from './global-setup.ts';

/** The journeys see the browser files of the sources as they are. */
export default async function buildClient() {
  const builder = await createBuilder({ logLevel: 'error' });
  const { client, terrain } = builder.environments;
  if (client) await builder.build(client);
  if (terrain) await builder.build(terrain);
  await prepare();
}
