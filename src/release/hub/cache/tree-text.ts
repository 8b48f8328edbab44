import { isFields } from "../../json-fields.ts";
import type { TreeFile } from "../tree-page.ts";

/** Of the format that huggingface_hub writes since 2026. */
const FORMAT_VERSION = 1;

const SHA1 = /^[0-9a-f]{40}$/;
const SHA256 = /^[0-9a-f]{64}$/;

/** The text of `trees/<commit>.json`. */
export function writeTreeText(files: readonly TreeFile[]): string {
  const entries = new Map(
    files.map(({ path, byteLength, gitSha1, sha256, xetHash }) => [
      path,
      {
        size: byteLength,
        blob_id: gitSha1,
        ...(sha256 !== undefined && { lfs_sha256: sha256, lfs_size: byteLength }),
        ...(xetHash !== undefined && { xet_hash: xetHash }),
      },
    ]),
  );
  const tree = { format_version: FORMAT_VERSION, files: Object.fromEntries(entries) };
  return JSON.stringify(tree, undefined, 1);
}

/** Reads `trees/<commit>.json`; undefined for another version, and for what is damaged: then it is fetched again. */
export function readTreeText(text: string): readonly TreeFile[] | undefined {
  const value = parse(text);
  if (!isFields(value) || value["format_version"] !== FORMAT_VERSION) return undefined;
  if (!isFields(value["files"])) return undefined;
  const files: TreeFile[] = [];
  for (const [path, entry] of Object.entries(value["files"])) {
    const file = isFields(entry) ? readEntry(path, entry) : undefined;
    if (file === undefined) return undefined;
    files.push(file);
  }
  return files;
}

function readEntry(path: string, entry: Readonly<Record<string, unknown>>): TreeFile | undefined {
  const { size, blob_id: gitSha1, lfs_sha256: sha256, xet_hash: xetHash } = entry;
  if (typeof size !== "number" || !Number.isSafeInteger(size) || size < 0) return undefined;
  if (typeof gitSha1 !== "string" || !SHA1.test(gitSha1)) return undefined;
  const isKept = sha256 !== undefined && sha256 !== null;
  if (isKept && !(typeof sha256 === "string" && SHA256.test(sha256))) return undefined;
  return {
    path,
    byteLength: size,
    gitSha1,
    ...(typeof sha256 === "string" && { sha256 }),
    ...(typeof xetHash === "string" && { xetHash }),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
