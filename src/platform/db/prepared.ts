import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#platform/root.ts';
import { migrationsDigest } from './migrate.ts';

/** The folder of the base made by `npm run build`: migrated, with its queues and the communes. Copied on a first start. */
export const preparedBasePath = () => join(projectRoot, '.cache', `base-${migrationsDigest()}`);

export const preparedBase = () => (existsSync(preparedBasePath()) ? preparedBasePath() : undefined);
