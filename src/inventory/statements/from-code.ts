import { quoteAt } from "../prose/prose.ts";
import type { ReleaseView } from "../release-view.ts";
import type { LicenseStatement } from "./license-statement.ts";
import type { LicenseShelf } from "./resolve-license.ts";
import { fileKind, isForeign } from "../file-kind.ts";

const SPDX_TAG = /SPDX-License-Identifier:\s*([^\n*\r]+)/;

/** Package metadata that declares a license, by file name: where the value stands. */
const METADATA: readonly { readonly name: RegExp; readonly value: RegExp }[] = [
  { name: /(?:^|\/)package\.json$/, value: /"license"\s*:\s*"([^"]+)"/ },
  {
    name: /(?:^|\/)pyproject\.toml$/,
    value: /^\s*license\s*=\s*(?:\{\s*text\s*=\s*)?["']([^"']+)["']/m,
  },
  { name: /(?:^|\/)Cargo\.toml$/, value: /^\s*license\s*=\s*"([^"]+)"/m },
  { name: /(?:^|\/)setup\.cfg$/, value: /^\s*license\s*=\s*(.+)$/m },
  { name: /(?:^|\/)setup\.py$/, value: /\blicense\s*=\s*["']([^"']+)["']/ },
  { name: /(?:^|\/)CITATION\.cff$/i, value: /^license:\s*["']?([^"'\n]+)/m },
];

/** SPDX headers and package metadata: both speak of the code. */
export function statementsInCode(
  view: ReleaseView,
  shelf: LicenseShelf,
): readonly LicenseStatement[] {
  const seen = new Set<string>();
  const statements: LicenseStatement[] = [];
  for (const file of view.texts.values()) {
    if (isForeign(file.path)) continue;
    const metadata = METADATA.find((each) => each.name.test(file.path));
    const isCode = fileKind(file.path) === "code" && !metadata;
    const match = metadata
      ? metadata.value.exec(file.text)
      : isCode
        ? SPDX_TAG.exec(file.text.slice(0, 4000))
        : null;
    const name = match?.[1]?.trim();
    const ids = name ? shelf.engine.idsForTag(name) : [];
    // One statement per license is enough: a thousand equal headers say nothing more.
    if (!match || !name || ids.length === 0 || seen.has(ids.join(" "))) continue;
    seen.add(ids.join(" "));
    const resolved = shelf.resolve(ids, name, undefined, file.path);
    statements.push({
      parts: ["code"],
      ids: resolved.ids,
      name,
      match: resolved.match,
      scope: "stated",
      source: "metadata",
      termsKnown: resolved.termsKnown,
      evidence: [quoteAt(file, match.index + match[0].length - name.length)],
    });
  }
  return statements;
}
