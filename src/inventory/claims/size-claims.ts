import type { Document } from "../documents.ts";
import type { Evidence } from "../evidence.ts";

/** A number of parameters that a text gives. */
export interface SizeClaim {
  /** Parameters, as far as the words are exact. */
  readonly parameters: number;
  /** Half of the last digit that is written: `7B` may be anything from 6.5 to 7.5. */
  readonly precision: number;
  readonly evidence: Evidence;
}

const UNITS: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  million: 1e6,
  b: 1e9,
  billion: 1e9,
  t: 1e12,
  trillion: 1e12,
};

/** `671B parameters`, `7.3 billion total parameters`, `a 124M-parameter model`. */
const SIZE =
  /(?<![\w.,×x-])(\d{1,4}(?:\.\d{1,3})?)[ -]?(k|m|b|t|thousand|million|billion|trillion)[ -](?:(?:total|trainable|learned|model)[ -])?(?:parameters?|params?)\b/gi;
/** `Parameters: 7B`, `Total Params | 671B`, `Number of parameters: 1.1 billion`. */
const LABELED =
  /\b(?:parameters?|params)(?: count)?\s{0,4}[:|]\s{0,4}(\d{1,4}(?:\.\d{1,3})?) ?(k|m|b|t|million|billion|trillion)\b/gi;

/** Every number of parameters in the sentences of a document; lines of code say nothing of the model. */
export function sizeClaims({ prose }: Document): readonly SizeClaim[] {
  return prose.sentences.flatMap(({ kind, text, evidence }) => {
    if (kind === "code") return [];
    return [...text.matchAll(SIZE), ...text.matchAll(LABELED)].flatMap(([, digits, unit]) => {
      const scale = UNITS[unit?.toLowerCase() ?? ""];
      if (digits === undefined || scale === undefined) return [];
      const decimals = digits.split(".")[1]?.length ?? 0;
      return [
        {
          parameters: Number(digits) * scale,
          precision: (0.5 * scale) / 10 ** decimals,
          evidence,
        },
      ];
    });
  });
}
