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
  readonly place: Place;
}

/** `own`: the publisher's work itself. The others hold code and files that say nothing about the model. */
export type Place = "own" | "docs" | "test" | "vendored" | "hidden";

/** The files of a release, sorted out once for all sighters. */
export interface Layout {
  readonly files: readonly PlacedFile[];
  /** By extension, in the order of the listing. */
  readonly byExtension: ReadonlyMap<string, readonly PlacedFile[]>;
  readonly paths: ReadonlySet<string>;
}

const TEST_FOLDER = /^(?:(?:[a-z]+[_-])?tests?|testing|__tests__|testdata|fixtures)$/;
const VENDORED_FOLDER =
  /^(?:third[_-]?party|vendor(?:ed)?|node_modules|extern(?:al)?|deps|site-packages|submodules|__pycache__)$/;
const DOCS_FOLDER = /^(?:docs?|documentation|website)$/;
const TEST_NAME =
  /^(?:test_.+|.+_test|conftest)\.(?:py|go|cpp|cc|rs|jl)$|\.(?:test|spec)\.[jt]sx?$/;

const layouts = new WeakMap<ReleaseView, Layout>();

/** Sorts out the files of a release; the answer is kept as long as the view lives. */
export function layoutOf(view: ReleaseView): Layout {
  const known = layouts.get(view);
  if (known) return known;
  const files = view.files.map(placeFile);
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
export function isExample({ folders, stem }: Pick<PlacedFile, "folders" | "stem">): boolean {
  return [...folders, stem].some((part) =>
    wordsOf(part).some((word) => EXAMPLE_WORDS.has(word) || TOY_DATA_WORDS.has(word)),
  );
}

/** A path taken apart; exported for the tables of tests. */
export function placeFile(file: ReleaseFile): PlacedFile {
  const parts = file.path.toLowerCase().split("/");
  const name = parts.pop() ?? "";
  const dot = name.lastIndexOf(".");
  return {
    path: file.path,
    file,
    name,
    stem: dot > 0 ? name.slice(0, dot) : name,
    extension: dot > 0 ? name.slice(dot + 1) : "",
    folders: parts,
    place: placeOf(parts, name),
  };
}

function placeOf(folders: readonly string[], name: string): Place {
  for (const folder of folders) {
    if (folder.startsWith(".")) return "hidden";
    if (VENDORED_FOLDER.test(folder)) return "vendored";
    if (TEST_FOLDER.test(folder)) return "test";
    if (DOCS_FOLDER.test(folder)) return "docs";
  }
  return TEST_NAME.test(name) ? "test" : "own";
}
