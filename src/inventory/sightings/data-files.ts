import type { Sighting } from "../component.ts";
import type { Evidence } from "../evidence.ts";
import type { ReleaseView } from "../release-view.ts";
import { citeFile, citeLine, readableLines } from "./cite.ts";
import { layoutOf, speaksOf, type PlacedFile } from "./layout.ts";
import { formatBytes } from "./quantity.ts";

/** What data are for, as far as their place tells. */
export type DataUse = "train" | "eval";

/** Files of one folder that hold data of one use. */
interface DataGroup {
  readonly use: DataUse;
  readonly folder: string;
  readonly files: readonly PlacedFile[];
}

const CERTAIN = words(
  "parquet arrow tfrecord tfrecords jsonl ndjson mds lance webdataset feather recordio",
);
const POSSIBLE = words("json csv tsv txt bin idx npy npz h5 tar zst gz zip xz");
const MEDIA = words("jpg jpeg png webp wav flac mp3 ogg mp4 webm avi");

const DATA_FOLDER =
  /^(?:data|datasets?|corpus|corpora|train(?:ing)?[-_]data|pretrain(?:ing)?[-_]data|mixes|mixtures?|source_mixtures|shards|raw|tokenized|pretokenized|eval[-_]data|test[-_]data)$/;
const SAMPLE_WORDS = words(
  "example examples sample samples demo demos asset assets figure figures image images media static template templates captions prompts plots logo icons mock dummy debug",
);
const EVAL_WORDS = words(
  "eval evals evaluation evaluations test dev val valid validation benchmark benchmarks heldout",
);
const TRAIN_WORDS = words(
  "train training pretrain pretraining sft instruct finetune mix mixture corpus shard",
);
const OTHER_WORDS = words(
  "results result log logs metrics config configs tokenizer vocab merges requirements stats summary model checkpoint checkpoints revision license readme scores outputs predictions plots map maps index metadata",
);

/** Folders with lists of what was mixed, and not the data. */
const MIXTURE_FOLDER = /^(?:source_)?mix(?:es|tures?)$/i;

/** Pictures and sounds that lie together; fewer of them illustrate something. */
const MIN_MEDIA_FILES = 50;

/** Loose records of less than this in a folder named `data` are samples, tables or settings. */
const MIN_LOOSE_BYTES = 1 << 20;

/** Data files by folder and use, in the order of the listing. Samples, fixtures and results are none. */
function dataGroupsOf(view: ReleaseView): readonly DataGroup[] {
  const known = dataGroups.get(view);
  if (known) return known;
  const groups = new Map<string, { use: DataUse; folder: string; files: PlacedFile[] }>();
  for (const placed of layoutOf(view).files) {
    const use = placed.place === "own" ? dataUse(placed) : undefined;
    if (!use) continue;
    const folder = placed.path.slice(0, placed.path.lastIndexOf("/") + 1);
    const key = `${use} ${MEDIA.has(placed.extension) ? "media" : "records"} ${folder}`;
    const group = groups.get(key);
    if (group) group.files.push(placed);
    else groups.set(key, { use, folder, files: [placed] });
  }
  const kept = [...groups.values()].filter(
    ({ files }) =>
      (!files.every(({ extension }) => MEDIA.has(extension)) || files.length >= MIN_MEDIA_FILES) &&
      !isLoose(files),
  );
  dataGroups.set(view, kept);
  return kept;
}

/** A little of what may be anything, in names that do not speak of training. */
function isLoose(files: readonly PlacedFile[]): boolean {
  if (files.some((file) => CERTAIN.has(file.extension) || speaksOf(file, TRAIN_WORDS)))
    return false;
  const sizes = files.map(({ file }) => file.byteLength);
  return sizes.reduce((sum: number, size) => sum + (size ?? MIN_LOOSE_BYTES), 0) < MIN_LOOSE_BYTES;
}

const dataGroups = new WeakMap<ReleaseView, readonly DataGroup[]>();

