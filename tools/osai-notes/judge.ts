import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { audit, identifyLicense, type Summary } from "../../src/index.ts";
import { licenseEngine } from "../../src/scan/license-catalog.ts";
import {
  type Class,
  licenseFact,
  LICENSES,
  type LicensesFact,
  licensesFact,
  TRAINING_CODE,
  TRAINING_DATA,
  WEIGHTS,
} from "./mapping.ts";
import type { DimensionName, OsaiDimension, OsaiRecord } from "./record.ts";

/** What our rules say of one dimension of one record, beside what people say. */
export interface Judgement {
  readonly model: string;
  /** The fact that decided, or `no-words` where the record holds neither words nor links. */
  readonly fact: string;
  readonly ours: Class;
  readonly theirs: OsaiDimension["class"];
}

/** Judges all records: for each dimension one judgement of each record, in their order. */
export async function judgeRecords(
  records: readonly OsaiRecord[],
): Promise<ReadonlyMap<DimensionName, readonly Judgement[]>> {
  const folder = mkdtempSync(join(tmpdir(), "osai-notes-"));
  try {
    const all: (readonly [DimensionName, Judgement])[] = [];
    for (const record of records) all.push(...(await judgeRecord(record, folder)));
    return new Map(
      [...Map.groupBy(all, ([name]) => name)].map(([name, each]) => [
        name,
        each.map(([, judgement]) => judgement),
      ]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function judgeRecord(
  record: OsaiRecord,
  folder: string,
): Promise<readonly (readonly [DimensionName, Judgement])[]> {
  const { model, dimensions } = record;
  const read = async (card: string): Promise<Summary> => {
    // One file alone: what is not said is unknown, not absent.
    const path = join(folder, "README.md");
    writeFileSync(path, card);
    return (await audit(path)).summary;
  };
  const end = await read(endCard(record));
  const base = await read(baseCard(record));
  const licenses = licensesOf(record);
  const judge = (
    name: DimensionName,
    fact: string,
    ours: Class,
  ): readonly [DimensionName, Judgement] => {
    const { class: theirs, notes, links } = dimensions[name];
    const isSilent = name !== "licenses" && !notes && links.length === 0;
    return [
      name,
      isSilent
        ? { model, theirs, fact: "no-words", ours: "unknown" }
        : { model, theirs, fact, ours },
    ];
  };
  return [
    judge("licenses", licenses, LICENSES[licenses]),
    judge("weights_endmodel", end.weights, WEIGHTS[end.weights]),
    judge("weights_basemodel", base.weights, WEIGHTS[base.weights]),
    judge("trainingcode", end.trainingCode, TRAINING_CODE[end.trainingCode]),
    judge("datasources_endmodel", end.trainingData, TRAINING_DATA[end.trainingData]),
    judge("datasources_basemodel", base.trainingData, TRAINING_DATA[base.trainingData]),
  ];
}

/** A small model card of what a record says of the end model; the titles are ours. */
function endCard({ model, dimensions }: OsaiRecord): string {
  return card(model, [
    ["Weights", dimensions.weights_endmodel],
    ["Training code", dimensions.trainingcode],
    ["Training data", dimensions.datasources_endmodel],
  ]);
}

/** The same of the base model. */
function baseCard({ model, dimensions }: OsaiRecord): string {
  return card(model, [
    ["Weights", dimensions.weights_basemodel],
    ["Training data", dimensions.datasources_basemodel],
  ]);
}

function card(title: string, sections: readonly (readonly [string, OsaiDimension])[]): string {
  const texts = sections.map(([heading, { notes, links }]) => {
    const words = [notes ?? "", ...links.map((link) => `<${link}>`)].join(" ").trim();
    return `## ${heading}\n\n${words}\n`;
  });
  return [`# ${title}\n`, ...texts].join("\n");
}

/** The field of the license names it whatever its grammar; of the notes only what grants counts. */
export function licensesOf({
  end_license,
  dimensions,
}: Pick<OsaiRecord, "end_license" | "dimensions">): LicensesFact {
  const named = identifyLicense(end_license ?? "").matches.map(({ id }) => id);
  const granted = identifyLicense(dimensions.licenses.notes ?? "").ids;
  const engine = licenseEngine();
  const facts = [...new Set([...named, ...granted])].flatMap((id) => engine.facts(id) ?? []);
  return licensesFact(facts.map(licenseFact));
}
