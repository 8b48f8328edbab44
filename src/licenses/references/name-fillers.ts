/** Words that may stand inside or around a name without being part of it. */
export const FILLERS: ReadonlySet<string> = new Set([
  "the",
  "license",
  "version",
  "v",
  "international",
  "public",
  "software",
  "agreement",
  "unported",
  "generic",
]);

/** Words that make a name next to them a license name. */
export const LICENSE_WORDS: ReadonlySet<string> = new Set([
  "license",
  "licensed",
  "agreement",
  "terms",
]);
