import { AssayError } from "../bytes/errors.ts";
import type { HashKind } from "./hash-kind.ts";
import { ignoredInside, insideOf } from "./model/inside-of.ts";
import { signFiles, signTensors, type SigningKey } from "./sign-model.ts";
import { readCertificates } from "./trust/certificates.ts";
import { readPrivateKey } from "./trust/keys.ts";

/** How a model is signed. */
export interface SignOptions {
  /** PEM of the private key. */
  readonly key: string;
  /** What opens the key. */
  readonly password?: string;
  /** PEM of the key's certificate and of those between it and a root, in this order. */
  readonly chain?: string;
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
  readonly tensors?: string;
}

/** Signs the files of a model, and its tensors where that is asked for. Rejects with `AssayError` when that cannot be done. */
export async function sign(path: string, options: SignOptions): Promise<Signed> {
  const { hash, shardBytes, signal, onProgress } = options;
  const signer = readSigner(options);
  const beside = (options.outputs ?? []).flatMap((output) => insideOf(path, output) ?? []);
  const files = await signFiles(path, signer, {
    ...(hash !== undefined && { hash }),
    ...(shardBytes !== undefined && { shardBytes }),
    allowLinks: options.allowLinks ?? false,
    ignored: [...ignoredInside(path, options.ignored ?? []), ...beside],
    ...(signal && { signal }),
    onFile: (done, total) => onProgress?.({ phase: "reading files", done, total }),
  });
  if (options.withTensors !== true) return { files };
  return { files, tensors: await signTensors(path, signer, signal) };
}

function readSigner({ key: pem, password, chain: certificates }: SignOptions): SigningKey {
  const key = readPrivateKey(pem, password);
  if (certificates === undefined) return { key };
  const chain = readCertificates(certificates);
  if (chain[0]?.checkPrivateKey(key) === true) return { key, chain };
  throw new AssayError("usage", "Cannot sign: the certificate is not that of the key");
}
