import type { Clock } from '#platform/dates.ts';

export type Disjoncteur = {
  /** May a call leave now? A « yes » after a pause is the one trial that decides of what follows. */
  readonly autorise: () => boolean;
  readonly noterReussite: () => void;
  /** `attendreMs`: the pause that the directory asked for, 0 when it asked for none. */
  readonly noterEchec: (attendreMs: number) => void;
};

const ATTENTE_DEMANDEE_MAX_MS = 10 * 60_000;

/** Leaves a directory in peace when it is down, so that nobody waits for it: `seuil` failures in a row, then a pause. */
export function creerDisjoncteur(clock: Clock, { seuil = 5, pauseMs = 30_000 } = {}): Disjoncteur {
  let echecs = 0;
  let pauseJusqua: number | undefined;
  let essaiEnCours = false;
  return {
    autorise() {
      if (pauseJusqua === undefined) return true;
      if (essaiEnCours || clock().getTime() < pauseJusqua) return false;
      essaiEnCours = true;
      return true;
    },
    noterReussite() {
      echecs = 0;
      pauseJusqua = undefined;
      essaiEnCours = false;
    },
    noterEchec(attendreMs) {
      echecs += 1;
      essaiEnCours = false;
      const pause = Math.max(echecs >= seuil ? pauseMs : 0, Math.min(attendreMs, ATTENTE_DEMANDEE_MAX_MS));
      if (pause > 0) pauseJusqua = Math.max(pauseJusqua ?? 0, clock().getTime() + pause);
    },
  };
}
