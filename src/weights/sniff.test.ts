import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { sniff } from "./sniff.ts";

/** One character per byte. */
function bytes(characters: string): Uint8Array {
  return Uint8Array.from(characters, (character) => character.charCodeAt(0));
}

function safetensorsBytes(json: string): Uint8Array {
  const head = new Uint8Array(8 + json.length);
  new DataView(head.buffer).setBigUint64(0, BigInt(json.length), true);
  head.set(bytes(json), 8);
  return head;
}

/** A local header of a stored member without content. */
function zipMember(name: string, flags = "\0\0"): string {
  const sizes = "\0".repeat(12);
  const nameLength = `${String.fromCharCode(name.length)}\0`;
  return `PK\x03\x04\x14\0${flags}\0\0\0\0\0\0${sizes}${nameLength}\0\0${name}`;
}

const known: readonly (readonly [what: string, head: Uint8Array, format: string])[] = [
  ["safetensors", safetensorsBytes('{"a":{}}'), "safetensors"],
  ["safetensors padded in front", safetensorsBytes('   {"a":{}}'), "safetensors"],
  ["an empty safetensors header", safetensorsBytes("{}"), "safetensors"],
  ["GGUF version 3", bytes("GGUF\x03\0\0\0"), "gguf"],
  ["ggml before GGUF", bytes("tjgg\x03\0\0\0"), "ggml"],
  ["a PyTorch zip", bytes(zipMember("archive/data.pkl")), "pytorch"],
  [
    "a PyTorch zip with sizes after the data",
    bytes(zipMember("m/data.pkl", "\x08\x08")),
    "pytorch",
  ],
  [
    "a newer PyTorch zip",
    bytes(zipMember("m/.format_version") + zipMember("m/data.pkl")),
    "pytorch",
  ],
  ["PyTorch before zip", bytes("\x80\x02\x8a\x0al\xfc\x9cF\xf9 j\xa8P\x19."), "pytorch"],
  ["a pickle of protocol 2", bytes("\x80\x02}q\x00."), "pickle"],
  ["a pickle of protocol 4", bytes("\x80\x04\x95\x0b"), "pickle"],
  ["a pickle of protocol 0", bytes("(dp0\nS'a'\n"), "pickle"],
  ["a pickle that calls at once", bytes("cos\nsystem\n(S'ls'\ntR."), "pickle"],
  ["HDF5", bytes("\x89HDF\r\n\x1a\n\0"), "hdf5"],
  ["HDF5 behind a user block", bytes(`${"#".repeat(512)}\x89HDF\r\n\x1a\n`), "hdf5"],
  ["npy", bytes("\x93NUMPY\x01\0"), "npy"],
  ["npz", bytes(zipMember("w.npy")), "npz"],
  ["ONNX with a producer", bytes("\x08\x07\x12\x07pytorch\x1a"), "onnx"],
  ["ONNX that begins with its graph", bytes("\x08\x08\x3a\x20"), "onnx"],
  ["TFLite", bytes("\x1c\0\0\0TFL3"), "tflite"],
  ["Keras 3", bytes(zipMember("metadata.json") + zipMember("config.json")), "keras"],
  ["a TensorFlow SavedModel", bytes("\x08\x01\x12\xf0\x22\x0a\x10"), "savedmodel"],
  ["Flax msgpack", bytes("\x81\xa6params\x82"), "msgpack"],
  ["SentencePiece", bytes("\x0a\x0e\x0a\x05<unk>\x15\0\0\0\0"), "sentencepiece"],
  ["a git-LFS pointer", bytes("version https://git-lfs.github.com/spec/v1\noid "), "lfs-pointer"],
  ["another zip", bytes(zipMember("word/document.xml")), "zip"],
  ["a tar", bytes(`${"a".padEnd(257, "\0")}ustar`), "tar"],
];

const unknown: readonly (readonly [what: string, head: Uint8Array])[] = [
  ["nothing", bytes("")],
  ["one byte", bytes("\x80")],
  ["a text", bytes("Not Found\n")],
  ["HTML", bytes("<!doctype html><html>")],
  ["JSON without a length in front", bytes('{"a": 1}')],
  ["a length without a header", bytes("\x10\0\0\0\0\0\0\0")],
  ["a length beyond all files", bytes('\xff\xff\xff\xff\xff\xff\xff\xff{"a"')],
  ["zeros", new Uint8Array(4096)],
  ["a picture", bytes("\x89PNG\r\n\x1a\n")],
  ["a protocol of pickle that does not exist", bytes("\x80\x09}q")],
];

describe("sniff", () => {
  for (const [what, head, format] of known) {
    it(`knows ${what}`, () => assert.equal(sniff(head), format));
  }
  for (const [what, head] of unknown) {
    it(`does not claim to know ${what}`, () => assert.equal(sniff(head), undefined));
  }

  it("answers for any bytes, wherever they lie in their buffer", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (head) => {
        const shifted = new Uint8Array(head.length + 3);
        shifted.set(head, 3);
        assert.equal(sniff(shifted.subarray(3)), sniff(head));
      }),
    );
  });
});
