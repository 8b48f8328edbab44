import { FormatError } from "../../bytes/errors.ts";
import type { InspectContext } from "../format-reader.ts";
import { readGgufHeader } from "../gguf/header.ts";
import { within, type Problem } from "../inspection.ts";
import { allObjects, itemsOf, member, textOf, type StrictJson } from "../strict-json.ts";
import { judgeTemplate } from "../template/judge-template.ts";
import type { DocumentKind } from "./document-kind.ts";

/** Chat templates in the configuration of a tokenizer or processor: one, or a list with names. */
export const chatTemplates: DocumentKind = {
  name: "chat-templates",
  recognizes: ({ value }) => templatesIn(value).length > 0,
  async inspect({ value, name }, context) {
    const templates = templatesIn(value);
    const main = textOf(member(value, "chat_template"));
    const parts = templates.map(({ path, template }) => within(path, judgeTemplate(template)));
    const problems = main === undefined ? [] : await otherTemplates(main, name, context);
    return { parts, problems };
  },
};

interface FoundTemplate {
  readonly path: string;
  readonly template: string;
}

function templatesIn(value: StrictJson): readonly FoundTemplate[] {
  const found: FoundTemplate[] = [];
  for (const { path, members } of allObjects(value)) {
    for (const [key, inner] of members) {
      if (!key.endsWith("chat_template")) continue;
      const place = `${path}/${key}`.slice(1);
      const template = textOf(inner);
      if (template !== undefined) found.push({ path: place, template });
      for (const item of itemsOf(inner)) {
        const named = textOf(member(item, "template"));
        const name = textOf(member(item, "name")) ?? "unnamed";
        if (named !== undefined) found.push({ path: `${place}/${name}`, template: named });
      }
    }
  }
  return found;
}

/**
 * Templates of GGUF files beside a tokenizer's configuration. People read the one and run the other, so that a difference
 * in a release is a way to hide what the model is told.
 */
async function otherTemplates(
  template: string,
  name: string,
  { siblings, signal }: InspectContext,
): Promise<readonly Problem[]> {
  if (name !== "tokenizer_config.json") return [];
  const problems: Problem[] = [];
  for (const path of await siblings.paths()) {
    const source = path.endsWith(".gguf") && !path.includes("/") ? siblings.open(path) : undefined;
    if (source === undefined) continue;
    try {
      const header = await readGgufHeader(source, signal);
      const other = header.metadata.get("tokenizer.chat_template");
      if (other?.kind !== "string" || plain(other.value) === plain(template)) continue;
      const message = `the chat template of "${path}" is not that of ${name}`;
      problems.push({ id: "templates-differ", message, effect: "code" });
    } catch (error) {
      // The file itself, when inspected, says what is wrong with it.
      if (!(error instanceof FormatError)) throw error;
    }
  }
  return problems;
}

/** Converters change line ends and the space around a template. */
function plain(template: string): string {
  return template.replaceAll("\r\n", "\n").trim();
}
