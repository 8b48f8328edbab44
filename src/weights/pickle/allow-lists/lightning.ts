import type { PackageList } from "./package-list.ts";

/** Written by tools/pickle-allow-lists/generate.py from the wheels of these versions. */
export const lightning: PackageList = {
  package: "lightning",
  versions: ["2.4.0"],
  sha256: "ec1b5bb6a226ea37af097e2b122d52b3368d8ae54da3542ea6d17c600b3dce46",
  names: `
class: lightning.fabric.utilities.data AttributeDict
class: lightning.pytorch.callbacks.batch_size_finder BatchSizeFinder
class: lightning.pytorch.callbacks.callback Callback
class: lightning.pytorch.callbacks.checkpoint Checkpoint
class: lightning.pytorch.callbacks.device_stats_monitor DeviceStatsMonitor
class: lightning.pytorch.callbacks.early_stopping EarlyStopping
class: lightning.pytorch.callbacks.finetuning BackboneFinetuning BaseFinetuning
class: lightning.pytorch.callbacks.gradient_accumulation_scheduler GradientAccumulationScheduler
class: lightning.pytorch.callbacks.lambda_function LambdaCallback
class: lightning.pytorch.callbacks.lr_finder LearningRateFinder
class: lightning.pytorch.callbacks.lr_monitor LearningRateMonitor
class: lightning.pytorch.callbacks.model_checkpoint ModelCheckpoint
class: lightning.pytorch.callbacks.model_summary ModelSummary
class: lightning.pytorch.callbacks.on_exception_checkpoint OnExceptionCheckpoint
class: lightning.pytorch.callbacks.prediction_writer BasePredictionWriter
class: lightning.pytorch.callbacks.progress.progress_bar ProgressBar
class: lightning.pytorch.callbacks.progress.rich_progress RichProgressBar RichProgressBarTheme
class: lightning.pytorch.callbacks.progress.tqdm_progress TQDMProgressBar
class: lightning.pytorch.callbacks.pruning ModelPruning
class: lightning.pytorch.callbacks.rich_model_summary RichModelSummary
class: lightning.pytorch.callbacks.stochastic_weight_avg StochasticWeightAveraging
class: lightning.pytorch.callbacks.throughput_monitor ThroughputMonitor
class: lightning.pytorch.callbacks.timer Timer
class: lightning.pytorch.utilities.parsing AttributeDict
`,
};
