import { entryOf, type YamlEntry, type YamlValue } from "../../inventory/yaml/read-yaml.ts";
import { nearestIds } from "../../licenses/catalog/nearest-id.ts";
import { MOF_COMPONENTS, mofComponent } from "./components.ts";
import { checkLicense, type LicenseNames } from "./check-license.ts";
import { takenAs, UNLICENSED } from "./mot.ts";
import type { ListedComponent, MofRecord, RecordProblem } from "./record.ts";

/**
 * What is wrong with a record itself, by line: words that the tool does not know, with the nearest that it does; entries that state
 * nothing to check. `root` is all of its text.
 */
export function checkRecord(
  record: MofRecord,
  root: YamlValue,
  names: LicenseNames,
): readonly RecordProblem[] {
  const problems = [
    ...checkFrame(root),
    ...checkDefaults(record, names),
    ...record.components.flatMap((component, at) => [
      ...checkName(component, record.components.slice(0, at)),
      ...checkComponentLicense(component, names),
      ...checkEvidence(component, record),
    ]),
  ];
  return problems.toSorted((a, b) => a.line - b.line);
}

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

/** Keys and values around the components. */
function checkFrame(root: YamlValue): readonly RecordProblem[] {
  const release = entryOf(root, "release");
  const license = entryOf(release?.value, "license")?.value;
  const components = entryOf(release?.value, "components")?.value;
  const problems = [
    ...unknownKeys(root, KEYS.record),
    ...unknownKeys(release?.value, KEYS.release),
    ...unknownKeys(license, KEYS.scope),
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

function nearest(written: string, known: readonly string[]): Pick<RecordProblem, "nearest"> {
  const words = known.map((id) => ({ id, tags: [] }));
  const found = nearestIds(words, written);
  return found.length === 0 ? {} : { nearest: found };
}

function checkDefaults({ defaults }: MofRecord, names: LicenseNames): readonly RecordProblem[] {
  return Object.values(defaults).flatMap(({ license, line }) =>
    license === UNLICENSED ? [] : checkLicense({ text: license, line }, names),
  );
}

function checkName(
  component: ListedComponent,
  earlier: readonly ListedComponent[],
): readonly RecordProblem[] {
  const { name, line } = component;
  if (mofComponent(name) === undefined) {
    const message = `"${name}" is no component; the tool takes it as "${takenAs(component).name}"`;
    const known = MOF_COMPONENTS.map((each) => each.name);
    return [{ id: "unknown-component", severity: "high", line, message, ...nearest(name, known) }];
  }
  const first = earlier.find((each) => each.name === name);
  if (first === undefined) return [];
  const message = `"${name}" is listed twice, first on line ${first.line}`;
  return [{ id: "duplicate-component", severity: "medium", line, message }];
}

function checkComponentLicense(
  { license, name }: ListedComponent,
  names: LicenseNames,
): readonly RecordProblem[] {
  if (license.kind !== "license") return [];
  const { id, line } = license;
  if (id === "") {
    const message = `the license of "${name}" is a list; the tool reads one id`;
    return [{ id: "license-not-text", severity: "high", line, message }];
  }
  return checkLicense({ text: id, line }, names);
}

/** An address, a path, or what files of licenses and documentation are called. */
const PATH = /[/.]|\b(?:LICEN[CS]E|COPYING|NOTICE|README|MODEL_CARD)/;

/** A license that nobody can check: nothing says where the component or its license is. */
function checkEvidence(component: ListedComponent, record: MofRecord): readonly RecordProblem[] {
  const { name, line, license, licensePath, componentPath } = component;
  const paths = [licensePath, componentPath].filter(
    (path) => path !== undefined && path.text !== "",
  );
  const problems = paths.flatMap((path) =>
    path === undefined || PATH.test(path.text)
      ? []
      : [
          {
            id: "path-unclear",
            severity: "low" as const,
            line: path.line,
            message: `"${path.text}" is no address and no path`,
          },
        ],
  );
  if (license.kind === "unlicensed" || paths.length > 0) return problems;
  const { defaults } = record;
  const inherited = defaults[takenAs(component).type] ?? defaults.distribution;
  const isShownByDefault = inherited === undefined || inherited.path !== undefined;
  if (license.kind === "none-stated" && isShownByDefault) return problems;
  const message = `no path shows "${name}" or its license`;
  return [...problems, { id: "evidence-missing", severity: "low", line, message }];
}
