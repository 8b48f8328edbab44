import type { YamlProblem } from "../../inventory/yaml/parse-yaml.ts";
import { entryOf, readYaml, type YamlValue } from "../../inventory/yaml/read-yaml.ts";
import type { ContentType } from "./components.ts";
import { UNLICENSED } from "./mot.ts";
import type {
  DefaultLicense,
  ListedComponent,
  MofRecord,
  RecordProblem,
  StatedLicense,
  Written,
} from "./record.ts";

/** Characters of the longest record that is read; those of the tool have a hundredth of it. */
const MAX_RECORD = 1 << 20;

/** What was read of a record. */
export interface RecordReading {
  /** Undefined when the text is no record. */
  readonly record?: MofRecord;
  /** All of the text, for what is checked beyond the record. */
  readonly root?: YamlValue;
  /** Why the text could not be read, or not be understood. */
  readonly problems: readonly RecordProblem[];
}

/** Reads a record of the Model Openness Tool as that tool does; never throws, whatever the text holds. */
export function readRecord(text: string): RecordReading {
  const { root, problems } = readYaml(text, MAX_RECORD);
  const unreadable = problems.map(problemOf);
  if (root === undefined) {
    return { problems: unreadable.length > 0 ? unreadable : [noRecord(1)] };
  }
  const release = entryOf(root, "release")?.value;
  if (release?.kind !== "map") return { root, problems: [...unreadable, noRecord(root.line)] };
  const record = {
    name: textOf(entryOf(release, "name")?.value)?.text ?? "",
    defaults: readDefaults(entryOf(release, "license")?.value),
    components: itemsOf(entryOf(release, "components")?.value).map(readComponent),
  };
  return { record, root, problems: unreadable };
}

function problemOf({ kind, line, message }: YamlProblem): RecordProblem {
  const says = kind === "duplicate-key" ? "a key is written twice; the tool refuses that" : message;
  return { id: `yaml-${kind}`, severity: "high", line, message: says };
}

function noRecord(line: number): RecordProblem {
  const message = 'no record: it has no "release" with keys below it';
  return { id: "no-record", severity: "high", line, message };
}

const SCOPES: readonly (ContentType | "distribution")[] = [
  "distribution",
  "code",
  "data",
  "document",
];

/** An empty name is no license, as in PHP, where "0" is empty too. */
function readDefaults(value: YamlValue | undefined): MofRecord["defaults"] {
  const defaults: Partial<Record<ContentType | "distribution", DefaultLicense>> = {};
  for (const scope of SCOPES) {
    const entry = entryOf(value, scope);
    const name = textOf(entryOf(entry?.value, "name")?.value);
    if (name === undefined || isEmptyInPhp(name.text)) continue;
    const path = textOf(entryOf(entry?.value, "path")?.value)?.text;
    const isWritten = path !== undefined && path !== "";
    defaults[scope] = { license: name.text, line: name.line, ...(isWritten && { path }) };
  }
  return defaults;
}

/** A list of components may be written as a map, whose values are then taken. */
function itemsOf(value: YamlValue | undefined): readonly YamlValue[] {
  if (value?.kind === "list") return value.items;
  return value?.kind === "map" ? value.entries.map((entry) => entry.value) : [];
}

function readComponent(item: YamlValue): ListedComponent {
  const licensePath = textOf(entryOf(item, "license_path")?.value);
  const componentPath = textOf(entryOf(item, "component_path")?.value);
  return {
    name: textOf(entryOf(item, "name")?.value)?.text ?? "",
    line: entryOf(item, "name")?.line ?? item.line,
    license: readLicense(entryOf(item, "license")?.value),
    ...(licensePath !== undefined && { licensePath }),
    ...(componentPath !== undefined && { componentPath }),
  };
}

function readLicense(value: YamlValue | undefined): StatedLicense {
  if (value === undefined) return { kind: "none-stated" };
  const { line } = value;
  if (value.kind !== "scalar") {
    const isEmpty = value.kind === "list" ? value.items.length === 0 : value.entries.length === 0;
    // A list is no id, and so not one of an open license.
    return isEmpty ? { kind: "unlicensed", line } : { kind: "license", id: "", line };
  }
  if (value.value === null) return { kind: "none-stated" };
  const id = String(value.value);
  const isNone = value.value === false || isEmptyInPhp(id) || id === UNLICENSED;
  return isNone ? { kind: "unlicensed", line } : { kind: "license", id, line };
}

function isEmptyInPhp(text: string): boolean {
  return text === "" || text === "0";
}

/** A scalar as text; undefined for null and for what is no scalar. */
function textOf(value: YamlValue | undefined): Written | undefined {
  if (value?.kind !== "scalar" || value.value === null) return undefined;
  return { text: String(value.value), line: value.line };
}
