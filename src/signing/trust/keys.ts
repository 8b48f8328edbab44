import {
  createHash,
  createPrivateKey,
  createPublicKey,
  createSign,
  createVerify,
  type KeyObject,
} from "node:crypto";
import { AssayError } from "../../bytes/errors.ts";
import { piecesOf, type LongBytes } from "../../bytes/long-bytes.ts";
import { preAuthHead, preAuthEncodingOfOldTool } from "../envelope/pae.ts";

/** The hash that goes with each curve, as the Python tool has it; it takes no other keys. */
const HASH_OF_CURVE: ReadonlyMap<string, string> = new Map([
  ["prime256v1", "sha256"],
  ["secp384r1", "sha384"],
  ["secp521r1", "sha512"],
]);

/** A public key from PEM. Throws `AssayError("usage")` when it is none, or on a curve that model signing does not use. */
export function readPublicKey(pem: string): KeyObject {
  return checkedKey(() => createPublicKey(pem));
}

/** A private key from PEM. Throws `AssayError("usage")` as `readPublicKey`, and when the password does not open it. */
export function readPrivateKey(pem: string, password?: string): KeyObject {
  if (password === undefined && /^(?:-----BEGIN ENCRYPTED|Proc-Type: 4,ENCRYPTED)/m.test(pem)) {
    throw new AssayError(
      "usage",
      "Cannot read the key: it is encrypted, and no password was given",
    );
  }
  return checkedKey(() =>
    createPrivateKey({ key: pem, ...(password !== undefined && { passphrase: password }) }),
  );
}

function checkedKey(read: () => KeyObject): KeyObject {
  let key: KeyObject;
  try {
    key = read();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new AssayError("usage", `Cannot read the key: ${why}`, { cause });
  }
  if (hashOfKey(key) !== undefined) return key;
  const kind = key.asymmetricKeyDetails?.namedCurve ?? key.asymmetricKeyType ?? "unknown";
  throw new AssayError("usage", `Cannot use a key of kind "${kind}": wanted P-256, P-384 or P-521`);
}

/** The hash that signatures of a key use; undefined for a key that model signing does not use. */
export function hashOfKey(key: KeyObject): string | undefined {
  return HASH_OF_CURVE.get(key.asymmetricKeyDetails?.namedCurve ?? "");
}

/** Fingerprint of a key in model signing: SHA-256 of its PEM text, as lower-case hex. */
export function fingerprintOf(key: KeyObject): string {
  const pem = publicKeyOf(key).export({ type: "spki", format: "pem" });
  return createHash("sha256").update(pem).digest("hex");
}

function publicKeyOf(key: KeyObject): KeyObject {
  return key.type === "private" ? createPublicKey(key) : key;
}

/** Signs a payload with the hash of the key's curve. All of these kinds of keys sign a hash, which is made piece by piece. */
export function signPayload(payload: Uint8Array | LongBytes, key: KeyObject): Buffer {
  const signed = createSign(hashOfKey(key) ?? "sha256").update(preAuthHead(payload));
  for (const piece of piecesOf(payload)) signed.update(piece);
  return signed.sign(key);
}

/** `old-tool`: as the Python tool signed before version 1.0. */
export type SignatureForm = "valid" | "old-tool" | "invalid";

/** A payload with what is said to be a signature over it. */
interface SignedPayload {
  readonly payload: Uint8Array | LongBytes;
  readonly signature: Uint8Array;
}

/** Whether a signature over a payload is one of this key. */
export function checkSignature(
  { payload, signature }: SignedPayload,
  key: KeyObject,
): SignatureForm {
  const hash = hashOfKey(key);
  if (hash === undefined) return "invalid";
  const isSignedWith = (used: string, ...signed: readonly (Uint8Array | LongBytes)[]): boolean => {
    const verifier = createVerify(used);
    for (const bytes of signed) for (const piece of piecesOf(bytes)) verifier.update(piece);
    return verifier.verify(key, signature);
  };
  if (isSignedWith(hash, preAuthHead(payload), payload)) return "valid";
  // Version 0.2 used SHA-256 with every curve.
  const old = preAuthEncodingOfOldTool(payload);
  const isOld = [...new Set([hash, "sha256"])].some((used) => isSignedWith(used, old));
  return isOld ? "old-tool" : "invalid";
}
