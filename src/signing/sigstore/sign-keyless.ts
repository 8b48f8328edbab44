import { bundleToJSON } from "@sigstore/bundle";
import {
  CIContextProvider,
  DEFAULT_FULCIO_URL,
  DEFAULT_REKOR_URL,
  DSSEBundleBuilder,
  FulcioSigner,
  RekorWitness,
  TSAWitness,
} from "@sigstore/sign";
import { AssayError } from "../../bytes/errors.ts";
import { PAYLOAD_TYPE } from "../envelope/pae.ts";

/** Milliseconds to wait for an answer of a service. */
const TIMEOUT_MS = 20_000;

/** Who is asked for a certificate and to whom the signature is shown. */
export interface KeylessSigner {
  /** Token of an OpenID Connect provider that says who signs; that of the CI that runs where it is left out. */
  readonly identityToken?: string;
  /** Address of the certificate authority; the public instance where it is left out. */
  readonly fulcioUrl?: string;
  /** Address of the transparency log; the public instance where it is left out. */
  readonly rekorUrl?: string;
  /** Address of a timestamp authority; none is asked where it is left out. */
  readonly tsaUrl?: string;
}

/**
 * Signs a statement with a key that is made for it and thrown away; an authority certifies who held it, and the signature
 * becomes public in a log. Rejects with `AssayError("usage")` when one of the services refuses or cannot be reached.
 */
export async function sealKeyless(payload: Buffer, signer: KeylessSigner): Promise<string> {
  const { identityToken, fulcioUrl, rekorUrl, tsaUrl } = signer;
  const builder = new DSSEBundleBuilder({
    signer: new FulcioSigner({
      identityProvider:
        identityToken === undefined
          ? new CIContextProvider("sigstore")
          : { getToken: () => Promise.resolve(identityToken) },
      fulcioBaseURL: fulcioUrl ?? DEFAULT_FULCIO_URL,
      timeout: TIMEOUT_MS,
    }),
    witnesses: [
      new RekorWitness({ rekorBaseURL: rekorUrl ?? DEFAULT_REKOR_URL, timeout: TIMEOUT_MS }),
      ...(tsaUrl === undefined
        ? []
        : [new TSAWitness({ tsaBaseURL: tsaUrl, timeout: TIMEOUT_MS })]),
    ],
  });
  try {
    const bundle = await builder.create({ data: payload, type: PAYLOAD_TYPE });
    return `${JSON.stringify(bundleToJSON(bundle))}\n`;
  } catch (cause) {
    const why = cause instanceof Error ? reasonOf(cause) : String(cause);
    throw new AssayError("usage", `Cannot sign without a key: ${why}`, { cause });
  }
}

/** The message says which step failed, the cause why. Neither may show the token, which is worth a signature. */
function reasonOf({ message, cause }: Error): string {
  const step = message.startsWith("invalid identity token") ? "invalid identity token" : message;
  return cause instanceof Error ? `${step}: ${cause.message}` : step;
}
