/** `npm run quality -- KIND FILE …`: measures, through the public interfaces only. */
const kinds = {
  retrieval: async (args: string[]) => (await import("./retrieval.ts")).main(args),
  readers: async (args: string[]) => (await import("./readers.ts")).main(args),
  attribution: async (args: string[]) => (await import("./attribution.ts")).main(args),
  check: async (args: string[]) => (await import("./check.ts")).main(args),
  pages: async (args: string[]) => (await import("./pages.ts")).main(args),
};

const [kind, ...args] = process.argv.slice(2);
if (!isKind(kind)) {
  console.error(`usage: npm run quality -- ${Object.keys(kinds).join("|")} FILE [options]`);
  process.exit(2);
}
process.exitCode = await kinds[kind](args);

function isKind(name: string | undefined): name is keyof typeof kinds {
  return name !== undefined && Object.hasOwn(kinds, name);
}
