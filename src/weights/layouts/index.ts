import type { ArchiveLayout } from "../archives/archive.ts";
import { keras } from "./keras.ts";
import { npz } from "./npz.ts";
import { torchPackage, torchServe } from "./python-sources.ts";
import { pytorch } from "./pytorch.ts";
import { skops } from "./skops.ts";

/** Every kind of file that is an archive, in the order in which names of members are held against it. */
export const ARCHIVE_LAYOUTS: readonly ArchiveLayout[] = [
  npz,
  keras,
  skops,
  torchPackage,
  torchServe,
  pytorch,
];
