import { FormatError } from "../bytes/errors.ts";
import type { ByteSource } from "../bytes/byte-source.ts";
import {
  baseName,
  PROBE_BYTES,
  type FormatReader,
  type InspectContext,
  type Probe,
  type Siblings,
} from "./format-reader.ts";
import { endsInArchive, inspectAppended } from "./archives/appended-archive.ts";
import { executable } from "./formats/executable.ts";
import { FORMAT_READERS } from "./formats/index.ts";
import { pickle } from "./formats/pickle.ts";
import { raw } from "./formats/raw.ts";
import { text } from "./formats/text.ts";
import { zip } from "./formats/zip.ts";
import { MAX_DEPTH, newBudget } from "./inspect-budget.ts";
import { conclude, within, type Inspection } from "./inspection.ts";
import { isLongPickle } from "./pickle/sniff-pickle.ts";

/** How a file is inspected. */
export interface InspectSourceOptions {
  readonly siblings?: Siblings;
  /** Leaves out the end of a file whose format its beginning shows: an archive behind it is not seen then. */
  readonly skipsEnd?: boolean;
  readonly signal?: AbortSignal;
}

const NO_SIBLINGS: Siblings = { paths: () => Promise.resolve([]), open: () => undefined };

/**
 * Inspects one file by its content, whatever its name promises. Broken and hostile bytes are in the answer;
 * rejects only when the source cannot be read or the signal fires.
 */
export function inspectSource(
  source: ByteSource,
  name: string,
  { siblings = NO_SIBLINGS, skipsEnd = false, signal }: InspectSourceOptions = {},
): Promise<Inspection> {
  const budget = newBudget(source.byteLength);
  return inspectAt(source, name, 0, { siblings, budget, skipsEnd, ...(signal && { signal }) });
}

type Shared = Pick<InspectContext, "siblings" | "budget" | "signal"> & {
  readonly skipsEnd: boolean;
};

async function inspectAt(
  source: ByteSource,
  name: string,
  depth: number,
  shared: Shared,
): Promise<Inspection> {
  const { signal } = shared;
  const head = await source.read(0, PROBE_BYTES, signal);
  const probe: Probe = { head, byteLength: source.byteLength, name: baseName(name) };
  const known = await knownBy(probe, source, signal);
  const promised = FORMAT_READERS.find(({ promisedBy }) => promisedBy?.(probe.name));
  const isEndSeen = known === undefined || depth > 0 || !shared.skipsEnd;
  const isArchived =
    isEndSeen && known !== zip && known !== executable && (await endsInArchive(source, signal));
  const reader = known ?? (isArchived ? zip : promised);
  if (reader === undefined) return notKnown();
  const context: InspectContext = {
    ...shared,
    name,
    depth,
    inspectPart: async (part, partName, partSiblings = NO_SIBLINGS) =>
      within(
        partName,
        depth >= MAX_DEPTH
          ? tooDeep()
          : await inspectAt(part, partName, depth + 1, { ...shared, siblings: partSiblings }),
      ),
  };
  const main = await readWith(reader, source, context);
  const inspection = known && isArchived ? await withAppended(main, source, context) : main;
  const isPromised = known === promised || known?.mayBeNamed?.(probe.name, main.format) === true;
  return known && promised && !isPromised
    ? withBrokenPromise(inspection, promised, probe)
    : inspection;
}

/** The reader that knows the content, from its beginning or, where that says next to nothing, from what comes later. */
async function knownBy(
  probe: Probe,
  source: ByteSource,
  signal: AbortSignal | undefined,
): Promise<FormatReader | undefined> {
  const known = FORMAT_READERS.find((reader) => reader.sniff(probe));
  const isVague = known === undefined || known === raw || known === text;
  const isCut = probe.byteLength > probe.head.length;
  return isVague && isCut && (await isLongPickle(probe.head, source, signal)) ? pickle : known;
}

async function readWith(
  reader: FormatReader,
  source: ByteSource,
  context: InspectContext,
): Promise<Inspection> {
  try {
    return await reader.inspect(source, context);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return conclude({
      format: reader.name,
      problems: [{ id: error.code, message: error.message, effect: "malformed" }],
      unread: [{ what: "the rest of the file", why: `it breaks the format of ${reader.name}` }],
    });
  }
}

/** A file that is two: as which of them it is read, its reader decides. */
async function withAppended(
  main: Inspection,
  source: ByteSource,
  context: InspectContext,
): Promise<Inspection> {
  const appended = await readWith({ ...zip, inspect: inspectAppended }, source, context);
  const message = `a zip lies behind the ${main.format}, and some readers see only the zip`;
  const both = conclude({
    format: main.format,
    problems: [{ id: "appended-archive", message, effect: "none" }],
    parts: [main, within("(zip at the end)", appended)],
  });
  return { ...both, tensors: main.tensors, metadata: main.metadata };
}

function withBrokenPromise(
  inspection: Inspection,
  promised: FormatReader,
  probe: Probe,
): Inspection {
  const message = `named as ${promised.name} ("${probe.name}"), the content is ${inspection.format}`;
  const mismatch = conclude({
    format: inspection.format,
    problems: [{ id: "content-differs-from-name", message, effect: "malformed" }],
    parts: [inspection],
  });
  return { ...mismatch, tensors: inspection.tensors, metadata: inspection.metadata };
}

function notKnown(): Inspection {
  const unread = [{ what: "the file", why: "neither content nor name show a format we read" }];
  return conclude({ format: "unknown", unread });
}

function tooDeep(): Inspection {
  const unread = [{ what: "what lies inside", why: `nested deeper than ${MAX_DEPTH} archives` }];
  return conclude({ format: "unknown", unread });
}
