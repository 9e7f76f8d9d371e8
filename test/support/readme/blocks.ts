// The fenced code blocks of a Markdown text, in order.

export interface Block {
  /** What stands behind the opening fence: `ts`, `sh`, `json`, `text`. */
  readonly language: string;
  /** The lines between the fences, each ended by a line feed. */
  readonly content: string;
  /** Line of the opening fence, from 1. */
  readonly line: number;
}

/** @throws Error where a fence stays open */
export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  let open: { language: string; line: number; lines: string[] } | undefined;
  for (const [index, text] of markdown.split("\n").entries()) {
    if (!text.startsWith("```")) open?.lines.push(`${text}\n`);
    else if (open === undefined) open = { language: text.slice(3), line: index + 1, lines: [] };
    else {
      blocks.push({ language: open.language, content: open.lines.join(""), line: open.line });
      open = undefined;
    }
  }
  if (open !== undefined) throw new Error(`the block of line ${open.line} is never closed`);
  return blocks;
}

/** The text with what stands between the fences of one block replaced. */
export function withContent(markdown: string, { line, content }: Block, replacement: string): string {
  const lines = markdown.split("\n");
  const length = content.split("\n").length - 1;
  lines.splice(line, length, ...replacement.replace(/\n$/, "").split("\n"));
  return lines.join("\n");
}
