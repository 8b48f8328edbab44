import { hashKindOf } from "../hash-kind.ts";
import { checkedPath, parseShardName, type Manifest, type Resource } from "../model/manifest.ts";
import type { Fields } from "./json-fields.ts";
import { readDigest, refuseTwice } from "./model-statement.ts";

/** Predicate of versions 0.2 and 0.3, before 1.0: one subject for each file. */
export const DIGESTS_TYPE = "https://model_signing/Digests/v0.1";

/** The same for parts of files, which only version 0.2 wrote. */
export const SHARD_DIGESTS_TYPE = "https://model_signing/ShardDigests/v0.1";

/**
 * The model that such a statement lists: its name, what was ignored and whether links were followed are not in it.
 * Throws `FormatError`.
 */
export function readDigests(statement: Fields, predicateType: string): Manifest {
  const isSharded = predicateType === SHARD_DIGESTS_TYPE;
  const resources = statement.objects("subject").map((subject): Resource => {
    const name = subject.text("name");
    const hash = hashKindOf(actualHash(subject));
    // The member is always called sha256, also where the annotation says that it is another hash.
    const digest = readDigest(subject.object("digest"), "sha256", hash);
    return isSharded
      ? { ...parseShardName(name), hash, digest }
      : { path: checkedPath(name), hash, digest };
  });
  refuseTwice(resources);
  return {
    name: "",
    serialization: {
      method: isSharded ? "shards" : "files",
      hash: resources[0]?.hash ?? "sha256",
      allowLinks: false,
      ignored: [],
    },
    resources,
  };
}

function actualHash(subject: Fields): string {
  const annotations = subject.has("annotations") ? subject.object("annotations") : undefined;
  return annotations?.has("actual_hash_algorithm")
    ? annotations.text("actual_hash_algorithm")
    : "sha256";
}
