import { privacy } from "./privacy.ts";

const count = (n: number, one: string, many: string) => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

const decimal = (n: number) => n.toLocaleString("en", { maximumFractionDigits: 2 });

/** English: complete, and the type of every other language. */
export const en = {
  commands: {
    ask: {
      name: "ask",
      description: "Ask a question; the answer is a passage of the articles, word for word",
      options: {
        question: { name: "question", description: "What you want to know" },
        article: { name: "article", description: "Only in this article" },
        speaker: { name: "speaker", description: "Only in this speaker's own words" },
        private: { name: "private", description: "Show the answer to you alone" },
      },
    },
    quotes: {
      name: "quotes",
      description: "Who said what, word for word; without options, who is quoted and how often",
      options: {
        speaker: { name: "speaker", description: "Whose words" },
        about: { name: "about", description: "On what subject" },
        article: { name: "article", description: "Only in this article" },
        private: { name: "private", description: "Show the quotations to you alone" },
      },
    },
    article: {
      name: "article",
      description: "The list of articles, or the card of one",
      options: {
        name: { name: "name", description: "Which article" },
        private: { name: "private", description: "Show it to you alone" },
      },
    },
    compare: {
      name: "compare",
      description: "Two to four articles’ best passages on one question, side by side",
      options: {
        question: { name: "question", description: "What you want to know" },
        first: { name: "first", description: "An article" },
        second: { name: "second", description: "Another article" },
        third: { name: "third", description: "A third article" },
        fourth: { name: "fourth", description: "A fourth article" },
        private: { name: "private", description: "Show the comparison to you alone" },
      },
    },
    check: {
      name: "check",
      description: "Check what others quote",
      options: {
        quote: { name: "quote", description: "Does an article say this, word for word?" },
        text: { name: "text", description: "The quotation, or a text with quotations in it" },
        article: { name: "article", description: "Only in this article" },
        private: { name: "private", description: "Show the verdict to you alone" },
      },
    },
    library: {
      name: "library",
      description: "What this server has added itself (needs Manage Server)",
      options: {
        use: { name: "use", description: "Choose the server whose library you ask in direct messages" },
        server: { name: "server", description: "A server you are in that has added something" },
        add: { name: "add", description: "Add an article from a file; this server alone sees it" },
        list: { name: "list", description: "What this server has added" },
        replace: { name: "replace", description: "Put a new version in the place of an article" },
        remove: { name: "remove", description: "Take an article out of what is answered from" },
        restore: { name: "restore", description: "Bring back an article that was removed" },
        forget: { name: "forget", description: "Delete everything that this server has added, for good" },
        log: { name: "log", description: "Who did what with it in the last 90 days" },
        settings: {
          name: "settings",
          description: "Where and how the bot answers on this server; what is used",
        },
        house: { name: "house", description: "Whether the host’s articles are answered from, too" },
        language: { name: "language", description: "The language of the bot’s phrases for everybody here" },
        channels: { name: "channels", description: "Where the bot answers, as #channel #channel; or: all" },
        private_in: {
          name: "private_in",
          description: "Where answers are private unless asked otherwise, as #channel #channel; or: none",
        },
        unanswered_list: {
          name: "unanswered_list",
          description: "Whether questions without an answer are kept, without who asked",
        },
        file: { name: "file", description: "A .txt, .md or .html file of at most 10 MiB" },
        article: { name: "article", description: "Which article" },
        confirm: { name: "confirm", description: "Write here: forget everything" },
      },
    },
    reindex: {
      name: "reindex",
      description: "Read the articles again (needs Manage Server)",
      options: { private: { name: "private", description: "Show the report to you alone (the default)" } },
    },
    privacy: {
      name: "privacy",
      description: "What is kept, for how long, and how it is deleted",
      options: {},
    },
    help: { name: "help", description: "What Verbatim does, and how to use it", options: {} },
    findInArticles: { name: "Find in articles" },
    checkQuote: { name: "Check quote" },
  },
  privacy: privacy.en,
  place: {
    paragraph: (n: number, of: number) => `paragraph ${n} of ${of}`,
  },
  answer: {
    speaker: (name: string) => `Speaker: ${name}`,
    speakerUnclear: "Speaker unclear",
    word: (word: string) => `“${word}”`,
    corrected: (words: string) => `Showing results for ${words}.`,
    narrowedToArticle: (title: string) => `Only in “${title}”.`,
    preferredSpeaker: (name: string) => `Words of ${name} come first.`,
    nothing: "The articles do not answer this.",
    emptyQuestion: "Ask a question in plain words, for instance: how many people came to the meeting?",
    emptyLibrary:
      "There are no articles here yet. Who manages a server can add some for it with /library add, and the bot’s host for everybody.",
    notFoundAnywhere: (words: string) => `Not found in any article: ${words}.`,
    foundElsewhere: (words: string) => `Found, but not together: ${words}.`,
    unquoted: (name: string) => `${name} is not quoted here.`,
    quotedElsewhere: (name: string) => `${name} is quoted here, but not on this.`,
    also: "Also in:",
    near: "Nothing here surely answers this. Nearest:",
    missing: (words: string) => `Not in these passages: ${words}.`,
    noMore: "There are no further passages on this question.",
  },
  buttons: {
    previous: (n: number) => `◀ ¶ ${n}`,
    next: (n: number) => `¶ ${n} ▶`,
    more: "More",
    back: "↩ Answer",
    cite: "Cite",
    share: "Share",
    delete: "🗑 Delete",
    reindexAnyway: "Reindex anyway",
    undo: "Undo",
  },
  walk: {
    changed: "The article has changed since.",
    gone: "This article is no longer here.",
    paragraphGone: "The paragraph is no longer in it word for word, so it is not shown.",
  },
  cite: {
    quotation: "Quotation",
    link: "Link to the passage",
    noLink: "The article has no web address.",
  },
  share: {
    sharedBy: (name: string) => `Shared by ${name}`,
    notYours: "Only the one who shared this, or a moderator, can delete it.",
  },
  quotes: {
    heading: "Who is quoted",
    times: (n: number) => count(n, "quotation", "quotations"),
    of: (name: string) => `Words of ${name}`,
    about: (subject: string) => `About: ${subject}`,
    none: "No quotation fits.",
    nobody: "The articles quote nobody whose name is certain.",
    andMore: (n: number) => `and ${n.toLocaleString("en")} more`,
    cue: (cue: string) => `cue: “${cue}”`,
  },
  articles: {
    count: (n: number) => count(n, "article", "articles"),
    paragraphs: (n: number) => count(n, "paragraph", "paragraphs"),
    author: "Author",
    date: "Date",
    publication: "Publication",
    link: "Link",
    length: "Length",
    firstParagraph: "First paragraph",
    andMore: (n: number) => `and ${n.toLocaleString("en")} more; type a part of the name to find one`,
    quoted: "Quoted",
  },
  compare: {
    nothingHere: "Nothing here.",
    twoDifferent: "Choose at least two different articles.",
  },
  check: {
    exact: "Exact",
    exactUnclear: "Exact words; the article does not make clear who speaks",
    exactNarrated: "Exact words of the article itself, nobody’s quotation",
    cutOut: "Exact words, cut out of a sentence that says something else",
    altered: "Altered",
    wrongSpeaker: "Exact words, another speaker",
    otherArticle: "Exact words, but of another article",
    spliced: (n: number) => `Put together from ${n} places`,
    notFound: "Not found",
    nothingToCheck: "There is nothing to check here: a quotation has at least 12 characters.",
    notShown: (n: number) => `There is no room for ${count(n, "further quotation", "further quotations")}.`,
    claimed: "As quoted",
    original: "In the article",
    legend: "~~struck out~~: only in the article · __underlined__: only in the quotation",
    negationLeftOut: "The ellipsis leaves out a negation.",
    negationChanged: "A negation was dropped or added.",
    speakerChanged: "Words of different speakers are joined.",
    ellipsis: "Words are left out where the ellipsis stands; the rest is exact and in order.",
    interrupted: "The article interrupts these words, as with “he said”; that is left out in the quotation.",
    elsewhere: (n: number) => `It stands word for word in ${count(n, "further place", "further places")}.`,
    cutOutOfUnsaid: "The article does not report that anybody said this. The whole sentence:",
    cutOutOfNegation: "The sentence denies it:",
    cutOutOfCondition: "The sentence makes a condition of it:",
    cutOutOfQuestion: "The sentence is a question:",
    articleWords: "The article’s own words.",
    saidBy: (name: string) => `Said by ${name}.`,
    claimedSpeaker: (name: string) => `The message names ${name}.`,
    actualSpeaker: (name: string) => `The article names ${name}.`,
    closest: "The closest sentence, which is not the same",
  },
  library: {
    uses: (name: string) =>
      `In direct messages you now ask the library of ${name}, too, as long as you are a member there, for 90 days.`,
    usesNone: "In direct messages you ask no server’s library.",
    noSuchServer:
      "You are in no one server of that name that has added something. Choose one of the suggestions.",
    noServersOwn: "No server’s library",
    notAllowed: "Only members with Manage Server may see and change what this server has added.",
    noServer: "Articles of its own are what a server with the bot can have: use this there.",
    noFile: "There is no file.",
    added: "Added. This server alone sees it.",
    replaced: (version: number) => `Replaced; this is version ${version}. Earlier ones are kept.`,
    mended: (dropped: number, joined: number) =>
      `${count(dropped, "line was", "lines were")} left out (page numbers and the like), ${count(joined, "gap was", "gaps were")} closed.`,
    removed: (title: string) => `“${title}” is no longer answered from.`,
    restored: (title: string) => `“${title}” is answered from again.`,
    heading: "This server’s own articles",
    none: "This server has no articles of its own. /library add adds one.",
    size: (kibibytes: number) => `${decimal(kibibytes)} KiB`,
    version: (n: number) => `version ${n}`,
    confirmation: "forget everything",
    confirmWith: (words: string) =>
      `This deletes everything that this server has added, with all versions, for good. To do it, give as confirm: ${words}`,
    forgotten:
      "Everything that this server had added is deleted, and who had added it. Only that you deleted it stays in the log for 90 days.",
    same: (id: string) => `This very file is there already, as “${id}”.`,
    unreadable: (reason: string) => `The file ${reason}.`,
    notThere: "There is no such article here.",
    tooMany: (most: number) =>
      `A server may have ${count(most, "article", "articles")} of its own. Remove one first.`,
    tooMuch: (most: number) =>
      `The articles of a server may take ${decimal(most)} MiB together. Remove one first.`,
    tooFast: (most: number) => `A server may add ${count(most, "article", "articles")} an hour. Go on later.`,
    tooManyDrafts: (most: number) =>
      `What nobody has decided on yet may take ${decimal(most)} MiB together. Keep or discard some of it first.`,
    draft:
      "Nobody sees this yet. Keep it, and this server gets answers from it; what nobody decides on within a day is discarded.",
    draftOf: (served: number) =>
      `A new version, which nobody sees yet. Until you keep it, version ${served} is answered from; what nobody decides on within a day is discarded.`,
    alike: (title: string, percent: number) =>
      `⚠ About ${percent}% of its words stand in “${title}” already, in the same order.`,
    unchanged: (served: number) => `Its paragraphs are those of version ${served}.`,
    paragraphsAdded: (n: number, which: string) => `${count(n, "new paragraph", "new paragraphs")}: ${which}`,
    paragraphsRemoved: (n: number, which: string, served: number) =>
      `${count(n, "paragraph", "paragraphs")} of version ${served} no longer in it: ${which}`,
    paragraphsKept: (n: number) => `${count(n, "paragraph stays", "paragraphs stay")} word for word.`,
    keep: "Keep",
    edit: "Edit",
    discard: "Discard",
    discarded: "Discarded. Nothing of it is kept.",
    alreadyKept: "This has been kept already; /library remove takes it out again.",
    draftGone:
      "This is no longer there: it was discarded, or nobody decided on it within a day. Add it again.",
    editTitle: "What it is called",
    title: "Title",
    dateForm: "As 2026-11-28, 2026-11 or 2026",
    noTitle: "An article needs a title.",
    badDate: (given: string) => `“${given}” is no date. Write it as 2026-11-28, 2026-11 or 2026.`,
    badAddress: "The address must begin with http:// or https://, and have no spaces.",
    outdated: "A newer version has been kept since. Add this one again if it is to take its place.",
    tooLarge: (most: number) => `A file may have at most ${decimal(most)} MiB.`,
  },
  settings: {
    heading: "This server’s settings",
    house: "The host’s articles",
    language: "Language",
    channels: "Answers in",
    privateIn: "Answers privately in",
    unanswered: "List of unanswered questions",
    used: "Used",
    yes: "yes",
    no: "no",
    ownLanguage: "each member’s own",
    everywhere: "all channels",
    nowhere: "no channel",
    houseButton: (isOn: boolean): string =>
      isOn ? "Leave out the host’s articles" : "Answer from the host’s articles",
    unansweredButton: (isOn: boolean): string =>
      isOn ? "Keep no unanswered questions" : "Keep unanswered questions",
    chooseLanguage: "Language of the bot’s phrases",
    chooseChannels: "Answer only in these channels (none: in all)",
    choosePrivate: "Answer privately in these channels",
    articlesUsed: (n: number, most: number) => `${n} of ${count(most, "article", "articles")}`,
    bytesUsed: (mebibytes: number, most: number) => `${decimal(mebibytes)} of ${decimal(most)} MiB`,
    fileMost: (mebibytes: number) => `at most ${decimal(mebibytes)} MiB a file`,
    additionsUsed: (n: number, most: number) =>
      `${n} of ${count(most, "addition", "additions")} in this hour`,
    done: (name: string, value: string) => `${name}: ${value}`,
    unknownLanguage: (languages: string) => `The bot speaks: ${languages}. “all” leaves everybody their own.`,
    unknownChannels: "Write channels as #channel, or: all, none. At most 25 can be chosen.",
    notHere: "I do not answer in this channel: whoever manages this server has chosen others.",
    askPrivately: "Answers are private in this channel: ask with /ask.",
  },
  log: {
    heading: "Who did what, in the last 90 days (UTC)",
    none: "Nothing was done in the last 90 days.",
    add: (title: string) => `added “${title}”`,
    replace: (title: string) => `put a new version of “${title}”`,
    edit: (title: string) => `changed what is known of “${title}”`,
    hide: (title: string) => `hid “${title}”`,
    show: (title: string) => `showed “${title}” again`,
    remove: (title: string) => `removed “${title}”`,
    restore: (title: string) => `brought back “${title}”`,
    forget: "deleted everything",
    settings: (setting: string) => `set ${setting}`,
    host: "the host",
    range: (from: number, to: number, of: number) => `${from}–${to} of ${of}`,
    newer: "◀ Newer",
    older: "Older ▶",
  },
  reindex: {
    own: (n: number) =>
      `Of this server’s own articles, ${n.toLocaleString("en")} ${n === 1 ? "was" : "were"} read anew.`,
    done: (articles: number, paragraphs: number, seconds: number) =>
      `Read ${count(articles, "article", "articles")} with ${count(paragraphs, "paragraph", "paragraphs")} in ${decimal(seconds)} s.`,
    wouldLose: (gone: number, of: number) =>
      `This would remove ${gone.toLocaleString("en")} of the ${count(of, "article", "articles")} served now, so nothing was changed.`,
    stay: (n: number) =>
      `${count(n, "article stays", "articles stay")} as before: the file cannot be read now`,
    added: "Added",
    changed: "Changed",
    removed: "Removed",
    unchanged: "Nothing was added, changed or removed.",
    problems: (n: number) => count(n, "file was not read", "files were not read"),
    reading: (done: number, total: number) =>
      `Reading files: ${done.toLocaleString("en")} of ${total.toLocaleString("en")}…`,
    indexing: (done: number, total: number) =>
      `Indexing paragraphs: ${done.toLocaleString("en")} of ${total.toLocaleString("en")}…`,
    tookTooLong: (seconds: number) =>
      `Nothing was heard of the new library for ${decimal(seconds)} s, so it was given up.`,
    tookTooMuchMemory: "The new library took too much memory, so it was given up.",
    brokeOff: "Building the new library broke off.",
    oldStays: "Everything that was served before goes on being served; the bot’s log says more.",
    andMore: (n: number) => `and ${n.toLocaleString("en")} more`,
    elsewhere:
      "What this server has added itself is always read; the other articles are the host’s. Only managers of the server that the bot is for, and the bot’s owners, can reindex.",
    notAllowed: "Only members with Manage Server can reindex; in direct messages, only the bot's owners.",
  },
  help: {
    noReader: "The reader is off or away: words alone decide what answers.",
    what: "Verbatim answers questions about articles in the articles’ own words: quoted word for word, with article, author, paragraph and speaker. It never writes or summarises anything itself. When nothing answers, it says so.",
    short:
      "Ask me a question in plain words: I answer with passages of the articles, word for word. /help shows what else I can do.",
    commandsHeading: "Commands",
    plain: "Or write to me in a direct message, or mention me with a question.",
    messageCommands: "On a message (right click or long press, Apps)",
    findInArticles: "passages that bear on the message",
    checkQuote: "is what it quotes in an article, word for word?",
    buttonsHeading: "Buttons",
    buttons:
      "◀ ¶ ▶ walk through the article, ↩ Answer leads back · More: next passages · Cite: APA, MLA, Chicago and a link to the text · Share: post a private answer",
    quotesHint:
      "“Words in quotation marks” in a question must be matched exactly. Naming an article or a speaker narrows to it. `private` shows an answer to you alone.",
    privacyHeading: "What it keeps about people",
    privacy:
      "About who asks: nothing. Questions are not stored; buttons carry their own state. Beside an article that a server has added: the user ids of who added and removed it, until it is deleted with /library forget; and who did what with the library, for 90 days.",
    library: (articles: number, paragraphs: number) =>
      `${count(articles, "article", "articles")}, ${count(paragraphs, "paragraph", "paragraphs")}`,
  },
  errors: {
    unknownCommand: "This command or button is no longer known. /help shows what there is.",
    unknownArticle: (name: string) => `There is no article named “${name}”. /article lists them all.`,
    unknownSpeaker: (name: string) => `No article quotes “${name}”. /quotes lists who is quoted.`,
    emptyMessage: "There is no text in this message to look for.",
    mayNotSend: "You may not write in this channel, so I post nothing here for you. Ask privately instead.",
    staleButton: "This button belongs to an older version and can no longer be used. Ask again.",
    failure: (id: string) =>
      `Something went wrong on my side. Sorry. If you report it, give this number: ${id}`,
    shuttingDown: "I am being restarted. Try again in a moment.",
  },
};

/** The bot's own phrases in one language. The articles stay in theirs. */
export type Messages = typeof en;
