import type { Sighting } from "../component.ts";
import type { ReleaseView } from "../release-view.ts";
import { citeFile, citeMatch } from "./cite.ts";
import { layoutOf } from "./layout.ts";
import { isRecord, parseJson } from "./read-structure.ts";
import { stepOf } from "./weights-names.ts";

const INDEX_NAME = /\.(?:safetensors|bin|h5|msgpack)\.index(?:\.[\w-]+)?\.json$/;

/** Formats that an index splits; any other file is no shard, whatever the index says. */
const SHARD_NAME = /\.(?:safetensors|bin|h5|msgpack|pth?)$/;

/** The value of a member of `weight_map`, when the file cannot be parsed as a whole. */
const SHARD_VALUE = /:\s*"([^"\\/]+\.(?:safetensors|bin|h5|msgpack))"/g;

/**
 * Index files that name the shards of a model: `present` when every shard is in the listing, else `claimed-only` with a
 * shard that is missing.
 */
export function* sightIndexes(view: ReleaseView): Iterable<Sighting> {
  const { byExtension, paths } = layoutOf(view);
  for (const placed of byExtension.get("json") ?? []) {
    const { path, name, place } = placed;
    if (place !== "own" || !INDEX_NAME.test(name)) continue;
    const component = stepOf(placed) === undefined ? "weights.final" : "weights.intermediate";
    const text = view.texts.get(path);
    const shards = text && readShardNames(text.text);
    if (!text || !shards) {
      yield {
        component,
        status: "claimed-only",
        detail: "an index of shards, not read",
        evidence: citeFile(view, path),
      };
      continue;
    }
    const folder = path.slice(0, path.lastIndexOf("/") + 1);
    const missing = shards.filter((shard) => !SHARD_NAME.test(shard) || !paths.has(folder + shard));
    const [absent] = missing;
    const line = absent === undefined ? undefined : citeMatch(text, `"${absent}"`);
    yield {
      component,
      status: absent === undefined ? "present" : "claimed-only",
      detail:
        absent === undefined
          ? `an index names ${shards.length} shards, all listed`
          : `an index names ${shards.length} shards, ${missing.length} are not listed`,
      evidence: line ?? citeFile(view, path),
    };
  }
}

/** File names in the index, each once; undefined when it names none. A file read in part gives the names in that part. */
function readShardNames(text: string): readonly string[] | undefined {
  const index = parseJson(text);
  const map = isRecord(index) ? index["weight_map"] : undefined;
  const names = isRecord(map)
    ? Object.values(map).filter((shard) => typeof shard === "string")
    : [...text.matchAll(SHARD_VALUE)].flatMap(([, shard]) => shard ?? []);
  return names.length === 0 ? undefined : [...new Set(names)].toSorted();
}
