import { createHash } from "node:crypto";
import { FormatError } from "../../bytes/errors.ts";
import { DIGEST_BYTES, hashKindOf, type HashKind } from "../hash-kind.ts";
import {
  byPathSteps,
  checkedPath,
  parseShardName,
  type Manifest,
  type Resource,
  type Serialization,
} from "../model/manifest.ts";
import type { Fields } from "./json-fields.ts";

/** Predicate of OpenSSF model signing since version 1.0. */
export const MODEL_TYPE = "https://model_signing/signature/v1.0";

/** The model that a statement of version 1.0 lists. Throws `FormatError`; the digest of the subject must be that of the list. */
export function readModelPredicate(statement: Fields): Manifest {
  const subject = onlySubject(statement);
  const predicate = statement.object("predicate");
  const serialization = readSerialization(predicate.object("serialization"));
  const resources = predicate
    .objects("resources")
    .map((fields) => readResource(fields, serialization.method));
  refuseTwice(resources);
  const wanted = subject.object("digest").text("sha256").toLowerCase();
  const root = rootDigest(resources);
  if (root !== wanted) {
    const detail = `its subject has the digest ${wanted}, its list of files ${root}`;
    throw new FormatError(
      "inconsistent",
      `Cannot accept a statement that contradicts itself: ${detail}`,
    );
  }
  return { name: subject.text("name"), serialization, resources };
}

/** The one subject of a statement. Throws `FormatError` when there are more or none. */
export function onlySubject(statement: Fields): Fields {
  const subjects = statement.objects("subject");
  const [subject] = subjects;
  if (subject !== undefined && subjects.length === 1) return subject;
  throw new FormatError("bad-subject", `Cannot accept ${subjects.length} subjects: wanted one`);
}

function readSerialization(fields: Fields): Serialization {
  const method = fields.text("method");
  if (method !== "files" && method !== "shards") {
    throw new FormatError("unknown-method", `Cannot check files listed by "${method}"`);
  }
  return {
    method,
    hash: hashKindOf(fields.text("hash_type")),
    ...(method === "shards" && { shardBytes: fields.whole("shard_size") }),
    allowLinks: fields.has("allow_symlinks") && fields.bool("allow_symlinks"),
    ignored: fields.has("ignore_paths") ? fields.texts("ignore_paths") : [],
  };
}

function readResource(fields: Fields, method: Serialization["method"]): Resource {
  const name = fields.text("name");
  const hash = hashKindOf(fields.text("algorithm"));
  const digest = readDigest(fields, "digest", hash);
  return method === "shards"
    ? { ...parseShardName(name), hash, digest }
    : { path: checkedPath(name), hash, digest };
}

/** A digest of the right length, in lower case. Throws `FormatError`. */
export function readDigest(fields: Fields, key: string, hash: HashKind): string {
  const digest = fields.text(key).toLowerCase();
  if (/^[0-9a-f]*$/.test(digest) && digest.length === 2 * DIGEST_BYTES[hash]) return digest;
  const wanted = `${DIGEST_BYTES[hash]} bytes of ${hash} in hex`;
  throw new FormatError("bad-digest", `Cannot accept ${fields.place}.${key}: wanted ${wanted}`);
}

/** Refuses a list that names a file, or the same part of one, twice. Throws `FormatError`. */
export function refuseTwice(resources: readonly Resource[]): void {
  const seen = new Set<string>();
  for (const resource of resources) {
    const name = nameOf(resource);
    if (seen.has(name)) {
      throw new FormatError("listed-twice", `Cannot accept a statement that lists "${name}" twice`);
    }
    seen.add(name);
  }
}

/** SHA-256 over the digests in a row. It does not bind the names: only the list does. */
function rootDigest(resources: readonly Resource[]): string {
  const hash = createHash("sha256");
  for (const { digest } of resources) hash.update(digest, "hex");
  return hash.digest("hex");
}

function nameOf({ path, range }: Resource): string {
  return range === undefined ? path : `${path}:${range.start}:${range.end}`;
}

/** Subject and predicate of a statement over the files of a model, in the order that all writers keep. */
export function modelPredicate({ name, serialization, resources }: Manifest): {
  readonly subject: { readonly name: string; readonly sha256: string };
  readonly predicate: object;
} {
  const sorted = resources.toSorted(
    (a, b) => byPathSteps(a.path, b.path) || (a.range?.start ?? 0) - (b.range?.start ?? 0),
  );
  const { method, hash, shardBytes, allowLinks, ignored } = serialization;
  return {
    subject: { name, sha256: rootDigest(sorted) },
    predicate: {
      serialization: {
        method,
        hash_type: hash,
        ...(shardBytes !== undefined && { shard_size: shardBytes }),
        allow_symlinks: allowLinks,
        ...(ignored.length > 0 && { ignore_paths: ignored }),
      },
      resources: sorted.map((resource) => ({
        name: nameOf(resource),
        algorithm: shardBytes === undefined ? hash : `${hash}-sharded-${shardBytes}`,
        digest: resource.digest,
      })),
    },
  };
}
