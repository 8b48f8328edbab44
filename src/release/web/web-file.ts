import type { ByteSource } from "../../bytes/byte-source.ts";
import { AssayError } from "../../bytes/errors.ts";
import { memorySource } from "../../bytes/memory-source.ts";
import { parseContentRange } from "../../net/content-range.ts";
import type { HttpAnswer, HttpClient } from "../../net/http.ts";
import { rangeSource } from "../../net/range-source.ts";
import { fileName } from "./file-name.ts";

/** A file on a server. */
export interface WebFile {
  /** As it is called; printable. */
  readonly name: string;
  /** Without parameters, in lower case; empty where the server does not say. */
  readonly contentType: string;
  /** Its first bytes: enough to tell what it is. */
  readonly head: Uint8Array;
  readonly source: ByteSource;
}

/** The first request takes so much: cards, licenses and small archives come whole. */
const HEAD_BYTES = 1 << 20;

/** A server that sends no parts has to send all; so much is held in memory. */
const MAX_WHOLE_BYTES = 128 << 20;

/** The bytes as they are: ranges of packed bytes would be of no use. */
const HEADERS = { "accept-encoding": "identity", accept: "*/*" };

/**
 * Looks at a file on a server: its first bytes, its size, and whether parts can be had. One request. Rejects with
 * `AssayError`: `target-not-found`, `target-not-allowed`, and as the client does.
 */
export async function openWebFile(
  client: HttpClient,
  url: string,
  signal: AbortSignal | undefined,
): Promise<WebFile> {
  const answer = await client.request({
    url,
    headers: { ...HEADERS, range: `bytes=0-${HEAD_BYTES - 1}` },
    maxBytes: MAX_WHOLE_BYTES,
    signal,
  });
  const disposition = answer.header("content-disposition");
  const name = fileName({ url, finalUrl: answer.url, disposition });
  const contentType =
    (answer.header("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
  const { head, source } = await bytesOf(answer, client, url);
  return { name, contentType, head, source };
}

async function bytesOf(
  answer: HttpAnswer,
  client: HttpClient,
  url: string,
): Promise<Pick<WebFile, "head" | "source">> {
  if (answer.status === 416 && isEmpty(answer)) {
    await answer.discard();
    return { head: new Uint8Array(), source: memorySource(new Uint8Array()) };
  }
  if (answer.status !== 200 && answer.status !== 206) {
    await answer.discard();
    throw refused(answer, url);
  }
  const encoding = answer.header("content-encoding") ?? "identity";
  if (encoding !== "identity") {
    await answer.discard();
    throw wrong(
      url,
      `it is packed by ${JSON.stringify(encoding)} on the way, which was not asked for`,
    );
  }
  if (answer.status === 200) {
    const head = await answer.bytes();
    return { head, source: memorySource(head) };
  }
  const range = parseContentRange(answer.header("content-range"));
  const head = await answer.bytes();
  if (range?.start !== 0 || range.total === undefined || range.end !== head.byteLength) {
    throw wrong(
      url,
      "the server sent another part than was asked for, or does not say of how many bytes",
    );
  }
  if (range.total <= head.byteLength) return { head, source: memorySource(head) };
  const headers = { ...HEADERS, ...ifUnchanged(answer) };
  const rest = rangeSource(client, () => ({ url, headers }), range.total);
  return { head, source: withHead(head, rest) };
}

/** A file that changes while it is read is sent whole, and not taken for the one that was begun (RFC 9110, 13.1.5). */
function ifUnchanged(answer: HttpAnswer): Readonly<Record<string, string>> {
  const tag = answer.header("etag");
  return tag?.startsWith('"') === true ? { "if-range": tag } : {};
}

/** A source whose first bytes are known. */
function withHead(head: Uint8Array, source: ByteSource): ByteSource {
  const known = memorySource(head);
  return {
    byteLength: source.byteLength,
    read: (start, end, signal) =>
      (end <= head.byteLength ? known : source).read(start, end, signal),
  };
}

function isEmpty(answer: HttpAnswer): boolean {
  return /^\s*bytes\s+\*\/0\s*$/i.test(answer.header("content-range") ?? "");
}

function refused({ status }: HttpAnswer, url: string): AssayError {
  const shown = `Cannot open ${JSON.stringify(url)}: `;
  if (status === 404 || status === 410) {
    return new AssayError("target-not-found", `${shown}the server has nothing there`);
  }
  if (status === 401 || status === 403) {
    return new AssayError("target-not-allowed", `${shown}the server does not allow it`);
  }
  return wrong(url, `the server answered ${status}`);
}

function wrong(url: string, detail: string): AssayError {
  return new AssayError("network", `Cannot open ${JSON.stringify(url)}: ${detail}`);
}
