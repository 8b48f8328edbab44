import type { ArchiveLayout } from "../archives/archive.ts";
import { inspectSources } from "../archives/inspect-sources.ts";

/** What `torch.package` writes: a model beside the Python sources that it needs, which loading imports. */
export const torchPackage: ArchiveLayout = {
  name: "torch-package",
  kinds: ["zip"],
  recognizes: (names) => names.some((name) => /(?:^|\/)\.data\/extern_modules$/.test(name)),
  inspect: (archive, context) => inspectSources("torch-package", archive, context),
};
