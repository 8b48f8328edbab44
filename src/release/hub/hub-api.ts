import { AssayError } from "../../bytes/errors.ts";
import { answerJson } from "../../net/answer-json.ts";
import type { HttpAnswer, HttpClient } from "../../net/http.ts";
import type { RangeTarget } from "../../net/range-source.ts";
import type { HubSettings } from "./hub-environment.ts";
import { explainRefusal } from "./hub-refusal.ts";
import { lfsPlaces, type LfsPlaces } from "./lfs-places.ts";
import type { HubTarget } from "./hub-target.ts";
import { parseTreePage, type TreeFile } from "./tree-page.ts";

/** A page of a tree has a thousand entries, of which each may have a long path. */
const MAX_PAGE_BYTES = 16 << 20;

/** What is asked of a repository is a few fields. */
const MAX_INFO_BYTES = 1 << 20;

const COMMIT = /^[0-9a-f]{40}$/;

/** One repository on the hub. */
export interface HubApi {
  /** What a revision is now. */
  look(revision: string, signal?: AbortSignal): Promise<HubState>;
  /** All files at a commit, page by page; the first `maxEntries` files and folders. */
  tree(commit: string, maxEntries: number, signal?: AbortSignal): Promise<HubTree>;
  /** Where the bytes of a file are. */
  place(commit: string, path: string): RangeTarget;
  /** Where the bytes of some of these files are, asked for together. */
  lfsPlaces(files: readonly TreeFile[]): LfsPlaces;
}

/** What a revision of a repository is. */
interface HubState {
  readonly commit: string;
  /** Whether the files are only for those who asked for access; the listing is for all. */
  readonly isGated: boolean;
  /** The account that it belongs to now, which the oldest repositories have none of. */
  readonly owner?: string;
}

/** What a tree listing says. */
interface HubTree {
  readonly files: readonly TreeFile[];
  /** False when there were more than the entries asked for. */
  readonly isComplete: boolean;
}

/** Talks to the hub about one repository. */
export function hubApi(
  client: HttpClient,
  settings: HubSettings,
  { kind, id }: Pick<HubTarget, "kind" | "id">,
): HubApi {
  const { endpoint, token, headTimeoutMs, silenceMs } = settings;
  const origin = new URL(endpoint).origin;
  const asked = {
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    headTimeoutMs,
    silenceMs,
  };
  const refusal = (answer: HttpAnswer): AssayError =>
    explainRefusal(answer, { id, hasToken: token !== undefined, endpoint });

  async function ask(url: string, maxBytes: number, signal?: AbortSignal): Promise<HttpAnswer> {
    const answer = await client.request({ ...asked, url, maxBytes, signal });
    if (answer.status === 200) return answer;
    await answer.discard();
    throw refusal(answer);
  }

  return {
    async look(revision, signal) {
      const at = encodeURIComponent(revision);
      // Only these fields are asked for; a question for fields of the repository is not counted as a download.
      const fields = kind === "spaces" ? "expand=sha" : "expand=sha&expand=gated";
      const url = `${endpoint}/api/${kind}/${id}/revision/${at}?${fields}`;
      const info = await answerJson(await ask(url, MAX_INFO_BYTES, signal));
      const { sha, gated, id: now } = isInfo(info) ? info : {};
      if (typeof sha === "string" && COMMIT.test(sha)) {
        const [, owner] = typeof now === "string" ? (/^([^/]+)\//.exec(now) ?? []) : [];
        const isGated = typeof gated === "string" || gated === true;
        return { commit: sha, isGated, ...(owner !== undefined && { owner }) };
      }
      throw new AssayError(
        "network",
        `Cannot read ${id}: the hub does not say which commit it is at`,
      );
    },

    async tree(commit, maxEntries, signal) {
      const files: TreeFile[] = [];
      const seen = new Set<string>();
      let entries = 0;
      let next: string | undefined = `${endpoint}/api/${kind}/${id}/tree/${commit}?recursive=true`;
      while (next !== undefined) {
        if (seen.has(next)) throw wrongTree(id, "its pages go in a circle");
        seen.add(next);
        const answer = await ask(next, MAX_PAGE_BYTES, signal);
        const page = parseTreePage(await answerJson(answer), id);
        for (const file of page.files) files.push(file);
        entries += page.entries;
        if (entries > maxEntries) return { files, isComplete: false };
        next = nextPage(answer);
        // The token goes along; so a page elsewhere is not asked for.
        if (next !== undefined && new URL(next).origin !== origin) {
          throw wrongTree(id, `its next page lies elsewhere, at ${new URL(next).origin}`);
        }
      }
      return { files, isComplete: true };
    },

    place(commit, path) {
      const prefix = kind === "models" ? "" : `${kind}/`;
      // Half a character, which JSON can hold, has no place in a URL: it leads to nothing.
      const steps = path.toWellFormed().split("/").map(encodeURIComponent).join("/");
      return {
        ...asked,
        url: `${endpoint}/${prefix}${id}/resolve/${commit}/${steps}`,
        explain: refusal,
      };
    },

    lfsPlaces(files) {
      const prefix = kind === "models" ? "" : `${kind}/`;
      const url = `${endpoint}/${prefix}${id}.git/info/lfs/objects/batch`;
      return lfsPlaces(client, { ...asked, url }, files);
    },
  };
}

function isInfo(
  value: unknown,
): value is Readonly<Partial<Record<"id" | "sha" | "gated", unknown>>> {
  return typeof value === "object" && value !== null;
}

/** The address of the next page, of a `Link` field (RFC 8288). */
function nextPage(answer: HttpAnswer): string | undefined {
  const link = answer.header("link") ?? "";
  const target = /<([^<>]{1,4096})>[^,<]{0,200};\s*rel="?next"?/i.exec(link)?.[1];
  return target === undefined ? undefined : (URL.parse(target, answer.url)?.href ?? undefined);
}

function wrongTree(id: string, detail: string): AssayError {
  return new AssayError("network", `Cannot list the files of ${id}: ${detail}`);
}
