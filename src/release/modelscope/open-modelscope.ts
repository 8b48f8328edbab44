import type { ByteSource } from "../../bytes/byte-source.ts";
import { extentSource } from "../../bytes/extent-source.ts";
import { httpClient } from "../../net/http-client.ts";
import { rangeSource } from "../../net/range-source.ts";
import { checkedSource } from "../checked-source.ts";
import { DEFAULT_RELEASE_LIMITS } from "../gather-options.ts";
import { namedFiles } from "../named-files.ts";
import type { RemoteOptions } from "../open-remote.ts";
import { refuseUnencrypted } from "../refuse-unencrypted.ts";
import type { Release } from "../release.ts";
import type { ListedFile } from "./files-page.ts";
import { modelScopeApi } from "./modelscope-api.ts";
import { parseModelScopeTarget } from "./modelscope-target.ts";

/** Files up to this size are fetched whole with the first read and checked by their digest: texts are shorter. */
const WHOLE_BYTES = 1 << 20;

/** Of one long file no more than this is fetched: its header, with a vocabulary in it. */
const MAX_FETCHED_BYTES = 32 << 20;

const COMMIT = /^[0-9a-f]{40}$/;

/**
 * A release on ModelScope's hub: its listing now, bytes when a file is opened. Nothing of it is kept. Rejects with
 * `AssayError` as `OpenRemote` says.
 */
export async function openModelScope(target: string, options: RemoteOptions): Promise<Release> {
  const { network, signal, onProgress } = options;
  const place = parseModelScopeTarget(target, network.env);
  const configured = network.env["MODELSCOPE_DOMAIN"] === undefined ? [] : [place.endpoint];
  const allowPrivate = [...(network.allowPrivate ?? []), ...configured];
  refuseUnencrypted(place.endpoint, allowPrivate);
  const client = httpClient({ ...network, allowPrivate });
  const token = network.env["MODELSCOPE_API_TOKEN"] || undefined;
  const api = modelScopeApi(client, place, token, signal);
  const { maxEntries } = { ...DEFAULT_RELEASE_LIMITS, ...options.limits };
  const listing = await api.list(maxEntries);
  const commit = COMMIT.test(place.revision) ? place.revision : listing.commit;
  const { files, oddities, isComplete } = namedFiles(listing.files, place);
  const isSingle = files.length === 1 && files[0]?.path === place.path;
  const partialBecause = isSingle ? "a single file was given" : listing.partialBecause;
  onProgress?.(files.length);

  function sourceOf({ path, byteLength, sha256 }: ListedFile): ByteSource {
    const where = api.place(path, commit ?? place.revision);
    const ranges = rangeSource(client, () => where, byteLength);
    if (byteLength > WHOLE_BYTES || sha256 === undefined)
      return extentSource(ranges, MAX_FETCHED_BYTES);
    return checkedSource(ranges, sha256);
  }

  return {
    name: place.id.slice(place.id.indexOf("/") + 1),
    source: { kind: "modelscope", location: target },
    ...(commit !== undefined && { revision: commit }),
    listing: isComplete && partialBecause === undefined ? "complete" : "partial",
    ...(partialBecause !== undefined && { partialBecause }),
    files: files.map(({ printable, ...file }) => {
      let source: ByteSource | undefined;
      return {
        path: printable,
        byteLength: file.byteLength,
        ...(file.sha256 !== undefined && { declaredSha256: file.sha256 }),
        isRemote: true,
        open: () => Promise.resolve((source ??= sourceOf(file))),
      };
    }),
    oddities,
  };
}
