import type { Sighting } from "../component.ts";
import type { ReleaseView } from "../release-view.ts";
import { citeFile, citeLine, readableLines } from "./cite.ts";
import { filesWith, isExample, layoutOf, type PlacedFile } from "./layout.ts";
import type { Sighter } from "./sighter.ts";
import { trainingConfigsOf } from "./training-config.ts";

/** Configurations named one by one, of each kind. */
const MAX_CONFIGS = 12;

/** Keys that describe the build of a network; a file with two of them describes one. */
const ARCHITECTURE_KEY =
  /^[\s{,-]*["']?(?:model[_-]type|architectures|(?:d|dim|n|num|hidden|intermediate|inter)[_-](?:model|dim|layers?|heads?|size|embd|hidden[_-]layers|attention[_-]heads|kv[_-]heads|key[_-]value[_-]heads)|dim|depth|num[_-]hidden[_-]layers|num[_-]attention[_-]heads|max[_-]position[_-]embeddings|vocab[_-]size|in_channels|out_channels|block_out_channels|patch_size|layers_per_block|_class_name|network_config|model_channels|channels|blocks)["']?\s*[:=]\s*\S/;

const EXTENSIONS = "json yaml yml toml".split(" ");

/** Names that libraries give to the configuration of a model. */
const CONFIG_NAME =
  /^(?:config|params|model_index|model_config|architecture|hparams|preprocessor_config|generation_config|adapter_config)$/;

/** Configurations that speak of tools, and not of a network. */
const TOOL_NAME =
  /^(?:package(?:-lock)?|tsconfig|pyproject|tree|setup|tokenizer\w*|vocab|special_tokens_map|added_tokens|.*\.index|dataset_infos?|ds_config.*|zero\d?)$/;

const CONFIG_FOLDER = /^(?:configs?|conf|models?)$/;
const MODEL_SIZE = /(?:^|[-_.])\d+(?:\.\d+)?[bm](?=$|[-_.])/;

/** How the model is built, and apart from that how it was trained. */
export const config: Sighter = {
  id: "config",
  *sight(view) {
    const own = filesWith(layoutOf(view), EXTENSIONS).filter(
      (placed) => placed.place === "own" && !TOOL_NAME.test(placed.stem),
    );
    const shown = own.flatMap((placed) => sightArchitecture(view, placed));
    yield* shown.toSorted((a, b) => rank(a) - rank(b)).slice(0, MAX_CONFIGS);
    const training = trainingConfigsOf(view);
    for (const { isExample: isToy, judgedBy, evidence } of training.slice(0, MAX_CONFIGS)) {
      const detail = [
        isToy ? "settings of an example training run" : "settings of a training run",
        judgedBy === "name" ? "judged by name" : "",
      ];
      yield {
        component: "config",
        status: "present",
        detail: detail.filter((part) => part !== "").join(", "),
        evidence,
      };
    }
  },
};

function rank(sighting: Sighting): number {
  return sighting.evidence.line === undefined ? 1 : 0;
}

function sightArchitecture(view: ReleaseView, placed: PlacedFile): readonly Sighting[] {
  const component = "config";
  const text = view.texts.get(placed.path);
  const toy = isExample(placed) ? ", an example" : "";
  if (text) {
    const lines = readableLines(text.text);
    const keys = lines.flatMap((line, at) => (ARCHITECTURE_KEY.test(line) ? [at + 1] : []));
    const [first] = keys;
    const isCompact = lines.length < 3 && CONFIG_NAME.test(placed.stem);
    if (first === undefined || (keys.length < 2 && !isCompact)) return [];
    const detail = `architecture${toy}`;
    return [{ component, status: "present", detail, evidence: citeLine(text, first) }];
  }
  if (!isArchitectureName(placed)) return [];
  const detail = `architecture${toy}, judged by name`;
  return [{ component, status: "present", detail, evidence: citeFile(view, placed.path) }];
}

function isArchitectureName({ stem, words, folders, extension }: PlacedFile): boolean {
  if (CONFIG_NAME.test(stem)) return extension === "json" || folders.length < 2;
  if (!folders.some((folder) => CONFIG_FOLDER.test(folder))) return false;
  return MODEL_SIZE.test(stem) || words.includes("model") || folders.includes("inference");
}
