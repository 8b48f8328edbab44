import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { auditTree, type Tree } from "../../hostile/hostile-fixtures.test.ts";
import type { AuditReport, Evidence } from "../../index.ts";
import { auditLine, OAK } from "../../lineage/line-fixtures.test.ts";
import { FINDING_KINDS } from "./index.ts";

/** A release where a kind is found, and one that differs in little and where it is not. */
interface Example {
  readonly id: string;
  readonly what: string;
  readonly release: Tree;
  /** Base models beside both releases; their line is followed where there are some. */
  readonly parents?: Readonly<Record<string, Tree>>;
  /** `file:line` of every evidence, finding by finding. */
  readonly at: readonly (readonly string[])[];
  readonly message: string;
  readonly nearMiss: string;
  readonly but: Tree;
}

/** This project's own example of an unchanged MIT text. */
const MIT = readFileSync(new URL("../../../examples/open-washed/LICENSE", import.meta.url), "utf8");

/** A license that no catalog holds, with a ban on commercial use in its line 5. */
const LIMITED = `Larch Model License

1. Grant. You may run, copy and change the weights of the Model, and pass them on.

2. Limits. You may not use the Model or its weights for any commercial purpose.
`;

const CODE_MIT = "The code is released under the [MIT License](LICENSE).";
const WEIGHTS_LIMITED = "The weights are released under the [Larch Model License](LICENSE-MODEL).";
const WEIGHTS_MIT = "The weights are released under the [MIT License](LICENSE).";

function card(...paragraphs: readonly string[]): string {
  return `# Larch-1B\n\n${paragraphs.join("\n\n")}\n`;
}

/** A card under MIT with the name of a base model in its front matter. */
function madeFrom(name: string, text = "Verse."): string {
  return `---\nlicense: mit\nbase_model: ${name}\n---\n# Larch\n\n\n${text}\n`;
}

/** A safetensors file of BF16 zeros, by the shapes of its tensors. */
function safetensors(shapes: Readonly<Record<string, readonly number[]>>): Buffer {
  let end = 0;
  const entries = Object.entries(shapes).map(([name, shape]) => {
    const start = end;
    end += 2 * shape.reduce((size, length) => size * length, 1);
    return [name, { dtype: "BF16", shape, data_offsets: [start, end] }];
  });
  const header = Buffer.from(JSON.stringify(Object.fromEntries(entries)));
  const length = Buffer.alloc(8);
  length.writeUInt32LE(header.byteLength);
  return Buffer.concat([length, header, Buffer.alloc(end)]);
}

/** Two layers of four channels, ten words: 72 parameters. */
const WEIGHTS = safetensors({
  "model.embed_tokens.weight": [10, 4],
  "model.layers.0.mlp.weight": [4, 4],
  "model.layers.1.mlp.weight": [4, 4],
});

