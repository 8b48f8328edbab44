import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Release } from "../../release/release.ts";
import type { Document } from "../documents.ts";
import { readProse } from "../prose/prose.ts";
import { relatedReleases } from "./related-releases.ts";

/** Targets that a card offers. */
function offered(
  text: string,
  source: Release["source"],
  rest: Partial<Release> & { path?: string } = {},
): readonly string[] {
  const file = { path: rest.path ?? "README.md", text, encoding: "utf-8" } as const;
  const document: Document = { file, prose: readProse(file), isTranslation: false };
  const release: Release = {
    name: "nest",
    source,
    listing: "complete",
    files: [],
    oddities: [],
    ...rest,
  };
  const related = relatedReleases(release, [document], new Set(["wren"]));
  return related.map(({ target, evidence }) => `${target} ${evidence[0]?.line}`);
}

const HUB = { kind: "hub", location: "hf:wren/nest" } as const;
const GITHUB = { kind: "git", location: "gh:wren/nest-code" } as const;
const CODE = "https://github.com/wren/code";
const MODEL = "https://huggingface.co/wren/nest";

describe("releases that belong to this one", () => {
  const table: readonly {
    readonly what: string;
    readonly text: string;
    readonly source?: Release["source"];
    readonly rest?: Partial<Release> & { readonly path?: string };
    readonly is: readonly string[];
  }[] = [
    {
      what: "the code of the publisher",
      text: `# Nest\n\nCode: ${CODE}\n`,
      is: ["gh:wren/code 3"],
    },
    {
      what: "a page in it, and the same in other letters",
      text: `[a](${CODE}/blob/main/x.py) [b](https://github.com/Wren/Code)`,
      is: ["gh:wren/code 1"],
    },
    {
      what: "code on GitLab",
      text: "https://gitlab.com/wren/code",
      is: ["https://gitlab.com/wren/code.git 1"],
    },
    { what: "code of others", text: "https://github.com/heron/code", is: [] },
    { what: "what it is based on", text: `It is based on [code](${CODE}).`, is: [] },
    { what: "a link in a folder", text: CODE, rest: { path: "docs/a.md" }, is: [] },
    { what: "another model on the hub", text: "https://huggingface.co/wren/nest-2", is: [] },
    {
      what: "the model of a repository of code",
      text: `Weights: ${MODEL}`,
      source: GITHUB,
      is: ["hf:wren/nest 1"],
    },
    { what: "a family of models", text: `${MODEL}\n\n${MODEL}-2`, source: GITHUB, is: [] },
    { what: "itself", text: "https://github.com/wren/nest-code", source: GITHUB, is: [] },
    {
      what: "itself at a tag, by its address",
      text: "https://github.com/wren/nest-code",
      source: { kind: "git", location: "https://github.com/Wren/nest-code/tree/v1" },
      is: [],
    },
    {
      what: "the repository that this folder is a copy of",
      text: "https://github.com/wren/nest",
      source: { kind: "folder", location: "x/nest" },
      is: [],
    },
    {
      what: "what was read with it",
      text: CODE,
      source: { kind: "joined", location: "hf:wren/nest" },
      rest: {
        sources: [
          { folder: "", source: "hub" },
          { folder: "gh:wren--code--v1", source: "git" },
        ],
      },
      is: [],
    },
    {
      what: "a card of a source that was read with it",
      text: "https://github.com/wren/more",
      source: { kind: "joined", location: "hf:wren/nest" },
      rest: { path: "gh:wren--code/README.md" },
      is: ["gh:wren/more 1"],
    },
  ];
  for (const { what, text, source = HUB, rest, is } of table) {
    it(`${what}: ${is.join(", ") || "nothing"}`, () => {
      assert.deepEqual(offered(text, source, rest), is);
    });
  }
});
