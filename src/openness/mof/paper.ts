import {
  type ContentType,
  MOF_CLASSES,
  type MofClass,
  type MofComponent,
  requiredFor,
  RESEARCH_PAPER,
  TECHNICAL_REPORT,
} from "./components.ts";
import type { MotComponent } from "./mot.ts";
import { isOsiApproved } from "./mot-licenses.ts";

/**
 * What the paper says of one listed component. `undecided`: its words leave it to a person, as for a software license on a document
 * or a share-alike license on data.
 */
export type PaperResult = "accepted" | "refused" | "undecided";

/** The answer of the paper for one listed component, and why. */
interface PaperComponent {
  readonly id: number;
  readonly name: string;
  readonly result: PaperResult;
  readonly because: string;
}

/** What the Model Openness Framework 1.0 says of a record, by its own words (White et al., arXiv 2403.13784). */
export interface PaperEvaluation {
  /** The best class that is reached for certain; 0 for none. */
  readonly class: MofClass | 0;
  /** The class that is reached if a person accepts all that the paper leaves open. */
  readonly possibleClass: MofClass | 0;
  readonly components: readonly PaperComponent[];
}

/** Datasets; the paper lets them be under any license, and under none. */
const DATASETS = 15;
const SAMPLE_OUTPUTS = 20;

/** Made for all parts of a model release, and permissive; the paper is older and does not name it. */
const FOR_MODELS = "OpenMDW-1.0";

/** Open data and content licenses that ask for no more than attribution. */
const PERMISSIVE =
  /^(?:CC-BY-\d\.\d(?:-[A-Z]{2,3})?|CC0-1\.0|CC-PDDC|PDDL-1\.0|ODC-By-1\.0|CDLA-Permissive-\d\.0|OGL-[A-Za-z]{2,6}-\d\.0|FreeBSD-DOC)$/;

/** Open licenses that ask for the same terms of what is made from the work. */
const SHARE_ALIKE =
  /^(?:CC-BY-SA-\d\.\d(?:-[A-Z]{2,3})?|ODbL-1\.0|CDLA-Sharing-1\.0|GFDL-1\.\d(?:-.{1,40})?)$/;

/** Evaluates the components of a record, with the licenses that the tool resolved, by the classes of the paper. */
export function evaluateAsPaper(listed: readonly MotComponent[]): PaperEvaluation {
  const components = listed.map(judge);
  return {
    class: classOf(components, (result) => result === "accepted"),
    possibleClass: classOf(components, (result) => result !== "refused"),
    components,
  };
}

function classOf(
  components: readonly PaperComponent[],
  counts: (result: PaperResult) => boolean,
): MofClass | 0 {
  const has = (id: number): boolean =>
    components.some((each) => each.id === id && counts(each.result));
  const isMet = ({ id }: MofComponent): boolean =>
    has(id) || (id === TECHNICAL_REPORT && has(RESEARCH_PAPER));
  const met = MOF_CLASSES.filter((each) => requiredFor(each).every(isMet));
  return met.at(-1) ?? 0;
}

function judge({ id, name, type, license }: MotComponent): PaperComponent {
  const answer = (result: PaperResult, because: string): PaperComponent => ({
    id,
    name,
    result,
    because,
  });
  if (id === DATASETS || id === SAMPLE_OUTPUTS) {
    return answer("accepted", "the paper accepts any license here, and none");
  }
  if (license === undefined) return answer("refused", "no license");
  const [result, why] = judgeLicense(license, type);
  return answer(result, `${license}: ${why}`);
}

function judgeLicense(id: string, type: ContentType): readonly [PaperResult, string] {
  const isOsi = isOsiApproved(id);
  if (type === "code") {
    if (isOsi) return ["accepted", "OSI-approved"];
    if (id === FOR_MODELS) return ["undecided", "newer than the paper, and not OSI-approved"];
    return ["refused", "the paper asks for an OSI-approved license for code"];
  }
  if (PERMISSIVE.test(id) || id === FOR_MODELS) return ["accepted", "permissive open content"];
  if (type === "data" && isOsi) return ["accepted", "OSI-approved"];
  if (SHARE_ALIKE.test(id)) return ["undecided", "open, and not permissive: it is share-alike"];
  if (isOsi) return ["undecided", "a software license on a document"];
  return ["refused", "not a permissive open license"];
}
