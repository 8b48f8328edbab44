import { bundleFromJSON } from "@sigstore/bundle";
import {
  toSignedEntity,
  Verifier,
  type Signer as SigstoreSigner,
  type TrustMaterial,
} from "@sigstore/verify";
import type { Bundle } from "../envelope/bundle.ts";
import type { Signer } from "../trust/signer.ts";

/** Whom to believe about keyless signatures, and who must have signed. */
export interface SigstoreTrust {
  readonly root: TrustMaterial;
  /** Mail address or URI of the signer, and the one who knew the signer; only together do they name anybody. */
  readonly identity?: { readonly name: string; readonly issuer: string };
}

/**
 * Who signed a keyless bundle: the certificate must come from an authority of the root, be logged, and the signature must
 * have been logged or stamped while the certificate was valid. Nothing is asked over the network.
 */
export function checkKeyless(bundle: Bundle, { root, identity }: SigstoreTrust): Signer {
  let signer: SigstoreSigner;
  try {
    signer = verifyWith(root, bundle);
  } catch (error) {
    return { ...whyNot(error), method: "sigstore", isVouched: false, who: NOBODY, notes: [] };
  }
  const name = signer.identity?.subjectAlternativeName ?? "nobody named";
  const issuer = signer.identity?.extensions?.issuer ?? "nobody named";
  const known = { method: "sigstore", who: `${name}, as ${issuer} says`, notes: [] } as const;
  if (identity === undefined) {
    const why = "signature is valid and logged, and nobody said that its signer is to be trusted";
    return { ...known, validity: "valid", isVouched: false, why };
  }
  // Compared here: the library takes a text for a pattern that may stand anywhere.
  if (identity.name === name && identity.issuer === issuer) {
    return { ...known, validity: "valid", isVouched: true, why: "signed by whom you named" };
  }
  const why = `not signed by ${identity.name}, as ${identity.issuer} says`;
  return { ...known, validity: "invalid", isVouched: false, why };
}

const NOBODY = "nobody who could be proved";

/** What @sigstore/core 4.0.1 throws at a time with a fraction of other than three digits, which RFC 3161, 2.4.2 allows. */
const UNREAD_TIME = "invalid time";

function whyNot(error: unknown): Pick<Signer, "validity" | "why"> {
  const reason = error instanceof Error ? reasonOf(error) : String(error);
  if (reason === UNREAD_TIME) {
    const why = "its timestamp writes the time in a way that cannot be read here";
    return { validity: "unchecked", why };
  }
  return { validity: "invalid", why: `not signed as the trusted root demands: ${reason}` };
}

/** The library says what failed in the cause of its error, and in its message only that something did. */
function reasonOf({ message, cause }: Error): string {
  return cause instanceof Error ? `${message}: ${cause.message}` : message;
}

function verifyWith(root: TrustMaterial, { json, payload }: Bundle): SigstoreSigner {
  const parsed = bundleFromJSON(JSON.parse(json.toString()));
  const { content } = parsed;
  if (content.$case !== "dsseEnvelope" || !payload.equals(content.dsseEnvelope.payload)) {
    throw new Error("the bundle can be read in two ways");
  }
  return new Verifier(root).verify(toSignedEntity(parsed));
}
