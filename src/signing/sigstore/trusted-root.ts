import { TrustedRoot } from "@sigstore/protobuf-specs";
import { toTrustMaterial, type TrustMaterial } from "@sigstore/verify";
import { AssayError } from "../../bytes/errors.ts";

/**
 * Keys and certificates of one Sigstore instance, from the JSON of its trusted root, or of a client trust configuration that
 * holds one, as the Python tool has it. Throws `AssayError("usage")`.
 */
export function readTrustedRoot(json: string): TrustMaterial {
  try {
    const document: unknown = JSON.parse(json);
    const isConfiguration =
      typeof document === "object" && document !== null && "trustedRoot" in document;
    return toTrustMaterial(TrustedRoot.fromJSON(isConfiguration ? document.trustedRoot : document));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new AssayError("usage", `Cannot read the trusted root: ${why}`, { cause });
  }
}

/**
 * The trusted root of the public instance, kept up to date over the network (The Update Framework); its first keys are part
 * of `@sigstore/tuf`. Rejects with `AssayError("usage")` when it cannot be had.
 */
export async function fetchTrustedRoot(): Promise<TrustMaterial> {
  const { getTrustedRoot } = await import("@sigstore/tuf");
  try {
    return toTrustMaterial(await getTrustedRoot());
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new AssayError("usage", `Cannot get the trusted root of Sigstore: ${why}`, { cause });
  }
}
