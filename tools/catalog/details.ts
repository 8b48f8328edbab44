import { createHash } from "node:crypto";
import { withCheck } from "../../src/licenses/catalog/catalog-json.ts";
import { namesOf } from "./licenses.ts";
import type { SourceLicense } from "./texts.ts";

/** The text of `catalog/details.json`: what no identification needs. One license a line, after the check of all that follows. */
export function renderDetails(sources: readonly SourceLicense[]): string {
  const lines = sources.map((source) => {
    const { id, text, origin } = source;
    const aliases = namesOf(source).slice(1);
    const details = {
      aliases: aliases.length > 0 ? aliases : undefined,
      origin,
      sha256: text === undefined ? undefined : createHash("sha256").update(text).digest("hex"),
    };
    return `${JSON.stringify(id)}:${JSON.stringify(details)}`;
  });
  const body = `${lines.join(",\n")}\n}\n`;
  return withCheck(body);
}
