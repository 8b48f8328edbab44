/** One member of a tar to build. */
export interface MemberToTar {
  readonly name: string;
  readonly data?: string;
  readonly type?: string;
  readonly target?: string;
  /** The field of the length, if it is to be another. */
  readonly sizeField?: string;
  readonly isBroken?: boolean;
}

/** One header, with its checksum as the sum of unsigned or of signed bytes. */
export function tarHeader(member: MemberToTar, sum: "unsigned" | "signed" = "unsigned"): Buffer {
  const { name, data = "", type = "0", target = "", sizeField } = member;
  const block = Buffer.alloc(512);
  block.write(name, 0, 100, "latin1");
  block.write(sizeField ?? data.length.toString(8).padStart(11, "0"), 124, 12, "latin1");
  block.write(type, 156, "latin1");
  block.write(target, 157, 100, "latin1");
  block.write("ustar\x0000", 257, "latin1");
  block.fill(0x20, 148, 156);
  let total = 0;
  for (const byte of block) total += sum === "signed" && byte > 127 ? byte - 256 : byte;
  block.write(
    `${(total + (member.isBroken === true ? 1 : 0)).toString(8).padStart(6, "0")}\0 `,
    148,
    "latin1",
  );
  return block;
}

/** A tar file for tests, with its end mark. */
export function tarFile(members: readonly MemberToTar[]): Buffer {
  const parts = members.flatMap((member) => {
    const data = Buffer.from(member.data ?? "", "latin1");
    return [tarHeader(member), data, Buffer.alloc((512 - (data.length % 512)) % 512)];
  });
  return Buffer.concat([...parts, Buffer.alloc(1024)]);
}
