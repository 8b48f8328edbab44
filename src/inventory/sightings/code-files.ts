import type { Evidence } from "../evidence.ts";
import type { ReleaseView } from "../release-view.ts";
import { citeFile, citeLine } from "./cite.ts";
import { rolesByContent } from "./code-by-content.ts";
import { roleByName } from "./code-by-name.ts";
import type { CodeRole } from "./code-role.ts";
import { filesWith, isExample, layoutOf, type PlacedFile } from "./layout.ts";

/** A source file in one of its roles. */
export interface CodeFile {
  readonly placed: PlacedFile;
  readonly role: CodeRole;
  /** `content`: its text was read. `name`: only its path was seen. */
  readonly judgedBy: "content" | "name";
  /** Whether it is something that a person starts. */
  readonly isEntry: boolean;
  /** Whether the path says that it is an example or a toy. */
  readonly isExample: boolean;
  readonly evidence: Evidence;
}

/** Extensions of source files; those of shell and notebooks are programs that start others. */
const CODE_EXTENSIONS: readonly string[] = [
  ..."py ipynb sh bash sbatch slurm jl rs go c cc cpp cu cuh h hpp".split(" "),
  ..."ts mts js mjs swift scala java m mm".split(" "),
];

const codeFiles = new WeakMap<ReleaseView, readonly CodeFile[]>();

/** All source files that have a role, those of tests, documentation and other people's code left out. */
export function codeFilesOf(view: ReleaseView): readonly CodeFile[] {
  const known = codeFiles.get(view);
  if (known) return known;
  const judged = sourceFilesOf(view).flatMap((placed) => judge(view, placed));
  const files = judged.filter((file) => !isInputPreprocessing(file, judged));
  codeFiles.set(view, files);
  return files;
}

/** All source files of the publisher, with or without a role. */
export function sourceFilesOf(view: ReleaseView): readonly PlacedFile[] {
  const layout = layoutOf(view);
  const programs = filesWith(layout, CODE_EXTENSIONS);
  const makefiles = (layout.byExtension.get("") ?? []).filter(({ name }) => name === "makefile");
  return [...programs, ...makefiles].filter(({ place }) => place === "own");
}

function judge(view: ReleaseView, placed: PlacedFile): readonly CodeFile[] {
  const base = { placed, isExample: isExample(placed) };
  const text = view.texts.get(placed.path);
  if (text) {
    return rolesByContent(placed, text.text).map(({ role, line, isEntry }) => ({
      ...base,
      role,
      judgedBy: "content",
      isEntry,
      evidence: line === undefined ? citeFile(view, placed.path) : citeLine(text, line),
    }));
  }
  const named = roleByName(placed);
  if (!named) return [];
  return [{ ...base, ...named, judgedBy: "name", evidence: citeFile(view, placed.path) }];
}

/** A `preprocess.py` in a release that trains nothing prepares the input of the model, not its training data. */
function isInputPreprocessing(file: CodeFile, all: readonly CodeFile[]): boolean {
  if (file.role !== "preprocess" || file.judgedBy !== "name") return false;
  if (!/^(?:pre)?process(?:ing|or)?$|^preprocess$/.test(file.placed.stem)) return false;
  return !all.some(({ role }) => role === "train" || role === "finetune");
}
