import { accelerate } from "./accelerate.ts";
import { easydict } from "./easydict.ts";
import { lightning } from "./lightning.ts";
import { lightningFabric } from "./lightning-fabric.ts";
import { numpy } from "./numpy.ts";
import { omegaconf } from "./omegaconf.ts";
import type { PackageList } from "./package-list.ts";
import { pandas } from "./pandas.ts";
import { pytorchLightning } from "./pytorch-lightning.ts";
import { scikitLearn } from "./scikit-learn.ts";
import { scipy } from "./scipy.ts";
import { torch } from "./torch.ts";
import { torchvision } from "./torchvision.ts";
import { transformers } from "./transformers.ts";
import { yacs } from "./yacs.ts";

/** Every generated list. */
export const PACKAGE_LISTS: readonly PackageList[] = [
  accelerate,
  easydict,
  lightning,
  lightningFabric,
  numpy,
  omegaconf,
  pandas,
  pytorchLightning,
  scikitLearn,
  scipy,
  torch,
  torchvision,
  transformers,
  yacs,
];
