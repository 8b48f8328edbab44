import type { Call } from "../inspection.ts";

/** Domains of operators that runtimes bring themselves (onnx/defs, onnxruntime contrib operators). */
const KNOWN_DOMAINS: ReadonlySet<string> = new Set([
  "",
  "ai.onnx",
  "ai.onnx.ml",
  "ai.onnx.training",
  "ai.onnx.preview.training",
  "com.microsoft",
  "com.microsoft.nchwc",
  "com.microsoft.experimental",
  "com.ms.internal.nhwc",
]);

/** Operators that run Python of the process, whatever domain they are said to be of (onnxruntime training, onnxruntime-extensions). */
const PYTHON_OPERATORS: ReadonlySet<string> = new Set([
  "PythonOp",
  "PythonOpGrad",
  "PyOp",
  "PyCustomOp",
  "ATen",
  "ATenOp",
]);

/** What an operator calls beside arithmetic of the runtime; undefined for the operators that every runtime has. */
export function operatorCall(domain: string, operator: string): Call | undefined {
  const callable = domain === "" ? operator : `${domain}.${operator}`;
  if (PYTHON_OPERATORS.has(operator)) return { callable, arguments: "", verdict: "code" };
  if (KNOWN_DOMAINS.has(domain)) return undefined;
  return {
    callable,
    arguments: "a native library that the program brings",
    verdict: "allow-listed",
  };
}
