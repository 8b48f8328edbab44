/** The number or letter that a line begins with, such as `2.1`, `(b)` or `IV.`. */
export interface SectionMarker {
  /** What it may be: `i` is the ninth letter and the first roman number. Most likely last. */
  readonly readings: readonly MarkerReading[];
  /** The number as a reader would write it, without its dots and brackets. */
  readonly label: string;
  /** Characters that the marker takes, with the white space after it. */
  readonly length: number;
  /** `2.1` states its whole path; `(b)` is below what went before. */
  readonly isWholePath: boolean;
}

export interface MarkerReading {
  /** Kind of numeral with its punctuation; two markers of one list have the same. */
  readonly style: string;
  readonly ordinal: number;
}

const NAMED =
  /^(section|article|clause|paragraph|part|§)[ \t]*(\d{1,3}(?:\.\d{1,3}){0,4}|[ivxl]{1,6}|[a-z](?![a-z]))[ \t]*[.:)\-]?(?:[ \t]+|$)/i;
const ANNEX =
  /^(attachment|exhibit|appendix|annex|schedule|addendum)(?:[ \t]+([a-z]|\d{1,2}|[ivx]{1,4}))?[ \t]*(?:[.:)\-(]|$|(?=[A-Z]))/i;
const DOTTED = /^(\d{1,3}(?:\.(?:\d{1,3}|[a-z](?![a-z]))){1,4})[.:)]{0,2}(?:[ \t]+|$)/i;
const SIMPLE = /^(\(?)(\d{1,3}|[a-z]|[ivxl]{2,6})([.):]{1,2})(?:[ \t]+|$)/i;

/** Reads the marker at the start of a line without its indentation; undefined when there is none. */
export function readSectionMarker(line: string): SectionMarker | undefined {
  const annex = line.length < 90 ? ANNEX.exec(line) : null;
  if (annex !== null) {
    const letter = annex[2] === undefined ? "" : ` ${annex[2]}`;
    const label = `${capitalized(annex[1] ?? "")}${letter}`;
    return {
      readings: [{ style: "annex", ordinal: 0 }],
      label,
      length: annex[0].length,
      isWholePath: true,
    };
  }
  const dotted = DOTTED.exec(line);
  if (dotted !== null) return wholePath(dotted[1] ?? "", dotted[0].length);
  const named = NAMED.exec(line);
  if (named !== null) return wholePath(named[2] ?? "", named[0].length);
  const simple = SIMPLE.exec(line);
  if (simple === null) return undefined;
  const [all, open = "", numeral = "", close = ""] = simple;
  const punctuation = `${open}${close}`;
  const readings = readNumeral(numeral).map((r) => ({ ...r, style: `${r.style} ${punctuation}` }));
  if (readings.length === 0) return undefined;
  return { readings, label: numeral, length: all.length, isWholePath: false };
}

function wholePath(label: string, length: number): SectionMarker {
  return { readings: [{ style: "path", ordinal: 0 }], label, length, isWholePath: true };
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
