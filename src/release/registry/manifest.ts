import { AssayError } from "../../bytes/errors.ts";
import { isFields, type JsonFields } from "../json-fields.ts";

/** Something that a manifest points at (OCI image specification 1.1, descriptor). */
export interface Descriptor {
  readonly mediaType: string;
  /** `sha256:` and 64 hex digits. */
  readonly digest: string;
  readonly byteLength: number;
  readonly annotations: Readonly<Record<string, string>>;
}

/** What an artifact is made of. */
export interface Manifest {
  readonly kind: "manifest";
  readonly config?: Descriptor;
  readonly layers: readonly Descriptor[];
}

/** Several manifests under one name, as for several platforms. */
export interface ManifestIndex {
  readonly kind: "index";
  readonly manifests: readonly Descriptor[];
}

/** What is asked for, the usual one first. */
export const MANIFEST_TYPES: readonly string[] = [
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.docker.distribution.manifest.v2+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
];

/** Longest list of layers or manifests that is taken; a model of 700 GB has a few hundred. */
const MAX_ENTRIES = 10_000;

const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** Reads a manifest or an index, told by what it holds. Throws `AssayError("network")` with the place that is wrong. */
export function parseManifest(value: unknown, name: string): Manifest | ManifestIndex {
  const fields = object(value, "the manifest", name);
  if (Array.isArray(fields["manifests"])) {
    return { kind: "index", manifests: descriptors(fields["manifests"], "manifests", name) };
  }
  if (!Array.isArray(fields["layers"])) {
    throw wrong(name, "it has neither layers nor manifests");
  }
  const { config } = fields;
  return {
    kind: "manifest",
    ...(config !== undefined && config !== null && { config: descriptor(config, "config", name) }),
    layers: descriptors(fields["layers"], "layers", name),
  };
}

function descriptors(
  entries: readonly unknown[],
  place: string,
  name: string,
): readonly Descriptor[] {
  if (entries.length > MAX_ENTRIES) throw wrong(name, `more than ${MAX_ENTRIES} ${place}`);
  return entries.map((entry, at) => descriptor(entry, `${place}[${at}]`, name));
}

function descriptor(value: unknown, place: string, name: string): Descriptor {
  const { mediaType, digest, size, annotations } = object(value, place, name);
  if (typeof digest !== "string" || !DIGEST.test(digest)) {
    throw wrong(name, `${place}.digest is no sha256`);
  }
  if (typeof size !== "number" || !Number.isSafeInteger(size) || size < 0) {
    throw wrong(name, `${place}.size is no number of bytes`);
  }
  return {
    mediaType: typeof mediaType === "string" ? mediaType : "",
    digest,
    byteLength: size,
    annotations: words(annotations),
  };
}

/** The annotations that are texts; what is none says nothing. */
function words(value: unknown): Readonly<Record<string, string>> {
  if (!isFields(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) => (typeof each === "string" ? [[key, each]] : [])),
  );
}

function object(value: unknown, place: string, name: string): JsonFields {
  if (isFields(value)) return value;
  throw wrong(name, `${place} is no object`);
}

function wrong(name: string, detail: string): AssayError {
  return new AssayError("network", `Cannot understand the manifest of ${name}: ${detail}`);
}
