import type { Descriptor } from "./manifest.ts";

const PREFIX = "application/vnd.ollama.image.";

/** Names of layers as files, by what Ollama calls them. Its licenses are those of the model: it packs no code. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ["model", "model.gguf"],
  ["adapter", "adapter.gguf"],
  ["projector", "projector.gguf"],
  ["template", "template"],
  ["system", "system.txt"],
  ["params", "params.json"],
  ["messages", "messages.json"],
  ["license", "LICENSE-MODEL"],
]);

/** A layer with the path that stands for it. */
export interface NamedLayer {
  readonly path: string;
  readonly layer: Descriptor;
}

/** The layers of a model of Ollama as files: what is there several times is numbered from the second on. */
export function ollamaFiles(layers: readonly Descriptor[]): readonly NamedLayer[] {
  const seen = new Map<string, number>();
  return layers.map((layer) => {
    const kind = layer.mediaType.startsWith(PREFIX) ? layer.mediaType.slice(PREFIX.length) : "";
    const name = NAMES.get(kind) ?? `layer-${layer.digest.slice(-12)}`;
    const number = (seen.get(name) ?? 0) + 1;
    seen.set(name, number);
    return { path: numbered(name, number), layer };
  });
}

function numbered(name: string, number: number): string {
  if (number === 1) return name;
  const dot = name.lastIndexOf(".");
  return dot < 0 ? `${name}-${number}` : `${name.slice(0, dot)}-${number}${name.slice(dot)}`;
}
