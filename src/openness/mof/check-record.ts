import type { YamlValue } from "../../inventory/yaml/read-yaml.ts";
import { checkFrame, nearest } from "./check-frame.ts";
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
