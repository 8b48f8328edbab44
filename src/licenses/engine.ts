import { canonicalWords } from "./differences/canonical-words.ts";
import { compareWithCanonical } from "./differences/compare-with-canonical.ts";
import { identify } from "./identify.ts";
import { textOf } from "./texts/align-text.ts";
import { findReferences } from "./references/find-references.ts";
import { type CatalogFile, parseCatalogFile } from "./catalog/catalog-license.ts";
import { parseCatalog } from "./catalog/catalog.ts";
import { fingerprintCheck } from "./catalog/fingerprint-format.ts";
import { nearestIds } from "./catalog/nearest-id.ts";
import { createIdentifyContext, type IdentifyContext } from "./texts/identify-context.ts";
import { identifyText } from "./texts/identify-text.ts";
import type { LicenseEngine, LicenseFacts } from "./license.ts";
import { findMentions } from "./references/mentions.ts";
import { createReferenceContext, type ReferenceContext } from "./references/reference-context.ts";
import { createWordSets } from "./catalog/word-sets.ts";
import { tokenize } from "./words/tokenize.ts";

/** The two files of the catalog, read by the caller. */
export interface CatalogBytes {
  /** Bytes of `catalog/fingerprints.bin`. */
  readonly fingerprints: Uint8Array;
  /** Text of `catalog/licenses.json`. */
  readonly licenses: string;
}

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
    const catalog = parseCatalog(fingerprints, file.licenses);
    return createIdentifyContext(catalog, createWordSets(catalog));
  };
  const factsOf = (id: string): LicenseFacts | undefined =>
    (facts ??= new Map(file.licenses.map((license) => [license.id, license]))).get(id);
  const referenceContext = (): ReferenceContext => (references ??= createReferenceContext(file));
  return {
    facts: factsOf,
    identifyText: (text) => identifyText((context ??= identifyContext()), tokenize(text)),
    identify(text, fileName) {
      const tokens = tokenize(text);
      const texts = identifyText((context ??= identifyContext()), tokens);
      return identify(text, texts, findReferences(referenceContext(), tokens, texts, fileName));
    },
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
