import { parseChecked, record, strings, text } from "./catalog-json.ts";

/** What is known of a catalog license beyond what identification needs. */
export interface LicenseDetails {
  /** Other names in prose. */
  readonly aliases: readonly string[];
  /** Where its text comes from, as package and key or repository and path; without a text, who lists the id. */
  readonly origin: string;
  /** SHA-256 of the text that the catalog was built from; undefined when no text is known. */
  readonly sha256: string | undefined;
}

/** Reads `catalog/details.json` by id; throws `TypeError` when it was changed, or is not what the catalog tool writes. */
export function parseLicenseDetails(json: string): ReadonlyMap<string, LicenseDetails> {
  const { check: _, ...entries } = parseChecked(json);
  return new Map(
    Object.entries(entries).map(([id, value]) => {
      const { aliases = [], origin, sha256 } = record(value, id);
      return [
        id,
        {
          aliases: strings(aliases, id),
          origin: text(origin, id),
          sha256: sha256 === undefined ? undefined : text(sha256, id),
        },
      ];
    }),
  );
}
