/** Lets a number of jobs run at once; the others wait in order. */
export interface Gate {
  run<T>(job: () => Promise<T>): Promise<T>;
}

/** A gate for `width` jobs. */
export function gate(width: number): Gate {
  const waiting: (() => void)[] = [];
  let free = width;
  return {
    async run(job) {
      if (free > 0) free -= 1;
      else await new Promise<void>((go) => waiting.push(go));
      try {
        return await job();
      } finally {
        // The place is handed on to the next that waits, so that nobody slips in between.
        const next = waiting.shift();
        if (next) next();
        else free += 1;
      }
    },
  };
}
