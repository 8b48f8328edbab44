import { FormatError } from "../../bytes/errors.ts";
import type { Fields } from "../statement/json-fields.ts";
import { readBase64 } from "./base64.ts";

/** What a bundle says about its signer; none of it is to be believed without more. */
export type Material =
  | {
      readonly by: "key";
      /** Meant to be the SHA-256 of the PEM text of the key. */
      readonly hint?: string;
      /** The key itself as PEM: only versions before 1.0 wrote it. */
      readonly pem?: string;
    }
  /** DER, the one that signed first. */
  | { readonly by: "certificates"; readonly chain: readonly [Buffer, ...Buffer[]] }
  | { readonly by: "sigstore"; readonly certificate: Buffer };

/** Reads what a bundle says about its signer. Throws `FormatError`. */
export function readMaterial(material: Fields): Material {
  material.only(
    "publicKey",
    "x509CertificateChain",
    "certificate",
    "tlogEntries",
    "timestampVerificationData",
  );
  const isLogged = readLogEntries(material).length > 0;
  readTimestamps(material);
  if (material.has("publicKey")) return readKey(material.object("publicKey"));
  if (material.has("certificate")) {
    return { by: "sigstore", certificate: readCertificate(material.object("certificate")) };
  }
  if (!material.has("x509CertificateChain")) {
    throw new FormatError("no-signer", "Cannot accept a bundle with neither key nor certificate");
  }
  const [first, ...rest] = material
    .object("x509CertificateChain")
    .only("certificates")
    .objects("certificates")
    .map(readCertificate);
  if (first === undefined) {
    throw new FormatError("no-signer", "Cannot accept an empty chain of certificates");
  }
  return isLogged
    ? { by: "sigstore", certificate: first }
    : { by: "certificates", chain: [first, ...rest] };
}

function readKey(key: Fields): Material {
  key.only("hint", "rawBytes", "keyDetails", "validFor");
  const pem = key.has("rawBytes")
    ? readBase64(key.text("rawBytes"), `${key.place}.rawBytes`).toString("latin1")
    : undefined;
  return {
    by: "key",
    ...(key.has("hint") && key.text("hint") !== "" && { hint: key.text("hint") }),
    ...(pem !== undefined && { pem }),
  };
}

function readCertificate(certificate: Fields): Buffer {
  certificate.only("rawBytes");
  return readBase64(certificate.text("rawBytes"), `${certificate.place}.rawBytes`);
}

/** Refuses members of log entries that nobody checks; what the others hold is for those who check keyless signatures. */
function readLogEntries(material: Fields): readonly Fields[] {
  const entries = material.has("tlogEntries") ? material.objects("tlogEntries") : [];
  for (const entry of entries) {
    entry.only(
      "logIndex",
      "logId",
      "kindVersion",
      "integratedTime",
      "inclusionPromise",
      "inclusionProof",
      "canonicalizedBody",
    );
    if (entry.has("logId")) entry.object("logId").only("keyId");
    if (entry.has("kindVersion")) entry.object("kindVersion").only("kind", "version");
    if (entry.has("inclusionPromise")) {
      entry.object("inclusionPromise").only("signedEntryTimestamp");
    }
    if (!entry.has("inclusionProof")) continue;
    const proof = entry.object("inclusionProof");
    proof.only("logIndex", "rootHash", "treeSize", "hashes", "checkpoint");
    if (proof.has("checkpoint")) proof.object("checkpoint").only("envelope");
  }
  return entries;
}

function readTimestamps(material: Fields): void {
  if (!material.has("timestampVerificationData")) return;
  const data = material.object("timestampVerificationData").only("rfc3161Timestamps");
  const stamps = data.has("rfc3161Timestamps") ? data.objects("rfc3161Timestamps") : [];
  for (const stamp of stamps) stamp.only("signedTimestamp");
}
