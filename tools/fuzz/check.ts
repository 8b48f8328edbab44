import { FormatError } from "../../src/bytes/errors.ts";
import { memorySource } from "../../src/bytes/memory-source.ts";
import { inspectionReport } from "../../src/report/inspection/inspection-report.ts";
import { inspectionJsonLine } from "../../src/report/inspection/json.ts";
import { inspectionText } from "../../src/report/inspection/text.ts";
import { plainPaint } from "../../src/report/text/paint.ts";
import { readBundles } from "../../src/signing/envelope/bundle.ts";
import { readStatement } from "../../src/signing/statement/statement.ts";
import { digestModel } from "../../src/weights/digest/model-digests.ts";
import { inspectSource } from "../../src/weights/inspect-source.ts";
import type { Inspection } from "../../src/weights/inspection.ts";
import type { Seed } from "./seed.ts";

/** One of so many inputs is printed too: it takes as long as all the rest. */
const PRINTED = 16;

/** What a reader made of an input. */
export interface Answer {
  /** What it was taken for. */
  readonly format: string;
  readonly isValid: boolean;
}

/**
 * Gives an input to its reader, and tells what came of it. Rejects where a reader throws anything that is no answer,
 * or calls something clean that it did not read.
 */
export function checkInput(input: Seed): Promise<Answer> {
  const { reader, bytes } = input;
  if (reader === "signing-bundle") return checkSigning(reader, () => checkBundles(bytes));
  if (reader === "signing-statement") return checkSigning(reader, () => readStatement(bytes));
  return checkFile(input);
}

/** As `assay inspect --digests` does, without a disk. */
async function checkFile({ name, bytes, beside }: Seed): Promise<Answer> {
  const files = new Map([...beside, [name, bytes]]);
  const siblings = {
    paths: () => Promise.resolve([...files.keys()]),
    open: (path: string) => {
      const file = files.get(path);
      return file && memorySource(file);
    },
  };
  const inspection = await inspectSource(memorySource(bytes), name, { siblings });
  refuseCleanUnread(inspection);
  const report = inspectionReport(name, inspection, {
    byteLength: bytes.length,
    withTensors: true,
    ...(await digestModel(inspection.tensors)),
  });
  JSON.parse([...inspectionJsonLine(report)].join(""));
  if (bytes.length % PRINTED === 0) {
    Array.from(inspectionText(report, { width: 80, paint: plainPaint }));
  }
  return { format: inspection.format, isValid: inspection.integrity === "valid" };
}

function refuseCleanUnread({ exec, integrity, unread }: Inspection): void {
  if (unread.length === 0) return;
  if (exec === "data" || exec === "allow-listed" || integrity === "valid") {
    throw new Error(`A file that was not read is called ${exec} and ${integrity}`);
  }
}

function checkBundles(bytes: Uint8Array): void {
  for (const { payload } of readBundles(Buffer.from(bytes).toString("utf8"))) {
    readStatement(payload);
  }
}

/** To refuse is an answer. */
async function checkSigning(reader: string, read: () => unknown): Promise<Answer> {
  try {
    await Promise.resolve(read());
    return { format: reader, isValid: true };
  } catch (error) {
    if (error instanceof FormatError) return { format: `refused ${reader}`, isValid: false };
    throw error;
  }
}
