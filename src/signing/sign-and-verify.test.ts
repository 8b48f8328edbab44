import assert from "node:assert/strict";
import { createPrivateKey } from "node:crypto";
import { renameSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { modelOnDisk, newKeys, type ModelOnDisk } from "./model-on-disk.test.ts";
import { sign, type SignOptions } from "./sign.ts";
import { verify, type Verification, type VerifyOptions } from "./verify.ts";

const KEYS = newKeys();

const MODEL = {
  "config.json": "{}",
  "weights.bin": Buffer.alloc(3_000_000, 7),
  "sub/empty.txt": "",
  "sub/deep/words.txt": "hello",
  ".git/HEAD": "ref: refs/heads/main",
  ".gitattributes": "*.bin filter=lfs",
};

async function signAndVerify(
  model: ModelOnDisk,
  {
    change,
    signing,
    verifying,
  }: {
    readonly change?: (model: ModelOnDisk) => void;
    readonly signing?: Partial<SignOptions>;
    readonly verifying?: Partial<VerifyOptions>;
  } = {},
): Promise<Verification> {
  const output = join(model.path, "model.sig");
  const { files } = await sign(model.path, {
    by: { key: KEYS.private },
    outputs: [output],
    ...signing,
  });
  model.write("model.sig", files);
  change?.(model);
  return verify(model.path, {
    signatures: [{ path: output, text: files }],
    key: KEYS.public,
    ...verifying,
  });
}

function notAsSigned({ signatures }: Verification): readonly string[] {
  return signatures.flatMap(({ files = [] }) =>
    files
      .filter(({ state }) => state !== "as-signed")
      .map(({ path, state, why }) => `${path} ${state}${why === undefined ? "" : `: ${why}`}`),
  );
}

describe("a model as it was signed", () => {
  it("is verified file by file, and what is no part of it is named", async () => {
    using model = modelOnDisk(MODEL);
    const { answer, signatures } = await signAndVerify(model);
    assert.equal(answer, "verified");
    const [signature] = signatures;
    assert.deepEqual(
      signature?.files?.map(({ path, state }) => `${path} ${state}`),
      [
        "config.json as-signed",
        "sub/deep/words.txt as-signed",
        "sub/empty.txt as-signed",
        "weights.bin as-signed",
      ],
    );
    assert.deepEqual(signature?.ignored, [".git", ".gitattributes", "model.sig"]);
    assert.equal(signature?.signer?.why, "signed by the key you gave");
  });

  for (const hash of ["sha256", "blake2b", "blake3"] as const) {
    // The Python tool knows BLAKE3 of whole files only.
    for (const shardBytes of hash === "blake3" ? [undefined] : [undefined, 1_000_000]) {
      it(`is verified by ${hash} of ${shardBytes === undefined ? "files" : "parts"}`, async () => {
        using model = modelOnDisk(MODEL);
        const signing = { hash, ...(shardBytes !== undefined && { shardBytes }) };
        assert.equal((await signAndVerify(model, { signing })).answer, "verified");
        model.write("weights.bin", Buffer.alloc(3_000_000, 8));
        assert.equal((await signAndVerify(model, { signing, change: tampered })).answer, "failed");
      });
    }
  }

  for (const curve of ["prime256v1", "secp384r1", "secp521r1"]) {
    it(`is verified by a key on ${curve}`, async () => {
      using model = modelOnDisk({ "a.txt": "a" });
      const keys = newKeys(curve);
      const { answer } = await signAndVerify(model, {
        signing: { by: { key: keys.private } },
        verifying: { key: keys.public },
      });
      assert.equal(answer, "verified");
    });
  }

  it("is verified when it is a single file", async () => {
    using model = modelOnDisk({ "a.bin": "abc" });
    const path = join(model.path, "a.bin");
    const { files } = await sign(path, { by: { key: KEYS.private } });
    const signatures = [{ path: "a.sig", text: files }];
    assert.equal((await verify(path, { signatures, key: KEYS.public })).answer, "verified");
    model.write("a.bin", "abd");
    assert.deepEqual(notAsSigned(await verify(path, { signatures, key: KEYS.public })), [
      ". changed",
    ]);
  });

  it("is verified under another name of the folder", async () => {
    using model = modelOnDisk({ "m/a.txt": "a" });
    const { files } = await sign(join(model.path, "m"), { by: { key: KEYS.private } });
    renameSync(join(model.path, "m"), join(model.path, "n"));
    const signatures = [{ path: "a.sig", text: files }];
    const { answer } = await verify(join(model.path, "n"), { signatures, key: KEYS.public });
    assert.equal(answer, "verified");
  });
});

function tampered({ write }: ModelOnDisk): void {
  const bytes = Buffer.alloc(3_000_000, 8);
  bytes[1_500_000] = 9;
  write("weights.bin", bytes);
}

describe("a model that is not as it was signed", () => {
  const cases: readonly {
    readonly what: string;
    readonly change: (model: ModelOnDisk) => void;
    readonly signing?: Partial<SignOptions>;
    readonly verifying?: Partial<VerifyOptions>;
    readonly says: readonly string[];
  }[] = [
    {
      what: "one byte of a file",
      change: ({ write }) => write("config.json", "[]"),
      says: ["config.json changed"],
    },
    {
      what: "one byte of a part",
      change: ({ write }) => {
        const bytes = Buffer.alloc(3_000_000, 7);
        bytes[1_500_000] = 8;
        write("weights.bin", bytes);
      },
      signing: { shardBytes: 1_000_000 },
      says: ["weights.bin changed: from byte 1000000 to 2000000"],
    },
    {
      what: "bytes after the last part",
      change: ({ write }) => write("weights.bin", Buffer.alloc(3_000_001, 7)),
      signing: { shardBytes: 1_000_000 },
      says: ["weights.bin changed: bytes from 3000000 on are not signed"],
    },
    {
      what: "a part that is cut off",
      change: ({ write }) => write("weights.bin", Buffer.alloc(2_000_000, 7)),
      signing: { shardBytes: 1_000_000 },
      says: ["weights.bin changed: it has 2000000 bytes and had more"],
    },
    {
      what: "an empty file that no longer is",
      change: ({ write }) => write("sub/empty.txt", "x"),
      says: ["sub/empty.txt changed"],
    },
    {
      what: "an empty file that a signature over parts cannot list",
      change: ({ write }) => write("sub/empty.txt", "x"),
      signing: { shardBytes: 1_000_000 },
      says: ["sub/empty.txt not-signed"],
    },
    {
      what: "a file that is gone",
      change: ({ path }) => rmSync(join(path, "config.json")),
      says: ["config.json missing"],
    },
    {
      what: "a file that came",
      change: ({ write }) => write("new.py", "import os"),
      says: ["new.py not-signed"],
    },
    {
      what: "a file below a name that Git uses elsewhere",
      change: ({ write }) => write("sub/.git/HEAD", "x"),
      says: ["sub/.git/HEAD not-signed"],
    },
    {
      what: "a file under another name",
      change: ({ path }) => renameSync(join(path, "weights.bin"), join(path, "w.bin")),
      says: ['w.bin not-signed: it has the bytes of "weights.bin"', "weights.bin missing"],
    },
    {
      what: "a link in place of a file",
      change: ({ path, write }) => {
        rmSync(join(path, "config.json"));
        write(".git/config.json", "{}");
        symlinkSync(join(path, ".git/config.json"), join(path, "config.json"));
      },
      says: ["config.json not-read: it is a link; --allow-symlinks follows it"],
    },
    {
      what: "a link to other bytes, followed",
      change: ({ path, write }) => {
        rmSync(join(path, "config.json"));
        write(".git/config.json", "[]");
        symlinkSync(join(path, ".git/config.json"), join(path, "config.json"));
      },
      verifying: { allowLinks: true },
      says: ["config.json changed"],
    },
    {
      what: "a link to a folder",
      change: ({ path }) => symlinkSync(join(path, ".git"), join(path, "code")),
      verifying: { allowLinks: true },
      says: ["code not-signed: it is a link to a folder"],
    },
  ];
  for (const { what, change, signing = {}, verifying = {}, says } of cases) {
    it(`is told: ${what}`, async () => {
      using model = modelOnDisk(MODEL);
      const verification = await signAndVerify(model, { change, signing, verifying });
      assert.deepEqual(
        notAsSigned(verification).filter((line) => !line.includes("not-listed")),
        says,
      );
      assert.notEqual(verification.answer, "verified");
    });
  }

  it("is verified when what came is ignored on purpose", async () => {
    using model = modelOnDisk(MODEL);
    const change = ({ write }: ModelOnDisk): void => write("new.py", "x");
    const ignored = [join(model.path, "new.py")];
    for (const verifying of [{ ignored }, { ignoreUnsigned: true }]) {
      assert.equal((await signAndVerify(model, { change, verifying })).answer, "verified");
    }
  });

  it("is looked at where it is signed, though the signature says that it is to be ignored", async () => {
    using model = modelOnDisk({ "a.txt": "a", "b.txt": "b" });
    const options = { change: ({ write }: ModelOnDisk) => write("a.txt", "c") };
    const verifying = { ignored: [join(model.path, "a.txt"), join(model.path, "b.txt")] };
    assert.deepEqual(notAsSigned(await signAndVerify(model, { ...options, verifying })), [
      "a.txt changed",
    ]);
  });
});

describe("signing", () => {
  const refused: readonly {
    readonly what: string;
    readonly prepare: (path: string) => void;
    readonly options?: Partial<SignOptions>;
    readonly says: RegExp;
  }[] = [
    {
      what: "a link",
      prepare: (path) => symlinkSync("a.txt", join(path, "b.txt")),
      says: /Cannot sign "b\.txt": it is a link; --allow-symlinks follows it/,
    },
    {
      what: "a link to a folder, also where links are followed",
      prepare: (path) => symlinkSync("..", join(path, "up")),
      options: { allowLinks: true },
      says: /Cannot sign "up": it is a link to a folder/,
    },
    {
      what: "a link that leads nowhere",
      prepare: (path) => symlinkSync("gone", join(path, "b.txt")),
      options: { allowLinks: true },
      says: /Cannot sign "b\.txt": it is a link that leads nowhere/,
    },
    {
      what: "nothing",
      prepare: (path) => rmSync(join(path, "a.txt")),
      says: /it holds no files/,
    },
    {
      what: "tensors where there are none",
      prepare: () => undefined,
      options: { withTensors: true },
      says: /Cannot sign the tensors: ".*" holds none/,
    },
    {
      what: "with a key that is none",
      prepare: () => undefined,
      options: { by: { key: "no key" } },
      says: /Cannot read the key/,
    },
    {
      what: "with a key on a curve that model signing does not use",
      prepare: () => undefined,
      options: { by: { key: newKeys("secp256k1").private } },
      says: /Cannot use a key of kind "secp256k1": wanted P-256, P-384 or P-521/,
    },
    {
      what: "parts of files with BLAKE3, which the Python tool would not verify",
      prepare: () => undefined,
      options: { hash: "blake3", shardBytes: 10 },
      says: /the Python tool knows BLAKE3 of whole files only/,
    },
    {
      what: "while ignoring what lies elsewhere",
      prepare: () => undefined,
      options: { ignored: ["/elsewhere/a.txt"] },
      says: /Cannot ignore "\/elsewhere\/a\.txt": it does not lie in/,
    },
  ];
  for (const { what, prepare, options, says } of refused) {
    it(`refuses ${what}`, async () => {
      using model = modelOnDisk({ "a.txt": "a" });
      prepare(model.path);
      await assert.rejects(sign(model.path, { by: { key: KEYS.private }, ...options }), {
        name: "AssayError",
        message: says,
      });
    });
  }

  it("opens a key with its password, and with no other", async () => {
    using model = modelOnDisk({ "a.txt": "a" });
    const key = createPrivateKey(KEYS.private).export({
      type: "pkcs8",
      format: "pem",
      cipher: "aes-256-cbc",
      passphrase: "hush",
    });
    assert.ok(typeof key === "string");
    const { answer } = await signAndVerify(model, { signing: { by: { key, password: "hush" } } });
    assert.equal(answer, "verified");
    await assert.rejects(sign(model.path, { by: { key } }), {
      code: "usage",
      message: "Cannot read the key: it is encrypted, and no password was given",
    });
    await assert.rejects(sign(model.path, { by: { key, password: "shout" } }), { code: "usage" });
  });

  it("follows links to files where that is asked for", async () => {
    using model = modelOnDisk({ "a.txt": "a" });
    symlinkSync("a.txt", join(model.path, "b.txt"));
    const links = { allowLinks: true };
    const { answer } = await signAndVerify(model, { signing: links, verifying: links });
    assert.equal(answer, "verified");
  });
});
