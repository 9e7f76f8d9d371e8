// How a command ends when it cannot go on: one message, one exit code, never a stack trace.

/** What the process ends with. */
export const EXIT = { done: 0, invalidPlan: 1, unusableInput: 2, unforeseen: 3 } as const;

/** The input, a file or the command cannot be used. The message begins with a code and says where. */
export class Unusable extends Error {
  override readonly name = "Unusable";
}

/** Whether whoever called can mend it. */
export function isForeseen(error: unknown): boolean {
  return error instanceof Unusable || codeOf(error) === "missing-engine";
}

/** What is said of a failure: where it is foreseen it begins with a code. */
export function failureText(error: unknown): string {
  if (error instanceof Unusable) return error.message;
  return `${isForeseen(error) ? codeOf(error) : "onevisit failed"}: ${messageOf(error)}`;
}

/** The few words for what the file system says. */
const FILE_TROUBLE: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder",
  EACCES: "permission is denied",
  EPERM: "permission is denied",
  EISDIR: "it is a folder",
  ENOTDIR: "part of the path is no folder",
  ENOSPC: "the disk is full",
  EROFS: "the disk is read-only",
};

/** Why a file could not be read or written, in a few words. */
export function fileTrouble(error: unknown): string {
  const code = codeOf(error);
  if (typeof code === "string") return FILE_TROUBLE[code] ?? code;
  return messageOf(error);
}

function codeOf(error: unknown): unknown {
  return (error as { readonly code?: unknown } | undefined)?.code;
}

/** What an error says, whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
