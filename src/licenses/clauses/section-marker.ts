/** The number or letter that a line begins with, such as `2.1`, `(b)` or `IV.`. */
export interface SectionMarker {
  /** What it may be: `i` is the ninth letter and the first roman number. Most likely last. */
  readonly readings: readonly MarkerReading[];
  /** The number as a reader would write it, without its dots and brackets. */
  readonly label: string;
  /** Characters that the marker takes, with the white space after it. */
  readonly length: number;
  /** What `2.1` or `Section 4` states from the top down; undefined for `(b)`, which is below what went before. */
  readonly path?: readonly { readonly label: string; readonly reading: MarkerReading }[];
}

export interface MarkerReading {
  /** Kind of numeral with its punctuation; two markers of one list have the same. */
  readonly style: string;
  readonly ordinal: number;
}

const NAMED =
  /^((?:section|article|clause|paragraph|part)[ \t]+|§[ \t]*)(\d{1,3}(?:\.\d{1,3}){0,4}|[ivxl]{1,6}|[a-z](?![a-z]))[ \t]*[.:)-]?(?:[ \t]+|$)/i;
const ANNEX =
  /^(attachment|exhibit|appendix|annex|schedule|addendum)(?:[ \t]+([a-z]|\d{1,2}|[ivx]{1,4}))?[ \t]*(?:[.:)\-(]|$|(?=[A-Z]))/i;
const DOTTED = /^(\d{1,3}(?:\.(?:\d{1,3}|[a-z](?![a-z]))){1,4})[.:)]{0,2}(?:[ \t]+|$)/i;
const SIMPLE = /^(\(?)(\d{1,3}|[a-z]|[ivxl]{2,6})(?: {0,3}|\\)([.):]{1,2})(?:[ \t]+|$)/i;

/** Rules out most lines at once. */
const START =
  /^(?:[(§\d]|[a-z]{1,6} {0,3}\\?[.):]|section|article|clause|par|attach|exhibit|append|annex|sched|addend)/i;

/** Reads the marker at the start of a line without its indentation; undefined when there is none. */
export function readSectionMarker(line: string): SectionMarker | undefined {
  if (!START.test(line)) return undefined;
  const annex = line.length < 90 ? ANNEX.exec(line) : null;
  if (annex !== null) {
    const letter = annex[2] === undefined ? "" : ` ${annex[2]}`;
    return absolute([`${capitalized(annex[1] ?? "")}${letter}`], "annex", annex[0].length);
  }
  const dotted = DOTTED.exec(line);
  if (dotted !== null) return absolute((dotted[1] ?? "").split("."), "1 *", dotted[0].length);
  const named = NAMED.exec(line);
  if (named !== null) return absolute((named[2] ?? "").split("."), "named", named[0].length);
  const simple = SIMPLE.exec(line);
  if (simple === null) return undefined;
  const [all, open = "", numeral = "", close = ""] = simple;
  const readings = readNumeral(numeral).map((r) => ({ ...r, style: `${r.style} ${open}${close}` }));
  if (readings.length === 0) return undefined;
  return { readings, label: numeral, length: all.length };
}

function absolute(labels: readonly string[], style: string, length: number): SectionMarker {
  const path = labels.map((label, depth) => {
    const ordinal = Number(label) || (readNumeral(label).at(-1)?.ordinal ?? 0);
    const reading = { style: depth === 0 ? style : "path", ordinal };
    return { label, reading };
  });
  return { readings: [], label: labels.join("."), length, path };
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}

function readNumeral(numeral: string): readonly MarkerReading[] {
  if (/^\d+$/.test(numeral)) return [{ style: "1", ordinal: Number(numeral) }];
  const letterCase = numeral === numeral.toLowerCase() ? "a" : "A";
  const romanStyle = letterCase === "a" ? "i" : "I";
  const readings: MarkerReading[] = [];
  if (numeral.length === 1) {
    readings.push({ style: letterCase, ordinal: numeral.toLowerCase().charCodeAt(0) - 96 });
  }
  const roman = ROMAN.indexOf(numeral.toLowerCase()) + 1;
  if (roman > 0) readings.push({ style: romanStyle, ordinal: roman });
  return readings;
}

const ROMAN: readonly string[] =
  "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi xxii xxiii xxiv xxv".split(
    " ",
  );
