import { judgeKerasConfig } from "../keras/judge-config.ts";
import { itemsOf, member, textOf, type StrictJson } from "../strict-json.ts";
import type { DocumentKind } from "./document-kind.ts";

/** A model of Keras without its weights, as `to_json` writes it: what is called to make it. */
export const kerasModel: DocumentKind = {
  name: "keras-model",
  recognizes: ({ value }) => isModel(value) || isModel(topologyOf(value)),
  inspect: ({ value }) => Promise.resolve(judgeKerasConfig(value)),
};

/** TensorFlow.js keeps it beside the list of weights. */
function topologyOf(value: StrictJson): StrictJson | undefined {
  const topology = member(value, "modelTopology");
  return member(topology, "model_config") ?? topology;
}

/** A class, and a list of layers. */
function isModel(value: StrictJson | undefined): boolean {
  if (textOf(member(value, "class_name")) === undefined) return false;
  const config = member(value, "config");
  return itemsOf(config).length > 0 || itemsOf(member(config, "layers")).length > 0;
}