/** The use of a file, judged by extension, folder and name; undefined when it is not data. */
function dataUse(placed: PlacedFile): DataUse | undefined {
  const { extension, folders, words: named } = placed;
  const isCertain = CERTAIN.has(extension);
  if (!isCertain && !POSSIBLE.has(extension) && !MEDIA.has(extension)) return undefined;
  if (speaksOf(placed, SAMPLE_WORDS) || speaksOf(placed, OTHER_WORDS)) return undefined;
  const inData = folders.some((folder) => DATA_FOLDER.test(folder));
  if (!inData && !(isCertain && (speaksOf(placed, EVAL_WORDS) || speaksOf(placed, TRAIN_WORDS))))
    return undefined;
  const isEval = speaksOf(placed, EVAL_WORDS) && !named.some((word) => TRAIN_WORDS.has(word));
  return isEval ? "eval" : "train";
}

/** One sighting per folder; a file with addresses instead of records is a manifest. */
export function* showDataGroups(
  view: ReleaseView,
  use: DataUse,
  maxGroups: number,
): Iterable<Sighting> {
  const groups = dataGroupsOf(view).filter((group) => group.use === use);
  for (const { files, folder } of groups.slice(0, maxGroups)) {
    const [first] = files;
    if (!first) continue;
    const component = use === "train" ? "data.train" : "data.eval";
    const manifest = firstManifest(view, files);
    if (!manifest && folder.split("/").some((part) => MIXTURE_FOLDER.test(part))) {
      const detail = "a mixture, judged by name";
      yield { component, status: "claimed-only", detail, evidence: citeFile(view, first.path) };
      continue;
    }
    if (manifest) {
      const detail = "a list of addresses";
      yield { component, status: "claimed-only", detail, evidence: manifest };
      continue;
    }
    const pointers = files.every(({ path }) => isLfsPointer(view, path));
    yield {
      component,
      status: pointers ? "claimed-only" : "present",
      detail: describe(files, pointers),
      evidence: citeFile(view, first.path),
    };
  }
}

function describe(files: readonly PlacedFile[], arePointers: boolean): string {
  const extensions = [...new Set(files.map(({ extension }) => extension))].toSorted().join(", ");
  const sizes = files.map(({ file }) => file.byteLength);
  const isKnown = sizes.every((size) => size !== undefined);
  const bytes = sizes.reduce((sum: number, size) => sum + (size ?? 0), 0);
  const parts = [extensions, files.length > 1 ? `${files.length} files` : ""];
  if (arePointers) parts.push("only git-LFS pointers are at hand");
  else if (isKnown) parts.push(formatBytes(bytes));
  return parts.filter((part) => part !== "").join(", ");
}

function isLfsPointer(view: ReleaseView, path: string): boolean {
  return view.texts.get(path)?.text.startsWith("version https://git-lfs.github.com/spec/") ?? false;
}

/** Where data lie, when a line says so and nothing else: an address, or a row with one in a column of its own. */
const ADDRESS_LINE = /^(?:[^\s,]{0,120}[\t,])?["']?(?:https?|s3|gs|ftp|hf|r2|magnet):\S+/;
const MANIFEST_EXTENSIONS = words("txt csv tsv");

/** Lines looked at: a manifest shows itself in its first. */
const MAX_LINES = 20;

function firstManifest(view: ReleaseView, files: readonly PlacedFile[]): Evidence | undefined {
  for (const { path, extension } of files) {
    const text = MANIFEST_EXTENSIONS.has(extension) ? view.texts.get(path) : undefined;
    if (!text) continue;
    const lines = readableLines(text.text).slice(0, MAX_LINES);
    const addresses = lines.flatMap((line, at) => (ADDRESS_LINE.test(line) ? [at + 1] : []));
    const [first] = addresses;
    const written = lines.filter((line) => line.trim() !== "").length;
    if (first !== undefined && addresses.length * 2 >= written) return citeLine(text, first);
  }
  return undefined;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}
