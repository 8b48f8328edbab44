import { AssayError } from "../bytes/errors.ts";
import { writeBundle, type WrittenMaterial } from "./envelope/bundle.ts";
import type { HashKind } from "./hash-kind.ts";
import { ignoredInside, insideOf } from "./model/inside-of.ts";
import { signFiles, signTensors, type Seal } from "./sign-model.ts";
import type { KeylessSigner } from "./sigstore/sign-keyless.ts";
import { readCertificates } from "./trust/certificates.ts";
import { fingerprintOf, readPrivateKey, signPayload } from "./trust/keys.ts";

/** Signs with a key of one's own. */
interface KeySigner {
  /** PEM of the private key. */
  readonly key: string;
  /** What opens the key. */
  readonly password?: string;
  /** PEM of the key's certificate and of those between it and a root, in this order. */
  readonly chain?: string;
}

/** How a model is signed. */
export interface SignOptions {
  /** Without a key this goes over the network, and who signed what becomes public. */
  readonly by: KeySigner | { readonly keyless: KeylessSigner };
  /** Default: `sha256`. */
  readonly hash?: HashKind;
  /** Signs parts of this many bytes in place of whole files. */
  readonly shardBytes?: number;
  /** Whether links to files are followed. */
  readonly allowLinks?: boolean;
  /** Paths of files and folders in the model that are no part of it. */
  readonly ignored?: readonly string[];
  /** Where the signatures will be written: where that is in the model, they are no part of it. */
  readonly outputs?: readonly string[];
  /** Whether the tensors are signed too, in a bundle of their own. */
  readonly withTensors?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { phase: string; done: number; total: number }) => void;
}

/** Texts of bundles. */
export interface Signed {
  readonly files: string;
  readonly tensors?: string | undefined;
  /** The same in pieces: the signature of many tensors has as many megabytes. */
  readonly inPieces: {
    readonly files: Iterable<string>;
    readonly tensors?: Iterable<string>;
  };
}

/** See `sign` of the library, which loads this when it is called for. */
export async function sign(path: string, options: SignOptions): Promise<Signed> {
  const { hash, shardBytes, signal, onProgress } = options;
  if (hash === "blake3" && shardBytes !== undefined) {
    const why = "the Python tool knows BLAKE3 of whole files only";
    throw new AssayError("usage", `Cannot sign parts of files with BLAKE3: ${why}`);
  }
  const seal = sealOf(options.by);
  const beside = (options.outputs ?? []).flatMap((output) => insideOf(path, output) ?? []);
  const files = await signFiles(path, seal, {
    ...(hash !== undefined && { hash }),
    ...(shardBytes !== undefined && { shardBytes }),
    allowLinks: options.allowLinks ?? false,
    ignored: [...ignoredInside(path, options.ignored ?? []), ...beside],
    ...(signal && { signal }),
    onFile: (done, total) => onProgress?.({ phase: "reading files", done, total }),
  });
  if (options.withTensors !== true) return signedAs({ files });
  return signedAs({ files, tensors: await signTensors(path, seal, signal) });
}

/** Whole texts are made when they are asked for. */
function signedAs(inPieces: Signed["inPieces"]): Signed {
  const { files, tensors } = inPieces;
  return {
    inPieces,
    get files() {
      return [...files].join("");
    },
    get tensors() {
      return tensors && [...tensors].join("");
    },
  };
}

function sealOf(by: SignOptions["by"]): Seal {
  if ("keyless" in by) {
    return async (statement) => {
      const { sealKeyless } = await import("./sigstore/sign-keyless.ts");
      // The services and their library take the whole of it.
      const payload = statement instanceof Uint8Array ? statement : statement.inOne();
      return [await sealKeyless(payload, by.keyless)];
    };
  }
  const key = readPrivateKey(by.key, by.password);
  const chain = by.chain === undefined ? undefined : readCertificates(by.chain);
  if (chain !== undefined && chain[0]?.checkPrivateKey(key) !== true) {
    throw new AssayError("usage", "Cannot sign: the certificate is not that of the key");
  }
  const material: WrittenMaterial =
    chain === undefined ? { hint: fingerprintOf(key) } : { chain: chain.map(({ raw }) => raw) };
  return (statement) => {
    const signature = signPayload(statement, key);
    const pieces = () => writeBundle(statement, signature, material);
    return Promise.resolve({ [Symbol.iterator]: pieces });
  };
}
