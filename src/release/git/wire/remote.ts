import { AssayError } from "../../../bytes/errors.ts";
import type { HttpAnswer, HttpClient } from "../../../net/http.ts";
import { readAdvertisement, readListedRef } from "./advertisement.ts";
import { DELIMITER, FLUSH, lineText, packetLine, packets } from "./packets.ts";
import type { GitRef, GitServer } from "./server.ts";
import { packBytes, refuseError } from "./sideband.ts";

/** Asks for the second version of the protocol, which answers what was asked and nothing else. */
const VERSION_HEADER = { "git-protocol": "version=2" };
const COMMAND_HEADERS = {
  "content-type": "application/x-git-upload-pack-request",
  accept: "application/x-git-upload-pack-result",
};

/** A list of a million refs has 60 MB; only servers of the first version send all. */
const MAX_REFS_BYTES = 64 << 20;

/** What one fetch asks for. */
export interface Wanted {
  readonly objects: readonly string[];
  /** Whether these are commits, of which all folders come along, or files by their content, which come alone. */
  readonly kind: "commits" | "blobs";
  /** Files of this many bytes and more are left out, where the server can; without it nothing is. */
  readonly omitFrom?: number;
  /** Bytes of the pack; a longer one is refused with `AssayError("too-large")`. */
  readonly maxBytes: number;
}

/** What is asked of servers, and with which right. */
export interface RemoteAccess {
  readonly client: HttpClient;
  /** What is shown to the servers of an origin, where there is something. */
  readonly authorize?: ((origin: string) => string | undefined) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A server, and its refs where it names them unasked. */
export interface AskedServer {
  readonly server: GitServer;
  readonly refs?: readonly GitRef[] | undefined;
}

/**
 * Asks a URL what git server is there. One request. Rejects with `AssayError`: `target-not-found`,
 * `target-not-allowed`, and whatever the network gives.
 */
export async function askServer(
  { client, authorize, signal }: RemoteAccess,
  url: string,
): Promise<AskedServer> {
  const answer = await client.request({
    url: `${url}/info/refs?service=git-upload-pack`,
    headers: VERSION_HEADER,
    authorization: authorize?.(new URL(url).origin),
    maxBytes: MAX_REFS_BYTES,
    signal,
  });
  await refuseStatus(answer, url, hasToken(authorize, url));
  const kind = answer.header("content-type") ?? "";
  if (!kind.startsWith("application/x-git-upload-pack-advertisement")) {
    await answer.discard();
    throw new AssayError(
      "target-not-found",
      `Cannot open ${JSON.stringify(url)}: no git repository`,
    );
  }
  const { server, refs } = await readAdvertisement(packets(answer.chunks()));
  const { origin, pathname } = new URL(answer.url);
  const at = origin + pathname.replace(/\/info\/refs$/, "");
  return { server: { ...server, url: at }, refs };
}

/** The refs whose names begin with one of `prefixes`. One request. */
export async function listRefs(
  access: RemoteAccess,
  server: GitServer,
  prefixes: readonly string[],
): Promise<readonly GitRef[]> {
  if (server.version === 0) return (await askServer(access, server.url)).refs ?? [];
  const body = [
    packetLine("command=ls-refs"),
    packetLine(`object-format=${server.objectFormat}`),
    DELIMITER,
    packetLine("peel"),
    ...prefixes.map((prefix) => packetLine(`ref-prefix ${prefix}`)),
    FLUSH,
  ].join("");
  const answer = await post(access, server, body, MAX_REFS_BYTES);
  const refs: GitRef[] = [];
  for await (const packet of packets(answer.chunks())) {
    if (typeof packet === "string") continue;
    const line = lineText(packet);
    refuseError(line);
    const ref = readListedRef(line);
    if (ref) refs.push(ref);
  }
  return refs;
}

/** The pack with what is wanted, as it comes. One request; nothing of the history comes along. */
export async function* fetchPack(
  access: RemoteAccess,
  server: GitServer,
  wanted: Wanted,
): AsyncGenerator<Uint8Array, void, undefined> {
  const body = server.version === 2 ? secondRequest(server, wanted) : firstRequest(server, wanted);
  const answer = await post(access, server, body, wanted.maxBytes);
  yield* packBytes(packets(answer.chunks()));
}

function secondRequest(server: GitServer, wanted: Wanted): string {
  return [
    packetLine("command=fetch"),
    packetLine(`object-format=${server.objectFormat}`),
    DELIMITER,
    packetLine("no-progress"),
    packetLine("ofs-delta"),
    ...wanted.objects.map((object) => packetLine(`want ${object}`)),
    ...limits(server, wanted),
    packetLine("done"),
    FLUSH,
  ].join("");
}

function firstRequest(server: GitServer, wanted: Wanted): string {
  const [first = "", ...rest] = wanted.objects;
  const offers = ["no-progress", "ofs-delta", "side-band-64k", "shallow"];
  if (server.canFilter) offers.push("filter");
  if (server.objectFormat !== "sha1") offers.push(`object-format=${server.objectFormat}`);
  return [
    packetLine(`want ${first} ${offers.join(" ")}`),
    ...rest.map((object) => packetLine(`want ${object}`)),
    ...limits(server, wanted),
    FLUSH,
    packetLine("done"),
  ].join("");
}

/** Leaves out the history, and large files where the server can. */
function limits({ canFilter }: GitServer, { kind, omitFrom }: Wanted): readonly string[] {
  if (kind === "blobs") return [];
  const isFiltered = canFilter && omitFrom !== undefined;
  const deepen = packetLine("deepen 1");
  return isFiltered ? [deepen, packetLine(`filter blob:limit=${omitFrom}`)] : [deepen];
}

async function post(
  { client, authorize, signal }: RemoteAccess,
  server: GitServer,
  body: string,
  maxBytes: number,
): Promise<HttpAnswer> {
  const url = `${server.url}/git-upload-pack`;
  const answer = await client.request({
    url,
    method: "POST",
    headers: { ...COMMAND_HEADERS, ...(server.version === 2 && VERSION_HEADER) },
    authorization: authorize?.(new URL(url).origin),
    body,
    maxBytes,
    signal,
  });
  await refuseStatus(answer, server.url, hasToken(authorize, url));
  return answer;
}

/** Code hosts answer 401 for what does not exist as well as for what is private, so that nobody can tell. */
async function refuseStatus(answer: HttpAnswer, url: string, isWithToken: boolean): Promise<void> {
  const { status } = answer;
  if (status === 200) return;
  await answer.discard();
  const shown = `Cannot open ${JSON.stringify(url)}`;
  if (status === 401) {
    const detail = isWithToken
      ? "no such repository, or the token that was set for this server may not read it"
      : "no such repository, or not a public one";
    throw new AssayError("target-not-found", `${shown}: ${detail}`);
  }
  if (status === 403)
    throw new AssayError("target-not-allowed", `${shown}: the server does not allow it`);
  if (status === 404) throw new AssayError("target-not-found", `${shown}: no such repository`);
  throw new AssayError("network", `${shown}: the server answered ${status}`);
}

function hasToken(authorize: RemoteAccess["authorize"], url: string): boolean {
  return authorize?.(new URL(url).origin) !== undefined;
}
