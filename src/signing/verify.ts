import type { TrustMaterial } from "@sigstore/verify";
import { AssayError } from "../bytes/errors.ts";
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
  /** JSON of the trusted root that keyless signatures must lead to, or that of the public instance, over the network. */
  readonly trustedRoot?: string | { readonly fetch: true };
  /** Who must have made keyless signatures: mail address or URI, and the address of the provider that knew the signer. */
  readonly identity?: { readonly name: string; readonly issuer: string };
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

/** See `verify` of the library, which loads this when it is called for. */
export async function verify(path: string, options: VerifyOptions): Promise<Verification> {
  const { key, roots, identity, onProgress, signal } = options;
  const root = await trustedRootOf(options.trustedRoot);
  if (identity !== undefined && root === undefined) {
    const why = "who made a keyless signature is only known by a trusted root";
    throw new AssayError("usage", `Cannot check an identity: ${why}`);
  }
  const signatures = await verifyModel(path, options.signatures, {
    trust: {
      ...(key !== undefined && { key: readPublicKey(key) }),
      ...(roots !== undefined && { roots: readCertificates(roots) }),
      ...(root !== undefined && { sigstore: { root, ...(identity && { identity }) } }),
    },
    ignored: ignoredInside(path, options.ignored ?? []),
    allowLinks: options.allowLinks ?? false,
    ignoreUnsigned: options.ignoreUnsigned ?? false,
    ...(signal && { signal }),
    onFile: (done, total) => onProgress?.({ phase: "comparing files", done, total }),
  });
  return { path, answer: worst(...signatures.map(({ answer }) => answer)), signatures };
}

async function trustedRootOf(
  from: VerifyOptions["trustedRoot"],
): Promise<TrustMaterial | undefined> {
  if (from === undefined) return undefined;
  const { fetchTrustedRoot, readTrustedRoot } = await import("./sigstore/trusted-root.ts");
  return typeof from === "string" ? readTrustedRoot(from) : fetchTrustedRoot();
}
