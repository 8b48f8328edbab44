/** Start value of the 32-bit FNV-1a hash that names a word. */
export const WORD_HASH_START = 0x811c9dc5;

/** Multiplier of the 32-bit FNV-1a hash. */
export const WORD_HASH_PRIME = 0x01000193;

/** One step of FNV-1a over a folded character code. */
export function hashStep(hash: number, code: number): number {
  return Math.imul(hash ^ code, WORD_HASH_PRIME) >>> 0;
}

/** Inverse of `WORD_HASH_PRIME` modulo 2 to the 32. */
const WORD_HASH_PRIME_INVERSE = 0x359c449b;

/** What a hash was before its last step; with the hash before in place of the code, the code of that step. */
export function undoHashStep(hash: number, code: number): number {
  return (Math.imul(hash, WORD_HASH_PRIME_INVERSE) ^ code) >>> 0;
}

/** Hash of a word that is already folded (lower case, no accents), as the tokenizer computes it. */
export function hashWord(word: string): number {
  let hash = WORD_HASH_START;
  for (let at = 0; at < word.length; at += 1) hash = hashStep(hash, word.charCodeAt(at));
  return hash;
}

/** Spellings that mean the same word in license texts; the first of each row stands for all (SPDX matching guidelines). */
export const SPELLING_ROWS: readonly (readonly string[])[] = [
  ["license", "licence"],
  ["licenses", "licences"],
  ["licensed", "licenced"],
  ["licensee", "licencee"],
  ["sublicense", "sublicence"],
  ["sublicenses", "sublicences"],
  ["acknowledgment", "acknowledgement"],
  ["acknowledgments", "acknowledgements"],
  ["analog", "analogue"],
  ["analyze", "analyse"],
  ["artifact", "artefact"],
  ["artifacts", "artefacts"],
  ["authorization", "authorisation"],
  ["authorize", "authorise"],
  ["authorized", "authorised"],
  ["behavior", "behaviour"],
  ["caliber", "calibre"],
  ["canceled", "cancelled"],
  ["catalog", "catalogue"],
  ["center", "centre"],
  ["color", "colour"],
  ["customization", "customisation"],
  ["defense", "defence"],
  ["emphasize", "emphasise"],
  ["favor", "favour"],
  ["fulfill", "fulfil"],
  ["fulfillment", "fulfilment"],
  ["http", "https"],
  ["initialize", "initialise"],
  ["judgment", "judgement"],
  ["labeling", "labelling"],
  ["labor", "labour"],
  ["materialize", "materialise"],
  ["maximize", "maximise"],
  ["minimize", "minimise"],
  ["modeling", "modelling"],
  ["offense", "offence"],
  ["optimize", "optimise"],
  ["organization", "organisation"],
  ["organizations", "organisations"],
  ["practice", "practise"],
  ["program", "programme"],
  ["realize", "realise"],
  ["recognize", "recognise"],
  ["recognized", "recognised"],
  ["redistributable", "redistributible"],
  ["signaling", "signalling"],
  ["unauthorized", "unauthorised"],
  ["utilization", "utilisation"],
  ["utilize", "utilise"],
  ["while", "whilst"],
  ["willful", "wilful"],
];

/** Folding results by character code: 0 not computed, 1 separator, 2 vanishes inside a word, else folded code + 3. */
const folded = new Int32Array(0x10000);

/** The character separates words. */
export const SEPARATOR = -2;

/** The character vanishes, also inside a word: soft hyphens, zero-width marks, combining accents. */
export const INVISIBLE = -1;

/** Folded code of a letter or digit (lower case, accents removed), or `SEPARATOR`, or `INVISIBLE`. */
export function foldCharacter(code: number): number {
  const known = folded[code] ?? 1;
  if (known !== 0) return known - 3;
  const result = computeFold(code);
  folded[code] = result + 3;
  return result;
}

function computeFold(code: number): number {
  if (code === 0xad || (code >= 0x200b && code <= 0x200f) || code === 0x2060 || code === 0xfeff) {
    return INVISIBLE;
  }
  const character = String.fromCharCode(code);
  if (/\p{M}/u.test(character)) return INVISIBLE;
  if (!/[\p{L}\p{N}]/u.test(character)) return SEPARATOR;
  return character.normalize("NFKD").toLowerCase().charCodeAt(0);
}

/** True for characters that are written without spaces between words: each one is a token of its own. */
export function isIdeograph(code: number): boolean {
  if (code < 0x3040) return false;
  if (code <= 0x30ff) return true;
  if (code >= 0x3400 && code <= 0x4dbf) return true;
  if (code >= 0x4e00 && code <= 0x9fff) return true;
  return (code >= 0xac00 && code <= 0xd7af) || (code >= 0xf900 && code <= 0xfaff);
}
