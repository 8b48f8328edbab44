import type { PackageList } from "./package-list.ts";

/** Written by tools/pickle-allow-lists/generate.py from the wheels of these versions. */
export const omegaconf: PackageList = {
  package: "omegaconf",
  versions: ["2.3.0"],
  sha256: "78b65aa568718437aa639129715e28db6fd03f471fa5e91b14dff09cc50bf0f4",
  names: `
call class: omegaconf.base SCMode
class: omegaconf.base Box Container ContainerMetadata Metadata Node UnionNode
class: omegaconf.basecontainer BaseContainer
class: omegaconf.dictconfig DictConfig
class: omegaconf.listconfig ListConfig
class: omegaconf.nodes AnyNode BooleanNode BytesNode EnumNode FloatNode IntegerNode InterpolationResultNode PathNode StringNode ValueNode
`,
};
