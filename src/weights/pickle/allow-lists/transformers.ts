import type { PackageList } from "./package-list.ts";

/** Written by tools/pickle-allow-lists/generate.py from the wheels of these versions. */
export const transformers: PackageList = {
  package: "transformers",
  versions: ["4.46.3"],
  sha256: "d2aa8e6ae2db7723a7794b47f0af4ba8a67d9844999be898f5aeec6012f995e0",
  names: `
call class: transformers.debug_utils DebugOption
call class: transformers.generation.configuration_utils GenerationMode
call class: transformers.trainer_utils BestRun EvalLoopOutput EvaluationStrategy FSDPOption HPSearchBackend HubStrategy IntervalStrategy PredictionOutput SchedulerType TrainOutput
call class: transformers.training_args OptimizerNames ParallelMode
call class: transformers.utils.generic ExplicitEnum PaddingStrategy TensorType
call class: transformers.utils.quantization_config AWQLinearVersion AwqBackendPackingMethod ExllamaVersion QuantizationMethod
class: transformers.configuration_utils PretrainedConfig
class: transformers.debug_utils DebugUnderflowOverflow
class: transformers.generation.configuration_utils BaseWatermarkingConfig GenerationConfig SynthIDTextWatermarkingConfig WatermarkingConfig
class: transformers.trainer_pt_utils AcceleratorConfig DistributedTensorGatherer EvalLoopContainer LabelSmoother
class: transformers.trainer_utils EvalPrediction RemoveColumnsCollator TrainerMemoryTracker
class: transformers.training_args TrainingArguments
class: transformers.training_args_seq2seq Seq2SeqTrainingArguments
class: transformers.utils.generic ContextManagers ModelOutput
class: transformers.utils.quantization_config AqlmConfig AwqConfig BitNetConfig BitsAndBytesConfig CompressedTensorsConfig EetqConfig FbgemmFp8Config GPTQConfig HqqConfig QuantizationConfigMixin QuantoConfig TorchAoConfig
`,
};
