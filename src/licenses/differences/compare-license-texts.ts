import { commonRuns } from "./common-runs.ts";
import { compareSections, type Version } from "./compare-sections.ts";
import type { TextComparison } from "./comparison.ts";
import { readCountingWords } from "./counting-words.ts";
import { countFree } from "./free-differences.ts";
import { readHunks } from "./read-hunks.ts";
import { readSections } from "./read-sections.ts";
import { tidyRuns } from "./tidy-runs.ts";

/**
 * Lays two license texts beside each other, word by word and section by section: what was added, removed and changed from the first to
 * the second. Letter case, white space, punctuation, list numbers, copyright lines, addresses and other spellings are no differences;
 * they are counted. Time grows with the length of the texts, whatever they hold.
 */
export function compareLicenseTexts(before: string, after: string): TextComparison {
  const one = readVersion(before);
  const other = readVersion(after);
  const runs = tidyRuns(commonRuns(one.words.hashes, other.words.hashes), one.words, other.words);
  return {
    hunks: readHunks(runs, one, other),
    free: countFree(runs, one.words, other.words),
    words: {
      common: runs.reduce((sum, { length }) => sum + length, 0),
      before: one.words.hashes.length,
      after: other.words.hashes.length,
    },
    sections: compareSections(one, other, runs),
  };
}

function readVersion(text: string): Version {
  const words = readCountingWords(text);
  const sections = readSections(words);
  return {
    words,
    sections,
    sectionOf(word) {
      let low = 0;
      let high = sections.length;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if ((sections[middle]?.from ?? 0) <= word) low = middle;
        else high = middle;
      }
      return sections[low]?.label;
    },
  };
}
