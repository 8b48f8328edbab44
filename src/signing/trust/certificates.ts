import { X509Certificate } from "node:crypto";
import { X509Certificate as ParsedCertificate } from "@sigstore/core";
import { AssayError, FormatError } from "../../bytes/errors.ts";

/** Certificates from the signer to a root that is somewhere between three and five in practice. */
const MAX_CHAIN = 10;

const CODE_SIGNING = "1.3.6.1.5.5.7.3.3";

/** Extensions whose meaning is checked here; a critical one of any other kind must not be passed over (RFC 5280, 4.2). */
const KNOWN_EXTENSIONS: readonly string[] = [
  "2.5.29.15", // key usage
  "2.5.29.17", // subject alternative name
  "2.5.29.19", // basic constraints
  "2.5.29.37", // extended key usage
];

/** Certificates of a PEM file. Throws `AssayError("usage")` when it holds none, or one that is damaged. */
export function readCertificates(pem: string): readonly X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  if (blocks.length === 0) {
    throw new AssayError("usage", "Cannot read certificates: the file holds none as PEM");
  }
  return blocks.map((block) => {
    try {
      return new X509Certificate(block);
    } catch (cause) {
      throw new AssayError("usage", "Cannot read certificates: one is damaged", { cause });
    }
  });
}

/** A certificate of a bundle. Throws `FormatError`. */
export function parseCertificate(der: Buffer): X509Certificate {
  try {
    return new X509Certificate(der);
  } catch (cause) {
    throw new FormatError("bad-certificate", "Cannot read a certificate of the bundle", { cause });
  }
}

/**
 * Why a certificate does not lead to one of the roots; undefined when it does. Every certificate on the way must have signed
 * the one before, be allowed to, and be valid at the time when the first one began to be, as the Python tool has it: a
 * bundle that is signed by a certificate of one's own says nothing of the time when it was made.
 */
export function whyNotVouched(
  chain: readonly [X509Certificate, ...X509Certificate[]],
  roots: readonly X509Certificate[],
): string | undefined {
  const [signer, ...between] = chain;
  const time = signer.validFromDate;
  if (!factsOf(signer).maySign) return "its certificate is not for signing";
  let current = signer;
  for (let below = 0; below < MAX_CHAIN; below += 1) {
    const unmet = whyNotAccepted(current, time);
    if (unmet !== undefined) return unmet;
    if (roots.some((root) => root.raw.equals(current.raw))) return undefined;
    const issuer = [...roots, ...between].find(
      (candidate) => !candidate.raw.equals(current.raw) && hasIssued(candidate, current, below),
    );
    if (issuer === undefined) {
      return `nobody you vouched for has issued the certificate "${nameOf(current)}"`;
    }
    current = issuer;
  }
  return `more than ${MAX_CHAIN} certificates lie between it and a root`;
}

function hasIssued(issuer: X509Certificate, issued: X509Certificate, below: number): boolean {
  if (!issued.checkIssued(issuer) || !issued.verify(issuer.publicKey)) return false;
  const { isIssuer, mostBelow } = factsOf(issuer);
  return isIssuer && (mostBelow === undefined || BigInt(below) <= mostBelow);
}

function whyNotAccepted(certificate: X509Certificate, time: Date): string | undefined {
  const { validFromDate, validToDate } = certificate;
  if (time < validFromDate || time > validToDate) {
    return `the certificate "${nameOf(certificate)}" was not valid on ${time.toISOString()}`;
  }
  if (!factsOf(certificate).hasUnknownDemand) return undefined;
  return `the certificate "${nameOf(certificate)}" has a critical extension that is not known`;
}

/** What extensions of a certificate say. */
interface CertificateFacts {
  readonly isIssuer: boolean;
  /** How many issuers may lie between it and a signer; any number where there is no limit. */
  readonly mostBelow?: bigint;
  readonly maySign: boolean;
  readonly hasUnknownDemand: boolean;
}

/** Throws `FormatError`: OpenSSL has read the certificate by now, and looks at extensions only when it is asked for them. */
function factsOf(certificate: X509Certificate): CertificateFacts {
  try {
    const parsed = ParsedCertificate.parse(Buffer.from(certificate.raw));
    const mostBelow = parsed.extBasicConstraints?.pathLenConstraint;
    return {
      isIssuer: parsed.isCA,
      ...(mostBelow !== undefined && { mostBelow }),
      maySign:
        parsed.extKeyUsage?.digitalSignature === true ||
        (certificate.keyUsage ?? []).includes(CODE_SIGNING),
      hasUnknownDemand: parsed.extensions.some(({ subs: [oid, second, third] }) => {
        const isCritical = third !== undefined && second?.toBoolean() === true;
        return isCritical && !KNOWN_EXTENSIONS.includes(oid?.toOID() ?? "");
      }),
    };
  } catch (cause) {
    const message = `Cannot read the certificate "${nameOf(certificate)}": its extensions are damaged`;
    throw new FormatError("bad-certificate", message, { cause });
  }
}

/** The name of whom a certificate is for, on one line; keyless ones name a mail address or a URI, and no subject. */
export function nameOf({ subject, subjectAltName }: X509Certificate): string {
  return (subject || (subjectAltName ?? "")).split("\n").join(", ");
}
