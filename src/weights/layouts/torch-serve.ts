import type { ArchiveLayout } from "../archives/archive.ts";
import { inspectSources } from "../archives/inspect-sources.ts";

/** An archive of TorchServe: a model beside the Python handler that serves it. */
export const torchServe: ArchiveLayout = {
  name: "torch-serve",
  kinds: ["zip"],
  recognizes: (names) => names.includes("MAR-INF/MANIFEST.json"),
  inspect: (archive, context) => inspectSources("torch-serve", archive, context),
};
