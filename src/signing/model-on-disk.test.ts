import { generateKeyPairSync } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A model in a folder of its own, removed when the test is over. */
export interface ModelOnDisk extends Disposable {
  readonly path: string;
  readonly write: (inside: string, content: string | Uint8Array) => void;
}

/** Writes a model to disk. */
export function modelOnDisk(files: Readonly<Record<string, string | Uint8Array>>): ModelOnDisk {
  const path = mkdtempSync(join(tmpdir(), "assay-sign-"));
  const write = (inside: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(path, inside)), { recursive: true });
    writeFileSync(join(path, inside), content);
  };
  for (const [inside, content] of Object.entries(files)) write(inside, content);
  return {
    path,
    write,
    [Symbol.dispose]: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/** A new pair of keys as PEM. */
export function newKeys(namedCurve = "prime256v1"): {
  readonly private: string;
  readonly public: string;
} {
  const pair = generateKeyPairSync("ec", {
    namedCurve,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  return { private: pair.privateKey, public: pair.publicKey };
}
