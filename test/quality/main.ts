/** `npm run quality -- retrieval|readers|attribution|check FILE …`: measures, through the public interfaces only. */
const kinds = {
  retrieval: async (args: string[]) => (await import("./retrieval.ts")).main(args),
  readers: async (args: string[]) => (await import("./readers.ts")).main(args),
  attribution: async (args: string[]) => (await import("./attribution.ts")).main(args),
  check: async (args: string[]) => (await import("./check.ts")).main(args),
};

const [kind, ...args] = process.argv.slice(2);
if (kind !== "retrieval" && kind !== "readers" && kind !== "attribution" && kind !== "check") {
  console.error("usage: npm run quality -- retrieval|readers|attribution|check FILE [options]");
  process.exit(2);
}
process.exitCode = await kinds[kind](args);
