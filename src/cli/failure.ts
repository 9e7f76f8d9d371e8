// How a command ends when it cannot go on: one message, one exit code, never a stack trace.

/** What the process ends with. */
export const EXIT = { done: 0, invalidPlan: 1, unusableInput: 2, unforeseen: 3 } as const;

/** The input, a file or the command cannot be used. The message begins with a code and says where. */
export class Unusable extends Error {
  override readonly name = "Unusable";
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
  const code = (error as { readonly code?: unknown } | undefined)?.code;
  if (typeof code === "string") return FILE_TROUBLE[code] ?? code;
  return messageOf(error);
}

/** What an error says, whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
