import { Events, type Message } from "discord.js";
import { IDS, Sandbox } from "verbatim-sandbox";
import { expect, it } from "vitest";
import { describePage, newest, openChannel, shows, viewAs, writing } from "./bed.ts";
import { startTestBot, type TestBot } from "./test-bot.ts";

let bot: TestBot;
async function start() {
  const sandbox = await Sandbox.start();
  bot = await startTestBot(sandbox);
  return {
    sandbox,
    async stop() {
      await bot.stop();
      await sandbox.stop();
    },
  };
}

describePage("the sandbox's page", start, (bed) => {
  it("lists the commands when / is typed, and asks for options, by keyboard alone", async () => {
    const page = await bed.open();
    await writing(page).focus();
    await page.keyboard.type("/");
    const list = page.getByRole("listbox", { name: "Verbatim" });
    expect(await list.getByRole("option").allInnerTexts()).toEqual([
      expect.stringContaining("/ask\nAsk a question"),
      expect.stringContaining("/count"),
      expect.stringContaining("/form"),
      expect.stringContaining("/markdown"),
      expect.stringContaining("/silent"),
    ]);
    await bed.picture(page, "commands");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await shows(page, "What to ask");
    await page.keyboard.type("What is it?");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const left = page.getByRole("listbox", { name: "Options" });
    expect(await left.getByRole("option").allInnerTexts()).toEqual([
      expect.stringContaining("article"),
      expect.stringContaining("private"),
    ]);
    await page.keyboard.press("Enter");
    bot.asked.length = 0;
    await page.keyboard.type("apples", { delay: 15 });
    await shows(page, "Apples in spring");
    expect(bot.asked.at(-1)).toBe("apples");
    await bed.picture(page, "suggestions");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    const goOn = bot.hold();
    await page.keyboard.press("Enter");
    await shows(page, "Verbatim is thinking…");
    await bed.picture(page, "thinking");
    goOn();
    await shows(page, "id:Apples in spring");
    await shows(page, "What is it?");
    await bed.picture(page, "answer");
    expect(await newest(page).locator(".origin").textContent()).toMatch(/Mara\s*used\s*\/ask/);
  });

  it("does not send a command before its required options are there", async () => {
    const page = await bed.open();
    await writing(page).fill("/cou");
    await page.getByRole("option", { name: "/count" }).click();
    await page.keyboard.press("Enter");
    await shows(page, "This option is required. Specify a value.");
    await page.keyboard.type("many");
    await page.keyboard.press("Enter");
    await shows(page, "Enter a valid number.");
    await page.keyboard.press("Escape");
    expect(await writing(page).inputValue()).toBe("");
    expect(await page.locator(".message").count()).toBe(0);
  });

  it("offers fixed choices and shows attachments", async () => {
    const page = await bed.open();
    await writing(page).pressSequentially("/count 3");
    await page.getByRole("button", { name: "+1 optional" }).click();
    await page.keyboard.press("Enter");
    await page.getByRole("option", { name: "Quickly" }).click();
    await page.keyboard.press("Enter");
    await shows(page, "1 to 3, quick");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "numbers.txt" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("numbers.txt");
  });

  it("clicks through an answer and selects from a list", async () => {
    const page = await bed.open();
    await writing(page).pressSequentially("/ask x");
    await page.keyboard.press("Enter");
    await shows(page, "The first answer.");
    await expect.poll(() => page.getByRole("button", { name: "Previous" }).isDisabled()).toBe(true);
    await page.getByRole("button", { name: "Next" }).click();
    await shows(page, "The second answer.");
    await page.getByRole("button", { name: "More passages" }).click();
    await page.getByRole("listbox", { name: "More passages" }).waitFor();
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await shows(page, "The last answer.");
    await expect.poll(() => page.getByRole("button", { name: "Next" }).isDisabled()).toBe(true);
    await shows(page, "3 of 3");
  });

  it("says when the bot does not answer a command or a click", async () => {
    const page = await bed.open();
    await writing(page).pressSequentially("/ask x");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Stuck" }).click();
    await writing(page).pressSequentially("/silent ");
    await page.keyboard.press("Enter");
    await shows(page, "Sending command…");
    await shows(page, "This interaction failed");
    await shows(page, "The application did not respond");
    await bed.picture(page, "failed");
    await page.getByRole("button", { name: "Dismiss message" }).click();
    await page.getByText("The application did not respond").waitFor({ state: "detached" });
  });

  it("shows an ephemeral answer to its user alone, who can dismiss it", async () => {
    const [page, other] = await Promise.all([bed.open(), bed.open()]);
    await viewAs(other, /Otis/);
    await writing(page).pressSequentially("/ask secret");
    await page.getByRole("button", { name: "+2 optional" }).click();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await shows(page, "secret");
    await shows(page, "Only you can see this");
    await bed.picture(page, "ephemeral");
    expect(await other.locator(".message").count()).toBe(0);
    await page.getByRole("button", { name: "Dismiss message" }).click();
    await newest(page).waitFor({ state: "detached" });
  });

  it("writes direct messages, and mentions the bot by name", async () => {
    const page = await bed.open();
    await openChannel(page, "Verbatim");
    await page.keyboard.type("hello there");
    await page.keyboard.press("Enter");
    await shows(page, "You said: hello there");
    await openChannel(page, "general");
    await page.keyboard.type("@Verb");
    await page.getByRole("option", { name: "Verbatim" }).waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.type("are you there?");
    await page.keyboard.press("Enter");
    await shows(page, /You said:/);
    expect(await newest(page).locator("discord-mention").last().textContent()).toContain("Verbatim");
    expect(await newest(page).locator("discord-reply").textContent()).toContain("are you there?");
  });

  it("uses message commands by right click, by the keyboard's menu key and by the button", async () => {
    const page = await bed.open();
    await writing(page).pressSequentially("a long story");
    await page.keyboard.press("Enter");
    const story = page.locator(".message", { hasText: "a long story" }).first();
    const look = page.getByRole("menuitem", { name: /Look closer/ });
    await story.click({ button: "right" });
    await look.click();
    await shows(page, "Looked at: a long story");
    await story.focus();
    await page.keyboard.press("ContextMenu");
    await look.waitFor();
    await bed.picture(page, "menu");
    await page.keyboard.press("Escape");
    await look.waitFor({ state: "detached" });
    await story.hover();
    await story.getByRole("button", { name: "Apps and more" }).click();
    await look.press("Enter");
    await expect.poll(() => page.getByText("Looked at: a long story").count()).toBe(2);
  });

  it("opens the bot's forms and sends what is filled in", async () => {
    const page = await bed.open();
    await writing(page).pressSequentially("/form ");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "A form" }).waitFor();
    await page.keyboard.type("Ada");
    await bed.picture(page, "form");
    await page.keyboard.press("Enter");
    await shows(page, "Form: Ada");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await writing(page).pressSequentially("/form ");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  });

  it.each([400, 1_000])("fills in a form with files, a role and channels at %d pixels", async (width) => {
    const page = await bed.open({ width });
    await writing(page).pressSequentially("/form ");
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "A form" });
    const files = ["one.txt", "two.txt"].map((name) => ({
      name,
      mimeType: "text/plain",
      buffer: Buffer.from(name),
    }));
    await dialog.getByLabel("Files").setInputFiles(files);
    await dialog.getByLabel("For whom").selectOption("@Moderators");
    await dialog.getByLabel("Where").selectOption(["#general", "#library"]);
    await bed.picture(page, `form-${width}`);
    await dialog.getByRole("button", { name: "Submit" }).click();
    // The name is required, as the browser says.
    await dialog.getByLabel("Your name").fill("Ada");
    await dialog.getByRole("button", { name: "Submit" }).click();
    await shows(page, "Form: Ada, one.txt, two.txt, Moderators, general, library");
    const overflow = await page.evaluate<number>("document.body.scrollWidth - document.body.clientWidth");
    expect(overflow).toBe(0);
  });

  it("sends files, and forwards what somebody sent", async () => {
    const page = await bed.open({ width: 400 });
    const chosen = { name: "notes-of-the-week-".repeat(4), mimeType: "text/plain", buffer: Buffer.from("x") };
    await page.getByLabel("Upload files").setInputFiles([chosen, { ...chosen, name: "two.txt" }]);
    await page.getByRole("button", { name: "Leave out two.txt" }).click();
    await writing(page).fill("my notes");
    await bed.picture(page, "files-400");
    await page.keyboard.press("Enter");
    await shows(page, "notes-of-the-week");
    await newest(page).hover();
    await newest(page).getByRole("button", { name: "Apps and more" }).click();
    await page.getByRole("menuitem", { name: "Forward" }).click();
    await page.getByRole("menuitem", { name: "#general" }).click();
    await shows(page, "Forwarded");
    expect(await newest(page).textContent()).toContain("notes-of-the-week");
    await bed.picture(page, "forwarded-400");
    const overflow = await page.evaluate<number>("document.body.scrollWidth - document.body.clientWidth");
    expect(overflow).toBe(0);
  });

  it("offers a moderator what it hides from a member", async () => {
    const page = await bed.open();
    await writing(page).pressSequentially("/rei");
    expect(await page.locator(".suggestion").count()).toBe(0);
    await writing(page).fill("");
    await viewAs(page, /Otis/);
    await writing(page).pressSequentially("/rei");
    await page.getByRole("option", { name: "/reindex" }).click();
    await page.keyboard.press("Enter");
    await shows(page, "Read again.");
    expect(await page.getByRole("group", { name: "Command reindex" }).count()).toBe(0);
  });

  it("refuses a message in a channel that may only be read, where commands still work", async () => {
    const page = await bed.open();
    await openChannel(page, "announcements");
    await page.keyboard.type("hello");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").filter({ hasText: /\w/ }).first().waitFor();
    expect(await writing(page).inputValue()).toBe("hello");
    await writing(page).fill("");
    await writing(page).pressSequentially("/count 2");
    await page.keyboard.press("Enter");
    await shows(page, "1 to 2");
  });

  it("draws what is no markup as text, whatever it is", async () => {
    const page = await bed.open();
    const hostile = '<img src=x onerror="alert(1)"> <script>alert(2)</script> [a](javascript:alert(3)) {{x}}';
    await bed.sandbox.member.say(IDS.general, hostile);
    await shows(page, hostile);
    expect(await newest(page).locator("img:not([alt='Mara']), script, a").count()).toBe(0);
  });

  it("draws every kind of markup", async () => {
    const page = await bed.open();
    await writing(page).pressSequentially("/markdown ");
    await page.keyboard.press("Enter");
    await shows(page, "Heading one");
    const message = newest(page);
    for (const [selector, count] of Object.entries({
      ".heading-1": 1,
      ".subtext": 1,
      strong: 1,
      em: 1,
      u: 1,
      s: 1,
      ".quote": 1,
      "ul ul": 1,
      ".markup ol": 1,
      a: 2,
      "discord-mention": 3,
      ".timestamp": 1,
      pre: 1,
    })) {
      expect([selector, await message.locator(selector).count()]).toEqual([selector, count]);
    }
    const spoiler = message.getByRole("button", { name: "Spoiler" });
    await spoiler.press("Enter");
    await spoiler.waitFor({ state: "detached" });
    expect(await message.getByText("spoiler", { exact: true }).isVisible()).toBe(true);
    await page.locator(".scroller").focus();
    await bed.picture(page, "markdown");
  });

  it("follows edits, deletions and typing live", async () => {
    const page = await bed.open();
    const channel = await bot.client.channels.fetch(IDS.general);
    if (!channel?.isSendable()) throw new Error("The bot cannot write there.");
    await channel.sendTyping();
    await shows(page, "is typing…");
    const message = await channel.send("before");
    await page.getByText("is typing…").waitFor({ state: "detached" });
    await shows(page, "before");
    await message.edit("after");
    await shows(page, "after");
    await shows(page, "(edited)");
    await message.delete();
    await page.getByText("after").waitFor({ state: "detached" });
  });

  it("keeps the newest message in sight for who reads there, and tells who reads further up", async () => {
    const page = await bed.open();
    const isAtEnd = () =>
      page.evaluate<boolean>(
        "(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight < 2)(document.querySelector('.scroller'))",
      );
    for (let n = 1; n <= 40; n += 1) bed.sandbox.otherMember.say(IDS.general, `line ${n}`);
    await shows(page, "line 40");
    await expect.poll(isAtEnd).toBe(true);
    await page.locator(".scroller").hover();
    await page.mouse.wheel(0, -600);
    await expect.poll(isAtEnd).toBe(false);
    bed.sandbox.otherMember.say(IDS.general, "news");
    await page.getByRole("button", { name: "New messages" }).click();
    await expect.poll(isAtEnd).toBe(true);
    await page.getByRole("button", { name: "New messages" }).waitFor({ state: "detached" });
    await page.mouse.wheel(0, -600);
    await expect.poll(isAtEnd).toBe(false);
    await writing(page).fill("mine");
    await page.keyboard.press("Enter");
    await expect.poll(isAtEnd).toBe(true);
  });

  it("replies to a message and empties everything on reset", async () => {
    const page = await bed.open();
    const said = new Promise<Message>((resolve) => bot.client.once(Events.MessageCreate, resolve));
    await writing(page).pressSequentially("first");
    await page.keyboard.press("Enter");
    await said;
    await newest(page).hover();
    await newest(page).getByRole("button", { name: "Reply" }).click();
    await page.keyboard.type("second");
    await page.keyboard.press("Enter");
    expect(await newest(page).locator("discord-reply").textContent()).toContain("first");
    await newest(page).hover();
    await newest(page).getByRole("button", { name: "Reply" }).click();
    await shows(page, "Replying to");
    await page.keyboard.press("Escape");
    await page.getByText("Replying to").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Reset the sandbox" }).click();
    await newest(page).waitFor({ state: "detached" });
  });

  it.each([
    [400, "dark"],
    [400, "light"],
    [1_000, "light"],
    [1_300, "dark"],
  ] as const)("is readable at %d pixels in %s", async (width, colorScheme) => {
    const page = await bed.open({ width, colorScheme });
    await writing(page).pressSequentially("/ask ");
    await page.locator('[data-option="question"]').fill("a-long-word-without-an-end-".repeat(8));
    await page.keyboard.press("Enter");
    await shows(page, "The first answer.");
    await bed.picture(page, `answer-${width}-${colorScheme}`);
    const widths = await page.evaluate<number[]>(
      "[...document.querySelectorAll('body, main, .scroller, .message')].map((e) => e.scrollWidth - e.clientWidth)",
    );
    expect(Math.max(...widths)).toBe(0);
    if (width > 400) return;
    const channel = page.locator(".channel", { hasText: "library" });
    expect(await channel.isVisible()).toBe(false);
    await page.getByRole("button", { name: "Servers and channels" }).click();
    await channel.waitFor();
    expect(await page.evaluate("document.activeElement.className")).toContain("channel current");
    await bed.picture(page, `channels-${width}-${colorScheme}`);
    await page.keyboard.press("Escape");
    await channel.waitFor({ state: "hidden" });
    await page.getByRole("button", { name: "Servers and channels" }).click();
    await channel.click();
    await page.getByRole("heading", { name: "library", exact: true }).waitFor();
    expect(await channel.isVisible()).toBe(false);
  });

  it("switches its theme and remembers it", async () => {
    const page = await bed.open();
    const ground = () => page.evaluate<string>("getComputedStyle(document.body).backgroundColor");
    const dark = await ground();
    await page.getByRole("button", { name: "Switch to the light theme" }).click();
    const light = await ground();
    expect(light).not.toBe(dark);
    await page.reload();
    await page.getByRole("main").waitFor();
    expect(await ground()).toBe(light);
  });

  it("is served with a policy that lets nothing leave the machine", async () => {
    const response = await fetch(bed.sandbox.pageUrl);
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`connect-src 'self' ws://${new URL(bed.sandbox.pageUrl).host};`);
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe/);
    // Not watched: what is refused here is told on its console.
    const page = await (await bed.open()).context().newPage();
    await page.goto(bed.sandbox.pageUrl);
    const refused = await page.evaluate<boolean>(
      "new Promise((done) => { document.addEventListener('securitypolicyviolation', () => done(true)); const i = new Image(); i.onload = () => done(false); i.src = 'http://127.0.0.1:9/x.png'; })",
    );
    expect(refused).toBe(true);
  });
});

describePage("a page whose sandbox goes away", start, (bed) => {
  it("says so, and is back when the sandbox is, seen by the same user", async () => {
    const first = await Sandbox.start();
    // The bed's pages must have nothing on their console; that a connection was lost is told there.
    const page = await (await bed.open()).context().newPage();
    await page.goto(first.pageUrl);
    await page.getByRole("main").waitFor();
    await viewAs(page, /Otis/);
    await first.stop();
    await shows(page, "The sandbox is gone. Trying again…");
    const second = await Sandbox.start({ port: Number(new URL(first.pageUrl).port) });
    await page.getByText("The sandbox is gone. Trying again…").waitFor({ state: "detached" });
    await second.moderator.say(IDS.general, "back again");
    await shows(page, "back again");
    expect(await page.locator(".viewing").textContent()).toContain("Otis");
    await second.stop();
  });
});
