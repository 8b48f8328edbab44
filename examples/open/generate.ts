import { parseArgs } from "node:util";
import { load } from "./evaluate.ts";
import { generate } from "./model/predict.ts";
import { createRandom } from "./model/random.ts";
import { STORY_END, readTokenizer } from "./settings.ts";

/** The longest story of the corpus has 42 tokens. */
const MOST_TOKENS = 60;

const { values } = parseArgs({
  options: {
    prompt: { type: "string", default: "The" },
    seed: { type: "string", default: "1" },
    temperature: { type: "string", default: "0.8" },
    weights: { type: "string", default: "model.safetensors" },
  },
});

const model = load(values.weights);
const tokenizer = readTokenizer();
const random = createRandom(Number(values.seed));

const beginning = tokenizer.encode(STORY_END + values.prompt);
const tokens = generate(model, beginning, MOST_TOKENS, Number(values.temperature), random);
const [story = ""] = (values.prompt + tokenizer.decode(tokens)).split(STORY_END);
console.log(story);
