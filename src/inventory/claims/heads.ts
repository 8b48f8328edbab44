/** What an openness word is said of. */
export type Subject = "model" | "code" | "data" | "license" | "community";

/** Things that are not the model, as the head of the phrase that the word stands in. */
const HEADS: readonly { readonly subject: Subject; readonly noun: RegExp }[] = [
  { subject: "license", noun: /^licen[cs]es?$/i },
  {
    subject: "community",
    noun: /^(?:communit(?:y|ies)|ecosystem|initiative|movement|world|contributors?|developers?|spirit|definition)$/i,
  },
  {
    subject: "data",
    noun: /^(?:data|datasets?|metadata|annotations?|corpus|corpora|benchmarks?|leaderboards?|prompts?)$/i,
  },
  {
    subject: "code",
    noun: /^(?:librar(?:y|ies)|frameworks?|tools?|toolkits?|toolbox|packages?|software|codebases?|code|repositor(?:y|ies)|repos?|projects?|implementations?|platforms?|engines?|sdk|stack|infrastructure|components?|scripts?|pipelines?|trainers?)$/i,
  },
  {
    subject: "model",
    noun: /^(?:models?|llms?|mllms?|vlms?|weights?|checkpoints?|versions?|series|family|alternatives?|reproduction|replication|assistant|chatbot)$/i,
  },
];

const CHINESE_HEADS: readonly { readonly subject: Subject; readonly noun: RegExp }[] = [
  { subject: "community", noun: /^的?(?:社区|生态|精神)/ },
  { subject: "data", noun: /^[^，。；、]{0,6}?(?:数据|语料|榜单)/ },
  { subject: "code", noun: /^的?(?:[^，。；、模型]{0,6}?)(?:代码|项目|框架|工具|库|平台|仓库)/ },
];

/** Where the phrase of an adjective or verb ends. */
const PHRASE_END =
  /[,.;:!?—–|，。；：、]|\s-\s|\b(?:to|of|for|from|with|in|on|under|by|at|via|that|which|who|as|and|or|is|are|was|were|called|named)\b/i;

/** The thing that an adjective or verb goes with: the last noun of its phrase that we know. */
export function headOf(after: string): Subject | undefined {
  const phrase = after.replace(/\([^)]{0,80}\)/g, " ").split(PHRASE_END)[0] ?? "";
  return (
    lastHead(phrase.split(/\s+/).slice(0, 9).join(" ")) ??
    CHINESE_HEADS.find(({ noun }) => noun.test(after))?.subject
  );
}

/** The last word of a phrase that names a thing we know. */
export function lastHead(phrase: string): Subject | undefined {
  for (const word of phrase.split(/[^\p{L}\p{N}]+/u).toReversed()) {
    const head = HEADS.find(({ noun }) => noun.test(word));
    if (head) return head.subject;
  }
  return undefined;
}
