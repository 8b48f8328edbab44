/** Why a job could not be done; the command line turns each code into an exit code. */
export type AssayErrorCode =
  | "usage"
  | "target-not-found"
  | "target-not-allowed"
  | "target-unreadable"
  | "listing-invalid"
  | "aborted"
  /** The network is needed and was forbidden. */
  | "offline"
  /** A server cannot be reached, or answers wrongly. */
  | "network"
  /** More would come than was allowed. */
  | "too-large"
  /** Bytes are not those that their digest names. */
  | "wrong-bytes";

/** A job that could not be done, through no fault of the program. Hostile content is never one of these: it is a fact. */
export class AssayError extends Error {
  readonly code: AssayErrorCode;

  constructor(code: AssayErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "AssayError";
    this.code = code;
  }
}

/** Bytes that do not follow their format. Inventory catches this one class, records it, and goes on. */
export class FormatError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "FormatError";
    this.code = code;
  }
}
