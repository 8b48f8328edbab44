/** Whether a signature is one of its signer. `unchecked`: what is needed to tell is not at hand. */
type Validity = "valid" | "invalid" | "unchecked";

/** What is known of who signed. */
export interface Signer {
  readonly method: "key" | "certificate" | "sigstore";
  readonly validity: Validity;
  /** Whether the signature leads to what the person who asks trusts: a valid signature alone says nothing about who made it. */
  readonly isVouched: boolean;
  /** Who, as far as it is known: the fingerprint of a key, the name in a certificate. */
  readonly who: string;
  /** What validity and trust rest on, as a sentence without a period. */
  readonly why: string;
  /** What else a person should know. */
  readonly notes: readonly string[];
}
