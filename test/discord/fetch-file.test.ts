import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFetch } from "../../src/discord/fetch-file.ts";

let server: Server;
let origin = "";
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === "/moved") response.writeHead(302, { location: "/five" }).end();
    else if (request.url === "/gone") response.writeHead(404).end();
    else response.writeHead(200).end("12345");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

describe("a file that somebody has handed over", () => {
  it("is fetched from where Discord keeps it", async () => {
    const fetch = createFetch(`${origin}/api`);
    const bytes = await fetch({ name: "a.txt", size: 5, url: `${origin}/five` });
    expect(Buffer.from(bytes).toString()).toBe("12345");
  });

  it.each([
    ["/five", 4, /larger/],
    ["/five", 6, /broke off/],
    ["/gone", 5, /404/],
    ["/moved", 5, /fetch failed|redirect/],
  ])("is refused: %s of %i bytes", async (path, size, reason) => {
    const fetch = createFetch(`${origin}/api`);
    await expect(fetch({ name: "a.txt", size, url: `${origin}${path}` })).rejects.toThrow(reason);
  });

  it.each([
    ["http://cdn.discordapp.com/a.txt"],
    ["https://cdn.discordapp.com.example.org/a.txt"],
    ["https://example.org/cdn.discordapp.com"],
    ["file:///etc/passwd"],
    ["no address"],
  ])("is not fetched from elsewhere: %s", async (url) => {
    await expect(createFetch(undefined)({ name: "a.txt", size: 5, url })).rejects.toThrow(
      /not kept by Discord/,
    );
    await expect(createFetch(`${origin}/api`)({ name: "a.txt", size: 5, url })).rejects.toThrow(
      /not kept by Discord/,
    );
  });
});
