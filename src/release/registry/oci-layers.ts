import type { Descriptor, Manifest } from "./manifest.ts";

/** A blob of an artifact with the path that stands for it, not to be trusted. */
export interface LayerFile {
  readonly path: string;
  readonly layer: Descriptor;
  /** Whether it is an archive whose members are the files. */
  readonly isArchive: boolean;
}

/** Annotations that name a file, the one that says most first (ModelPack specification; OCI image specification, annotations). */
const PATH_ANNOTATIONS: readonly string[] = [
  "org.cncf.model.filepath",
  "org.cnai.model.filepath",
  "org.opencontainers.image.title",
];

/** Names for layers that have none of their own, by words of their media type. */
const NAMED: readonly (readonly [type: RegExp, name: string])[] = [
  [/\bgguf\b/i, "model.gguf"],
  [/\bsafetensors\b/i, "model.safetensors"],
  [/\blicense\b/i, "LICENSE"],
  [/\bmmproj\b/i, "mmproj.gguf"],
  [/\bchat\.template\b/i, "chat_template.jinja"],
];

/** Configurations that describe a model and are worth reading: those of KitOps, ModelPack and Docker. */
const MODEL_CONFIG = /kitops|\.cncf\.model\.|\.cnai\.model\.|docker\.ai\.model/i;

/** The layers of an artifact as files; archives are to be opened. */
export function ociFiles({ layers, config }: Manifest): readonly LayerFile[] {
  const files = layers.map((layer): LayerFile => {
    const isArchive = /[.+]tar\b/i.test(layer.mediaType);
    return { path: titleOf(layer) ?? nameOf(layer), layer, isArchive };
  });
  if (config === undefined || !MODEL_CONFIG.test(config.mediaType)) return files;
  const path = /kitops/i.test(config.mediaType) ? "Kitfile.json" : "model-config.json";
  return [...files, { path, layer: config, isArchive: false }];
}

function titleOf({ annotations }: Descriptor): string | undefined {
  return PATH_ANNOTATIONS.map((key) => annotations[key]).find(
    (title) => title !== undefined && title !== "",
  );
}

function nameOf({ mediaType, digest }: Descriptor): string {
  return NAMED.find(([type]) => type.test(mediaType))?.[1] ?? `layer-${digest.slice(-12)}`;
}
