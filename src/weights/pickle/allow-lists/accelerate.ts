import type { PackageList } from "./package-list.ts";

/** Written by tools/pickle-allow-lists/generate.py from the wheels of these versions. */
export const accelerate: PackageList = {
  package: "accelerate",
  versions: ["1.1.1"],
  sha256: "f466cedcc6f71fbaee2f29360606e2539411e293061c7951d1945de77d974846",
  names: `
call class: accelerate.utils.dataclasses BaseEnum ComputeEnvironment CustomDtype DDPCommunicationHookType DistributedType DynamoBackend FP8BackendType LoggerType PrecisionType RNGType SageMakerDistributedType
class: accelerate.state AcceleratorState GradientState PartialState
class: accelerate.utils.dataclasses AutocastKwargs BnbQuantizationConfig DataLoaderConfiguration DeepSpeedPlugin DistributedDataParallelKwargs FP8RecipeKwargs FullyShardedDataParallelPlugin GradScalerKwargs GradientAccumulationPlugin InitProcessGroupKwargs KwargsHandler MegatronLMPlugin ProfileKwargs ProjectConfiguration TensorInformation TorchDynamoPlugin
`,
};
