import { createHash } from "node:crypto";
import { FormatError } from "../../bytes/errors.ts";
import { LongBytes } from "../../bytes/long-bytes.ts";
import { JsonWalker } from "../../weights/json-walker.ts";
import type { StrictJson } from "../../weights/strict-json.ts";
import { Fields } from "../statement/json-fields.ts";
import { Base64Reader } from "./base64.ts";

const ENVELOPE = "dsseEnvelope";
const PAYLOAD = "payload";

/** Walks through the JSON of a bundle, of which the payload, which may have many megabytes, is handed on in parts. */
class BundleWalk {
  readonly #members = new Map<string, StrictJson>();
  readonly #walker: JsonWalker;

  constructor(takePayload: (part: string) => void) {
    const members = this.#members;
    const envelope = new Map<string, StrictJson>();
    this.#walker = new JsonWalker(
      {
        visit(key, value, place) {
          (place === ENVELOPE ? envelope : members).set(key, value);
        },
        enter(key, kind, place) {
          if (place !== "" || key !== ENVELOPE || kind !== "object") return undefined;
          members.set(key, { kind, members: envelope });
          return ENVELOPE;
        },
        takeParts(key, place) {
          if (place !== ENVELOPE || key !== PAYLOAD) return undefined;
          // That it is a text is all that is known of it from here on.
          envelope.set(key, { kind: "string", value: "" });
          return takePayload;
        },
      },
      { what: "the bundle" },
    );
  }

  take(bytes: Uint8Array): void {
    this.#walker.take(bytes);
  }

  /** All members, the payload as an empty text. */
  close(): Fields {
    const value = this.#walker.close() ?? { kind: "object", members: this.#members };
    return new Fields(value, "bundle");
  }
}

/** Decodes a payload that comes in parts. */
class PayloadReader {
  readonly #base64 = new Base64Reader(`bundle.${ENVELOPE}.${PAYLOAD}`);
  readonly #hash = createHash("sha256");
  /** Bytes that came. */
  length = 0;

  take(part: string): Buffer {
    return this.#noted(this.#base64.take(part));
  }

  end(): Buffer {
    return this.#noted(this.#base64.end());
  }

  /** SHA-256 of all bytes; they cannot be read on afterwards. */
  digest(): string {
    return this.#hash.digest("hex");
  }

  #noted(bytes: Buffer): Buffer {
    this.#hash.update(bytes);
    this.length += bytes.length;
    return bytes;
  }
}

/** A bundle that was walked through. */
interface WalkedBundle {
  /** All members, the payload as an empty text. */
  readonly fields: Fields;
  /** Gives the payload. Throws `FormatError` where it is no base64. */
  readonly payload: () => LongBytes;
}

/**
 * Reads the JSON of a bundle. Throws `FormatError` when it is no JSON object. The payload is not kept, but read from the
 * bundle again; that it has the same bytes each time is made sure, so that what is read of it is what its signature is over.
 */
export function walkBundle(json: LongBytes): WalkedBundle {
  const reader = new PayloadReader();
  let damage: FormatError | undefined;
  const walk = new BundleWalk((part) => {
    damage ??= damageOf(() => reader.take(part));
  });
  for (const piece of json.pieces()) walk.take(piece);
  const fields = walk.close();
  return {
    fields,
    payload() {
      damage ??= damageOf(() => reader.end());
      if (damage !== undefined) throw damage;
      const digest = reader.digest();
      return new LongBytes(() => payloadAgain(json, digest), reader.length);
    },
  };
}

/** What is wrong with the payload is only said where nothing is wrong with the bundle around it. */
function damageOf(read: () => unknown): FormatError | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof FormatError) return error;
    throw error;
  }
}

function* payloadAgain(json: LongBytes, digest: string): Generator<Buffer, void, undefined> {
  const reader = new PayloadReader();
  const parts: Buffer[] = [];
  const walk = new BundleWalk((part) => parts.push(reader.take(part)));
  for (const piece of json.pieces()) {
    walk.take(piece);
    yield* parts.splice(0);
  }
  walk.close();
  parts.push(reader.end());
  yield* parts;
  if (reader.digest() === digest) return;
  const what = "its payload was changed meanwhile";
  throw new FormatError("changed-while-read", `Cannot accept the bundle: ${what}`);
}
