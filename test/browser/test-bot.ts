import {
  ActionRowBuilder,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  ChannelSelectMenuBuilder,
  type ChatInputCommandInteraction,
  Client,
  Events,
  FileUploadBuilder,
  GatewayIntentBits,
  type Interaction,
  InteractionContextType,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  Partials,
  PermissionFlagsBits,
  RoleSelectMenuBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from "discord.js";
import type { Sandbox } from "verbatim-sandbox";

const everywhere = [
  InteractionContextType.Guild,
  InteractionContextType.BotDM,
  InteractionContextType.PrivateChannel,
];

const commands = [
  {
    name: "ask",
    description: "Ask a question",
    contexts: everywhere,
    integration_types: [0, 1],
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: "question",
        description: "What to ask",
        required: true,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: "article",
        description: "Only in this article",
        autocomplete: true,
      },
      { type: ApplicationCommandOptionType.Boolean, name: "private", description: "Show it to me alone" },
    ],
  },
  {
    name: "count",
    description: "Counts",
    contexts: everywhere,
    options: [
      {
        type: ApplicationCommandOptionType.Integer,
        name: "to",
        description: "How far",
        required: true,
        min_value: 1,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: "speed",
        description: "How fast",
        choices: [
          { name: "Slowly", value: "slow" },
          { name: "Quickly", value: "quick" },
        ],
      },
    ],
  },
  { name: "form", description: "Opens a form", contexts: everywhere },
  { name: "markdown", description: "Shows every kind of markup", contexts: everywhere },
  { name: "silent", description: "Never answers", contexts: everywhere },
  {
    name: "reindex",
    description: "Reads everything again",
    contexts: [0],
    default_member_permissions: String(PermissionFlagsBits.ManageGuild),
  },
  { name: "Look closer", type: ApplicationCommandType.Message, contexts: everywhere },
];

/** What a test can watch and steer of the test bot. */
export interface TestBot {
  readonly client: Client<true>;
  /** Texts that were being typed when suggestions were asked for. */
  readonly asked: string[];
  /** From now on `/ask` goes on thinking until the function that is returned is called. */
  hold(): () => void;
  stop(): Promise<void>;
}

/** A bot that answers in every way a bot can, for the page's tests. Logged in and registered when it is returned. */
export async function startTestBot(sandbox: Sandbox): Promise<TestBot> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
    rest: { api: sandbox.restUrl },
  });
  const asked: string[] = [];
  let held: Promise<void> | undefined;
  const hold = () => {
    let goOn = () => {};
    held = new Promise((resolve) => {
      goOn = resolve;
    });
    return () => {
      held = undefined;
      goOn();
    };
  };
  client.on(Events.InteractionCreate, (interaction) => void answer(interaction, asked, () => held));
  client.on(Events.MessageCreate, (message) => {
    if (message.author.bot) return;
    if (message.inGuild() && !message.mentions.has(client.user?.id ?? "")) return;
    void message.reply({ content: `You said: ${message.content}`, allowedMentions: { parse: [] } });
  });
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(sandbox.token);
  const readyClient = await ready;
  await readyClient.application.commands.set(
    commands as Parameters<typeof readyClient.application.commands.set>[0],
  );
  return { client: readyClient, asked, hold, stop: () => client.destroy() };
}

const pages = ["The **first** answer.", "The *second* answer.", "The last answer."];

function answerMessage(page: number, hostile = "") {
  return {
    embeds: [
      {
        color: 0x5865f2,
        author: { name: "A Gazette" },
        title: "A question & its answer",
        url: "https://gazette.example/answer",
        description: `${pages[page] ?? ""}\n> “A quotation of some length that goes on, so that the embed has something to wrap over two lines.”\n${hostile}`,
        fields: [
          { name: "Author", value: "Ada Writer", inline: true },
          { name: "Date", value: "<t:1700000000:D>", inline: true },
          { name: "Paragraph", value: `${page + 1} of ${pages.length}`, inline: true },
        ],
        footer: { text: "Paragraph 3 of 17 · *not italic*" },
      },
    ],
    components: [
      new ActionRowBuilder<ButtonBuilder>().addComponents(
        new ButtonBuilder()
          .setCustomId(`page:${page - 1}`)
          .setLabel("Previous")
          .setStyle(ButtonStyle.Secondary)
          .setDisabled(page === 0),
        new ButtonBuilder()
          .setCustomId(`page:${page + 1}`)
          .setLabel("Next")
          .setStyle(ButtonStyle.Primary)
          .setDisabled(page === pages.length - 1),
        new ButtonBuilder().setCustomId("stuck").setLabel("Stuck").setStyle(ButtonStyle.Danger),
        new ButtonBuilder().setURL("https://gazette.example/").setLabel("Source").setStyle(ButtonStyle.Link),
      ),
      new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
        new StringSelectMenuBuilder()
          .setCustomId("pick")
          .setPlaceholder("More passages")
          .addOptions(
            pages.map((_, at) => ({
              label: `Passage ${at + 1}`,
              value: String(at),
              description: "From the Gazette",
            })),
          ),
      ),
    ],
  };
}

