/** What a component is made of; licenses are judged by it, and a release may carry one default license for each. */
export type ContentType = "code" | "data" | "document";

/** 3 is the lowest class, 1 the highest; each asks for all that the lower ones ask for. */
export type MofClass = 1 | 2 | 3;

/** The classes from the lowest to the highest, as both the paper and the tool climb them. */
export const MOF_CLASSES: readonly MofClass[] = [3, 2, 1];

/** One of the parts of a release that the Model Openness Framework names. */
export interface MofComponent {
  /** The number that the Model Openness Tool gives it. */
  readonly id: number;
  readonly name: string;
  readonly type: ContentType;
  /** The lowest class that asks for it, or has it as an option. */
  readonly class: MofClass;
  readonly isRequired: boolean;
}

/** A report on the model; a research paper can stand in for it. */
export const TECHNICAL_REPORT = 11;
/** Asked for by class 1 only, and counted for the lower classes where no open technical report is there. */
export const RESEARCH_PAPER = 21;

/**
 * The components of the Model Openness Framework 1.0, in the order of the tool's settings
 * (github.com/lfai/model_openness_tool, `web/modules/mof/config/install/mof.settings.yml`).
 */
export const MOF_COMPONENTS: readonly [MofComponent, ...MofComponent[]] = [
  { id: 15, name: "Datasets", type: "data", class: 1, isRequired: true },
  { id: 16, name: "Data preprocessing code", type: "code", class: 1, isRequired: true },
  { id: 9, name: "Model architecture", type: "code", class: 3, isRequired: true },
  { id: 10, name: "Model parameters (Final)", type: "data", class: 3, isRequired: true },
  { id: 17, name: "Model metadata", type: "data", class: 1, isRequired: false },
  { id: 24, name: "Model parameters (Intermediate)", type: "data", class: 1, isRequired: true },
  { id: 7, name: "Training code", type: "code", class: 2, isRequired: true },
  { id: 8, name: "Inference code", type: "code", class: 2, isRequired: true },
  { id: 18, name: "Evaluation code", type: "code", class: 2, isRequired: true },
  { id: 19, name: "Evaluation data", type: "data", class: 2, isRequired: true },
  { id: 12, name: "Evaluation results", type: "document", class: 3, isRequired: true },
  { id: 22, name: "Supporting libraries and tools", type: "code", class: 2, isRequired: false },
  { id: 13, name: "Model card", type: "document", class: 3, isRequired: true },
  { id: 14, name: "Data card", type: "document", class: 3, isRequired: true },
  { id: 11, name: "Technical report", type: "document", class: 3, isRequired: true },
  { id: 21, name: "Research paper", type: "document", class: 1, isRequired: true },
  { id: 20, name: "Sample model outputs", type: "document", class: 3, isRequired: false },
];

/** The component of an exact name. */
export function mofComponent(name: string): MofComponent | undefined {
  return MOF_COMPONENTS.find((component) => component.name === name);
}

/** What a class asks for, with all that the lower classes ask for, lowest class first. */
export function requiredFor(ofClass: MofClass): readonly MofComponent[] {
  return MOF_CLASSES.filter((each) => each >= ofClass).flatMap((each) =>
    MOF_COMPONENTS.filter((component) => component.class === each && component.isRequired),
  );
}
