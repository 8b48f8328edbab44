import { FormatError } from "../../bytes/errors.ts";
import type { InspectContext } from "../format-reader.ts";
import { readMessage, type Message } from "../protobuf/message.ts";
import type { OnnxFindings } from "./onnx-findings.ts";
import { operatorCall } from "./operators.ts";
import { readTensor } from "./read-tensor.ts";

/** Graphs in attributes of graphs: loops and conditions nest a few levels. */
const MAX_DEPTH = 32;

/** Walks a ModelProto: graph, training graphs and functions, and what is in their attributes. Throws `FormatError`. */
export async function walkModel(
  model: Message,
  context: InspectContext,
  findings: OnnxFindings,
): Promise<void> {
  const graph = model.one(7);
  if (graph === undefined)
    throw new FormatError("no-graph", "Cannot accept model: it has no graph");
  const walk: Walk = { context, findings };
  await walkGraph(await readMessage(model.source, graph, context.signal), walk, 1);
  for await (const training of model.messages(20)) {
    for (const field of [1, 2]) {
      const inner = training.one(field);
      if (inner !== undefined) {
        await walkGraph(await readMessage(model.source, inner, context.signal), walk, 1);
      }
    }
  }
  for await (const made of model.messages(25)) {
    for await (const node of made.messages(7)) await walkNode(node, walk, 1);
  }
}

interface Walk {
  readonly context: InspectContext;
  readonly findings: OnnxFindings;
}

async function walkGraph(graph: Message, walk: Walk, depth: number): Promise<void> {
  if (depth > MAX_DEPTH) {
    throw new FormatError("too-deep", `Cannot accept model: graphs nest deeper than ${MAX_DEPTH}`);
  }
  const names = new Set<string>();
  for await (const initializer of graph.messages(5)) {
    const tensor = await readTensor(initializer, "", walk.context, walk.findings);
    if (names.has(tensor.name)) {
      throw new FormatError("duplicate-name", `Cannot accept model: "${tensor.name}" comes twice`);
    }
    names.add(tensor.name);
    walk.findings.tensors.push(tensor);
  }
  for await (const sparse of graph.messages(15)) await walkSparse(sparse, "", walk);
  for await (const node of graph.messages(1)) await walkNode(node, walk, depth);
}

/** Fields of an attribute that hold tensors or graphs; most attributes are numbers. */
const HOLDERS = [5, 6, 10, 11, 22, 23];

async function walkNode(node: Message, walk: Walk, depth: number): Promise<void> {
  const call = operatorCall(await node.text(7), await node.text(4));
  if (call !== undefined) walk.findings.calls.set(call.callable, call);
  const [output] = node.all(2);
  for await (const attribute of node.messages(5)) {
    if (!HOLDERS.some((field) => attribute.all(field).length > 0)) continue;
    const name = output === undefined ? "" : await readOutput(node, output);
    await walkAttribute(attribute, name, walk, depth);
  }
}

async function readOutput(node: Message, range: { start: number; end: number }): Promise<string> {
  const bytes = await node.source.read(range.start, Math.min(range.end, range.start + 1024));
  return Buffer.from(bytes).toString("utf8");
}

async function walkAttribute(
  attribute: Message,
  name: string,
  walk: Walk,
  depth: number,
): Promise<void> {
  const { signal } = walk.context;
  for (const field of [5, 10]) {
    for await (const tensor of attribute.messages(field)) {
      walk.findings.tensors.push(await readTensor(tensor, name, walk.context, walk.findings));
    }
  }
  for (const field of [6, 11]) {
    for (const graph of attribute.all(field)) {
      await walkGraph(await readMessage(attribute.source, graph, signal), walk, depth + 1);
    }
  }
  for (const field of [22, 23]) {
    for await (const sparse of attribute.messages(field)) await walkSparse(sparse, name, walk);
  }
}

/** A sparse tensor is two: values, and where they stand. */
async function walkSparse(sparse: Message, name: string, walk: Walk): Promise<void> {
  for (const field of [1, 2]) {
    for await (const tensor of sparse.messages(field)) {
      walk.findings.tensors.push(await readTensor(tensor, name, walk.context, walk.findings));
    }
  }
}
