import { AssayError } from "../../bytes/errors.ts";
import { answerJson } from "../../net/answer-json.ts";
import type { HttpAnswer, HttpClient } from "../../net/http.ts";
import type { RangeTarget } from "../../net/range-source.ts";
import { dataOf, parseFilesPage, type FilesPage, type ListedFile } from "./files-page.ts";
import type { ModelScopeTarget } from "./modelscope-target.ts";

/** What is asked of ModelScope about one repository. */
export interface ModelScopeApi {
  /** Its files at the revision that was asked for; no more than about `maxEntries`. */
  list(maxEntries: number): Promise<RepositoryListing>;
  /** Where the bytes of a file are, at a revision. */
  place(path: string, revision: string): RangeTarget;
}

/** The files of a repository. */
export interface RepositoryListing {
  readonly files: readonly ListedFile[];
  /** Why these are not all files; undefined where they are. */
  readonly partialBecause?: string;
  /** The commit they are of, where the server says it. */
  readonly commit?: string;
}

/** A listing of a hundred thousand files has about 40 MB. */
const MAX_LISTING_BYTES = 64 << 20;

/** As many entries of a dataset come with one request, as the official client asks. */
const PAGE_ENTRIES = 100;

/** The interface of ModelScope (`/api/v1`), as its official client uses it. A token goes to its server alone. */
export function modelScopeApi(
  client: HttpClient,
  target: ModelScopeTarget,
  token: string | undefined,
  signal: AbortSignal | undefined,
): ModelScopeApi {
  const { kind, id, revision, endpoint } = target;
  const headers = token === undefined ? {} : { cookie: `m_session_id=${token}` };

  async function ask(path: string, query: Readonly<Record<string, string>>): Promise<unknown> {
    const url = `${endpoint}/api/v1/${path}?${new URLSearchParams(query).toString()}`;
    const answer = await client.request({ url, headers, maxBytes: MAX_LISTING_BYTES, signal });
    if (answer.status !== 200) {
      await answer.discard();
      throw refusal(answer, id, token !== undefined);
    }
    return answerJson(answer);
  }

  async function listModel(): Promise<RepositoryListing> {
    const query = { Revision: revision, Recursive: "True" };
    return listing([parseFilesPage(await ask(`models/${id}/repo/files`, query), id)]);
  }

  async function listDataset(maxEntries: number): Promise<RepositoryListing> {
    const { Id } = dataOf(await ask(`datasets/${id}`, {}), id);
    if (typeof Id !== "number") {
      throw new AssayError("network", `Cannot list the files of ${id}: the dataset has no number`);
    }
    const pages: FilesPage[] = [];
    const most = Math.ceil(maxEntries / PAGE_ENTRIES);
    for (let page = 1; page <= most; page++) {
      const place = { Revision: revision, Root: "/", Recursive: "True" };
      const part = { PageNumber: String(page), PageSize: String(PAGE_ENTRIES) };
      const next = parseFilesPage(await ask(`datasets/${Id}/repo/tree`, { ...place, ...part }), id);
      pages.push(next);
      if (next.entries < PAGE_ENTRIES) break;
    }
    return listing(pages);
  }

  return {
    list: (maxEntries) => (kind === "models" ? listModel() : listDataset(maxEntries)),
    place(path, at) {
      const query = new URLSearchParams({ Revision: at, FilePath: path }).toString();
      const url = `${endpoint}/api/v1/${kind}/${id}/repo?${query}`;
      return { url, headers, explain: (answer) => refusal(answer, id, token !== undefined) };
    },
  };
}

function listing(pages: readonly FilesPage[]): RepositoryListing {
  const [first] = pages;
  const entries = pages.reduce((sum, page) => sum + page.entries, 0);
  const isShort = entries < (first?.total ?? 0) || pages.at(-1)?.entries === PAGE_ENTRIES;
  const partialBecause = `the server listed ${entries} entries, and has ${first?.total ?? "more"}`;
  return {
    files: pages.flatMap(({ files }) => files),
    ...(isShort && { partialBecause }),
    ...(first?.commit !== undefined && { commit: first.commit }),
  };
}

function refusal(
  { status }: Pick<HttpAnswer, "status">,
  id: string,
  hasToken: boolean,
): AssayError {
  const shown = `Cannot read ${id}: `;
  if (status === 404) {
    const detail = hasToken
      ? "no such repository or file"
      : "no such repository or file, or not a public one";
    return new AssayError("target-not-found", shown + detail);
  }
  if (status === 401 || status === 403) {
    const detail = hasToken
      ? "this token may not read it"
      : "it asks for a token; set MODELSCOPE_API_TOKEN";
    return new AssayError("target-not-allowed", shown + detail);
  }
  return new AssayError("network", `${shown}ModelScope answered ${status}`);
}
