import { createHash, generateKeyPairSync, X509Certificate } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import {
  fulcioHandler,
  initializeCA,
  initializeCTLog,
  initializeTLog,
  initializeTSA,
  tsaHandler,
  type HandlerFn,
} from "@sigstore/mock";
import type { KeylessSigner } from "./sign-keyless.ts";

/** A Sigstore instance on this machine. */
export interface FakeSigstore extends AsyncDisposable {
  /** JSON of its trusted root. */
  readonly trustedRoot: string;
  /** Signs there as somebody whom `https://id.example` knows. */
  readonly as: (subject: string) => KeylessSigner;
}

/** The provider that knows everybody who signs at the fake instance. */
export const ISSUER = "https://id.example";

/** Starts an instance with keys of its own, whose authority of time always stamps one moment. */
export async function fakeSigstore(moment: Date = wholeSecond()): Promise<FakeSigstore> {
  const keys = () => generateKeyPairSync("ec", { namedCurve: "P-256" });
  const ctLog = await initializeCTLog(keys());
  const ca = await initializeCA(keys(), ctLog);
  const log = await initializeTLog("https://rekor.example", keys());
  const tsa = await initializeTSA(keys(), moment);
  const rekor: HandlerFn = async (body) => ({
    statusCode: 201,
    response: JSON.stringify(await log.log(logged(body))),
    contentType: "application/json",
  });
  const handlers = [fulcioHandler(ca), tsaHandler(tsa), { path: "/api/v1/log/entries", fn: rekor }];
  const server = createServer((request, response) => {
    void (async () => {
      const handler = handlers.find(({ path }) => path === request.url);
      const answer = await handler?.fn(await text(request));
      response.statusCode = answer?.statusCode ?? 404;
      response.setHeader("content-type", answer?.contentType ?? "text/plain");
      response.end(answer?.response);
    })();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}`;
  return {
    trustedRoot: JSON.stringify({
      mediaType: "application/vnd.dev.sigstore.trustedroot+json;version=0.1",
      tlogs: [trustedLog(log.publicKey, createHash("sha256").update(log.publicKey).digest())],
      ctlogs: [trustedLog(ctLog.publicKey, Buffer.from(ctLog.logID.buffer))],
      certificateAuthorities: [trustedAuthority(address, Buffer.from(ca.rootCertificate.buffer))],
      timestampAuthorities: [
        trustedAuthority(
          address,
          Buffer.from(tsa.intCertificate.buffer),
          Buffer.from(tsa.rootCertificate.buffer),
        ),
      ],
    }),
    as: (sub) => ({
      identityToken: token({ sub, iss: ISSUER, aud: "sigstore" }),
      fulcioUrl: address,
      rekorUrl: address,
    }),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/**
 * A time without a fraction, while certificates issued from now on are valid: in DER a fraction ends with no zero, so that one
 * moment in ten has fewer than the three digits that @sigstore/core 4.0.1 reads.
 */
export function wholeSecond(): Date {
  const soon = Math.ceil(Date.now() / 1000) + 60;
  return new Date(soon * 1000);
}

interface ProposedEntry {
  readonly spec: {
    readonly proposedContent: { readonly envelope: string; readonly verifiers: readonly string[] };
  };
}

interface Envelope {
  readonly payload: string;
  readonly signatures: readonly { readonly sig: string }[];
}

/** What a log keeps of an envelope that it is shown: digests and signatures, not the payload. */
function logged(body: string): object {
  const { spec } = JSON.parse(body) as ProposedEntry;
  const { envelope, verifiers } = spec.proposedContent;
  const { payload, signatures } = JSON.parse(envelope) as Envelope;
  // A log writes certificates in one way, however they came.
  const certificate = new X509Certificate(Buffer.from(verifiers[0] ?? "", "base64"));
  const verifier = base64(Buffer.from(certificate.toString()));
  return {
    apiVersion: "0.0.1",
    kind: "dsse",
    spec: {
      envelopeHash: sha256(Buffer.from(envelope)),
      payloadHash: sha256(Buffer.from(payload, "base64")),
      signatures: signatures.map(({ sig }) => ({ signature: sig, verifier })),
    },
  };
}

function sha256(bytes: Uint8Array): object {
  return { algorithm: "sha256", value: createHash("sha256").update(bytes).digest("hex") };
}

function trustedAuthority(uri: string, ...chain: readonly Buffer[]): object {
  return {
    subject: { organization: "example", commonName: "fake" },
    uri,
    certChain: { certificates: chain.map((der) => ({ rawBytes: base64(der) })) },
    validFor: { start: "2020-01-01T00:00:00Z" },
  };
}

function trustedLog(publicKey: Buffer, id: Buffer): object {
  return {
    baseUrl: "https://rekor.example",
    hashAlgorithm: "SHA2_256",
    publicKey: {
      rawBytes: base64(publicKey),
      keyDetails: "PKIX_ECDSA_P256_SHA_256",
      validFor: { start: "2020-01-01T00:00:00Z" },
    },
    logId: { keyId: base64(id) },
  };
}

/** A token that nobody signed: the fake authority believes everything. */
function token(claims: object): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "none" })}.${part(claims)}.`;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}
