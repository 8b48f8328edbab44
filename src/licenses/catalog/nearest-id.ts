/** How a license can be written: its id, and its tags. */
export interface SpelledLicense {
  readonly id: string;
  readonly tags: readonly string[];
}

/** Longest text that can be a mistyped id; the longest id of the catalog has 52 characters. */
const LONGEST_ID = 80;
/** Fewest characters that are looked for inside longer ids. */
const SHORTEST_PART = 3;
/** Share of characters that may be wrong. */
const MOST_WRONG = 0.34;
/** What a text costs at least that an id begins with, or has inside: a long id with one letter wrong comes first. */
const BEGINNING_COST = 0.15;
const INSIDE_COST = 0.2;

/**
 * Known ids that a text nearest resembles, best first, at most `limit`; none when nothing is near. Case, separators and the prefixes
 * of `LicenseRef-` ids do not count; of equally near ids the shorter and then the newer comes first.
 */
export function nearestIds(
  licenses: readonly SpelledLicense[],
  written: string,
  limit = 3,
): readonly string[] {
  if (written.length > LONGEST_ID) return [];
  const wanted = spellings(written);
  if (wanted.includes("")) return [];
  return licenses
    .map(({ id, tags }) => {
      const known = [...spellings(id), ...tags.map(bare)];
      return {
        id,
        cost: Math.min(...wanted.flatMap((text) => known.map((to) => costOf(text, to)))),
      };
    })
    .filter(({ cost }) => cost <= MOST_WRONG)
    .toSorted((a, b) => a.cost - b.cost || a.id.length - b.id.length || (a.id > b.id ? -1 : 1))
    .slice(0, limit)
    .map(({ id }) => id);
}

/** An id as it is, and without what many ids begin with. */
function spellings(id: string): readonly string[] {
  const short = id.replace(/^licenseref-(?:scancode-)?/i, "");
  return short === id ? [bare(id)] : [bare(short), bare(id)];
}

/** Letters and digits of an id in lower case, without what may be said or left out. */
function bare(id: string): string {
  return id
    .toLowerCase()
    .replace(/[\s_-]licen[cs]e$/, "")
    .replace(/v(?=\d)/g, "")
    .replace(/[^\p{L}\p{N}+]+/gu, "");
}

/** 0 for the same text, 1 for nothing in common. */
function costOf(wanted: string, known: string): number {
  const longer = Math.max(wanted.length, known.length);
  if (wanted.length >= SHORTEST_PART && known.includes(wanted)) {
    if (wanted === known) return 0;
    const missing = (known.length - wanted.length) / longer;
    return (known.startsWith(wanted) ? BEGINNING_COST : INSIDE_COST) + missing / 10;
  }
  const most = Math.floor(longer * MOST_WRONG);
  if (Math.abs(wanted.length - known.length) > most) return 1;
  return editDistance(wanted, known) / longer;
}

/** Letters to add, remove, change, or swap with their neighbor to make one text of the other. */
function editDistance(a: string, b: string): number {
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        (row[j - 1] ?? 0) + 1,
        (last[j] ?? 0) + 1,
        (last[j - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped ? (before[j - 2] ?? 0) + 1 : Infinity,
      );
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
