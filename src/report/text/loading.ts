import { formatCount } from "../../inventory/sightings/quantity.ts";
import type { AuditReport } from "../audit-report.ts";
import type { ReportedModel } from "../loading.ts";
import type { RenderOptions } from "../report-format.ts";
import { cut, paragraph } from "./layout.ts";
import { EXEC_WORDS, INTEGRITY_WORDS } from "./words.ts";

/** Models described one by one; the JSON report holds all. */
const SHOWN = 6;

/** Whether the weights are data or code, and what they are; nothing where none were at hand. */
export function loadingLines({ loading }: AuditReport, options: RenderOptions): readonly string[] {
  const { exec, integrity, files, models } = loading;
  if (exec === "unseen" || integrity === "unseen") return [];
  const [execTone, words] = EXEC_WORDS[exec];
  const [, kept] = INTEGRITY_WORDS[integrity];
  const tone = integrity === "malformed" ? "bad" : execTone;
  const weights = files.filter(({ role }) => role === "weights");
  const formats = [...new Set(weights.map(({ format }) => format))].toSorted().join(", ");
  const number = weights.length === 1 ? "1 file" : `${weights.length} files`;
  const { shown, more } = cut(models, SHOWN);
  const inside = { ...options, indent: 2 };
  return [
    ...paragraph(`${words}; ${kept} (${number}: ${formats})`, { ...inside, tone }),
    ...shown.flatMap((model) => paragraph(describe(model), inside)),
    ...(more === 0 ? [] : paragraph(`and ${more} more models`, inside)),
  ];
}

function describe(model: ReportedModel): string {
  const { parameters, activeParameters, types, layers, hiddenSize, vocabulary, context } = model;
  const number = new Intl.NumberFormat("en-US");
  const counted = (count: number | undefined, words: string): readonly string[] =>
    count === undefined ? [] : [`${words} ${number.format(count)}`];
  const facts = [
    parameters === undefined ? "parameters packed" : `${formatCount(parameters)} parameters`,
    ...(activeParameters === undefined ? [] : [`${formatCount(activeParameters)} active`]),
    ...types.slice(0, 3).map(({ type }) => type),
    ...(layers === undefined ? [] : [layers === 1 ? "1 layer" : `${layers} layers`]),
    ...counted(hiddenSize, "hidden size"),
    ...counted(vocabulary, "vocabulary"),
    ...counted(context, "context"),
    ...(model.isTied === true ? ["tied embeddings"] : []),
  ];
  const name = model.architecture === undefined ? "" : ` ${model.architecture}`;
  return `${model.file}${name}: ${facts.join(", ")}`;
}
