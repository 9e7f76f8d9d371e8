// Everything that the package hands out says what it is: each export, and each key of what is exported.

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, it } from "vitest";

const ENTRY = fileURLToPath(new URL("../src/index.ts", import.meta.url));

/** The library as a compiler sees it, without packages and the language's own types: only names and comments are asked. */
function programOf(entry: string): ts.Program {
  const options: ts.CompilerOptions = { noLib: true, types: [], target: ts.ScriptTarget.ES2022 };
  const host = ts.createCompilerHost(options);
  host.resolveModuleNameLiterals = (literals, from) =>
    literals.map(({ text }) => {
      if (!text.startsWith(".")) return { resolvedModule: undefined };
      return { resolvedModule: { resolvedFileName: join(dirname(from), text), extension: ts.Extension.Ts } };
    });
  return ts.createProgram([entry], options, host);
}

/** Names of exports and of their own keys (`Plan.visits`), each with what its doc comment says. */
function documented(): Map<string, string> {
  const program = programOf(ENTRY);
  const checker = program.getTypeChecker();
  const said = new Map<string, string>();
  const note = (name: string, symbol: ts.Symbol) =>
    said.set(name, ts.displayPartsToString(symbol.getDocumentationComment(checker)));
  for (const exported of checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(ENTRY)!)!)) {
    const symbol = (exported.flags & ts.SymbolFlags.Alias) === 0 ? exported : checker.getAliasedSymbol(exported);
    note(symbol.name, symbol);
    for (const key of symbol.members?.values() ?? [])
      if ((key.flags & ts.SymbolFlags.Property) !== 0) note(`${symbol.name}.${key.name}`, key);
  }
  return said;
}

it("everything exported says what it is, and so does each of its keys", () => {
  const said = documented();
  expect(said.size).toBeGreaterThan(200);
  expect([...said].filter(([, text]) => text === "").map(([name]) => name)).toEqual([]);
});
