import { pathInSource } from "../../release/joined/path-in-source.ts";
import type { TextFile } from "../../release/read-text.ts";
import type { LicenseFile, LicenseStatement } from "./license-statement.ts";
import { coverageLine } from "./license-files.ts";
import { refOfFile } from "./license-ref.ts";
import type { Evidence } from "../evidence.ts";
import type { Part, TextMatch } from "../inventory.ts";

/** What the license files say by being there: a file named for a part governs it, the top LICENSE governs the code. */
export function statementsInFiles(
  files: readonly LicenseFile[],
  texts: ReadonlyMap<string, TextFile>,
): readonly LicenseStatement[] {
  return files.flatMap((file) => {
    // A file without a word grants nothing.
    if (file.kind !== "license" || file.title.text === undefined) return [];
    const text = texts.get(file.path);
    return text ? statementsOfFile(file, text) : [];
  });
}

function statementsOfFile(file: LicenseFile, text: TextFile): readonly LicenseStatement[] {
  // A text of its own under a name of its own ("LICENSE-L") is for whatever points to it.
  const isForCode = file.isRoot && (isPlainName(file.path) || file.texts.length > 0);
  const parts: readonly Part[] = file.parts.length > 0 ? file.parts : isForCode ? ["code"] : [];
  if (parts.length === 0) return [];
  const source = file.isRoot && isPlainName(file.path) ? "root-file" : "named-file";
  const held: readonly Held[] = file.texts.length > 0 ? file.texts : file.named;
  return parts.flatMap((part) =>
    (held.length > 0 ? held : [undefined]).map((each): LicenseStatement => {
      const says = coverageLine(text, part);
      const title = file.title.text ?? file.path;
      return {
        parts: [part],
        ids: [each?.id ?? refOfFile(file)],
        name: title,
        match: each?.match ?? "named",
        scope: source === "root-file" && !says ? "default" : "stated",
        source,
        termsKnown: each !== undefined,
        pointer: file.path,
        evidence: [
          each?.evidence ?? file.title,
          ...(says && says.line !== each?.evidence.line ? [says] : []),
        ],
      };
    }),
  );
}

/** A license that a file holds the text of, or names. */
interface Held {
  readonly id: string;
  readonly match?: TextMatch;
  readonly evidence: Evidence;
}

/** LICENSE, COPYING and their spellings: a name that tells no part. */
function isPlainName(path: string): boolean {
  return /^(?:licen[cs]e|copying)(?:\.[a-z]+)?$/i.test(pathInSource(path));
}
