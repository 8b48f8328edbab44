import { answerJson } from "../../net/answer-json.ts";
import { AssayError } from "../../bytes/errors.ts";
import type { HttpClient, HttpRequest } from "../../net/http.ts";
import type { RangeTarget } from "../../net/range-source.ts";
import type { TreeFile } from "./tree-page.ts";

/** Files in one question; what `git lfs` itself asks for at once. */
const BATCH_FILES = 100;

/** For fewer files a redirect each is not more than a question and what it leads to. */
const MIN_FILES = 3;

/** A hundred signed URLs, each of which may be long. */
const MAX_ANSWER_BYTES = 4 << 20;

/** Where the bytes of a file are, signed, where that is known without a redirect. */
export type LfsPlaces = (file: TreeFile) => Promise<RangeTarget | undefined>;

/** How the hub is asked: where, as whom, how long. */
type Asked = Pick<HttpRequest, "url" | "authorization" | "headTimeoutMs" | "silenceMs">;

/**
 * Signed URLs of files that git holds as pointers, by the batch API of Git LFS (git-lfs, docs/api/batch.md): one question
 * for a hundred files, where each would take a redirect. It is a short cut only: where the hub does not answer it, the
 * files are reached one by one, and errors are told there.
 */
export function lfsPlaces(client: HttpClient, asked: Asked, files: readonly TreeFile[]): LfsPlaces {
  const oids = [...new Set(files.flatMap(({ sha256 }) => sha256 ?? []))];
  const sizes = new Map(files.map(({ sha256, byteLength }) => [sha256, byteLength]));
  const batches = new Map<number, Promise<ReadonlyMap<string, string>>>();

  async function ask(batch: number): Promise<ReadonlyMap<string, string>> {
    const wanted = oids.slice(batch * BATCH_FILES, (batch + 1) * BATCH_FILES);
    const question = {
      operation: "download",
      transfers: ["basic"],
      objects: wanted.map((oid) => ({ oid, size: sizes.get(oid) })),
      hash_algo: "sha256",
    };
    try {
      const answer = await client.request({
        ...asked,
        method: "POST",
        headers: {
          accept: "application/vnd.git-lfs+json",
          "content-type": "application/vnd.git-lfs+json",
        },
        body: JSON.stringify(question),
        maxBytes: MAX_ANSWER_BYTES,
      });
      if (answer.status === 200) return readPlaces(await answerJson(answer), asked.url);
      await answer.discard();
    } catch (error) {
      // No short cut; whatever is wrong will show where the file itself is asked for.
      if (!(error instanceof AssayError)) throw error;
    }
    return new Map();
  }

  return async ({ sha256 }) => {
    if (sha256 === undefined || oids.length < MIN_FILES) return undefined;
    const batch = Math.floor(oids.indexOf(sha256) / BATCH_FILES);
    if (batch < 0) return undefined;
    const asking = batches.get(batch) ?? ask(batch);
    batches.set(batch, asking);
    const url = (await asking).get(sha256);
    const { headTimeoutMs, silenceMs } = asked;
    return url === undefined ? undefined : { url, headTimeoutMs, silenceMs };
  };
}

/** URLs by digest. What wants header fields of its own, or would leave encryption behind, is left out. */
function readPlaces(value: unknown, from: string): ReadonlyMap<string, string> {
  const objects = isObject(value) && Array.isArray(value["objects"]) ? value["objects"] : [];
  const isSafe = (url: URL | null): boolean =>
    url?.protocol === "https:" || (url?.protocol === "http:" && from.startsWith("http:"));
  return new Map(
    objects.flatMap((each: unknown): readonly [string, string][] => {
      const { oid, actions } = isObject(each) ? each : {};
      const download = isObject(actions) ? actions["download"] : undefined;
      const { href, header } = isObject(download) ? download : {};
      const isPlain =
        header === undefined || (isObject(header) && Object.keys(header).length === 0);
      if (typeof oid !== "string" || typeof href !== "string" || !isPlain) return [];
      return isSafe(URL.parse(href)) ? [[oid, href]] : [];
    }),
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
