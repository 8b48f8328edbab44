import type { ByteSource } from "../../bytes/byte-source.ts";
import { AssayError } from "../../bytes/errors.ts";
import type { Release, ReleaseFile } from "../../release/release.ts";
import type { Siblings } from "../../weights/format-reader.ts";
import { inspectTogether, type InspectedPath } from "../../weights/inspect-path.ts";
import { inspectSource } from "../../weights/inspect-source.ts";
import { conclude } from "../../weights/inspection.ts";
import type { ModelFacts } from "../../weights/model/describe-model.ts";
import { modelOf } from "../../weights/model/model-of-path.ts";
import { isWeightsName } from "../../weights/weights-name.ts";
import { REMOTE_WIDTH } from "../reading-width.ts";
import { isBeside } from "./beside.ts";
import { releaseSiblings } from "./release-siblings.ts";

/** A release elsewhere, inspected. */
export interface InspectedElsewhere extends InspectedPath {
  readonly model: ModelFacts | undefined;
}

/**
 * Inspects the one file of a release, or every file that is named for weights or says how they are loaded. A file that cannot
 * be fetched is a gap among others; where it is the only one, that rejects with `AssayError`.
 */
export async function inspectElsewhere(
  release: Release,
  signal?: AbortSignal,
): Promise<InspectedElsewhere> {
  const { name } = release;
  const files = await fetchedTogether(release);
  const byPath = new Map(files.map((file) => [file.path, file]));
  const inspect = (file: ReleaseFile): Promise<InspectedPath> =>
    inspectFile(file, releaseSiblings(file.path, byPath), signal);
  const [first] = files;
  const isSingle = first !== undefined && files.length === 1;
  const inspected = isSingle
    ? await inspect(first)
    : await inspectTogether(
        files.filter(isAsked).map(({ path }) => path),
        REMOTE_WIDTH,
        async (path) => inspect(byPath.get(path) ?? { path }).catch(asGap),
      );
  const open = (): ByteSource | undefined => releaseSiblings("", byPath).open("config.json");
  const model = await modelOf(isSingle ? first.path : name, inspected.inspection, open, signal);
  return { ...inspected, model };
}

function isAsked({ path }: ReleaseFile): boolean {
  return isWeightsName(path) || isBeside(path);
}

/** What weights and configuration may refer to: code, and lists of parts. */
const REFERRED = /\.(?:py|json)$/i;

/** The files, of which more is known once those that will be read were fetched together, where the source can do that. */
async function fetchedTogether({ files, prefetch }: Release): Promise<readonly ReleaseFile[]> {
  if (!prefetch) return files;
  const isRead = (file: ReleaseFile): boolean => isAsked(file) || REFERRED.test(file.path);
  const fetched = await prefetch(files.length === 1 ? files : files.filter(isRead));
  const byPath = new Map(fetched.map((file) => [file.path, file]));
  return files.map((file) => byPath.get(file.path) ?? file);
}

async function inspectFile(
  { path, open }: ReleaseFile,
  siblings: Siblings,
  signal: AbortSignal | undefined,
): Promise<InspectedPath> {
  if (!open) throw new AssayError("offline", `Cannot inspect ${path}: its bytes are not at hand`);
  const source = await open();
  const inspection = await inspectSource(source, path, { siblings, ...(signal && { signal }) });
  return { inspection, byteLength: source.byteLength, source };
}

function asGap(error: unknown): InspectedPath {
  if (!(error instanceof AssayError)) throw error;
  const unread = [{ what: "the file", why: error.message }];
  return { inspection: conclude({ format: "unknown", unread }), byteLength: 0 };
}
