import { FormatError } from "../../bytes/errors.ts";
import { piecesOf, type LongBytes } from "../../bytes/long-bytes.ts";
import { longBytesIn, piecesInMemory, type PieceSource } from "../../bytes/piece-source.ts";
import { bundlesIn } from "./bundle-lines.ts";
import { walkBundle } from "./bundle-walk.ts";
import { base64Of, base64Pieces, readBase64 } from "./base64.ts";
import { readMaterial, type Material } from "./material.ts";
import { PAYLOAD_TYPE } from "./pae.ts";

/** A signed statement with what is needed to check it. */
export interface Bundle {
  /** Read from the bundle whenever it is asked for. */
  readonly payload: LongBytes;
  readonly signature: Buffer;
  readonly material: Material;
  /** The bundle as it was written: what checks a keyless signature reads it by itself. */
  readonly json: LongBytes;
}

/** What the Python tool writes and demands. */
const MEDIA_TYPE = "application/vnd.dev.sigstore.bundle.v0.3+json";

/** Its older names; keyless bundles of the first years have them. */
const MEDIA_TYPES: readonly string[] = [
  MEDIA_TYPE,
  "application/vnd.dev.sigstore.bundle+json;version=0.1",
  "application/vnd.dev.sigstore.bundle+json;version=0.2",
  "application/vnd.dev.sigstore.bundle+json;version=0.3",
];

/** Reads a Sigstore bundle around a DSSE envelope. Throws `FormatError` with a sentence when it is not one. */
export function readBundle(text: string | LongBytes): Bundle {
  const json = typeof text === "string" ? longBytesIn(piecesInMemory(Buffer.from(text))) : text;
  const { fields: bundle, payload } = walkBundle(json);
  bundle.only("mediaType", "verificationMaterial", "dsseEnvelope");
  const mediaType = bundle.text("mediaType");
  if (!MEDIA_TYPES.includes(mediaType)) {
    throw new FormatError("not-a-bundle", `Cannot accept a bundle of type "${mediaType}"`);
  }
  const envelope = bundle.object("dsseEnvelope").only("payload", "payloadType", "signatures");
  const payloadType = envelope.text("payloadType");
  if (payloadType !== PAYLOAD_TYPE) {
    throw new FormatError("bad-payload-type", `Cannot accept a payload of type "${payloadType}"`);
  }
  const signatures = envelope.objects("signatures");
  const [signature] = signatures;
  if (signature === undefined || signatures.length > 1) {
    throw new FormatError(
      "bad-signatures",
      `Cannot accept ${signatures.length} signatures: wanted one`,
    );
  }
  signature.only("sig", "keyid");
  envelope.text("payload");
  return {
    payload: payload(),
    signature: readBase64(signature.text("sig"), `${signature.place}.sig`),
    material: readMaterial(bundle.object("verificationMaterial")),
    json,
  };
}

/** The bundles of a file, or of its text: one, or one on each line. Throws `FormatError`. */
export function readBundles(text: string | PieceSource): readonly Bundle[] {
  const source = typeof text === "string" ? piecesInMemory(Buffer.from(text)) : text;
  return Array.from(bundlesIn(source), (json) => readBundle(json));
}

/** Who signed, as `writeBundle` takes it. */
export type WrittenMaterial = { readonly hint: string } | { readonly chain: readonly Uint8Array[] };

/** A bundle around a statement and its signature, on one line; in pieces, because a statement may have many megabytes. */
export function* writeBundle(
  payload: Uint8Array | LongBytes,
  signature: Uint8Array,
  material: WrittenMaterial,
): Generator<string, void, undefined> {
  const signer =
    "hint" in material
      ? { publicKey: { hint: material.hint } }
      : {
          x509CertificateChain: {
            certificates: material.chain.map((der) => ({ rawBytes: base64Of(der) })),
          },
        };
  const envelope = {
    payloadType: PAYLOAD_TYPE,
    signatures: [{ sig: base64Of(signature), keyid: "" }],
  };
  const head = JSON.stringify({
    mediaType: MEDIA_TYPE,
    verificationMaterial: { ...signer, tlogEntries: [] },
  });
  const tail = JSON.stringify(envelope).slice(1);
  // The payload is put in between: base64 holds nothing to escape.
  yield `${head.slice(0, -1)},"dsseEnvelope":{"payload":"`;
  yield* base64Pieces(piecesOf(payload));
  yield `",${tail}}\n`;
}
