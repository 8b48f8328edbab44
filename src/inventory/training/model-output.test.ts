import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Document } from "../documents.ts";
import { readFrontMatter } from "../front-matter.ts";
import { readProse } from "../prose/prose.ts";
import { modelOutput } from "./model-output.ts";

function outputOf(tasks: readonly string[], architectures: readonly string[]): string {
  const documents = tasks.map((task, index): Document => {
    const text = `---\npipeline_tag: ${task}\n---\n# Larch\n`;
    const file = { path: `${index}/README.md`, text, encoding: "utf-8" } as const;
    const frontMatter = readFrontMatter(file);
    assert.ok(frontMatter);
    return { file, prose: readProse(file), frontMatter, isTranslation: false };
  });
  const texts = new Map(
    architectures.map((architecture, index) => {
      const path = `${index}/config.json`;
      const text = JSON.stringify({ hidden_size: 8, architectures: [architecture] });
      return [path, { path, text, encoding: "utf-8" } as const];
    }),
  );
  const view = { name: "larch", listing: "complete", files: [], texts, heads: new Map() } as const;
  const { kind, evidence } = modelOutput(view, documents);
  assert.equal(evidence.length > 0, kind !== "unknown");
  return kind;
}

describe("what a model makes", () => {
  const rows: readonly {
    what: string;
    tasks?: readonly string[];
    architectures?: readonly string[];
    makes: string;
  }[] = [
    { what: "nothing said", makes: "unknown" },
    { what: "text by its task", tasks: ["text-generation"], makes: "language" },
    { what: "text about images", tasks: ["image-text-to-text"], makes: "language" },
    { what: "images", tasks: ["text-to-image"], makes: "text-to-image" },
    { what: "videos", tasks: ["text-to-video"], makes: "text-to-video" },
    { what: "labels", tasks: ["image-classification"], makes: "other" },
    { what: "vectors", tasks: ["sentence-similarity"], makes: "other" },
    { what: "words for gaps", tasks: ["fill-mask"], makes: "unknown" },
    { what: "transcripts", tasks: ["automatic-speech-recognition"], makes: "unknown" },
    { what: "speech", tasks: ["text-to-speech"], makes: "unknown" },
    { what: "a task that we do not know", tasks: ["dreaming"], makes: "unknown" },
    { what: "a word of the language", tasks: ["constructor"], makes: "unknown" },
    { what: "text by its network", architectures: ["LarchForCausalLM"], makes: "language" },
    {
      what: "labels by its network",
      architectures: ["LarchForImageClassification"],
      makes: "other",
    },
    { what: "anything", architectures: ["LarchForConditionalGeneration"], makes: "unknown" },
    { what: "a network that does not tell", architectures: ["LarchModel"], makes: "unknown" },
    {
      what: "labels by both",
      tasks: ["text-classification"],
      architectures: ["LarchForSequenceClassification"],
      makes: "other",
    },
    {
      what: "vectors from a network that could write",
      tasks: ["feature-extraction"],
      architectures: ["LarchForCausalLM"],
      makes: "unknown",
    },
    {
      what: "text about images, by a network that may write",
      tasks: ["image-text-to-text"],
      architectures: ["LarchForConditionalGeneration"],
      makes: "language",
    },
    {
      what: "labels, by a network that may write",
      tasks: ["image-classification"],
      architectures: ["LarchForConditionalGeneration"],
      makes: "unknown",
    },
    {
      what: "text, by a network that does not tell",
      tasks: ["text-generation"],
      architectures: ["LarchModel"],
      makes: "language",
    },
    {
      what: "two things in one release",
      tasks: ["text-generation", "image-classification"],
      makes: "unknown",
    },
  ];
  for (const { what, tasks = [], architectures = [], makes } of rows)
    test(what, () => assert.equal(outputOf(tasks, architectures), makes));
});
