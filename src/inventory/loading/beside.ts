import { fileName } from "../file-kind.ts";

const BESIDE =
  /^(?:config|tokenizer_config|processor_config|preprocessor_config|generation_config|adapter_config|model_index|modules|chat_template)\.json$|\.jinja2?$/i;

/** Whether a file is one of the documents that decide how the weights beside it are loaded and used. */
export function isBeside(path: string): boolean {
  return BESIDE.test(fileName(path));
}
