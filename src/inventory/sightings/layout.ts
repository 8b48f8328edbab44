import { pathInSource } from "../../release/joined/path-in-source.ts";
import type { ReleaseFile } from "../../release/release.ts";
import type { ReleaseView } from "../release-view.ts";

/** A file with the parts of its path that tell what it is for. All parts are in lower case. */
export interface PlacedFile {
  readonly path: string;
  readonly file: ReleaseFile;
  /** Last part of the path. */
  readonly name: string;
  /** Name without its extension. */
  readonly stem: string;
  /** Without the dot; empty when there is none. */
  readonly extension: string;
  readonly folders: readonly string[];
  /** Words of the stem. */
  readonly words: readonly string[];
  /** Words of all folders. */
  readonly folderWords: ReadonlySet<string>;
  readonly place: Place;
}

/** `own`: the publisher's work itself. The others hold code and files that say nothing about the model. */
type Place = "own" | "docs" | "test" | "vendored" | "hidden";

/** The files of a release, sorted out once for all sighters. */
export interface Layout {
  readonly files: readonly PlacedFile[];
  /** By extension, in the order of the listing. */
  readonly byExtension: ReadonlyMap<string, readonly PlacedFile[]>;
  readonly paths: ReadonlySet<string>;
}

const TEST_FOLDER = /^(?:(?:[a-z]+[_-])?tests?|testing|__tests__|testdata|fixtures)$/;
const VENDORED_FOLDER =
  /^(?:third[_-]?party|vendor(?:ed)?|node_modules|extern(?:al)?|deps|site-packages|submodules|__pycache__|.+\.(?:egg-info|dist-info))$/;
const DOCS_FOLDER = /^(?:docs?|documentation|website)$/;
const TEST_NAME =
  /^(?:test_.+|.+_test|conftest)\.(?:py|go|cpp|cc|rs|jl)$|\.(?:test|spec)\.[jt]sx?$/;

const layouts = new WeakMap<ReleaseView, Layout>();

/** Sorts out the files of a release; the answer is kept as long as the view lives. */
export function layoutOf(view: ReleaseView): Layout {
  const known = layouts.get(view);
  if (known) return known;
  const folders = new Map<string, PlacedFolder>();
  const files = view.files.map((file) => placeIn(file, folders));
  const byExtension = new Map<string, PlacedFile[]>();
  for (const file of files) {
    const group = byExtension.get(file.extension);
    if (group) group.push(file);
    else byExtension.set(file.extension, [file]);
  }
  const layout = { files, byExtension, paths: new Set(files.map(({ path }) => path)) };
  layouts.set(view, layout);
  return layout;
}

/** Files with one of these extensions, extension by extension. */
export function filesWith(layout: Layout, extensions: readonly string[]): readonly PlacedFile[] {
  return extensions.flatMap((extension) => layout.byExtension.get(extension) ?? []);
}

/** Words of a name: split where it is punctuated, and between letters and digits of different kinds never. */
export function wordsOf(name: string): readonly string[] {
  return name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}

const EXAMPLE_WORDS: ReadonlySet<string> = new Set(
  "example examples toy toys demo demos debug dummy tutorial tutorials quickstart mock smoke".split(
    " ",
  ),
);

/** Public data sets that fit on a laptop: who trains on them shows how, not what. */
const TOY_DATA_WORDS: ReadonlySet<string> = new Set(
  "mnist fashionmnist cifar cifar10 cifar100 iris shakespeare tinyshakespeare".split(" "),
);

/** Whether a path says that this is an example or a toy, and not what was released. */
export function isExample(placed: PlacedFile): boolean {
  return speaksOf(placed, EXAMPLE_WORDS) || speaksOf(placed, TOY_DATA_WORDS);
}

/** Whether a word of the name or of a folder is among these. */
export function speaksOf({ words, folderWords }: PlacedFile, topic: ReadonlySet<string>): boolean {
  if (words.some((word) => topic.has(word))) return true;
  for (const word of folderWords) if (topic.has(word)) return true;
  return false;
}

/** A path taken apart; for one file by itself. */
export function placeFile(file: ReleaseFile): PlacedFile {
  return placeIn(file, new Map());
}

/** A folder taken apart once for all its files. */
type PlacedFolder = Pick<PlacedFile, "folders" | "folderWords" | "place">;

function placeIn(file: ReleaseFile, known: Map<string, PlacedFolder>): PlacedFile {
  const lowered = file.path.toLowerCase();
  const slash = lowered.lastIndexOf("/");
  const folder = lowered.slice(0, Math.max(slash, 0));
  const placed = known.get(folder) ?? placeFolder(pathInSource(`${folder}/`).slice(0, -1));
  known.set(folder, placed);
  const name = lowered.slice(slash + 1);
  const dot = name.lastIndexOf(".");
  const stem = dot > 0 ? name.slice(0, dot) : name;
  return {
    ...placed,
    path: file.path,
    file,
    name,
    stem,
    extension: dot > 0 ? name.slice(dot + 1) : "",
    words: wordsOf(stem),
    place: placed.place === "own" && TEST_NAME.test(name) ? "test" : placed.place,
  };
}

function placeFolder(folder: string): PlacedFolder {
  const folders = folder === "" ? [] : folder.split("/");
  return { folders, folderWords: new Set(folders.flatMap(wordsOf)), place: placeOf(folders) };
}

function placeOf(folders: readonly string[]): Place {
  for (const folder of folders) {
    if (folder.startsWith(".")) return "hidden";
    if (VENDORED_FOLDER.test(folder)) return "vendored";
    if (TEST_FOLDER.test(folder)) return "test";
    if (DOCS_FOLDER.test(folder)) return "docs";
  }
  return "own";
}
