import type { ByteSource } from "../../bytes/byte-source.ts";
import { FormatError } from "../../bytes/errors.ts";
import type { FormatReader, InspectContext } from "../format-reader.ts";
import { checkPlaces, dataStart } from "../gguf/place-tensors.ts";
import { readGgufHeader, type GgufHeader } from "../gguf/header.ts";
import { parseSplitName, splitMetadata, splitName } from "../gguf/splits.ts";
import { conclude, within, type Inspection, type Problem } from "../inspection.ts";
import { judgeTemplate } from "../template/judge-template.ts";
import { joinedTensors, type TensorList } from "../tensor-list.ts";

/** The format of llama.cpp: metadata and tensors, with chat templates that are programs. */
export const gguf: FormatReader = {
  name: "gguf",
  sniff: ({ head }) => Buffer.from(head.subarray(0, 4)).toString("latin1") === "GGUF",
  promisedBy: (name) => name.endsWith(".gguf"),
  inspect: inspectGguf,
};

async function inspectGguf(source: ByteSource, context: InspectContext): Promise<Inspection> {
  const { header, tensors } = await readPart(source, context);
  const split = await readSplits(header, context);
  return conclude({
    format: "gguf",
    tensors: joinedTensors([tensors, split.tensors]),
    metadata: textMetadata(header),
    problems: split.problems,
    parts: templatesOf(header).map(([key, template]) => within(key, judgeTemplate(template))),
  });
}

/** The chat template and named others beside it; each is offered to people by some program. */
function templatesOf({ metadata }: GgufHeader): readonly (readonly [string, string])[] {
  return [...metadata].flatMap(([key, value]) =>
    key.startsWith("tokenizer.chat_template") && value.kind === "string"
      ? [[key, value.value] as const]
      : [],
  );
}

interface Part {
  readonly header: GgufHeader;
  readonly tensors: TensorList;
}

async function readPart(source: ByteSource, { signal }: InspectContext): Promise<Part> {
  const header = await readGgufHeader(source, signal);
  await checkPlaces(source, header, signal);
  const byteOrder = header.isLittleEndian ? "little" : "big";
  const tensors = header.tensors.tensors({ source, dataStart: dataStart(header), byteOrder });
  return { header, tensors };
}

/** The other parts of a split model, when this file is the first. */
async function readSplits(
  header: GgufHeader,
  context: InspectContext,
): Promise<{ readonly tensors: TensorList; readonly problems: readonly Problem[] }> {
  const name = parseSplitName(context.name);
  const said = splitMetadata(header);
  if (name === undefined || said.parts === undefined) return { tensors: [], problems: [] };
  if (said.parts !== name.parts || said.part !== name.part) {
    const message = `the metadata says part ${said.part} of ${said.parts}, the name ${name.part} of ${name.parts}`;
    return { tensors: [], problems: [splitProblem(message)] };
  }
  if (name.part !== 1) return { tensors: [], problems: [] };
  const lists: TensorList[] = [];
  const problems: Problem[] = [];
  for (let part = 2; part <= name.parts; part += 1) {
    const other = splitName(name, part);
    const source = context.siblings.open(other);
    if (source === undefined) {
      problems.push(splitProblem(`part "${other}" is missing`));
      break;
    }
    const read = await readOther(source, context, other);
    for (const problem of read.problems) problems.push(problem);
    lists.push(read.tensors);
  }
  const tensors = joinedTensors(lists);
  const count = header.tensors.length + tensors.length;
  if (problems.length === 0 && said.tensors !== undefined && said.tensors !== count) {
    problems.push(splitProblem(`${said.tensors} tensors are declared, the parts hold ${count}`));
  }
  return { tensors, problems };
}

async function readOther(
  source: ByteSource,
  context: InspectContext,
  name: string,
): Promise<{ readonly tensors: TensorList; readonly problems: readonly Problem[] }> {
  try {
    const { tensors } = await readPart(source, context);
    return { tensors, problems: [] };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    const problem = { id: error.code, message: error.message, member: name };
    return { tensors: [], problems: [{ ...problem, effect: "malformed" }] };
  }
}

function splitProblem(message: string): Problem {
  return { id: "bad-split", message, effect: "malformed" };
}

/** Longest text that is kept of a value: names and descriptions fit, vocabularies are arrays and templates are judged apart. */
const MAX_TEXT = 1000;

function textMetadata({ metadata }: GgufHeader): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of metadata) {
    const text = value.kind === "array" ? `${value.length} values` : String(value.value);
    texts.set(key, text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}...` : text);
  }
  return texts;
}
