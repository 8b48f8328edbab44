import { type Artifact, readText, settle, textArtifact } from "./artifact.ts";
import { writeSafetensors } from "./model/safetensors.ts";
import { type TrainingStep, train } from "./model/train.ts";
import { STORY_END, readConfig, readPlan, readTokenizer } from "./settings.ts";

/** Steps between two lines of the log. */
const LOG_EVERY = 10;

/** Trains the model and yields every checkpoint, the log, and the final weights, as they get ready. */
export function* trainModel(): Generator<Artifact> {
  const config = readConfig();
  const plan = readPlan();
  const tokenizer = readTokenizer();
  const corpus = tokenizer.encode(STORY_END + readText("data/train.txt"));
  const [storyEnd = 0] = tokenizer.encode(STORY_END);

  const log: string[] = [];
  for (const step of train(config, plan, corpus, storyEnd)) {
    const isLast = step.step === plan.steps;
    if (step.step % LOG_EVERY === 0) log.push(logLine(step));
    if (isLast || plan.checkpointSteps.includes(step.step)) {
      yield {
        path: isLast ? "model.safetensors" : checkpointPath(step.step),
        bytes: writeSafetensors(step.parameters, { step: String(step.step) }),
      };
    }
  }
  yield textArtifact("logs/train.jsonl", log.join(""));
}

/** Where the weights after this step are published. */
export function checkpointPath(step: number): string {
  return `checkpoints/step-${String(step).padStart(4, "0")}/model.safetensors`;
}

function logLine({ step, loss, learningRate, gradientNorm }: TrainingStep): string {
  const fields = [
    `"step":${step}`,
    `"loss":${loss.toFixed(6)}`,
    `"learningRate":${learningRate.toFixed(6)}`,
    `"gradientNorm":${gradientNorm.toFixed(6)}`,
  ];
  return `{${fields.join(",")}}\n`;
}

if (import.meta.main) settle(trainModel());
