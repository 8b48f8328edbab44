import type { CatalogFile } from "../../catalog/catalog-license.ts";

/** Id of the exception that words after `WITH` name, for the license before it; undefined where it is unknown or not certain. */
export type ExceptionLookup = (license: string, words: string) => string | undefined;

/** `AdditionRef-...`, which SPDX 3 adds for exceptions that a document defines. */
const ADDITION = /^(?:DocumentRef-[\w.-]+:)?AdditionRef-[\w.-]+$/;

/** Look-up over the exceptions of one catalog. */
export function createExceptionLookup({ exceptions, deprecated }: CatalogFile): ExceptionLookup {
  const byId = new Map(exceptions.map((id) => [id.toLowerCase(), id]));
  const byName = new Map<string, string[]>();
  for (const id of exceptions) {
    const name = bareName(id);
    byName.set(name, [...(byName.get(name) ?? []), id]);
  }
  const byLicense = new Map<string, string>();
  for (const [id, expression] of Object.entries(deprecated)) {
    const [, base, name] = /^(.*?)-with-(.*)$/.exec(id.toLowerCase()) ?? [];
    const exception = expression.split(" WITH ")[1];
    if (byId.has(expression.toLowerCase())) byId.set(id.toLowerCase(), expression);
    if (base && name && exception) byLicense.set(`${base} ${bareName(name)}`, exception);
  }
  return (license, words) => {
    if (ADDITION.test(words)) return words;
    const known = byId.get(words.toLowerCase().replace(/\s+/g, "-"));
    if (known !== undefined) return known;
    const name = bareName(words);
    // GPL-2.0 and GPL-3.0 have exceptions of their own under one name; the deprecated ids say which.
    const base = license.toLowerCase().replace(/-(?:only|or-later)$|\+$/, "");
    const [only, ...others] = byName.get(name) ?? [];
    return byLicense.get(`${base} ${name}`) ?? (others.length === 0 ? only : undefined);
  };
}

/** The words that tell exceptions apart: `Classpath-exception-2.0` and `the GNU Classpath Exception` are `classpath`. */
function bareName(words: string): string {
  return words
    .toLowerCase()
    .replace(/\bcpe\b/, "classpath")
    .replace(
      /\d+(?:\.\d+)*|\b(?:gnu|the|an?|gpl|linking|exceptions?|v|version|runtime|library)\b/g,
      " ",
    )
    .replace(/[^a-z]+/g, " ")
    .trim();
}
