import type { Archive, ArchiveLayout } from "../archives/archive.ts";
import { inspectMembers } from "../archives/inspect-members.ts";
import type { InspectContext } from "../format-reader.ts";
import { conclude, type Call, type Inspection } from "../inspection.ts";

/** What `torch.package` writes: a model beside the Python sources that it needs, which loading imports. */
export const torchPackage: ArchiveLayout = {
  name: "torch-package",
  kinds: ["zip"],
  recognizes: (names) => names.some((name) => /(?:^|\/)\.data\/extern_modules$/.test(name)),
  inspect: (archive, context) => inspectSources("torch-package", archive, context),
};

/** An archive of TorchServe: a model beside the Python handler that serves it. */
export const torchServe: ArchiveLayout = {
  name: "torch-serve",
  kinds: ["zip"],
  recognizes: (names) => names.includes("MAR-INF/MANIFEST.json"),
  inspect: (archive, context) => inspectSources("torch-serve", archive, context),
};

async function inspectSources(
  format: string,
  archive: Archive,
  context: InspectContext,
): Promise<Inspection> {
  const isSource = ({ name }: { readonly name: string }): boolean => /\.pyc?$/.test(name);
  const calls: Call[] = archive.members
    .filter(isSource)
    .map(({ name }) => ({ callable: name, arguments: "", member: name, verdict: "code" }));
  const others = archive.members.filter((member) => !isSource(member));
  const parts = await inspectMembers(archive, others, context);
  return conclude({ format, calls, parts, tensors: parts.flatMap(({ tensors }) => tensors) });
}
