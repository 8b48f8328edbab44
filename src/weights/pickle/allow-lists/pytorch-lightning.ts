import type { PackageList } from "./package-list.ts";

/** Written by tools/pickle-allow-lists/generate.py from the wheels of these versions. */
export const pytorchLightning: PackageList = {
  package: "pytorch-lightning",
  versions: ["1.9.5", "2.4.0"],
  sha256: "46a67f7da5e0df10c61357febcc7226eab6cb384a888764d064277c06ba43a00",
  names: `
class: pytorch_lightning.callbacks.batch_size_finder BatchSizeFinder
class: pytorch_lightning.callbacks.callback Callback
class: pytorch_lightning.callbacks.checkpoint Checkpoint
class: pytorch_lightning.callbacks.device_stats_monitor DeviceStatsMonitor
class: pytorch_lightning.callbacks.early_stopping EarlyStopping
class: pytorch_lightning.callbacks.fault_tolerance _FaultToleranceCheckpoint
class: pytorch_lightning.callbacks.finetuning BackboneFinetuning BaseFinetuning
class: pytorch_lightning.callbacks.gradient_accumulation_scheduler GradientAccumulationScheduler
class: pytorch_lightning.callbacks.lambda_function LambdaCallback
class: pytorch_lightning.callbacks.lr_finder LearningRateFinder
class: pytorch_lightning.callbacks.lr_monitor LearningRateMonitor
class: pytorch_lightning.callbacks.model_checkpoint ModelCheckpoint
class: pytorch_lightning.callbacks.model_summary ModelSummary
class: pytorch_lightning.callbacks.on_exception_checkpoint OnExceptionCheckpoint
class: pytorch_lightning.callbacks.prediction_writer BasePredictionWriter
class: pytorch_lightning.callbacks.progress.base ProgressBarBase
class: pytorch_lightning.callbacks.progress.progress_bar ProgressBar
class: pytorch_lightning.callbacks.progress.rich_progress RichProgressBar RichProgressBarTheme
class: pytorch_lightning.callbacks.progress.tqdm_progress TQDMProgressBar
class: pytorch_lightning.callbacks.pruning ModelPruning
class: pytorch_lightning.callbacks.quantization QuantizationAwareTraining
class: pytorch_lightning.callbacks.rich_model_summary RichModelSummary
class: pytorch_lightning.callbacks.stochastic_weight_avg StochasticWeightAveraging
class: pytorch_lightning.callbacks.throughput_monitor ThroughputMonitor
class: pytorch_lightning.callbacks.timer Timer
class: pytorch_lightning.utilities.parsing AttributeDict
`,
};
