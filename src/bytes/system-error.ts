/** Code of an error that the operating system gave (`ENOENT`, `EACCES` ...); rethrows everything else, which is a mistake of ours. */
export function systemErrorCode(error: unknown): string {
  if (error instanceof Error && "code" in error && "syscall" in error) {
    if (typeof error.code === "string") return error.code;
  }
  throw error;
}
