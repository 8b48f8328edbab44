/** A size from which a document says something else. */
export interface Threshold {
  readonly measure: "users" | "revenue";
  readonly amount: number;
  /** ISO 4217; only of revenue. */
  readonly currency?: string;
  readonly period: "month" | "year";
  /** `over`: what is equal is still below. `from`: what is equal has reached it. */
  readonly comparison: "over" | "from";
}

const NUMBER =
  /(\d[\d.,]{0,15}|\b(?:one|two|five|ten|twenty|fifty|hundred|seven hundred))[ -]?(thousand|million|billion|m|k|bn)?\b/gi;
const USERS = /^(?:[^.;]{0,40}?)\b(?:users?|visitors?|customers?|subscribers?|M[AU]Us?)\b/i;
const CURRENCIES: readonly (readonly [RegExp, string])[] = [
  [/\bRMB\b|\bCNY\b|\byuan\b|\u00a5/i, "CNY"],
  [/\bEUR\b|\beuros?\b|\u20ac/i, "EUR"],
  [/\bGBP\b|\bpounds\b|\u00a3/i, "GBP"],
  [/\bUSD?\b|\$|\bdollars\b/i, "USD"],
];
const INCOME =
  /\b(?:revenues?|turnover|gross (?:receipts|income|sales)|annual (?:sales|income)|earnings)\b/i;
const SCALES: Readonly<Record<string, number>> = {
  thousand: 1e3,
  k: 1e3,
  million: 1e6,
  m: 1e6,
  billion: 1e9,
  bn: 1e9,
};
const WORDS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  five: 5,
  ten: 10,
  twenty: 20,
  fifty: 50,
  hundred: 100,
  "seven hundred": 700,
};

/**
 * The threshold of users or revenue that a sentence states; undefined when it states none in words that are understood. The words
 * beside the number tell whether what is equal counts: "more than", "at least", "less than", "or more".
 */
export function readThreshold(
  sentence: string,
  measure: Threshold["measure"],
): Threshold | undefined {
  for (const match of sentence.matchAll(NUMBER)) {
    const before = sentence.slice(Math.max(0, match.index - 120), match.index);
    const after = sentence.slice(match.index + match[0].length, match.index + match[0].length + 80);
    const amount = amountOf(match[1] ?? "", match[2]);
    if (amount === undefined) continue;
    const comparison = comparisonOf(before, after);
    if (comparison === undefined) continue;
    if (measure === "users") {
      if (!USERS.test(after) || currencyBeside(before, after) !== undefined) continue;
      const isYearly = /\b(?:annual|yearly|per year)\b/i.test(
        `${before.slice(-40)}${after.slice(0, 40)}`,
      );
      return { measure, amount, comparison, period: isYearly ? "year" : "month" };
    }
    const currency = currencyBeside(before, after);
    if (currency === undefined || !INCOME.test(sentence)) continue;
    return { measure, amount, currency, comparison, period: periodOfRevenue(before, after) };
  }
  return undefined;
}

function amountOf(digits: string, scale: string | undefined): number | undefined {
  const spelled = WORDS[digits.toLowerCase()];
  const times = scale === undefined ? 1 : (SCALES[scale.toLowerCase()] ?? 1);
  const number = spelled ?? Number(digits.replace(/[.,]$/, "").replace(/,(?=\d{3})/g, ""));
  // "Section 2" and "12 months" are numbers too.
  const amount = number * times;
  return Number.isFinite(amount) && amount >= 1000 ? amount : undefined;
}

/** The nearest words decide: those right before the number, then those right behind it. */
function comparisonOf(before: string, after: string): Threshold["comparison"] | undefined {
  const near = before.replace(
    /(?:\b(?:US|USD|RMB|EUR|of|the|an?|amount|sum)\b|[$\u20ac\u00a3\u00a5\s])+$/i,
    "",
  );
  if (/\bor (?:more|greater|above|higher|over)\b(?! than)/i.test(after.slice(0, 60))) return "from";
  if (/\b(?:equals?(?: to)?|meets?) or (?:greater than|more than|exceed\w*)$/i.test(near))
    return "from";
  if (/\b(?:greater than|more than) or equal(?: to)?$/i.test(near)) return "from";
  if (/\b(?:at least|not? (?:less|fewer) than|reach(?:es|ed)?)$/i.test(near)) return "from";
  if (/\b(?:not? (?:more|greater) than|up to|not exceed(?:ing)?|at most)$/i.test(near))
    return "over";
  if (/\b(?:less than|fewer than|below|under)$/i.test(near)) return "from";
  if (
    /\b(?:more than|greater than|exceed(?:s|ed|ing)?|over|above|in excess of|beyond)$/i.test(near)
  ) {
    return "over";
  }
  return undefined;
}

function currencyBeside(before: string, after: string): string | undefined {
  const beside = `${before.slice(-8)} # ${after.slice(0, 24)}`;
  return CURRENCIES.find(([sign]) => sign.test(beside))?.[1];
}

/** What the word for income is called beside the amount: behind it, else before it. Also "any consecutive 12 months" are a year. */
function periodOfRevenue(before: string, after: string): Threshold["period"] {
  const behind = INCOME.exec(after);
  const called = behind === null ? before : after.slice(0, behind.index);
  const isMonthly = /\bmonthly\b(?![^]*\bannual\b)/i.test(called) || /\bper month\b/i.test(after);
  return isMonthly ? "month" : "year";
}
