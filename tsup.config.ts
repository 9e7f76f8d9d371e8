import { defineConfig } from "tsup";

export default defineConfig([
  {
    entry: { index: "src/index.ts" },
    format: ["esm", "cjs"],
    target: "es2022",
    platform: "neutral",
    external: ["zod", "date-fns", "@date-fns/tz", "tinypool"],
    shims: true, // in CommonJS, `import.meta.url` says where the file is too: the worker lies beside it
    dts: true,
    clean: ["!cli.js", "!worker.js"], // all builds run at once: this one must not sweep away what others have just written
    sourcemap: true,
  },
  {
    // What each thread runs: the solver alone.
    entry: { worker: "src/parallel/worker.ts" },
    format: ["esm"],
    target: "es2022",
    platform: "neutral",
  },
  {
    // The command line is thin over the package itself, so it loads the built index instead of holding a copy.
    entry: { cli: "src/cli.ts" },
    format: ["esm"],
    target: "node20",
    platform: "node",
    esbuildPlugins: [
      {
        name: "built index",
        setup: (build) =>
          build.onResolve({ filter: /^\.\/index\.ts$/ }, () => ({ path: "./index.js", external: true })),
      },
    ],
    banner: { js: "#!/usr/bin/env node" },
  },
]);
