import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { sign } from "../signing/sign.ts";
import { modelOnDisk, newKeys } from "../signing/model-on-disk.test.ts";
import { verify } from "../signing/verify.ts";
import { runCommandLine } from "./command-line.ts";
import { fakeWorld } from "./fake-world.test.ts";

const KEYS = newKeys();

function place() {
  const disk = modelOnDisk({
    "m/a.txt": "a",
    "m/b.txt": "b",
    private: KEYS.private,
    public: KEYS.public,
  });
  const at = (name: string): string => join(disk.path, name);
  const run = async (...args: readonly string[]) => {
    const world = fakeWorld({ sign, verify });
    const exitCode = await runCommandLine(args, world);
    return { exitCode, out: world.written.out.replaceAll(disk.path, "."), err: world.written.err };
  };
  return Object.assign(disk, { at, run });
}

describe("assay sign and assay verify", () => {
  it("write a signature and hold a model against it", async () => {
    using disk = place();
    const { at, run } = disk;
    const signed = await run(
      "sign",
      at("m"),
      "--key",
      at("private"),
      "--output",
      at("m/model.sig"),
    );
    assert.deepEqual(signed, { exitCode: 0, out: "", err: "" });
    assert.match(readFileSync(at("m/model.sig"), "utf8"), /^\{"mediaType":/);
    disk.write("m/b.txt", "c");
    disk.write("m/c.txt", "c");
    const args = ["verify", "--signature", at("m/model.sig"), "--key", at("public"), at("m")];
    const { exitCode, out } = await run(...args);
    assert.equal(exitCode, 1);
    assert.deepEqual(out.replace(/[0-9a-f]{64}/, "...").split("\n"), [
      "./m: not as it was signed",
      "",
      "./m/model.sig: signed by the key you gave",
      "  signer: key ...",
      "  as signed   a.txt",
      "  changed     b.txt",
      "  not signed  c.txt",
      "  ignored     model.sig",
      "",
    ]);
  });

  const endings: readonly {
    readonly what: string;
    readonly args: readonly string[];
    readonly exitCode: number;
  }[] = [
    { what: "all as signed, by the key that was given", args: ["--key", "public"], exitCode: 0 },
    { what: "nobody vouched for the signer", args: [], exitCode: 4 },
    { what: "no such key", args: ["--key", "gone"], exitCode: 2 },
    { what: "a key that is none", args: ["--key", "m/a.txt"], exitCode: 2 },
    { what: "no such signature", args: ["--signature", "gone"], exitCode: 2 },
    { what: "a signature that is none", args: ["--signature", "m/a.txt"], exitCode: 1 },
  ];
  for (const { what, args, exitCode } of endings) {
    it(`ends with ${exitCode}: ${what}`, async () => {
      using disk = place();
      const { at, run } = disk;
      await run("sign", at("m"), "--key", at("private"), "--output", at("sig"));
      const full = args.map((arg) => (arg.startsWith("--") ? arg : at(arg)));
      assert.equal(
        (await run("verify", "--signature", at("sig"), ...full, at("m"))).exitCode,
        exitCode,
      );
    });
  }

  it("ends with 3 when there is no model, and with 2 without a signature", async () => {
    using disk = place();
    const { at, run } = disk;
    await run("sign", at("m"), "--key", at("private"), "--output", at("sig"));
    assert.equal((await run("verify", "--signature", at("sig"), at("gone"))).exitCode, 3);
    assert.equal((await run("verify", at("m"))).exitCode, 2);
  });

  const senseless: readonly {
    readonly what: string;
    readonly args: readonly string[];
    readonly says: RegExp;
  }[] = [
    {
      what: "neither a key nor without one",
      args: ["sign", "m", "--output", "sig"],
      says: /^assay: Cannot sign: give either --key or --keyless\n$/,
    },
    {
      what: "a key and without one",
      args: ["sign", "m", "--output", "sig", "--key", "private", "--keyless"],
      says: /^assay: Cannot sign: give either --key or --keyless\n$/,
    },
    {
      what: "an identity that anybody may have elsewhere",
      args: ["verify", "m", "--signature", "private", "--identity", "alice"],
      says: /^assay: Cannot check an identity: give --identity and --issuer/,
    },
    {
      what: "an identity and nothing that proves one",
      args: ["verify", "m", "--signature", "private", "--identity", "a", "--issuer", "b"],
      says: /^assay: Cannot check an identity: who made a keyless signature/,
    },
    {
      what: "a trusted root that is none",
      args: ["verify", "m", "--signature", "private", "--trust-root", "public"],
      says: /^assay: Cannot read the trusted root: /,
    },
    {
      what: "roots that are none",
      args: ["verify", "m", "--signature", "private", "--roots", "public"],
      says: /^assay: Cannot read certificates: the file holds none as PEM\n$/,
    },
    {
      what: "parts of no length",
      args: ["sign", "m", "--output", "sig", "--key", "private", "--shard-size", "0"],
      says: /Expected a whole number of bytes, at least 1/,
    },
  ];
  for (const { what, args, says } of senseless) {
    it(`end with 2: ${what}`, async () => {
      using disk = place();
      const names = ["m", "sig", "private", "public"];
      const full = args.map((arg) => (names.includes(arg) ? disk.at(arg) : arg));
      const { exitCode, err } = await disk.run(...full);
      assert.equal(exitCode, 2);
      assert.match(err, says);
    });
  }

  it("writes JSON for programs", async () => {
    using disk = place();
    const { at, run } = disk;
    await run("sign", at("m"), "--key", at("private"), "--output", at("sig"));
    const args = ["--signature", at("sig"), "--key", at("public"), at("m"), "--format", "json"];
    const { out } = await run("verify", ...args);
    const { answer, signatures } = JSON.parse(out) as Awaited<ReturnType<typeof verify>>;
    assert.equal(answer, "verified");
    assert.deepEqual(signatures[0]?.files, [
      { path: "a.txt", state: "as-signed" },
      { path: "b.txt", state: "as-signed" },
    ]);
  });
});
