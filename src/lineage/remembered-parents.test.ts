import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { AssayError } from "../bytes/errors.ts";
import type { NetworkOptions } from "../net/network-options.ts";
import { emptyHome } from "../release/hub/small-hub.test.ts";
import type { Release } from "../release/release.ts";
import { rememberedParents } from "./remembered-parents.ts";

const COMMIT = "0123456789abcdef0123456789abcdef01234567";

function release(revision: string): Release {
  return {
    name: "elm",
    source: { kind: "hub", location: "hf:elm-lab/elm" },
    revision,
    listing: "complete",
    files: [],
    oddities: [],
  };
}

/** Opens one target after the other in one home; what the places behind were asked for. */
async function opened(
  targets: readonly (Partial<NetworkOptions> & { readonly target: string })[],
  refusal?: AssayError,
): Promise<{ readonly asked: readonly string[]; readonly ends: readonly string[] }> {
  const home = emptyHome();
  const asked: string[] = [];
  const ends: string[] = [];
  for (const { target, ...network } of targets) {
    const open = rememberedParents({ env: {}, home, ...network }, (each) => {
      asked.push(each);
      return refusal ? Promise.reject(refusal) : Promise.resolve(release(COMMIT));
    });
    ends.push(
      await open(target).then(
        ({ revision = "" }) => revision,
        (error: unknown) => (error instanceof AssayError ? error.code : String(error)),
      ),
    );
  }
  return { asked, ends };
}

describe("a base model", () => {
  it("is opened at the commit where it was within the hour", async () => {
    const { asked } = await opened([{ target: "hf:elm-lab/elm" }, { target: "hf:elm-lab/elm" }]);
    assert.deepEqual(asked, ["hf:elm-lab/elm", `hf:elm-lab/elm@${COMMIT}`]);
  });

  for (const code of ["target-not-found", "target-not-allowed"] as const) {
    it(`is not asked for again when the hub said ${code}, but with another token`, async () => {
      const target = "hf:elm-lab/elm";
      const env = { HF_TOKEN: "t" };
      const { asked, ends } = await opened(
        [{ target }, { target }, { target, env }, { target, offline: true }],
        new AssayError(code, "no"),
      );
      assert.deepEqual(asked, [target, target]);
      assert.deepEqual(ends, Array(4).fill(code));
    });
  }

  it("is asked for again after trouble on the way, which says nothing of it", async () => {
    const target = "hf:elm-lab/elm";
    const { asked } = await opened([{ target }, { target }], new AssayError("network", "cut"));
    assert.deepEqual(asked, [target, target]);
  });

  it("that names a revision, or lies elsewhere, is opened as it is named", async () => {
    const targets = ["hf:elm-lab/elm@v1", "gh:elm-lab/elm"];
    const { asked } = await opened([...targets, ...targets].map((target) => ({ target })));
    assert.deepEqual(asked, [...targets, ...targets]);
  });

  it("is asked for again when what is remembered is old, of the future, or damaged", async () => {
    const home = emptyHome();
    const asked: string[] = [];
    const open = rememberedParents({ env: {}, home }, (each) => {
      asked.push(each);
      return Promise.resolve(release(COMMIT));
    });
    await open("hf:elm-lab/elm");
    const folder = join(home, ".cache/assay/parents");
    mkdirSync(folder, { recursive: true });
    const [name = ""] = readdirSync(folder);
    const { at } = JSON.parse(readFileSync(join(folder, name), "utf8")) as { at: number };
    for (const memory of [
      JSON.stringify({ at: at - 3_700_000, revision: COMMIT }),
      JSON.stringify({ at: at + 100_000, revision: COMMIT }),
      JSON.stringify({ at, revision: "../x" }),
      JSON.stringify({ at, code: "usage", message: "x" }),
      "{",
    ]) {
      writeFileSync(join(folder, name), memory);
      await open("hf:elm-lab/elm");
    }
    assert.deepEqual(asked, Array(6).fill("hf:elm-lab/elm"));
  });
});