async function answer(
  interaction: Interaction,
  asked: string[],
  held: () => Promise<void> | undefined,
): Promise<void> {
  if (interaction.isAutocomplete()) {
    const typed = interaction.options.getFocused();
    asked.push(typed);
    const choices = ["Apples in winter", "Apples in spring", "Bridges"].filter((name) =>
      name.toLowerCase().includes(typed.toLowerCase()),
    );
    await interaction.respond(choices.map((name) => ({ name, value: `id:${name}` })));
  } else if (interaction.isButton() && interaction.customId.startsWith("page:")) {
    await interaction.update(answerMessage(Number(interaction.customId.slice(5))));
  } else if (interaction.isStringSelectMenu()) {
    await interaction.update(answerMessage(Number(interaction.values[0])));
  } else if (interaction.isModalSubmit()) {
    const { fields } = interaction;
    const names = [
      ...(fields.getUploadedFiles("files")?.map(({ name }) => name) ?? []),
      ...(fields.getSelectedRoles("role")?.map((role) => role?.name) ?? []),
      ...(fields.getSelectedChannels("channel")?.map((channel) => channel?.name) ?? []),
    ];
    await interaction.reply(`Form: ${[fields.getTextInputValue("name"), ...names].join(", ")}`);
  } else if (interaction.isMessageContextMenuCommand()) {
    await interaction.reply({
      content: `Looked at: ${interaction.targetMessage.content}`,
      flags: MessageFlags.Ephemeral,
    });
  } else if (interaction.isChatInputCommand()) {
    await answerCommand(interaction, held);
  }
}

async function answerCommand(
  interaction: ChatInputCommandInteraction,
  held: () => Promise<void> | undefined,
): Promise<void> {
  const { options } = interaction;
  switch (interaction.commandName) {
    case "ask": {
      const flags = options.getBoolean("private") ? ([MessageFlags.Ephemeral] as const) : undefined;
      await interaction.deferReply(flags ? { flags } : {});
      const question = options.getString("question", true);
      await held();
      await interaction.editReply({
        ...answerMessage(0, question),
        content: options.getString("article") ?? "",
      });
      return;
    }
    case "count":
      await interaction.reply({
        content: `1 to ${options.getInteger("to")}, ${options.getString("speed") ?? "somehow"}`,
        files: [new AttachmentBuilder(Buffer.from("1 2 3"), { name: "numbers.txt" })],
      });
      return;
    case "form":
      await interaction.showModal(form);
      return;
    case "markdown":
      await interaction.reply({ content: EVERY_MARK, allowedMentions: { parse: [] } });
      return;
    case "reindex":
      await interaction.reply({ content: "Read again.", flags: MessageFlags.Ephemeral });
  }
}

const form = new ModalBuilder()
  .setCustomId("form")
  .setTitle("A form")
  .addLabelComponents(
    new LabelBuilder()
      .setLabel("Your name")
      .setTextInputComponent(
        new TextInputBuilder().setCustomId("name").setStyle(TextInputStyle.Short).setMaxLength(20),
      ),
    new LabelBuilder()
      .setLabel("Files")
      .setDescription("Up to three, of any kind.")
      .setFileUploadComponent(
        new FileUploadBuilder().setCustomId("files").setMaxValues(3).setRequired(false),
      ),
    new LabelBuilder()
      .setLabel("For whom")
      .setRoleSelectMenuComponent(new RoleSelectMenuBuilder().setCustomId("role").setRequired(false)),
    new LabelBuilder()
      .setLabel("Where")
      .setChannelSelectMenuComponent(
        new ChannelSelectMenuBuilder().setCustomId("channel").setMaxValues(2).setRequired(false),
      ),
  );

const EVERY_MARK = `# Heading one
## Heading two
### Heading three
-# Subtext, small and grey
**bold** *italic* __underline__ ~~strike~~ ||spoiler|| \`code\`
> A quote
> of two lines
- one
- two
  - within
1. first
2. second
[a masked link](https://gazette.example/a) and https://gazette.example/b
<@900000000000000011> <#900000000000000101> @everyone <t:1700000000:R>
\`\`\`js
const answer = 42;
\`\`\`
\\*not italic\\* \\<@1> \\# no heading`;
