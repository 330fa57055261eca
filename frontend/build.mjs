// Bundles the desk's scripts and styles: node build.mjs OUT_FOLDER
import { build } from "esbuild";
import { copyFileSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2];
mkdirSync(out, { recursive: true });
await build({
  entryPoints: [join(here, "src/desk.ts"), join(here, "src/desk.css")],
  outdir: out,
  bundle: true,
  minify: true,
  target: "es2022",
  logLevel: "warning",
});
copyFileSync(join(here, "node_modules/htmx.org/dist/htmx.min.js"), join(out, "htmx.min.js"));
