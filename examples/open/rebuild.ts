import { settle } from "./artifact.ts";
import { checksums } from "./checksums.ts";
import { makeCorpus } from "./data/make-corpus.ts";
import { evaluate } from "./evaluate.ts";
import { preprocess } from "./preprocess.ts";
import { trainModel } from "./train.ts";

/** The stages in the order in which each needs the files of those before it. */
const STAGES = [makeCorpus, preprocess, trainModel, evaluate, checksums];

for (const stage of STAGES) settle(stage());
