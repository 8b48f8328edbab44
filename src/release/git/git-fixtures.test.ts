// What the tests of git are made with: repositories, and git's own server behind a socket.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import { test } from "node:test";

import type { NetworkOptions } from "../../net/network-options.ts";
import { inFolder } from "../release-fixtures.test.ts";

const ENVIRONMENT = {
  PATH: process.env["PATH"] ?? "",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_AUTHOR_NAME: "a",
  GIT_AUTHOR_EMAIL: "a@example.org",
  GIT_AUTHOR_DATE: "2026-01-02T03:04:05Z",
  GIT_COMMITTER_NAME: "c",
  GIT_COMMITTER_EMAIL: "c@example.org",
  GIT_COMMITTER_DATE: "2026-01-02T03:04:05Z",
};

/** Runs git in a repository and gives what it prints, trimmed. */
export function git(folder: string, args: readonly string[], input?: string | Buffer): string {
  return execFileSync("git", args, {
    cwd: folder,
    env: ENVIRONMENT,
    input,
    encoding: "utf8",
  }).trim();
}

/** A file of a commit; text is an ordinary file. */
export type FileFixture =
  | string
  | Buffer
  | { readonly link: string }
  | { readonly submodule: string };

/** A bare repository that gives its files one by one, as code hosts do. */
export function makeRepository(folder: string, format = "sha1"): string {
  mkdirSync(folder, { recursive: true });
  git(folder, ["init", "--quiet", "--bare", `--object-format=${format}`, "--initial-branch=main"]);
  git(folder, ["config", "uploadpack.allowFilter", "true"]);
  git(folder, ["config", "uploadpack.allowAnySHA1InWant", "true"]);
  return folder;
}

/** Makes a commit of these files on a branch and gives its name. */
export function commitFiles(
  repository: string,
  files: Readonly<Record<string, FileFixture>>,
  branch = "main",
): string {
  const lines = Object.entries(files).map(([path, file]) => {
    const [mode, object] = modeAndObject(repository, file);
    return `${mode} ${object}\t${path}\0`;
  });
  const index = { ...ENVIRONMENT, GIT_INDEX_FILE: join(repository, "index-of-test") };
  const options = { cwd: repository, env: index, encoding: "utf8" } as const;
  execFileSync("git", ["read-tree", "--empty"], options);
  execFileSync("git", ["update-index", "-z", "--index-info"], {
    ...options,
    input: lines.join(""),
  });
  const tree = execFileSync("git", ["write-tree", "--missing-ok"], options).trim();
  return commitTree(repository, tree, branch);
}

/** Makes a commit of a tree on a branch and gives its name. */
export function commitTree(repository: string, tree: string, branch = "main"): string {
  const commit = git(repository, ["commit-tree", tree, "-m", "made in a test"]);
  git(repository, ["update-ref", `refs/heads/${branch}`, commit]);
  return commit;
}

function modeAndObject(repository: string, file: FileFixture): readonly [string, string] {
  if (typeof file === "object" && "submodule" in file) return ["160000", file.submodule];
  const isLink = typeof file === "object" && "link" in file;
  const content = isLink ? file.link : file;
  return [isLink ? "120000" : "100644", git(repository, ["hash-object", "-w", "--stdin"], content)];
}

/** A tree of these entries as they are, which git itself would refuse to make. */
export function rawTree(
  repository: string,
  entries: readonly { readonly mode: string; readonly name: string; readonly object: string }[],
): string {
  const parts = entries.map(({ mode, name, object }) =>
    Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(object, "hex")]),
  );
  const args = ["hash-object", "-t", "tree", "-w", "--literally", "--stdin"];
  return git(repository, args, Buffer.concat(parts));
}

/** What git LFS keeps in place of a file. */
export function lfsPointer(sha256: string, size: number): string {
  return `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256}\nsize ${size}\n`;
}

/** How the server is to behave. */
export interface GitServerOptions {
  /** Answers in the first version of the protocol, whatever is asked. */
  readonly isOld?: boolean;
  /** Answers in place of git where it returns true. */
  readonly intercept?: (request: IncomingMessage, response: ServerResponse) => boolean;
}

/** A server with all repositories of a folder. */
export interface GitHost {
  readonly origin: string;
  /** Method and path of each request so far. */
  readonly requests: readonly string[];
  /** Heads of the requests so far. */
  readonly heads: readonly IncomingMessage["headers"][];
}

/** Runs with git's own server, on this machine, and with an empty cache. */
export async function withGitHost(
  use: (host: GitHost, root: string, network: NetworkOptions) => Promise<void>,
  options: GitServerOptions = {},
): Promise<void> {
  await inFolder(async (folder) => {
    const root = join(folder, "served");
    mkdirSync(root);
    const requests: string[] = [];
    const heads: IncomingMessage["headers"][] = [];
    const server = createServer((request, response) => {
      requests.push(`${request.method ?? ""} ${request.url ?? ""}`);
      heads.push(request.headers);
      if (options.intercept?.(request, response) !== true) serve(root, request, response, options);
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const origin = `http://127.0.0.1:${port}`;
    const cache = join(folder, "cache");
    mkdirSync(cache);
    const env = { PATH: ENVIRONMENT.PATH, ASSAY_CACHE: cache };
    try {
      const network = { env, home: folder, allowPrivate: [origin] };
      await use({ origin, requests, heads }, root, network);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
}

/** Hands a request to `git http-backend`, which is a CGI program (RFC 3875). */
function serve(
  root: string,
  request: IncomingMessage,
  response: ServerResponse,
  { isOld = false }: GitServerOptions,
): void {
  const url = new URL(request.url ?? "/", "http://localhost");
  const protocol = request.headers["git-protocol"];
  const backend = spawn("git", ["http-backend"], {
    env: {
      ...ENVIRONMENT,
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: "1",
      PATH_INFO: decodeURIComponent(url.pathname),
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers["content-type"] ?? "",
      ...(typeof protocol === "string" && !isOld && { GIT_PROTOCOL: protocol }),
    },
  });
  request.pipe(backend.stdin).on("error", () => undefined);
  const parts: Buffer[] = [];
  backend.stdout.on("data", (part: Buffer) => parts.push(part));
  backend.on("close", () => {
    const answer = Buffer.concat(parts);
    const end = answer.indexOf("\r\n\r\n");
    for (const line of answer.toString("latin1", 0, end).split("\r\n")) {
      const [name = "", value = ""] = line.split(": ", 2);
      if (name === "Status") response.statusCode = Number(value.slice(0, 3));
      else response.setHeader(name, value);
    }
    response.end(answer.subarray(end + 4));
  });
}

test("a repository made in a test has the files it was given", async () => {
  await inFolder((folder) => {
    const repository = makeRepository(join(folder, "a.git"));
    const commit = commitFiles(repository, { "a/b": "text", c: { link: "a/b" } });
    const listed = git(repository, ["ls-tree", "-r", "--name-only", commit]);
    assert.deepEqual(listed.split("\n"), ["a/b", "c"]);
  });
});
