import { pino } from 'pino';

/** The technical log: JSON lines without personal data. Only identifiers, routes, durations and references go in. */
export type Log = {
  info: (fields: Fields, message: string) => void;
  warn: (fields: Fields, message: string) => void;
  error: (fields: Fields, message: string) => void;
};
export type Fields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Writes to standard output. Values that look like an e-mail address are masked, whatever the field. */
export function openLog(level: string): Log {
  const logger = pino({ level, base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime });
  const clean = (fields: Fields) =>
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? mask(value) : value]),
    );
  return {
    info: (fields, message) => logger.info(clean(fields), message),
    warn: (fields, message) => logger.warn(clean(fields), message),
    error: (fields, message) => logger.error(clean(fields), message),
  };
}

/** The text without what could name a person: addresses and telephone numbers. */
export const mask = (text: string) =>
  text
    .replaceAll(/[^\s@<>"']+@[^\s@<>"']+/g, '[adresse]')
    .replaceAll(/(?:\+33|0)[\s.]?[1-9](?:[\s.]?\d{2}){4}/g, '[téléphone]');
