/** How many floating-point operations a text speaks of; a bound that it does not give is left out. */
export interface FlopRange {
  readonly atLeast?: number;
  readonly atMost?: number;
}

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

const SECONDS_OF_A_DAY = 86_400;

const PREFIXES: Readonly<Record<string, number>> = { p: 1e15, e: 1e18, z: 1e21, y: 1e24 };

/** `2.1e24`, `3.8 x 10^25`, `10^25`: groups are mantissa, exponent, mantissa, exponent, exponent. */
const POWER = String.raw`(?<![\w.^-])(?:(\d{1,4}(?:\.\d{1,9})?)e\+?(\d{1,2})|(\d{1,4}(?:\.\d{1,9})?) ?[x×*·⋅] ?10\^(\d{1,2})|10\^(\d{1,2}))(?![\d.]*[\w^])`;

const UNIT = String.raw`(?:flops?|floating[- ]point operations?)\b(?! ?(?:/|per\b|each\b|a (?:token|second)\b))`;

/** Words between a number and its unit: `2e24 total training FLOPs`. */
const ADJECTIVES = String.raw` ?(?:of |total |training |pre-?training |model |bf16 |fp16 |fp8 |bfloat16 ){0,3}`;

/** Words between a label and its number: `Training FLOPs (estimated): about 2e24`. */
const SAYS = String.raw`[ )\]:|=≈~(]{0,8}(?:(?:is|was|were|of|about|around|roughly|estimated|at|total|approximately|approx\.?)[ )\]:|=≈~(]{1,8}){0,3}`;

const COUNTED = new RegExp(`${POWER}${ADJECTIVES}${UNIT}`, "gi");
const LABELED = new RegExp(`\\b${UNIT}${SAYS}${POWER}`, "gi");

/** `3640 petaflop/s-days`, `1,860 PF-days`: a rate held for a day. */
const RATE_DAYS =
  /(?<![\w.,^-])(\d{1,3}(?:,\d{3}){1,3}|\d{1,7}(?:\.\d{1,6})?) ?(?:(p)eta|(e)xa|(z)etta|([pez]))-?(?:flops?|f)(?: ?\/ ?s(?:ec)?| per second)?[- ]days?\b/gi;

/** `380 zettaFLOPs`; smaller prefixes stand for rates of machines. */
const PREFIXED =
  /(?<![\w.,^-])(\d{1,7}(?:\.\d{1,6})?) ?(?:(z)etta|(y)otta|([zy]))-?flops?\b(?! ?(?:\/|per\b))/gi;

const BELOW =
  /(?:(?:less|fewer|lower|smaller) than|below|under|at most|up to|not exceed(?:ing|ed)?|[<≤≲])(?: (?:the|a|an|of|about|total|indicative|systemic|risk|threshold|limit)){0,6} ?$/i;
const ABOVE =
  /(?:(?:more|greater|higher|larger) than|above|over|at least|beyond|exceed(?:s|ing|ed)?|[>≥≳])(?: (?:the|a|an|of|about|total|indicative|systemic|risk|threshold|limit)){0,6} ?$/i;

/** Characters before a number in which a bound may stand. */
const MAX_BOUND = 80;

/** A pass of the largest models through one example stays below: fewer operations are no training. */
const SMALLEST_TRAINING = 1e15;

/** Every number of floating-point operations in a sentence, in order of place. Rates of machines are none. */
export function readFlop(text: string): readonly FlopRange[] {
  if (!/flop|floating|f-days?\b/i.test(text)) return [];
  const plain = withPlainPowers(text);
  const found = [
    ...[...plain.matchAll(COUNTED), ...plain.matchAll(LABELED)].map((match) => ({
      flop: powerOf(match),
      match,
    })),
    ...[...plain.matchAll(RATE_DAYS)].map((match) => ({
      flop: prefixedOf(match) * SECONDS_OF_A_DAY,
      match,
    })),
    ...[...plain.matchAll(PREFIXED)].map((match) => ({ flop: prefixedOf(match), match })),
  ];
  return found
    .filter(({ flop }) => flop >= SMALLEST_TRAINING)
    .toSorted((a, b) => a.match.index - b.match.index)
    .map(({ flop, match }) => bounded(flop, plain.slice(0, match.index).slice(-MAX_BOUND)));
}

function bounded(flop: number, before: string): FlopRange {
  if (BELOW.test(before)) return { atMost: flop };
  return ABOVE.test(before) ? { atLeast: flop } : { atLeast: flop, atMost: flop };
}

/** Powers of ten in one notation: what TeX, HTML and Unicode write otherwise. */
function withPlainPowers(text: string): string {
  return text
    .replaceAll(/\\(?:times|cdot)\b/g, "×")
    .replaceAll(/[${}\\]/g, "")
    .replaceAll("**", "^")
    .replaceAll(/10([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})/g, (_, digits: string) => `10^${plainDigits(digits)}`)
    .replaceAll(/10\^ (?=\d)/g, "10^")
    .replaceAll(/([x×*·⋅]) {0,2}10(\d{2})\b/g, "$1 10^$2")
    .replaceAll(/ {2,}/g, " ");
}

function plainDigits(superscripts: string): string {
  return superscripts.replaceAll(/./g, (digit) => String(SUPERSCRIPTS.indexOf(digit)));
}

function powerOf([, scientific, e, mantissa, times, power]: RegExpExecArray): number {
  return Number(`${scientific ?? mantissa ?? 1}e${e ?? times ?? power}`);
}

function prefixedOf([, digits = "", ...prefixes]: RegExpExecArray): number {
  const prefix = prefixes.find((each) => each !== undefined)?.toLowerCase() ?? "";
  return Number(digits.replaceAll(",", "")) * (PREFIXES[prefix] ?? 0);
}
