import { log } from "./exact-math.ts";

/** Nats that a model needs for `text`, given what comes before it. */
export type Surprise = (before: Uint16Array, text: Uint16Array) => number;

/** How often each token followed a context. */
interface Continuations {
  readonly counts: Map<number, number>;
  total: number;
}

/**
 * A model that counts: which token follows the last `order - 1` ones, smoothed by Witten and Bell's
 * rule, which trusts a context less the more different tokens have followed it.
 */
export function countNgrams(corpus: Uint16Array, order: number, vocabularySize: number): Surprise {
  const contexts = new Map<string, Continuations>();
  for (const [at, next] of corpus.entries()) {
    for (let width = 0; width < order && width <= at; width++) {
      count(contexts, contextKey(corpus.subarray(at - width, at)), next);
    }
  }

  function probability(context: Uint16Array, next: number): number {
    const shorter =
      context.length === 0 ? 1 / vocabularySize : probability(context.subarray(1), next);
    const seen = contexts.get(contextKey(context));
    if (!seen) return shorter;
    const distrust = seen.counts.size;
    return ((seen.counts.get(next) ?? 0) + distrust * shorter) / (seen.total + distrust);
  }

  return (before, text) => {
    const whole = Uint16Array.of(...before, ...text);
    let nats = 0;
    for (const [index, next] of text.entries()) {
      const at = before.length + index;
      nats -= log(probability(whole.subarray(Math.max(0, at - order + 1), at), next));
    }
    return nats;
  };
}

function count(contexts: Map<string, Continuations>, key: string, next: number): void {
  const seen = contexts.get(key) ?? { counts: new Map<number, number>(), total: 0 };
  seen.counts.set(next, (seen.counts.get(next) ?? 0) + 1);
  seen.total++;
  contexts.set(key, seen);
}

function contextKey(tokens: Uint16Array): string {
  return tokens.join(" ");
}
