import type { ByteSource } from "../../bytes/byte-source.ts";
import { readBundle } from "../checkpoint/read-bundle.ts";
import { cachedSource } from "../../bytes/cached-source.ts";
import { FormatError } from "../../bytes/errors.ts";
import type { FormatReader, InspectContext } from "../format-reader.ts";
import { conclude, within, type Call, type Inspection, type Problem } from "../inspection.ts";
import { inspectKerasMetadata } from "../keras/inspect-metadata.ts";
import { readMessage, type Message } from "../protobuf/message.ts";
import { isSavedModel } from "../sniff.ts";
import { reachOf } from "../tensorflow/operations.ts";
import { joinedTensors } from "../tensor-list.ts";

/** A program of TensorFlow: graphs of operations, beside them variables, and what Keras needs to make its layers again. */
export const savedmodel: FormatReader = {
  name: "savedmodel",
  sniff: ({ head, name }) => name.endsWith(".pb") && isSavedModel(head),
  promisedBy: (name) => name === "saved_model.pb",
  inspect: inspectSavedModel,
};

async function inspectSavedModel(file: ByteSource, context: InspectContext): Promise<Inspection> {
  const source = cachedSource(file);
  const model = await readMessage(source, { start: 0, end: source.byteLength }, context.signal);
  if (model.all(2).length === 0) {
    throw new FormatError("no-graph", "Cannot accept saved model: it has no graph");
  }
  const operations = new Set<string>();
  for await (const metaGraph of model.messages(2)) {
    for await (const graph of metaGraph.messages(2)) await addOperations(graph, operations);
  }
  const calls = [...operations].toSorted().flatMap(callsOf);
  const variables = await inspectVariables(context);
  const parts = [...(await inspectKeras(context)), ...variables];
  const tensors = joinedTensors(variables.map((part) => part.tensors));
  return conclude({ format: "savedmodel", calls, parts, tensors });
}

/** Operations of a GraphDef: those of its own nodes, and those of the functions of its library. */
async function addOperations(graph: Message, operations: Set<string>): Promise<void> {
  for await (const node of graph.messages(1)) operations.add(await operationOf(node));
  for await (const library of graph.messages(2)) {
    for await (const made of library.messages(1)) {
      for await (const node of made.messages(3)) operations.add(await operationOf(node));
    }
  }
}

/** The name of an operation; one that prints to a file has that of the file too. */
async function operationOf(node: Message): Promise<string> {
  const operation = await node.text(2);
  if (operation !== "PrintV2") return operation;
  for await (const attribute of node.messages(5)) {
    if ((await attribute.text(1)) !== "output_stream") continue;
    for await (const value of attribute.messages(2)) {
      const stream = await value.text(2);
      if (stream.includes("://")) return `PrintV2 to ${stream}`;
    }
  }
  return operation;
}

/** Arithmetic is what the runtime does with any data; only what reaches further is a call. */
function callsOf(operation: string): readonly Call[] {
  const reach = reachOf(operation);
  if (reach === undefined) return [];
  return [{ callable: operation, arguments: `which ${reach}`, verdict: "code" }];
}

const VARIABLES = "variables/variables";

/** The values of its variables, where they lie beside it. */
async function inspectVariables({ siblings, signal }: InspectContext): Promise<Inspection[]> {
  const index = siblings.open(`${VARIABLES}.index`);
  if (index === undefined) return [];
  const format = "tf-checkpoint";
  if (index.byteLength === 0) {
    const message = "the list of variables is empty: their values are not here";
    const problem: Problem = { id: "no-variables", message, effect: "none" };
    return [within(`${VARIABLES}.index`, conclude({ format, problems: [problem] }))];
  }
  try {
    const facts = await readBundle(index, VARIABLES, siblings, signal);
    return [within(`${VARIABLES}.index`, conclude({ format, ...facts }))];
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    const problem: Problem = { id: error.code, message: error.message, effect: "malformed" };
    const unread = [{ what: "the variables", why: error.message }];
    return [within(`${VARIABLES}.index`, conclude({ format, problems: [problem], unread }))];
  }
}

const KERAS_METADATA = "keras_metadata.pb";

/** The layers of Keras that the program was made from. */
async function inspectKeras({ siblings, signal }: InspectContext): Promise<readonly Inspection[]> {
  const file = siblings.open(KERAS_METADATA);
  return file === undefined
    ? []
    : [within(KERAS_METADATA, await inspectKerasMetadata(file, signal))];
}
