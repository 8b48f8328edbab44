import type { PackageList } from "./package-list.ts";

/** Written by tools/pickle-allow-lists/generate.py from the wheels of these versions. */
export const lightningFabric: PackageList = {
  package: "lightning-fabric",
  versions: ["2.4.0"],
  sha256: "044712853f8d8c9fdc66116db69348fd20d1d082b5b2332d6da42e3f0ac54720",
  names: `
class: lightning_fabric.utilities.data AttributeDict
`,
};
