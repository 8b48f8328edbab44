import {
  type ContentType,
  MOF_CLASSES,
  MOF_COMPONENTS,
  type MofClass,
  type MofComponent,
  mofComponent,
  requiredFor,
  RESEARCH_PAPER,
  TECHNICAL_REPORT,
} from "./components.ts";
import { isOpenByMot, isTypeAppropriate } from "./mot-licenses.ts";
import type { ListedComponent, MofRecord, StatedLicense } from "./record.ts";

/** What the Model Openness Tool makes of one listed component. */
export interface MotComponent {
  readonly id: number;
  readonly name: string;
  readonly type: ContentType;
  /** Undefined where none is stated, or the record says that there is none. */
  readonly license?: string;
  /** Where the license is stated. */
  readonly from: "component" | `global:${ContentType | "distribution"}` | "none";
  readonly status: "open" | "open-but-not-type-appropriate" | "not-open" | "unlicensed";
}

/** What the Model Openness Tool makes of a record. */
export interface MotEvaluation {
  /** The best class that is reached; 0 for none. */
  readonly class: MofClass | 0;
  /** Percent of what each class asks for, to two decimals; 0 while a lower class is not complete. */
  readonly progress: Readonly<Record<MofClass, number>>;
  readonly components: readonly MotComponent[];
  /** Names of what each class asks for and the record does not list. */
  readonly missing: Readonly<Record<MofClass, readonly string[]>>;
}

/**
 * Evaluates a record by the rules of the Model Openness Tool as of May 2026: a license counts by its exact id, whatever the
 * component is made of; nothing counts that is only listed. Its own oddities are kept: a name that it does not know is taken as the
 * first component of its list, and what a second entry of a component states takes the place of what the first one stated.
 */
export function evaluateAsMot(record: MofRecord): MotEvaluation {
  const components = listed(record).map(({ component, license }) =>
    judge(component, license, record.defaults),
  );
  const classes = MOF_CLASSES.map((each) => [each, climb(each, components)] as const);
  const progress = (ofClass: MofClass): number => progressOf(ofClass, components);
  const missing = (ofClass: MofClass): readonly string[] =>
    classes.find(([each]) => each === ofClass)?.[1].missing ?? [];
  return {
    class: MOF_CLASSES.reduce<MofClass | 0>(
      (best, each) => (progress(each) === 100 ? each : best),
      0,
    ),
    progress: { 3: progress(3), 2: progress(2), 1: progress(1) },
    components,
    missing: { 3: missing(3), 2: missing(2), 1: missing(1) },
  };
}

interface Resolved {
  readonly component: MofComponent;
  readonly license: StatedLicense;
}

/** Each component once, at the place of its first entry. */
function listed({ components }: MofRecord): readonly Resolved[] {
  const byId = new Map<number, Resolved>();
  for (const entry of components) {
    const component = takenAs(entry);
    const earlier = byId.get(component.id);
    const isSilent = entry.license.kind === "none-stated" && earlier !== undefined;
    byId.set(component.id, { component, license: isSilent ? earlier.license : entry.license });
  }
  return [...byId.values()];
}

/** The component that the tool takes an entry for. */
export function takenAs({ name }: ListedComponent): MofComponent {
  return mofComponent(name) ?? MOF_COMPONENTS[0];
}

function judge(
  { id, name, type }: MofComponent,
  stated: StatedLicense,
  defaults: MofRecord["defaults"],
): MotComponent {
  const { license, from } = resolve(type, stated, defaults);
  const known = { id, name, type, from };
  if (license === undefined) return { ...known, status: "unlicensed" };
  if (!isOpenByMot(license)) return { ...known, license, status: "not-open" };
  const isAppropriate = isTypeAppropriate(license, type);
  return { ...known, license, status: isAppropriate ? "open" : "open-but-not-type-appropriate" };
}

/** Its own license, else the default of its type, else that of the distribution. */
function resolve(
  type: ContentType,
  stated: StatedLicense,
  defaults: MofRecord["defaults"],
): Pick<MotComponent, "license" | "from"> {
  if (stated.kind === "license") return { license: stated.id, from: "component" };
  if (stated.kind === "unlicensed") return { from: "component" };
  const scope = defaults[type] === undefined ? "distribution" : type;
  const license = defaults[scope]?.license;
  if (license === undefined) return { from: "none" };
  const from = `global:${scope}` as const;
  return license === UNLICENSED ? { from } : { license, from };
}

/** How a record says that something has no license. */
export const UNLICENSED = "unlicensed";

/** What one class finds: how much of what it asks for is open, and what is not listed. */
interface Climb {
  readonly open: number;
  readonly required: number;
  readonly missing: readonly string[];
}

/** A research paper stands in for a technical report that is not open, in the count and among what is missing. */
function climb(ofClass: MofClass, components: readonly MotComponent[]): Climb {
  const find = (id: number): MotComponent | undefined => components.find((each) => each.id === id);
  const isOpen = (id: number): boolean => find(id)?.status.startsWith("open") === true;
  const required = requiredFor(ofClass);
  const paperStandsIn = !isOpen(TECHNICAL_REPORT) && find(RESEARCH_PAPER) !== undefined;
  const open = required.filter(({ id }) => isOpen(id)).length;
  const isPaperAdded = paperStandsIn && isOpen(RESEARCH_PAPER) && ofClass !== 1;
  const isReportForgiven = paperStandsIn && isOpen(RESEARCH_PAPER) && ofClass === 1;
  return {
    open: open + (isPaperAdded ? 1 : 0),
    required: required.length - (isReportForgiven ? 1 : 0),
    missing: required
      .filter(({ id }) => find(id) === undefined && !(paperStandsIn && id === TECHNICAL_REPORT))
      .map(({ name }) => name),
  };
}

function progressOf(ofClass: MofClass, components: readonly MotComponent[]): number {
  const lower = MOF_CLASSES.filter((each) => each > ofClass);
  const isLowerComplete = lower.every((each) => {
    const { open, required } = climb(each, components);
    return open >= required;
  });
  if (!isLowerComplete) return 0;
  const { open, required } = climb(ofClass, components);
  return Math.round((open / required) * 10_000) / 100;
}
