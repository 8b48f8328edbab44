import { ignoredInside } from "./model/inside-of.ts";
import { readCertificates } from "./trust/certificates.ts";
import { readPublicKey } from "./trust/keys.ts";
import {
  verifyModel,
  worst,
  type Answer,
  type CheckedSignature,
  type SignatureFile,
} from "./verify-model.ts";

/** How a model is verified. Texts are those of files; nobody is trusted who is not named. */
export interface VerifyOptions {
  /** The files of the signatures: Sigstore bundles, one or one on each line. */
  readonly signatures: readonly SignatureFile[];
  /** PEM of the key that must have signed. */
  readonly key?: string;
  /** PEM of the certificates that the signer's certificate must lead to. */
  readonly roots?: string;
  /** Paths of files and folders in the model that are no part of it. */
  readonly ignored?: readonly string[];
  /** Whether links to files are followed. */
  readonly allowLinks?: boolean;
  /** Whether files that no signature lists are passed over. */
  readonly ignoreUnsigned?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { phase: string; done: number; total: number }) => void;
}

/** A model held against its signatures. */
export interface Verification {
  readonly path: string;
  /** The worst of all signatures. */
  readonly answer: Answer;
  readonly signatures: readonly CheckedSignature[];
}

/**
 * Holds a model against its signatures: for each, who signed it and whether that is somebody you named, and what became of
 * every file, or of every tensor. Damaged and foreign signatures are in the answer; rejects with `AssayError` when there is
 * no model, or an option makes no sense.
 */
export async function verify(path: string, options: VerifyOptions): Promise<Verification> {
  const { key, roots, onProgress, signal } = options;
  const signatures = await verifyModel(path, options.signatures, {
    trust: {
      ...(key !== undefined && { key: readPublicKey(key) }),
      ...(roots !== undefined && { roots: readCertificates(roots) }),
    },
    ignored: ignoredInside(path, options.ignored ?? []),
    allowLinks: options.allowLinks ?? false,
    ignoreUnsigned: options.ignoreUnsigned ?? false,
    ...(signal && { signal }),
    onFile: (done, total) => onProgress?.({ phase: "comparing files", done, total }),
  });
  return { path, answer: worst(...signatures.map(({ answer }) => answer)), signatures };
}
