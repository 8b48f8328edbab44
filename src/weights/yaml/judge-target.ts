import type { Call } from "../inspection.ts";

/** Packages whose classes are parts of models and of their training. */
const MODEL_PACKAGES =
  /^(?:nemo\.(?:collections|core)|torch\.(?:nn|optim)|torch_optimizer|torchaudio\.transforms|torchvision\.transforms|pytorch_lightning|lightning|megatron\.core|transformers|omegaconf)\./;

/** Modules that other modules import, so that they can be reached through any package. */
const WAYS_OUT =
  /^(?:os|sys|io|subprocess|builtins|importlib|shutil|socket|ctypes|pickle|marshal|types|functools|inspect|runpy|code|pty|multiprocessing|urllib|requests|operator|tempfile|glob|pathlib|threading|asyncio|__\w+)$/;

/** Hydra calls whatever `_target_` names (CVE-2025-23304); only classes of model packages are known to do nothing else. */
export function judgeTarget(target: string): Call {
  const steps = target.split(".");
  const isClass = /^[A-Z]\w*$/.test(steps.at(-1) ?? "");
  const isKnown =
    MODEL_PACKAGES.test(target) && isClass && !steps.some((step) => WAYS_OUT.test(step));
  return { callable: target, arguments: "", verdict: isKnown ? "allow-listed" : "code" };
}
