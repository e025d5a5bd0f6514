/**
 * `node src/doors/run.mjs DOOR …`: opens a door from its TypeScript where the development dependencies are installed,
 * otherwise as `npm run build` made it. The only file of the doors that Node reads as it is.
 */
import { existsSync } from "node:fs";

const [door = "main"] = process.argv.splice(2, 1);
const built = new URL(`../../dist/src/doors/${door}.js`, import.meta.url);
const loader = await import("tsx/esm/api").catch((error) => {
  if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
});
if (loader !== undefined) {
  loader.register();
  await import(`./${door}.ts`);
} else if (existsSync(built)) {
  await import(built.href);
} else {
  console.error(
    "Neither the development dependencies nor a build are here: run npm ci, or npm run build where they are.",
  );
  process.exitCode = 1;
}
