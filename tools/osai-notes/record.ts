import { readFileSync } from "node:fs";
import { z } from "zod";

/** What the people say of one dimension: their class, their links, and their words. */
export interface OsaiDimension {
  readonly class: "open" | "partial" | "closed";
  readonly links: readonly string[];
  readonly notes: string | null;
}

/** The dimensions that are compared, as the records name them. */
export type DimensionName =
  | "licenses"
  | "weights_endmodel"
  | "weights_basemodel"
  | "trainingcode"
  | "datasources_endmodel"
  | "datasources_basemodel";

/** One model of the European Open Source AI Index, with what people judged and wrote of it. */
export interface OsaiRecord {
  readonly model: string;
  readonly end_license: string | null;
  readonly dimensions: Readonly<Record<DimensionName, OsaiDimension>>;
}

const DIMENSION: z.ZodType<OsaiDimension> = z.object({
  class: z.enum(["open", "partial", "closed"]),
  links: z.array(z.string()),
  notes: z.string().nullable(),
});

const RECORD: z.ZodType<OsaiRecord> = z.object({
  model: z.string(),
  end_license: z.string().nullable(),
  dimensions: z.object({
    licenses: DIMENSION,
    weights_endmodel: DIMENSION,
    weights_basemodel: DIMENSION,
    trainingcode: DIMENSION,
    datasources_endmodel: DIMENSION,
    datasources_basemodel: DIMENSION,
  }),
});

/** Reads records, one JSON object in each line. Throws `ZodError` where one lacks a field. */
export function readRecords(file: URL): readonly OsaiRecord[] {
  return readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => RECORD.parse(JSON.parse(line)));
}
