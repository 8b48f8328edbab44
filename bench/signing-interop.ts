// Signs with one tool and verifies with the other, in both directions, over models that were changed in between, and says where
// the two disagree. Needs Python with `model-signing` and `pyOpenSSL` from PyPI.
// Run by hand: node bench/signing-interop.ts PYTHON

import { execFileSync, spawnSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sign } from "../src/signing/sign.ts";
import { verify } from "../src/signing/verify.ts";

const [python] = process.argv.slice(2);
if (python === undefined) throw new Error("Cannot compare: give the Python that has model-signing");

const home = mkdtempSync(join(tmpdir(), "assay-interop-"));
const at = (...steps: readonly string[]): string => join(home, ...steps);

/** What happens to a model between signing and verifying. */
const CHANGES: Readonly<Record<string, (model: string) => void>> = {
  nothing: () => undefined,
  "one byte": (model) => appendFileSync(join(model, "sub/a.txt"), "x"),
  "a byte in a big file": (model) => {
    const bytes = readFileSync(join(model, "big.bin"));
    bytes[9_999_999] = 1;
    writeFileSync(join(model, "big.bin"), bytes);
  },
  "an empty file filled": (model) => writeFileSync(join(model, "empty.txt"), "x"),
  "a file gone": (model) => rmSync(join(model, "sub/a.txt")),
  "a file more": (model) => writeFileSync(join(model, "sub/new.py"), "import os"),
  "an empty file more": (model) => writeFileSync(join(model, "sub/__init__.py"), ""),
  "a file renamed": (model) => renameSync(join(model, "sub/a.txt"), join(model, "sub/b.txt")),
  "a folder renamed": (model) => renameSync(join(model, "sub"), join(model, "sup")),
  "an empty folder more": (model) => mkdirSync(join(model, "nothing")),
  "a file of Git": (model) => writeFileSync(join(model, ".git/new"), "x"),
  "a file of Git below": (model) => {
    mkdirSync(join(model, "sub/.git"));
    writeFileSync(join(model, "sub/.git/new"), "x");
  },
  "a link to a file": (model) => symlinkSync("big.bin", join(model, "link")),
  "a link that leads nowhere": (model) => symlinkSync("gone", join(model, "link")),
  "another signature more": (model) => writeFileSync(join(model, "other.sig"), "{}"),
};

function makeModel(): string {
  const model = at("model");
  rmSync(model, { recursive: true, force: true });
  mkdirSync(join(model, "sub/a.b/c"), { recursive: true });
  mkdirSync(join(model, ".git"));
  const files: Readonly<Record<string, string | Uint8Array>> = {
    "big.bin": Buffer.alloc(20_000_000, 7),
    "empty.txt": "",
    "sub/a.txt": "a",
    "sub/a.b/c/z": "z",
    "sub/a b'\"é\u{1f600}": "a name that needs care",
    ".git/HEAD": "ref",
    ".gitignore": "x",
  };
  for (const [path, content] of Object.entries(files)) writeFileSync(join(model, path), content);
  return model;
}

/** One way to sign; `args` are those of the Python tool. */
interface Method {
  readonly name: string;
  readonly signing: readonly string[];
  readonly verifying: readonly string[];
  readonly ours: Parameters<typeof sign>[1]["by"];
  readonly trust: { readonly key?: string; readonly roots?: string };
}

function keyMethod(namedCurve: string): Method {
  const pair = generateKeyPairSync("ec", {
    namedCurve,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  writeFileSync(at(`${namedCurve}.pem`), pair.privateKey);
  writeFileSync(at(`${namedCurve}.pub`), pair.publicKey);
  return {
    name: `key ${namedCurve}`,
    signing: ["key", "--private_key", at(`${namedCurve}.pem`)],
    verifying: ["key", "--public_key", at(`${namedCurve}.pub`)],
    ours: { key: pair.privateKey },
    trust: { key: pair.publicKey },
  };
}

function certificateMethod(): Method {
  const openssl = (...args: readonly string[]) =>
    execFileSync("openssl", args, { cwd: home, stdio: "ignore" });
  const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  const root = ["-keyout", "root.pem", "-out", "root.crt", "-subj", "/CN=Root"];
  openssl("req", "-x509", ...newKey, ...root, "-addext", "keyUsage=critical,keyCertSign");
  openssl("req", ...newKey, "-keyout", "leaf.pem", "-out", "leaf.csr", "-subj", "/CN=Signer");
  writeFileSync(at("leaf.ext"), "keyUsage=critical,digitalSignature\n");
  const issuer = ["-CA", "root.crt", "-CAkey", "root.pem", "-extfile", "leaf.ext"];
  openssl("x509", "-req", "-in", "leaf.csr", ...issuer, "-out", "leaf.crt");
  const files = ["--signing_certificate", at("leaf.crt"), "--certificate_chain", at("root.crt")];
  return {
    name: "certificate",
    signing: ["certificate", "--private_key", at("leaf.pem"), ...files],
    verifying: ["certificate", "--certificate_chain", at("root.crt")],
    ours: {
      key: readFileSync(at("leaf.pem"), "utf8"),
      chain: readFileSync(at("leaf.crt"), "utf8"),
    },
    trust: { roots: readFileSync(at("root.crt"), "utf8") },
  };
}

function runTool(...args: readonly string[]): boolean {
  const tool = ["-c", "from model_signing._cli import main; main()", ...args];
  return spawnSync(python ?? "", tool, { cwd: home, stdio: "ignore" }).status === 0;
}

async function disagree(
  method: Method,
  what: string,
  signer: "python" | "assay",
): Promise<boolean> {
  const model = makeModel();
  const signature = join(model, "model.sig");
  if (signer === "python") runTool("sign", ...method.signing, model, "--signature", signature);
  else {
    const { files } = await sign(model, { by: method.ours, outputs: [signature] });
    writeFileSync(signature, files);
  }
  CHANGES[what]?.(model);
  const signatures = [{ path: signature, text: readFileSync(signature, "utf8") }];
  const { answer } = await verify(model, { signatures, ...method.trust });
  const theirs = runTool("verify", ...method.verifying, model, "--signature", signature);
  const isSame = (answer === "verified") === theirs;
  const words = [`signed by ${signer}`, method.name, what, `assay: ${answer}`, `python: ${theirs}`];
  console.log([isSame ? "agree" : "DISAGREE", ...words].join(" | "));
  return !isSame;
}

let disagreements = 0;
for (const signer of ["python", "assay"] as const) {
  for (const method of [keyMethod("prime256v1"), certificateMethod()]) {
    for (const what of Object.keys(CHANGES)) {
      if (await disagree(method, what, signer)) disagreements += 1;
    }
  }
  for (const method of [keyMethod("secp384r1"), keyMethod("secp521r1")]) {
    for (const what of ["nothing", "one byte"]) {
      if (await disagree(method, what, signer)) disagreements += 1;
    }
  }
}
rmSync(home, { recursive: true });
console.log(`${disagreements} disagreements`);
process.exitCode = disagreements === 0 ? 0 : 1;
