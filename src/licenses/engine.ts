import { canonicalWords } from "./differences/canonical-words.ts";
import { compareWithCanonical } from "./differences/compare-with-canonical.ts";
import { identifyParts } from "./identify-parts.ts";
import { textOf } from "./texts/align-text.ts";
import { findReferences } from "./references/find-references.ts";
import { type CatalogFile, parseCatalogFile } from "./catalog/catalog-license.ts";
import { parseCatalog } from "./catalog/catalog.ts";
import { fingerprintCheck } from "./catalog/fingerprint-format.ts";
import { withoutNotices } from "./references/notices-of-others.ts";
import { standing } from "./texts/standing.ts";
import { nearestIds } from "./catalog/nearest-id.ts";
import { createIdentifyContext, type IdentifyContext } from "./texts/identify-context.ts";
import { findTexts, identifyText } from "./texts/identify-text.ts";
import type { LicenseEngine, LicenseFacts, LicenseTextMatch } from "./license.ts";
import { findMentions } from "./references/mentions.ts";
import { createReferenceContext, type ReferenceContext } from "./references/reference-context.ts";
import { piecesOf, type TextPart } from "./parts/text-part.ts";
import type { PartReadings } from "./statements.ts";
import { tokenize, type TokenizedText } from "./words/tokenize.ts";

/** The two files of the catalog, read by the caller. */
export interface CatalogBytes {
  /** Bytes of `catalog/fingerprints.bin`. */
  readonly fingerprints: Uint8Array;
  /** Text of `catalog/licenses.json`. */
  readonly licenses: string;
}

/** An address outside of a license text may be that of another license. */
const ADDRESS = /:\/\/|\bwww\./i;

/** The license engine over one catalog. Each part is built on first use; nothing is read from disk. */
export function createLicenseEngine({ fingerprints, licenses }: CatalogBytes): LicenseEngine {
  const file: CatalogFile = parseCatalogFile(licenses);
  let facts: ReadonlyMap<string, LicenseFacts> | undefined;
  let context: IdentifyContext | undefined;
  let references: ReferenceContext | undefined;
  const identifyContext = (): IdentifyContext => {
    const check = fingerprintCheck(fingerprints);
    if (check !== file.fingerprints) {
      throw new RangeError(
        `Cannot read license fingerprints: check is ${check}, licenses.json is for ${file.fingerprints}`,
      );
    }
    const catalog = parseCatalog(fingerprints, file);
    return createIdentifyContext(catalog);
  };
  const factsOf = (id: string): LicenseFacts | undefined =>
    (facts ??= new Map(file.licenses.map((license) => [license.id, license]))).get(id);
  const referenceContext = (): ReferenceContext => (references ??= createReferenceContext(file));
  const readPart = ({ text }: TextPart, fileName: string | undefined): PartReadings => {
    const tokens = tokenize(text);
    const { catalog } = (context ??= identifyContext());
    const isKnown = ({ text }: LicenseTextMatch): boolean => standing(catalog.owner(text)) > 0;
    const found = findTexts(context, tokens);
    const texts = withoutNotices(referenceContext, tokens, found.texts, isKnown);
    // A file that is one license text and nothing else holds no reference, and most license files are that.
    if (isNothingElse(tokens, texts)) return { ...found, tokens, texts, references: [] };
    const references = findReferences(referenceContext(), tokens, texts, fileName);
    return { ...found, tokens, texts, references };
  };
  return {
    facts: factsOf,
    identifyText: (text) => identifyText((context ??= identifyContext()), tokenize(text)),
    identify: (text, fileName) => identifyParts(piecesOf(text), (part) => readPart(part, fileName)),
    identifyPieces: (pieces, { fileName, complete }) =>
      identifyParts(pieces, (part) => readPart(part, fileName), complete),
    compareWithCanonical: (text, id, canonicalText) =>
      compareWithCanonical((context ??= identifyContext()), text, id, canonicalText),
    canonicalWords(id, canonicalText) {
      const { catalog } = (context ??= identifyContext());
      const text = textOf(catalog, id);
      return text === undefined ? undefined : canonicalWords(catalog, text, canonicalText);
    },
    findMentions: (sentence) => findMentions(referenceContext(), sentence),
    idsForTag: (tag) => referenceContext().idsForTag(tag),
    suggestIds: (id) => nearestIds(file.licenses, id),
  };
}

/** Whether a license text, word for word, is all that a text holds beside copyright lines, numbers and blanks. */
function isNothingElse(
  { text, flags, broken }: TokenizedText,
  texts: readonly LicenseTextMatch[],
): boolean {
  const [only] = texts;
  if (only?.match !== "exact" || texts.length > 1) return false;
  const words = only.blocks.reduce((sum, { length }) => sum + length, 0);
  let counting = 0;
  for (let at = 0; at < flags.length; at += 1) if (flags[at] === 0) counting += 1;
  const isWhole = words >= counting - broken.size;
  return isWhole && !ADDRESS.test(text.slice(0, only.start)) && !ADDRESS.test(text.slice(only.end));
}
