import { FormatError } from "../../bytes/errors.ts";
import { conclude, type Inspection, type Problem } from "../inspection.ts";
import { templateBehaviour } from "./behaviour-rules.ts";
import { templateCode } from "./code-rules.ts";
import { parseTemplate } from "./parse-template.ts";
import { pythonNameInTags } from "./python-names.ts";

/** Longest template that is read; the longest of known models has 30,000 characters. */
const MAX_LENGTH = 1_000_000;

/** Says what a chat template can do beside laying out a conversation. It is parsed and never rendered. */
export function judgeTemplate(template: string): Inspection {
  try {
    if (template.length > MAX_LENGTH) {
      throw new FormatError("template-too-long", `Cannot read template: longer than ${MAX_LENGTH}`);
    }
    const nodes = parseTemplate(template);
    return conclude({
      format: "template",
      problems: [...templateCode(nodes), ...templateBehaviour(nodes)],
    });
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return conclude({
      format: "template",
      problems: unparsedProblems(template),
      unread: [{ what: "the chat template", why: error.message }],
    });
  }
}

/** What is plain to see even where a template does not parse: its engine may know a tag that we do not. */
function unparsedProblems(template: string): readonly Problem[] {
  const name = pythonNameInTags(template);
  if (name === undefined) return [];
  const message = `the chat template names "${name}", and cannot be parsed`;
  return [{ id: "template-code", message, effect: "code" }];
}
