import { AssayError } from "../../../bytes/errors.ts";
import type { LfsPointer } from "../../../bytes/lfs-pointer.ts";
import { answerJson } from "../../../net/answer-json.ts";
import type { RangeTarget } from "../../../net/range-source.ts";
import type { RemoteAccess } from "../wire/remote.ts";
import { isFields, type JsonFields } from "../../json-fields.ts";

const MEDIA_TYPE = "application/vnd.git-lfs+json";

/** An answer names some addresses, each signed, with a kilobyte or two. */
const MAX_ANSWER_BYTES = 4 << 20;

/** JsonFields that a server may want to be sent to its storage; others could change what is asked. */
const FIELD = /^(?:authorization|accept|x-[a-z0-9-]{1,100})$/i;

/**
 * Asks a server of git LFS where files are (git-lfs, "Batch API"). One request. Files that it does not have are missing in the
 * answer. Rejects with `AssayError`.
 */
export async function askLfs(
  { client, authorize, signal }: RemoteAccess,
  repositoryUrl: string,
  pointers: readonly LfsPointer[],
): Promise<ReadonlyMap<string, RangeTarget>> {
  const url = `${repositoryUrl.replace(/\.git$/, "")}.git/info/lfs/objects/batch`;
  const objects = pointers.map(({ sha256, byteLength }) => ({ oid: sha256, size: byteLength }));
  const answer = await client.request({
    url,
    method: "POST",
    headers: { accept: MEDIA_TYPE, "content-type": MEDIA_TYPE },
    authorization: authorize?.(new URL(url).origin),
    body: JSON.stringify({ operation: "download", transfers: ["basic"], objects }),
    maxBytes: MAX_ANSWER_BYTES,
    signal,
  });
  if (answer.status !== 200) {
    await answer.discard();
    throw notHad(`the server answered ${answer.status} where files of git LFS are asked for`);
  }
  return readAnswer(await answerJson(answer), new URL(url).protocol);
}

/** Why a file of git LFS cannot be read. */
export function notHad(detail: string): AssayError {
  return new AssayError("network", `Cannot read file of git LFS: ${detail}`);
}

function readAnswer(answer: unknown, protocol: string): ReadonlyMap<string, RangeTarget> {
  const objects = fieldsOf(answer)["objects"];
  if (!Array.isArray(objects)) throw notHad("the server does not say where the files are");
  const places = new Map<string, RangeTarget>();
  for (const object of objects) {
    const { oid, actions } = fieldsOf(object);
    const { href, header } = fieldsOf(fieldsOf(actions)["download"]);
    if (typeof oid !== "string" || typeof href !== "string") continue;
    const url = URL.parse(href);
    // What came with encryption is not continued without.
    if (url === null || (url.protocol !== "https:" && url.protocol !== protocol)) continue;
    places.set(oid, { url: url.href, headers: fieldsToSend(fieldsOf(header)) });
  }
  return places;
}

function fieldsToSend(header: JsonFields): Readonly<Record<string, string>> {
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries(header)) {
    if (FIELD.test(name) && typeof value === "string" && /^[\x20-\x7e]{1,8000}$/.test(value)) {
      fields[name.toLowerCase()] = value;
    }
  }
  return fields;
}

/** The fields of an object; none where it is something else. */
function fieldsOf(value: unknown): JsonFields {
  return isFields(value) ? value : {};
}
