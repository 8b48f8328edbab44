/**
 * A pickle of protocol 4 as training leaves them, of at least so many bytes: a list of dictionaries with short keys, numbers,
 * texts and tuples, hardly a byte of which is skipped.
 */
export function densePickle(wantedBytes: number): Buffer {
  const parts: Buffer[] = [Buffer.from("\x80\x04]\x94(", "latin1")];
  let length = 0;
  for (let at = 0; length < wantedBytes; at += 1) {
    const row = rowOf(at);
    parts.push(row);
    length += row.length;
  }
  return Buffer.concat([...parts, Buffer.from("e.")]);
}

function rowOf(at: number): Buffer {
  return Buffer.concat([
    code("}\x94("),
    text("step"),
    code("M"),
    number16(at),
    text("loss"),
    code("G@\x09\x21\xfb\x54\x44\x2d\x18"),
    text("name"),
    text(`model.layers.${at % 48}.self_attn.q_proj.weight`),
    text("shape"),
    code("M\0\x10M\0\x10\x86\x94"),
    text("tags"),
    code("]\x94(K\x01K\x02K\x03\x88\x89Neu"),
  ]);
}

function code(characters: string): Buffer {
  return Buffer.from(characters, "latin1");
}

function text(value: string): Buffer {
  return Buffer.concat([Buffer.of(0x8c, value.length), code(value), code("\x94")]);
}

function number16(value: number): Buffer {
  return Buffer.of(value & 0xff, (value >> 8) & 0xff);
}