const EXAMPLES: readonly Example[] = [
  {
    id: "code-in-weights",
    what: "a pickle that runs a command",
    release: { "model.pkl": Buffer.from("cposix\nsystem\n(S'id'\ntR.") },
    at: [["model.pkl:-"]],
    message: 'Loading model.pkl calls posix.system with "id"',
    nearMiss: "a pickle of numbers",
    but: { "model.pkl": Buffer.from("(lp0\nI1\na.") },
  },
  {
    id: "code-in-weights",
    what: "two pickles that run the same command",
    release: {
      "a/model.pkl": Buffer.from("cposix\nsystem\n(S'id'\ntR."),
      "b/model.pkl": Buffer.from("cposix\nsystem\n(S'id'\ntR."),
    },
    at: [["a/model.pkl:-", "b/model.pkl:-"]],
    message: 'Loading a/model.pkl and 1 more file calls posix.system with "id"',
    nearMiss: "pickles of numbers",
    but: { "a/model.pkl": Buffer.from("(lp0\nI1\na."), "b/model.pkl": Buffer.from("(lp0\na.") },
  },
  {
    id: "code-beside-weights",
    what: "a configuration that has a script of the release run",
    release: {
      "model.safetensors": WEIGHTS,
      "config.json": '{"auto_map": {"AutoModel": "modeling_larch.Larch"}}',
      "modeling_larch.py": "import os\nos.system('id')\n",
    },
    at: [["config.json:-"]],
    message: "Loading config.json calls os.system with line 2 of modeling_larch.py",
    nearMiss: "a script that keeps to itself",
    but: {
      "model.safetensors": WEIGHTS,
      "config.json": '{"auto_map": {"AutoModel": "modeling_larch.Larch"}}',
      "modeling_larch.py": "import torch\nclass Larch(torch.nn.Module):\n    pass\n",
    },
  },
  {
    id: "weights-malformed",
    what: "bytes behind the last tensor",
    release: { "model.safetensors": Buffer.concat([WEIGHTS, Buffer.from("more")]) },
    at: [["model.safetensors:-"]],
    message:
      "model.safetensors breaks the format of safetensors: Cannot accept file: tensors end at 144, the data at 148",
    nearMiss: "a file that ends with its last tensor",
    but: { "model.safetensors": WEIGHTS },
  },
  {
    id: "config-vs-weights",
    what: "a configuration with more layers than the weights",
    release: {
      "model.safetensors": WEIGHTS,
      "config.json": '{"model_type": "larch", "num_hidden_layers": 3, "hidden_size": 4}',
    },
    at: [["config.json:-", "model.safetensors:-"]],
    message: "config.json and the tensors of model.safetensors disagree: layers 3 and 2",
    nearMiss: "a configuration of the same network",
    but: {
      "model.safetensors": WEIGHTS,
      "config.json": '{"model_type": "larch", "num_hidden_layers": 2, "hidden_size": 4}',
    },
  },
  {
    id: "claimed-size",
    what: "a card with another number of parameters",
    release: {
      "README.md": card("Larch-1B is a model with 1.2B parameters."),
      "model.safetensors": WEIGHTS,
    },
    at: [["README.md:3", "model.safetensors:-"]],
    message: "The card gives 1.2B parameters; the tensors hold 72",
    nearMiss: "a card that also compares with a bigger one",
    but: {
      "README.md": card("Larch has 0.07K parameters. Alder has 1.2B parameters."),
      "model.safetensors": WEIGHTS,
    },
  },
  {
    id: "claimed-type",
    what: "a name with another type",
    release: { "larch-fp8.safetensors": WEIGHTS },
    at: [["larch-fp8.safetensors:-"]],
    message: "The name larch-fp8.safetensors promises other numbers than the tensors hold: BF16",
    nearMiss: "a name with the type of the tensors",
    but: { "larch-bf16.safetensors": WEIGHTS },
  },
  {
    id: "claim-vs-license",
    what: "a model called open source, and a ban on commercial use",
    release: {
      "README.md": card("We release Larch-1B, an open-source language model.", WEIGHTS_LIMITED),
      "LICENSE-MODEL": LIMITED,
    },
    at: [["README.md:3", "LICENSE-MODEL:5"]],
    message: 'The release calls itself "open-source", and its weights license has non-commercial',
    nearMiss: "only the code is called open source",
    but: {
      "README.md": card("Our training code is open source.", WEIGHTS_LIMITED),
      "LICENSE-MODEL": LIMITED,
    },
  },
  {
    id: "card-vs-license",
    what: "a card that allows commercial use, and a license that does not",
    release: {
      "README.md": card("Larch-1B is free for commercial use.", WEIGHTS_LIMITED),
      "LICENSE-MODEL": LIMITED,
    },
    at: [["README.md:3", "LICENSE-MODEL:5"]],
    message: "The card speaks of commercial use; the weights license has non-commercial",
    nearMiss: "the card speaks of commercial use to deny it",
    but: {
      "README.md": card("Larch-1B is not available for commercial use.", WEIGHTS_LIMITED),
      "LICENSE-MODEL": LIMITED,
    },
  },
  {
    id: "modified-osi-license",
    what: "an MIT text with a sentence added",
    release: { LICENSE: `${MIT}\nThe Software shall not be used for any commercial purpose.\n` },
    at: [["LICENSE:1", "LICENSE:20"]],
    message: "LICENSE is MIT with changed words",
    nearMiss: "an MIT text with another holder and other line breaks",
    but: {
      LICENSE: MIT.replace(/Copyright.*/, "Copyright (c) 2020 Alder Works").replaceAll(
        /(\S)\n(\S)/g,
        "$1 $2",
      ),
    },
  },
  {
    id: "base-model-license-inherited",
    what: "a model under MIT, made from one under a restricted license",
    release: {
      "README.md": card(
        WEIGHTS_MIT,
        "Larch-1B is fine-tuned from Llama 2, which is released under the Llama 2 Community License.",
      ),
      LICENSE: MIT,
    },
    at: [["README.md:3", "README.md:5"]],
    message:
      "The weights are said to be under MIT; parts derive from models under LicenseRef-scancode-llama-2-license-2023",
    nearMiss: "the base model is under a free license",
    but: {
      "README.md": card(
        WEIGHTS_MIT,
        "Larch-1B is fine-tuned from Alder, which is released under the Apache-2.0 license.",
      ),
      LICENSE: MIT,
    },
  },
  {
    id: "base-model-terms-unread",
    what: "a card that names the model it was made from",
    release: {
      "README.md": `---\nlicense: mit\nbase_model: oak-lab/oak-8b\n---\n${card("Larch-1B writes verse.")}`,
    },
    at: [["README.md:3"]],
    message: "Made from oak-lab/oak-8b, whose terms are not known: its release was not read",
    nearMiss: "a card that compares with that model",
    but: {
      "README.md": card(
        "Larch-1B writes better verse than [Oak](https://huggingface.co/oak-lab/oak-8b).",
      ),
    },
  },
  {
    id: "territory-hidden-in-policy",
    what: "a policy that alone excludes people by place",
    release: {
      "README.md": card(WEIGHTS_LIMITED),
      "LICENSE-MODEL": LIMITED,
      "USE_POLICY.md":
        "# Use Policy\n\nThe rights granted do not apply to individuals domiciled in the European Union.\n",
    },
    at: [["USE_POLICY.md:3"]],
    message: "Only USE_POLICY.md excludes people by place; the license does not say so",
    nearMiss: "the license says so too",
    but: {
      "README.md": card(WEIGHTS_LIMITED),
      "LICENSE-MODEL": `${LIMITED}\n3. Territory. This license does not apply in the European Union, and no rights are granted to people there.\n`,
      "USE_POLICY.md":
        "# Use Policy\n\nThe rights granted do not apply to individuals domiciled in the European Union.\n",
    },
  },
  {
    id: "license-not-stated",
    what: "a release that says nothing of licenses",
    release: { "README.md": card("Larch-1B writes verse.") },
    at: [["README.md:1"]],
    message: "No license was found for any part in what was read",
    nearMiss: "a word in the front matter",
    but: { "README.md": `---\nlicense: mit\n---\n${card("Larch-1B writes verse.")}` },
  },
  {
    id: "root-license-hides-weights-license",
    what: "MIT at the top, and a limited license for the weights",
    release: {
      "README.md": card(CODE_MIT, WEIGHTS_LIMITED),
      LICENSE: MIT,
      "LICENSE-MODEL": LIMITED,
    },
    at: [["LICENSE:1", "README.md:5", "LICENSE-MODEL:1"]],
    message: "The license at the top is MIT; the weights are under LicenseRef-larch",
    nearMiss: "both are under MIT",
    but: { "README.md": card(CODE_MIT, WEIGHTS_MIT), LICENSE: MIT },
  },
  {
    id: "name-vs-license",
    what: "a name that leads to another text",
    release: {
      "README.md": card("The weights are released under the [Apache License 2.0](LICENSE)."),
      LICENSE: MIT,
    },
    at: [["README.md:3", "LICENSE:1"]],
    message: '"Apache License 2.0" points to LICENSE, which is MIT',
    nearMiss: "the name is that of the text",
    but: { "README.md": card(WEIGHTS_MIT), LICENSE: MIT },
  },
  {
    id: "name-vs-license",
    what: "a known name that leads to a text of nobody",
    release: { "README.md": card(WEIGHTS_MIT), LICENSE: LIMITED },
    at: [["README.md:3", "LICENSE:1"]],
    message: '"MIT License" points to LICENSE, which holds another text',
    nearMiss: "a name of its own that leads to a text of nobody",
    but: { "README.md": card(WEIGHTS_LIMITED), "LICENSE-MODEL": LIMITED },
  },
  {
    id: "name-vs-license",
    what: "weights with terms of their own, and a word on the open source license",
    release: {
      "README.md": card(WEIGHTS_LIMITED, "Please follow the open source license."),
      "LICENSE-MODEL": LIMITED,
    },
    at: [["README.md:5", "README.md:3"]],
    message: 'A text speaks of the "open source license"; the weights are under LicenseRef-larch',
    nearMiss: "open source, and licensed in another way",
    but: {
      "README.md": card(WEIGHTS_LIMITED, "Larch-1B is open source, permissively licensed."),
      "LICENSE-MODEL": LIMITED,
    },
  },
  {
    id: "claim-vs-dependency",
    what: "base models called open source, one of which is not",
    release: {
      "README.md": card(
        WEIGHTS_MIT,
        "Larch-1B is based on open-source models.",
        "It was fine-tuned from Llama 2, which is released under the Llama 2 Community License.",
      ),
      LICENSE: MIT,
    },
    at: [["README.md:5", "README.md:7"]],
    message:
      "Base models are called open source; one of them is under LicenseRef-scancode-llama-2-license-2023",
    nearMiss: "the base model is not called open source",
    but: {
      "README.md": card(
        WEIGHTS_MIT,
        "Larch-1B is based on other models.",
        "It was fine-tuned from Llama 2, which is released under the Llama 2 Community License.",
      ),
      LICENSE: MIT,
    },
  },
  {
    id: "license-conflict",
    what: "front matter and text that name two licenses for the weights",
    release: { "README.md": `---\nlicense: apache-2.0\n---\n${card(WEIGHTS_MIT)}`, LICENSE: MIT },
    at: [["README.md:6", "README.md:2"]],
    message: "Different licenses are named for the weights: MIT, Apache-2.0",
    nearMiss: "one for the code and one for the weights",
    but: {
      "README.md": card(CODE_MIT, "The weights are released under the Apache-2.0 license."),
      LICENSE: MIT,
    },
  },
  {
    id: "license-internal-inconsistency",
    what: "a title and a notice that name two licenses of one product",
    release: {
      "README.md": card("The weights are released under the [license](LICENSE-MODEL)."),
      "LICENSE-MODEL": `Larch Research License\n\nKeep this notice: "Larch is licensed under the Larch Community License, Copyright Larch".\n\nYou may use the weights for research purposes only.\n`,
    },
    at: [["LICENSE-MODEL:1", "LICENSE-MODEL:3"]],
    message:
      'LICENSE-MODEL is titled "Larch Research License", and the notice it asks for names the "Larch Community License"',
    nearMiss: "the notice names the title",
    but: {
      "README.md": card("The weights are released under the [license](LICENSE-MODEL)."),
      "LICENSE-MODEL": `Larch Research License\n\nKeep this notice: "Larch is licensed under the Larch Research License, Copyright Larch".\n\nYou may use the weights for research purposes only.\n`,
    },
  },
  {
    id: "model-license-outside-release",
    what: "a license of its own that stands elsewhere",
    release: {
      "README.md": card(
        "The weights are released under the [Larch Model License](https://larch.example/license).",
      ),
    },
    at: [["README.md:3"]],
    message:
      'The weights license "Larch Model License" stands at https://larch.example/license, not in the release',
    nearMiss: "a standard license that stands elsewhere",
    but: {
      "README.md": card(
        "The weights are released under the [MIT License](https://opensource.org/license/mit).",
      ),
    },
  },
  {
    id: "license-is-pointer",
    what: "a LICENSE that only names a place",
    release: { LICENSE: "See https://larch.example/license for the terms.\n" },
    at: [["LICENSE:1"]],
    message: "LICENSE is only a pointer",
    nearMiss: "a short LICENSE with terms and an address",
    but: {
      LICENSE: "You may not use the weights for commercial purposes. See https://larch.example.\n",
    },
  },
  {
    id: "unknown-license-text",
    what: "a text that no catalog holds",
    release: { "LICENSE-MODEL": LIMITED },
    at: [["LICENSE-MODEL:1"]],
    message: "LICENSE-MODEL is not a license we know; 1 possible clause was found by wording",
    nearMiss: "a text that the catalog holds",
    but: { "LICENSE-MODEL": MIT },
  },
  {
    id: "weights-license-not-stated",
    what: "weights, and a license for the code alone",
    release: {
      "README.md": card(CODE_MIT),
      LICENSE: MIT,
      "model.gguf": Buffer.from("GGUF\x03\0\0\0"),
    },
    at: [["model.gguf:-", "README.md:3"]],
    message: "A license is stated for the code, none for the weights",
    nearMiss: "no weights",
    but: { "README.md": card(CODE_MIT), LICENSE: MIT },
  },
  {
    id: "weights-promised-not-present",
    what: "weights that will come",
    release: { "README.md": card("The model weights will be released soon.") },
    at: [["README.md:3"]],
    message: "The weights are promised and not there yet",
    nearMiss: "weights that have come",
    but: {
      "README.md": card("The model weights will be released soon."),
      "model.gguf": Buffer.from("GGUF\x03\0\0\0"),
    },
  },
  {
    id: "dependency-under-restricted-license",
    what: "a tokenizer that must be fetched from somebody else",
    release: {
      "README.md": card(
        "The weights are at https://huggingface.co/larch/larch-1b. See https://huggingface.co/larch/larch-1b-chat too.",
        "Download the tokenizer from https://huggingface.co/alder/alder-7b first.",
      ),
    },
    at: [["README.md:5"]],
    message: "A part must be fetched from alder/alder-7b, under terms that are not stated here",
    nearMiss: "a tokenizer of its own",
    but: {
      "README.md": card(
        "The weights are at https://huggingface.co/larch/larch-1b. See https://huggingface.co/larch/larch-1b-chat too.",
        "Download the tokenizer from https://huggingface.co/larch/larch-tokenizer first.",
      ),
    },
  },
  {
    id: "data-license-not-stated",
    what: "training data without a license",
    release: {
      "README.md": card(CODE_MIT),
      LICENSE: MIT,
      "data/train.jsonl": '{"text": "a"}\n{"text": "b"}\n',
    },
    at: [["data/train.jsonl:-"]],
    message: "Training data is released or pointed at, and no license is stated for it",
    nearMiss: "training data with one",
    but: {
      "README.md": card(CODE_MIT, "The training data are released under CC-BY-4.0."),
      LICENSE: MIT,
      "data/train.jsonl": '{"text": "a"}\n{"text": "b"}\n',
    },
  },
  {
    id: "data-pointer-may-dangle",
    what: "training data at somebody else's account",
    release: {
      "README.md": card(
        "The weights are at https://huggingface.co/larch/larch-1b.",
        "## Training data\n\nLarch-1B was trained on https://huggingface.co/datasets/alder/alder-web.",
      ),
    },
    at: [["README.md:7"]],
    message: "Training data is pointed to at other accounts: alder/alder-web",
    nearMiss: "training data at its own account",
    but: {
      "README.md": card(
        "The weights are at https://huggingface.co/larch/larch-1b.",
        "## Training data\n\nLarch-1B was trained on https://huggingface.co/datasets/larch/larch-web.",
      ),
    },
  },
  {
    id: "badge-hides-license",
    what: "a badge with MIT above limited weights",
    release: {
      "README.md": card(
        "![License](https://img.shields.io/badge/License-MIT-green.svg)",
        WEIGHTS_LIMITED,
      ),
      "LICENSE-MODEL": LIMITED,
    },
    at: [["README.md:3"]],
    message: "A badge shows MIT; the weights are under LicenseRef-larch, which no badge names",
    nearMiss: "weights under MIT",
    but: {
      "README.md": card(
        "![License](https://img.shields.io/badge/License-MIT-green.svg)",
        WEIGHTS_MIT,
      ),
      LICENSE: MIT,
    },
  },
  {
    id: "claimed-only",
    what: "code that will come",
    release: { "README.md": card("The training code will be released soon.") },
    at: [["README.md:3"]],
    message: 'Announced, not there: "The training code will be released soon."',
    nearMiss: "code that came",
    but: { "README.md": card("The training code was released last year.") },
  },
  {
    id: "front-matter-invalid",
    what: "a key twice",
    release: { "README.md": `---\nlicense: mit\nlicense: apache-2.0\n---\n${card("Verse.")}` },
    at: [["README.md:2"]],
    message:
      "The front matter of README.md is not sound: Map keys must be unique at line 3, column 1",
    nearMiss: "a list of two values",
    but: { "README.md": `---\nlicense:\n  - mit\n  - apache-2.0\n---\n${card("Verse.")}` },
  },
  {
    id: "source-oddity",
    what: "a name with a terminal escape",
    release: { "README.md": card("Verse."), "a\u001b[2J.txt": "x" },
    at: [["a\\x1B[2J.txt:-"]],
    message: "name-with-control-characters: a\\x1B[2J.txt: control characters are shown as \\xNN",
    nearMiss: "a name with a bracket",
    but: { "README.md": card("Verse."), "a[2J.txt": "x" },
  },
  {
    id: "claim-vs-lineage",
    what: "a word that a base model's license contradicts",
    release: { "README.md": madeFrom("oak-lab/oak", "Larch-1B is an open source model.") },
    parents: { "oak-lab/oak": OAK },
    at: [["README.md:8", "oak-lab/oak LICENSE:5", "README.md:3"]],
    message:
      'The release calls itself "open-source", and is made from oak-lab/oak, whose license has non-commercial',
    nearMiss: "the word is said of nothing",
    but: { "README.md": madeFrom("oak-lab/oak", "Larch-1B writes verse.") },
  },
  {
    id: "license-vs-lineage",
    what: "MIT over a base model with limits",
    release: { "README.md": madeFrom("elm-lab/elm", "Larch-1B writes verse.") },
    parents: { "elm-lab/elm": { "README.md": madeFrom("oak-lab/oak") }, "oak-lab/oak": OAK },
    at: [
      [
        "README.md:2",
        "oak-lab/oak LICENSE:5",
        "oak-lab/oak LICENSE:7",
        "oak-lab/oak LICENSE:9",
        "README.md:3",
        "elm-lab/elm README.md:3",
      ],
    ],
    message:
      "The weights are said to be under MIT; they are made from oak-lab/oak (by way of elm-lab/elm), which is under LicenseRef-oak-community with non-commercial, naming-prefix, notice-file, branding-display",
    nearMiss: "made from nothing",
    but: { "README.md": `---\nlicense: mit\n---\n${card("Larch-1B writes verse.")}` },
  },
  {
    id: "derivative-name-missing",
    what: "a name that does not begin as a base model's license asks",
    release: { "README.md": madeFrom("oak-lab/oak-8b") },
    parents: { "oak-lab/oak-8b": OAK },
    at: [["oak-lab/oak-8b LICENSE:7", "README.md:3"]],
    message: 'The license of oak-lab/oak-8b asks for names that begin with "Oak"; this is "larch"',
    nearMiss: "a title that begins so",
    but: { "README.md": madeFrom("oak-lab/oak-8b").replace("# Larch", "# Oak-Larch") },
  },
  {
    id: "derivative-notice-missing",
    what: "no notice, where a base model's license asks for one",
    release: { "README.md": madeFrom("oak-lab/oak") },
    parents: { "oak-lab/oak": OAK },
    at: [["oak-lab/oak LICENSE:9", "README.md:3"]],
    message:
      "The license of oak-lab/oak asks for a notice with every copy; the release holds no such file",
    nearMiss: "the notice with its line",
    but: {
      "README.md": madeFrom("oak-lab/oak"),
      NOTICE: "Oak is licensed under the Oak Community License, Copyright Oak Lab.\n",
    },
  },
  {
    id: "derivative-branding-missing",
    what: "words that a base model's license asks to show are nowhere",
    release: { "README.md": madeFrom("oak-lab/oak") },
    parents: { "oak-lab/oak": OAK },
    at: [["oak-lab/oak LICENSE:11", "README.md:3"]],
    message:
      'The license of oak-lab/oak asks to show "Built with Oak"; no document of the release does',
    nearMiss: "the card shows them",
    but: { "README.md": madeFrom("oak-lab/oak", "Built with Oak.") },
  },
  {
    id: "lineage-circle",
    what: "two models that are each made from the other",
    release: { "README.md": madeFrom("oak-lab/oak") },
    parents: {
      "oak-lab/oak": { "README.md": madeFrom("elm-lab/elm") },
      "elm-lab/elm": { "README.md": madeFrom("oak-lab/oak") },
      "ash-lab/ash-1": { "README.md": madeFrom("fir-lab/fir") },
      "ash-lab/ash-2": { "README.md": madeFrom("fir-lab/fir") },
    },
    at: [["README.md:3"]],
    message:
      "The line of base models leads back to where it began: oak-lab/oak, elm-lab/elm, oak-lab/oak",
    nearMiss: "a model that is reached by two ways",
    but: {
      "README.md": madeFrom("ash-lab/ash-1", "Larch-1B is a merge of ash-lab/ash-2."),
    },
  },
  {
    id: "license-pointer-moves",
    what: "a license that is read at a branch",
    release: {
      "README.md": card(
        "The weights are released under the [Larch Model License](https://github.com/larch/larch/blob/main/LICENSE-MODEL).",
      ),
    },
    at: [["README.md:3"]],
    message:
      'The license "Larch Model License" is linked to at the branch "main": https://github.com/larch/larch/blob/main/LICENSE-MODEL',
    nearMiss: "a license that is read at a commit",
    but: {
      "README.md": card(
        "The weights are released under the [Larch Model License](https://github.com/larch/larch/blob/0123456789abcdef0123456789abcdef01234567/LICENSE-MODEL).",
      ),
    },
  },
  {
    id: "license-pointer-leads-nowhere",
    what: "a link to a file that is not there",
    release: {
      "README.md": `---\nlicense: other\nlicense_name: larch\nlicense_link: LICENSE-MODEL\n---\n${card("Verse.")}`,
    },
    at: [["README.md:2"]],
    message: 'The license "larch" is linked to at "LICENSE-MODEL", which the release does not hold',
    nearMiss: "a link to a file that is there",
    but: {
      "README.md": `---\nlicense: other\nlicense_name: larch\nlicense_link: LICENSE-MODEL\n---\n${card("Verse.")}`,
      "LICENSE-MODEL": LIMITED,
    },
  },
];

/** `file:line`, with the base model that holds the file. */
function placeOf({ release, file, line }: Evidence): string {
  return `${release === undefined ? "" : `${release} `}${file}:${line ?? "-"}`;
}

describe("a finding", () => {
  for (const { id, what, release, parents, at, message, nearMiss, but } of EXAMPLES) {
    const auditIt = (tree: Tree): Promise<AuditReport> =>
      parents === undefined ? auditTree(tree) : auditLine(tree, parents);
    it(`${id} is found: ${what}`, async () => {
      const found = (await auditIt(release)).findings.filter((finding) => finding.id === id);
      assert.deepEqual(
        found.map(({ evidence }) => evidence.map(placeOf)),
        at,
      );
      assert.equal(found[0]?.message, message);
    });

    it(`${id} is not found: ${nearMiss}`, async () => {
      const { findings } = await auditIt(but);
      assert.deepEqual(
        findings.filter((finding) => finding.id === id),
        [],
      );
    });
  }

  it("of every kind has an example", () => {
    const ids = new Set(EXAMPLES.map(({ id }) => id));
    assert.deepEqual(
      FINDING_KINDS.filter(({ id }) => !ids.has(id)),
      [],
    );
  });
});
