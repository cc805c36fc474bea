/** A wait that can be taken back; handed in, so that tests let time pass by themselves. */
export type SetTimer = (work: () => void, delayMs: number) => { cancel(): void };

/** One that keeps no process alive. */
export const setSystemTimer: SetTimer = (work, delayMs) => {
  const timer = setTimeout(work, delayMs);
  timer.unref();
  return {
    cancel: () => {
      clearTimeout(timer);
    },
  };
};
