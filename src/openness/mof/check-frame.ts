import { entryOf, type YamlEntry, type YamlValue } from "../../inventory/yaml/read-yaml.ts";
import { nearestIds } from "../../licenses/catalog/nearest-id.ts";
import type { RecordProblem } from "./record.ts";

const KEYS = {
  record: ["framework", "release"],
  release: [
    "name",
    "version",
    "date",
    "license",
    "type",
    "architecture",
    "treatment",
    "origin",
    "producer",
    "contact",
    "repository",
    "huggingface",
    "description",
    "components",
  ],
  scope: ["distribution", "code", "data", "document"],
  default: ["name", "path"],
  component: ["name", "description", "license", "license_path", "component_path"],
};

/** Types and architectures of the tool's schema. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  type: ["language", "vision", "image", "audio", "video", "3d", "code", "multimodal", "other"],
  architecture: [
    "transformer",
    "transformer decoder",
    "transformer encoder-decoder",
    "decoder",
    "encoder",
    "diffusion",
    "RNN",
    "CNN",
    "LSTM",
    "NeRF",
    "hybrid",
    "undisclosed",
    "other",
  ],
  treatment: ["pre-trained", "instruct fine-tuned", "chat fine-tuned"],
};

/** Keys and values of a record around its components: those that the tool does not know, and those that are missing. */
export function checkFrame(root: YamlValue): readonly RecordProblem[] {
  const release = entryOf(root, "release");
  const license = entryOf(release?.value, "license")?.value;
  const components = entryOf(release?.value, "components")?.value;
  const problems = [
    ...unknownKeys(root, KEYS.record),
    ...unknownKeys(release?.value, KEYS.release),
    ...unknownKeys(license, KEYS.scope),
    ...unreadDefaults(license),
    ...KEYS.scope.flatMap((key) => unknownKeys(entryOf(license, key)?.value, KEYS.default)),
    ...(components?.kind === "list" ? components.items : []).flatMap((item) =>
      unknownKeys(item, KEYS.component),
    ),
    ...Object.entries(VALUES).flatMap(([key, known]) =>
      unknownValue(entryOf(release?.value, key), known),
    ),
  ];
  const line = release?.line ?? 1;
  const { value } = entryOf(release?.value, "name") ?? {};
  const isNamed = value?.kind === "scalar" && value.value !== null && value.value !== "";
  if (!isNamed) problems.push({ id: "name-missing", severity: "high", line, message: "no name" });
  if (components?.kind !== "list") {
    const message = 'no list of "components": nothing counts';
    problems.push({ id: "components-missing", severity: "high", line, message });
  }
  return problems;
}

function unknownKeys(
  map: YamlValue | undefined,
  known: readonly string[],
): readonly RecordProblem[] {
  if (map?.kind !== "map") return [];
  return map.entries
    .filter(({ key }) => !known.includes(key))
    .map(({ key, line }) => ({
      id: "unknown-key",
      severity: "medium" as const,
      line,
      message: `the tool does not read "${key}"`,
      ...nearest(key, known),
    }));
}

/** A default is a map with a name; the tool reads nothing else. */
function unreadDefaults(license: YamlValue | undefined): readonly RecordProblem[] {
  const written = [license, ...KEYS.scope.map((key) => entryOf(license, key)?.value)];
  return written.flatMap((value) => {
    if (value?.kind !== "scalar" || value.value === null || value.value === "") return [];
    const message = `the tool does not read "${String(value.value)}": a default is a scope with a "name"`;
    return [{ id: "default-not-read", severity: "high" as const, line: value.line, message }];
  });
}

function unknownValue(
  entry: YamlEntry | undefined,
  known: readonly string[],
): readonly RecordProblem[] {
  if (entry?.value.kind !== "scalar") return [];
  const { value, line } = entry.value;
  if (value === null || value === "" || known.includes(String(value))) return [];
  const message = `"${String(value)}" is no ${entry.key} that the tool knows`;
  return [
    { id: "unknown-value", severity: "low", line, message, ...nearest(String(value), known) },
  ];
}

/** The known words that a written one resembles. */
export function nearest(written: string, known: readonly string[]): Pick<RecordProblem, "nearest"> {
  const words = known.map((id) => ({ id, tags: [] }));
  const found = nearestIds(words, written);
  return found.length === 0 ? {} : { nearest: found };
}
