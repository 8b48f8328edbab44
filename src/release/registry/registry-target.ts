import { AssayError } from "../../bytes/errors.ts";

/** One thing that a registry holds, by name. */
export interface RegistryTarget {
  /** Host, with a port where it is not the usual one. */
  readonly host: string;
  /** Name of the repository within the registry. */
  readonly repository: string;
  /** Tag, or a digest as `sha256:...`. */
  readonly reference: string;
}

const OCI = /^oci:(?:\/\/)?/i;
const OLLAMA = /^ollama:(?:\/\/)?/i;

const HOST =
  /^(?:localhost|[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9-]+)+)(?::\d{1,5})?$|^localhost$/i;
/** OCI distribution specification 1.1, "Pulling manifests". */
const REPOSITORY =
  /^(?=.{1,255}$)[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;
/** Ollama also takes upper case: names of other hubs have it. */
const OLLAMA_STEP = /^(?!\.{1,2}$)[\w.-]{1,80}$/;

/** Whether a target names something in a registry of OCI artifacts. */
export function isOciTarget(target: string): boolean {
  return OCI.test(target);
}

/** Whether a target names a model of Ollama. */
export function isOllamaTarget(target: string): boolean {
  return OLLAMA.test(target);
}

/** Reads `oci:host[:port]/repository[:tag|@sha256:...]`; without a tag `latest` is meant. Throws `AssayError("usage")`. */
export function parseOciTarget(target: string): RegistryTarget {
  const { host, steps, reference } = split(target.replace(OCI, ""));
  const repository = steps.join("/");
  if (!HOST.test(host) || !REPOSITORY.test(repository) || !isReference(reference)) {
    throw usage(target, "oci:host/repository[:tag|@sha256:digest]");
  }
  return { host, repository, reference };
}

/**
 * Reads `ollama:[host/][namespace/]model[:tag]` as Ollama does: `registry.ollama.ai`, `library` and `latest` where they are
 * left out. Throws `AssayError("usage")`.
 */
export function parseOllamaTarget(target: string): RegistryTarget {
  const { host: first, steps: others, reference } = split(target.replace(OLLAMA, ""));
  const all = [first, ...others];
  const isHost = all.length > 2;
  const host = isHost ? first : "registry.ollama.ai";
  const path = isHost ? others : all.length === 1 ? ["library", ...all] : all;
  const isNamed = path.length === 2 && path.every((step) => OLLAMA_STEP.test(step));
  if (!HOST.test(host) || !isNamed || !TAG.test(reference)) {
    throw usage(target, "ollama:[host/][namespace/]model[:tag]");
  }
  return { host, repository: path.join("/"), reference };
}

function split(name: string): {
  readonly host: string;
  readonly steps: readonly string[];
  readonly reference: string;
} {
  const at = name.indexOf("@");
  const slash = name.lastIndexOf("/");
  const colon = name.indexOf(":", slash + 1);
  const end = at >= 0 ? at : colon >= 0 ? colon : name.length;
  const [host = "", ...steps] = name.slice(0, end).split("/");
  return { host, steps, reference: end === name.length ? "latest" : name.slice(end + 1) };
}

function isReference(reference: string): boolean {
  return TAG.test(reference) || DIGEST.test(reference);
}

function usage(target: string, needed: string): AssayError {
  return new AssayError("usage", `Cannot open ${JSON.stringify(target)}: needed ${needed}`);
}
