import type { KeyObject, X509Certificate } from "node:crypto";
import type { Bundle } from "../envelope/bundle.ts";
import type { Material } from "../envelope/material.ts";
import { checkKeyless, type SigstoreTrust } from "../sigstore/check-keyless.ts";
import { nameOf, parseCertificate, whyNotVouched } from "./certificates.ts";
import { checkSignature, fingerprintOf, hashOfKey, readPublicKey } from "./keys.ts";
import type { Signer } from "./signer.ts";

/** Whom the person who asks trusts; nobody where all is left out. */
export interface Trust {
  /** The key that must have signed. */
  readonly key?: KeyObject;
  /** Certificates that a signer's certificate must lead to. */
  readonly roots?: readonly X509Certificate[];
  /** What keyless signatures must lead to. */
  readonly sigstore?: SigstoreTrust;
}

const OLD_TOOL =
  "signed as version 0.2 of the Python tool did, which encoded the payload by mistake in its own way";

/** Who signed a bundle, and whether that is somebody trusted. Throws `FormatError` for damaged keys and certificates. */
export function checkSigner(bundle: Bundle, trust: Trust): Signer {
  if (trust.key !== undefined) return byGivenKey(bundle, trust.key);
  const { material } = bundle;
  switch (material.by) {
    case "key":
      return byKeyOfBundle(bundle, material);
    case "certificates":
      return byCertificate(bundle, material.chain, trust.roots);
    case "sigstore":
      // Read here too, by OpenSSL: the library that checks keyless signatures is kinder to broken ones.
      parseCertificate(material.certificate);
      return trust.sigstore === undefined
        ? byCertificate(bundle, [material.certificate], trust.roots)
        : checkKeyless(bundle, trust.sigstore);
  }
}

/** A key that was given decides alone, whatever the bundle says of its signer. */
function byGivenKey(bundle: Bundle, key: KeyObject): Signer {
  const form = checkSignature(bundle, key);
  const fingerprint = fingerprintOf(key);
  const { material } = bundle;
  const hint = material.by === "key" ? material.hint : undefined;
  const isOther = hint !== undefined && hint !== fingerprint;
  const isValid = form !== "invalid" && !isOther;
  return {
    method: methodOf(material),
    validity: isValid ? "valid" : "invalid",
    isVouched: isValid,
    who: `key ${fingerprint}`,
    why: whyOfGivenKey(form !== "invalid", hint, fingerprint),
    notes: form === "old-tool" ? [OLD_TOOL] : [],
  };
}

function whyOfGivenKey(isSigned: boolean, hint: string | undefined, fingerprint: string): string {
  if (hint !== undefined && hint !== fingerprint) {
    return `not signed by the key you gave: the bundle names another, ${hint}`;
  }
  return isSigned ? "signed by the key you gave" : "not signed by the key you gave";
}

function methodOf({ by }: Material): Signer["method"] {
  return by === "certificates" ? "certificate" : by;
}

function byKeyOfBundle(bundle: Bundle, material: Material & { readonly by: "key" }): Signer {
  const { pem, hint } = material;
  if (pem === undefined) {
    return {
      method: "key",
      validity: "unchecked",
      isVouched: false,
      who: hint === undefined ? "an unnamed key" : `key ${hint}`,
      why: "the bundle does not hold the key, and no key was given",
      notes: [],
    };
  }
  const key = readPublicKey(pem);
  const form = checkSignature(bundle, key);
  const isValid = form !== "invalid";
  return {
    method: "key",
    validity: isValid ? "valid" : "invalid",
    isVouched: false,
    who: `key ${fingerprintOf(key)}`,
    why: isValid
      ? "signature is valid for the key in the bundle, which nobody vouched for"
      : "signature is not one of the key in the bundle",
    notes: form === "old-tool" ? [OLD_TOOL] : [],
  };
}

function byCertificate(
  bundle: Bundle,
  ders: readonly [Buffer, ...Buffer[]],
  roots: readonly X509Certificate[] | undefined,
): Signer {
  const [der, ...rest] = ders;
  const certificate = parseCertificate(der);
  const form = hashOfKey(certificate.publicKey) && checkSignature(bundle, certificate.publicKey);
  const signer = {
    method: methodOf(bundle.material),
    who: nameOf(certificate),
    notes: form === "old-tool" ? [OLD_TOOL] : [],
  };
  if (form === undefined || form === "" || form === "invalid") {
    const why = "signature is not one of the certificate in the bundle";
    return { ...signer, validity: "invalid", isVouched: false, why };
  }
  if (roots === undefined) {
    const why = "signature is valid for the certificate in the bundle, which nobody vouched for";
    return { ...signer, validity: "valid", isVouched: false, why };
  }
  const unmet = whyNotVouched([certificate, ...rest.map(parseCertificate)], roots);
  return {
    ...signer,
    validity: unmet === undefined ? "valid" : "invalid",
    isVouched: unmet === undefined,
    why: unmet ?? "signed by a certificate that leads to one you gave",
  };
}
