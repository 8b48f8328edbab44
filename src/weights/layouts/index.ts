import type { ArchiveLayout } from "../archives/archive.ts";
import { dduf } from "./dduf.ts";
import { keras } from "./keras.ts";
import { nemo } from "./nemo.ts";
import { npz } from "./npz.ts";
import { pytorch } from "./pytorch.ts";
import { pytorchTar } from "./pytorch-tar.ts";
import { skops } from "./skops.ts";
import { torchPackage } from "./torch-package.ts";
import { torchServe } from "./torch-serve.ts";

/** Every kind of file that is an archive, in the order in which names of members are held against it. */
export const ARCHIVE_LAYOUTS: readonly ArchiveLayout[] = [
  dduf,
  nemo,
  npz,
  keras,
  skops,
  torchPackage,
  torchServe,
  pytorch,
  pytorchTar,
];
