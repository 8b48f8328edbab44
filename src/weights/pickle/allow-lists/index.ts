import { numpy } from "./numpy.ts";
import type { PackageList } from "./package-list.ts";
import { pandas } from "./pandas.ts";
import { scikitLearn } from "./scikit-learn.ts";
import { scipy } from "./scipy.ts";
import { torch } from "./torch.ts";

/** Every generated list. */
export const PACKAGE_LISTS: readonly PackageList[] = [numpy, pandas, scikitLearn, scipy, torch];
