import { defineConfig } from "tsup";

export default defineConfig([
  {
    entry: { index: "src/index.ts" },
    format: ["esm", "cjs"],
    target: "es2022",
    platform: "neutral",
    external: ["zod", "date-fns", "@date-fns/tz"],
    dts: true,
    clean: ["!cli.js"], // both builds run at once: this one must not sweep away what the other has just written
    sourcemap: true,
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
