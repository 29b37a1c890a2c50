/** Tells whoever waits what is being done. */
export type Progress = (text: string) => void;

/** Lines that begin with the seconds that have passed since `startedAt` (milliseconds of the epoch). */
export function timedProgress(startedAt: number, write: (line: string) => void): Progress {
  return (text) => {
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    write(`[${String(seconds).padStart(3)} s] ${text}`);
  };
}
