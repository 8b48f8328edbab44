const WEIGHTS_NAME =
  /\.(?:bin|pt|pth|ckpt|pkl|pickle|joblib|safetensors|gguf|ggml|onnx|h5|hdf5|keras|npy|npz|tflite|msgpack|nemo|mlmodel|pb|model)$/i;

/** Whether a name is one that only files of weights have. */
export function isWeightsName(name: string): boolean {
  return WEIGHTS_NAME.test(name);
}
