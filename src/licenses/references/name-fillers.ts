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

/** True for words such as "license" that make a name next to them a license name. */
export function isLicenseWord(word: string): boolean {
  return LICENSE_WORDS.has(word) || /许可|協議|协议|授权|授權|ライセンス|라이선스/u.test(word);
}
