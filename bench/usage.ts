// A command that makes no sense, or asks for help, is answered with its usage: never with a stack trace.

/** What was asked for makes no sense; the message says why. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/**
 * Runs a command with its arguments. Prints `usage` where help is asked for, and on standard error, with the reason and
 * exit code 2, where the arguments make no sense.
 *
 * @param read what turns the arguments into options; `parseArgs` may throw in it
 */
export async function runCommand<Options>(
  usage: string,
  read: (args: string[]) => Options,
  run: (options: Options) => void | Promise<void>,
  args: string[] = process.argv.slice(2),
): Promise<void> {
  if (args.includes("--help") || args.includes("-h")) {
    process.stdout.write(usage);
    return;
  }
  try {
    await run(read(args));
  } catch (error) {
    if (!isMisuse(error)) throw error;
    process.stderr.write(`${error.message}\n\n${usage}`);
    process.exitCode = 2;
  }
}

function isMisuse(error: unknown): error is Error {
  if (error instanceof UsageError) return true;
  return error instanceof TypeError && String((error as { code?: unknown }).code).startsWith("ERR_PARSE_ARGS");
}
