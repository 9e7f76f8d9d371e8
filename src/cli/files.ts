// Files in and out of the command line.

import { accessSync, constants, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { text as textOf } from "node:stream/consumers";
import { fileTrouble, messageOf, Unusable } from "./failure.ts";

/** The name that stands for standard input or output. */
export const STANDARD = "-";

/**
 * The JSON in a file, or on standard input.
 *
 * @throws Unusable where it cannot be read or is no JSON
 */
export async function readJson(path: string): Promise<unknown> {
  const shown = shownPath(path);
  const text = await readText(path);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Unusable(`not-json in ${shown}: ${messageOf(error)}`);
  }
}

/** A path as messages show it. */
export function shownPath(path: string): string {
  return path === STANDARD ? "standard input" : path;
}

async function readText(path: string): Promise<string> {
  try {
    const text = path === STANDARD ? await textOf(process.stdin) : readFileSync(path, "utf8");
    return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text; // the mark that some editors put first
  } catch (error) {
    throw new Unusable(`unreadable-file ${shownPath(path)}: ${fileTrouble(error)}`);
  }
}

/**
 * Makes sure, before any work is done, that a file can be written later.
 *
 * @throws Unusable where it cannot
 */
export function checkWritable(path: string): void {
  try {
    const known = statSync(path, { throwIfNoEntry: false });
    if (known?.isDirectory() || /[/\\]$/.test(path)) throw Object.assign(new Error(), { code: "EISDIR" });
    accessSync(known === undefined ? dirname(path) : path, constants.W_OK);
  } catch (error) {
    throw new Unusable(`unwritable-file ${path}: ${fileTrouble(error)}`);
  }
}

/**
 * Writes a value as JSON.
 *
 * @throws Unusable where it cannot be written
 */
export function writeJson(path: string, value: unknown): void {
  const text = `${JSON.stringify(value, undefined, 2)}\n`;
  if (path === STANDARD) {
    process.stdout.write(text);
    return;
  }
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new Unusable(`unwritable-file ${path}: ${fileTrouble(error)}`);
  }
}
