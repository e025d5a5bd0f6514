import type { Messages } from "./en.ts";
import { privacy } from "./privacy.ts";

const count = (n: number, one: string, many: string) => `${n.toLocaleString("de")} ${n === 1 ? one : many}`;

const decimal = (n: number) => n.toLocaleString("de", { maximumFractionDigits: 2 });

/** German. */
export const de: Messages = {
  commands: {
    ask: {
      name: "fragen",
      description: "Stell eine Frage; die Antwort ist eine Stelle aus den Artikeln, Wort für Wort",
      options: {
        question: { name: "frage", description: "Was du wissen willst" },
        article: { name: "artikel", description: "Nur in diesem Artikel" },
        speaker: { name: "sprecher", description: "Nur in den eigenen Worten dieser Person" },
        private: { name: "privat", description: "Die Antwort nur dir zeigen" },
      },
    },
    quotes: {
      name: "zitate",
      description: "Wer was gesagt hat, Wort für Wort; ohne Angaben, wer wie oft zitiert wird",
      options: {
        speaker: { name: "sprecher", description: "Wessen Worte" },
        about: { name: "thema", description: "Worüber" },
        article: { name: "artikel", description: "Nur in diesem Artikel" },
        private: { name: "privat", description: "Die Zitate nur dir zeigen" },
      },
    },
    article: {
      name: "artikel",
      description: "Die Liste der Artikel oder die Karte eines Artikels",
      options: {
        name: { name: "name", description: "Welcher Artikel" },
        private: { name: "privat", description: "Nur dir zeigen" },
      },
    },
    compare: {
      name: "vergleichen",
      description: "Die besten Stellen von zwei bis vier Artikeln zu einer Frage nebeneinander",
      options: {
        question: { name: "frage", description: "Was du wissen willst" },
        first: { name: "erster", description: "Ein Artikel" },
        second: { name: "zweiter", description: "Ein anderer Artikel" },
        third: { name: "dritter", description: "Ein dritter Artikel" },
        fourth: { name: "vierter", description: "Ein vierter Artikel" },
        private: { name: "privat", description: "Den Vergleich nur dir zeigen" },
      },
    },
    check: {
      name: "prüfen",
      description: "Prüfe, was andere zitieren",
      options: {
        quote: { name: "zitat", description: "Steht das Wort für Wort in einem Artikel?" },
        text: { name: "text", description: "Das Zitat oder ein Text mit Zitaten darin" },
        article: { name: "artikel", description: "Nur in diesem Artikel" },
        private: { name: "privat", description: "Das Ergebnis nur dir zeigen" },
      },
    },
    library: {
      name: "bibliothek",
      description: "Was dieser Server selbst hinzugefügt hat (braucht „Server verwalten“)",
      options: {
        use: {
          name: "benutzen",
          description: "Den Server wählen, dessen Bibliothek du in Direktnachrichten fragst",
        },
        server: { name: "server", description: "Ein Server, auf dem du bist und der etwas hinzugefügt hat" },
        add: {
          name: "hinzufügen",
          description: "Einen Artikel aus einer Datei hinzufügen; nur dieser Server sieht ihn",
        },
        list: { name: "liste", description: "Was dieser Server hinzugefügt hat" },
        replace: { name: "ersetzen", description: "Eine neue Fassung an die Stelle eines Artikels setzen" },
        remove: {
          name: "entfernen",
          description: "Einen Artikel herausnehmen, sodass nicht mehr aus ihm geantwortet wird",
        },
        restore: { name: "zurückholen", description: "Einen entfernten Artikel zurückholen" },
        forget: {
          name: "vergessen",
          description: "Alles, was dieser Server hinzugefügt hat, für immer löschen",
        },
        log: { name: "protokoll", description: "Wer in den letzten 90 Tagen was damit getan hat" },
        settings: { name: "einstellungen", description: "Wo und wie der Bot hier antwortet; was belegt ist" },
        house: {
          name: "haus",
          description: "Ob auch aus den Artikeln geantwortet wird, die für alle da sind",
        },
        language: { name: "sprache", description: "In welcher Sprache der Bot hier mit allen spricht" },
        channels: { name: "kanäle", description: "Wo der Bot antwortet, als #kanal #kanal; oder: all" },
        private_in: {
          name: "privat_in",
          description: "Wo Antworten privat sind, solange nichts anderes gewünscht ist; oder: none",
        },
        unanswered_list: {
          name: "unbeantwortetes",
          description: "Ob Fragen ohne Antwort aufbewahrt werden, ohne wer sie gestellt hat",
        },
        unanswered: { name: "offen", description: "Fragen, die keine Antwort fanden, ohne wer gefragt hat" },
        page: { name: "seite", description: "Welche Seite der Liste" },
        clear: { name: "leeren", description: "Die ganze Liste löschen" },
        file: { name: "datei", description: "Eine .txt-, .md- oder .html-Datei von höchstens 10 MiB" },
        article: { name: "artikel", description: "Welcher Artikel" },
        confirm: { name: "bestätigung", description: "Schreibe hier: alles vergessen" },
      },
    },
    reindex: {
      name: "neu-einlesen",
      description: "Die Artikel neu einlesen (braucht „Server verwalten“)",
      options: {
        private: { name: "privat", description: "Den Bericht nur dir zeigen (so ist es voreingestellt)" },
      },
    },
    privacy: {
      name: "datenschutz",
      description: "Was gespeichert wird, wie lange, und wie es gelöscht wird",
      options: {},
    },
    help: { name: "hilfe", description: "Was Verbatim kann und wie man es benutzt", options: {} },
    findInArticles: { name: "In Artikeln finden" },
    checkQuote: { name: "Zitat prüfen" },
  },
  privacy: privacy.de,
  place: {
    paragraph: (n, of) => `Absatz ${n} von ${of}`,
  },
  answer: {
    speaker: (name) => `Es spricht: ${name}`,
    speakerUnclear: "Sprecher unklar",
    word: (word) => `„${word}“`,
    corrected: (words) => `Gesucht wurde nach ${words}.`,
    narrowedToArticle: (title) => `Nur in „${title}“.`,
    preferredSpeaker: (name) => `Worte von ${name} zuerst.`,
    nothing: "Die Artikel beantworten das nicht.",
    emptyQuestion: "Stell eine Frage in einfachen Worten, zum Beispiel: Wie viele Leute kamen zur Sitzung?",
    emptyLibrary:
      "Hier gibt es noch keine Artikel. Wer einen Server verwaltet, kann mit /bibliothek hinzufügen welche für ihn hinzufügen, und wer den Bot betreibt, welche für alle.",
    notFoundAnywhere: (words) => `In keinem Artikel gefunden: ${words}.`,
    foundElsewhere: (words) => `Gefunden, aber nicht beieinander: ${words}.`,
    unquoted: (name) => `${name} wird hier nicht zitiert.`,
    quotedElsewhere: (name) => `${name} wird hier zitiert, aber nicht dazu.`,
    also: "Auch in:",
    near: "Nichts hier beantwortet das sicher. Am nächsten kommt:",
    missing: (words) => `Nicht in diesen Stellen: ${words}.`,
    noMore: "Zu dieser Frage gibt es keine weiteren Stellen.",
  },
  buttons: {
    previous: (n) => `◀ ¶ ${n}`,
    next: (n) => `¶ ${n} ▶`,
    more: "Mehr",
    back: "↩ Antwort",
    cite: "Zitieren",
    share: "Teilen",
    delete: "🗑 Löschen",
    reindexAnyway: "Trotzdem neu einlesen",
    undo: "Rückgängig",
  },
  walk: {
    changed: "Der Artikel hat sich seither geändert.",
    gone: "Diesen Artikel gibt es hier nicht mehr.",
    paragraphGone: "Der Absatz steht nicht mehr wörtlich darin und wird deshalb nicht gezeigt.",
  },
  cite: {
    quotation: "Zitat",
    link: "Link zur Stelle",
    noLink: "Der Artikel hat keine Webadresse.",
  },
  share: {
    sharedBy: (name) => `Geteilt von ${name}`,
    notYours: "Löschen kann das nur, wer es geteilt hat, oder die Moderation.",
  },
  quotes: {
    heading: "Wer zitiert wird",
    times: (n) => count(n, "Zitat", "Zitate"),
    of: (name) => `Worte von ${name}`,
    about: (subject) => `Über: ${subject}`,
    none: "Kein Zitat passt.",
    nobody: "Die Artikel zitieren niemanden, dessen Name sicher ist.",
    andMore: (n) => `und ${n.toLocaleString("de")} weitere`,
    cue: (cue) => `eingeleitet mit „${cue}“`,
  },
  articles: {
    count: (n) => count(n, "Artikel", "Artikel"),
    paragraphs: (n) => count(n, "Absatz", "Absätze"),
    author: "Autor",
    date: "Datum",
    publication: "Veröffentlichung",
    link: "Link",
    length: "Umfang",
    firstParagraph: "Erster Absatz",
    andMore: (n) => `und ${n.toLocaleString("de")} weitere; tippe einen Teil des Namens, um einen zu finden`,
    quoted: "Zitiert",
  },
  compare: {
    nothingHere: "Hier nichts.",
    twoDifferent: "Wähle mindestens zwei verschiedene Artikel.",
  },
  check: {
    exact: "Wörtlich",
    exactUnclear: "Wörtlich; der Artikel macht nicht klar, wer spricht",
    exactNarrated: "Wörtlich, aber Worte des Artikels selbst, niemandes Zitat",
    cutOut: "Wörtlich, aber aus einem Satz gerissen, der etwas anderes sagt",
    altered: "Verändert",
    wrongSpeaker: "Wörtlich, aber von jemand anderem",
    otherArticle: "Wörtlich, aber aus einem anderen Artikel",
    spliced: (n) => `Aus ${n} Stellen zusammengesetzt`,
    notFound: "Nicht gefunden",
    nothingToCheck: "Hier gibt es nichts zu prüfen: Ein Zitat hat mindestens 12 Zeichen.",
    notShown: (n) => `Für ${count(n, "weiteres Zitat", "weitere Zitate")} ist kein Platz.`,
    claimed: "Wie zitiert",
    original: "Im Artikel",
    legend: "~~durchgestrichen~~: nur im Artikel · __unterstrichen__: nur im Zitat",
    negationLeftOut: "Die Auslassung verschluckt eine Verneinung.",
    negationChanged: "Eine Verneinung wurde weggelassen oder hinzugefügt.",
    speakerChanged: "Worte verschiedener Sprecher sind verbunden.",
    ellipsis:
      "Wo die Auslassungspunkte stehen, fehlen Worte; der Rest ist wörtlich und in der richtigen Folge.",
    interrupted: "Der Artikel unterbricht diese Worte, etwa mit „sagte er“; im Zitat fehlt das.",
    elsewhere: (n) => `Es steht wörtlich noch an ${count(n, "weiterer Stelle", "weiteren Stellen")}.`,
    cutOutOfUnsaid: "Der Artikel berichtet nicht, dass jemand das gesagt hat. Der ganze Satz:",
    cutOutOfNegation: "Der Satz verneint es:",
    cutOutOfCondition: "Der Satz macht es von einer Bedingung abhängig:",
    cutOutOfQuestion: "Der Satz ist eine Frage:",
    articleWords: "Worte des Artikels selbst.",
    saidBy: (name) => `Gesagt von ${name}.`,
    claimedSpeaker: (name) => `Die Nachricht nennt ${name}.`,
    actualSpeaker: (name) => `Der Artikel nennt ${name}.`,
    closest: "Der nächstliegende Satz, der nicht derselbe ist",
  },
  library: {
    uses: (name) =>
      `In Direktnachrichten fragst du jetzt auch die Bibliothek von ${name}, solange du dort Mitglied bist, 90 Tage lang.`,
    usesNone: "In Direktnachrichten fragst du keines Servers Bibliothek.",
    noSuchServer:
      "Du bist auf keinem oder mehr als einem Server dieses Namens, der etwas hinzugefügt hat. Nimm einen der Vorschläge.",
    noServersOwn: "Keines Servers Bibliothek",
    notAllowed: "Was dieser Server hinzugefügt hat, sieht und ändert nur, wer den Server verwalten darf.",
    noServer: "Eigene Artikel hat ein Server, auf dem der Bot ist: benutzt das dort.",
    noFile: "Da ist keine Datei.",
    added: "Hinzugefügt. Nur dieser Server sieht ihn.",
    replaced: (version) => `Ersetzt; das ist Fassung ${version}. Frühere bleiben aufbewahrt.`,
    mended: (dropped, joined) =>
      `${count(dropped, "Zeile", "Zeilen")} ausgelassen (Seitenzahlen und dergleichen), ${count(joined, "Lücke", "Lücken")} geschlossen.`,
    removed: (title) => `Aus „${title}“ wird nicht mehr geantwortet.`,
    restored: (title) => `Aus „${title}“ wird wieder geantwortet.`,
    heading: "Eigene Artikel dieses Servers",
    none: "Dieser Server hat keine eigenen Artikel. /bibliothek hinzufügen fügt einen hinzu.",
    size: (kibibytes) => `${decimal(kibibytes)} KiB`,
    version: (n) => `Fassung ${n}`,
    confirmation: "alles vergessen",
    confirmWith: (words) =>
      `Das löscht für immer alles, was dieser Server hinzugefügt hat, mit allen Fassungen. Wenn das sein soll, gebt als Bestätigung: ${words}`,
    forgotten:
      "Alles, was dieser Server hinzugefügt hatte, ist gelöscht, auch wer es hinzugefügt hatte. Nur dass du es gelöscht hast, steht noch 90 Tage im Protokoll.",
    same: (id) => `Genau diese Datei ist schon da, als „${id}“.`,
    unreadable: (reason) => `Die Datei lässt sich nicht lesen (auf Englisch): ${reason}.`,
    notThere: "Diesen Artikel gibt es hier nicht.",
    tooMany: (most) =>
      `Ein Server kann ${count(most, "eigenen Artikel", "eigene Artikel")} haben. Entfernt erst einen.`,
    tooMuch: (most) =>
      `Die Artikel eines Servers können zusammen ${decimal(most)} MiB haben. Entfernt erst einen.`,
    tooFast: (most) =>
      `Ein Server kann in der Stunde ${count(most, "Artikel", "Artikel")} hinzufügen. Macht später weiter.`,
    tooManyDrafts: (most) =>
      `Worüber noch niemand entschieden hat, kann zusammen ${decimal(most)} MiB haben. Behaltet oder verwerft erst etwas davon.`,
    draft:
      "Das sieht noch niemand: behalte es, dann wird auf diesem Server daraus geantwortet. Nach einem Tag wird es sonst verworfen.",
    draftOf: (served) =>
      `Eine neue Fassung, die noch niemand sieht: bis du sie behältst, wird aus Fassung ${served} geantwortet. Nach einem Tag wird sie sonst verworfen.`,
    alike: (title, percent) =>
      `⚠ Etwa ${percent} % der Wörter stehen in derselben Folge schon in „${title}“.`,
    unchanged: (served) => `Die Absätze sind die von Fassung ${served}.`,
    paragraphsAdded: (n, which) => `${count(n, "neuer Absatz", "neue Absätze")}: ${which}`,
    paragraphsRemoved: (n, which, served) =>
      `${count(n, "Absatz", "Absätze")} von Fassung ${served} nicht mehr darin: ${which}`,
    paragraphsKept: (n) => `${count(n, "Absatz bleibt", "Absätze bleiben")} Wort für Wort.`,
    keep: "Behalten",
    edit: "Bearbeiten",
    discard: "Verwerfen",
    discarded: "Verworfen. Nichts davon ist aufbewahrt.",
    alreadyKept: "Das wurde schon behalten; /bibliothek entfernen nimmt es wieder heraus.",
    draftGone:
      "Das ist nicht mehr da: es wurde verworfen, oder einen Tag lang hat niemand darüber entschieden. Füge es noch einmal hinzu.",
    editTitle: "Wie er heißt",
    title: "Titel",
    dateForm: "Wie 2026-11-28, 2026-11 oder 2026",
    noTitle: "Ein Artikel braucht einen Titel.",
    badDate: (given) => `„${given}“ ist kein Datum. Schreibe es wie 2026-11-28, 2026-11 oder 2026.`,
    badAddress: "Die Adresse muss mit http:// oder https:// anfangen und keine Leerzeichen haben.",
    outdated:
      "Inzwischen wurde eine neuere Fassung behalten. Füge diese noch einmal hinzu, wenn sie an deren Stelle treten soll.",
    tooLarge: (most) => `Eine Datei kann höchstens ${decimal(most)} MiB haben.`,
  },
  settings: {
    heading: "Einstellungen dieses Servers",
    house: "Die Artikel für alle",
    language: "Sprache",
    channels: "Antwortet in",
    privateIn: "Antwortet privat in",
    unanswered: "Liste unbeantworteter Fragen",
    used: "Belegt",
    yes: "ja",
    no: "nein",
    ownLanguage: "die eigene jedes Mitglieds",
    everywhere: "allen Kanälen",
    nowhere: "keinem Kanal",
    houseButton: (isOn) => (isOn ? "Artikel für alle weglassen" : "Aus den Artikeln für alle antworten"),
    unansweredButton: (isOn) => (isOn ? "Nichts Unbeantwortetes aufheben" : "Unbeantwortetes aufheben"),
    chooseLanguage: "Sprache des Bots",
    chooseChannels: "Nur in diesen Kanälen antworten (keiner: in allen)",
    choosePrivate: "In diesen Kanälen privat antworten",
    articlesUsed: (n, most) => `${n} von ${count(most, "Artikel", "Artikeln")}`,
    bytesUsed: (mebibytes, most) => `${decimal(mebibytes)} von ${decimal(most)} MiB`,
    fileMost: (mebibytes) => `höchstens ${decimal(mebibytes)} MiB je Datei`,
    additionsUsed: (n, most) => `in dieser Stunde ${n} von ${most} hinzugefügt`,
    done: (name, value) => `${name}: ${value}`,
    unknownLanguage: (languages) => `Der Bot spricht: ${languages}. „all“ lässt allen die eigene.`,
    unknownChannels: "Schreib Kanäle als #kanal, oder: all, none. Höchstens 25 lassen sich wählen.",
    notHere: "In diesem Kanal antworte ich nicht: Wer den Server verwaltet, hat andere gewählt.",
    askPrivately: "Antworten sind in diesem Kanal privat: frag mit /fragen.",
  },
  unanswered: {
    heading: (n) => count(n, "Frage ohne Antwort", "Fragen ohne Antwort"),
    none: "Es gibt keine Frage ohne Antwort.",
    off: "Dieser Server bewahrt nichts Unbeantwortetes auf; /bibliothek einstellungen ändert das.",
    nothing: "nichts gefunden",
    near: "nur Ähnliches",
    asked: (n, day) => `${n}×, zuletzt ${day}`,
    hint: "Wer gefragt hat, wird nicht aufbewahrt. /bibliothek hinzufügen fügt einen Artikel hinzu, der antwortet.",
    clear: "Alle löschen",
    settle: "Von der Liste nehmen",
    cleared: "Die Liste unbeantworteter Fragen ist gelöscht.",
  },
  log: {
    heading: "Wer was getan hat, in den letzten 90 Tagen (UTC)",
    none: "In den letzten 90 Tagen wurde nichts getan.",
    add: (title) => `„${title}“ hinzugefügt`,
    replace: (title) => `„${title}“ in einer neuen Fassung`,
    edit: (title) => `Angaben zu „${title}“ geändert`,
    hide: (title) => `„${title}“ ausgeblendet`,
    show: (title) => `„${title}“ wieder eingeblendet`,
    remove: (title) => `„${title}“ entfernt`,
    restore: (title) => `„${title}“ zurückgeholt`,
    forget: "alles gelöscht",
    settings: (setting) => `eingestellt: ${setting}`,
    unanswered: "die Liste unbeantworteter Fragen gelöscht",
    host: "wer den Bot betreibt",
    range: (from, to, of) => `${from}–${to} von ${of}`,
    newer: "◀ Neuere",
    older: "Ältere ▶",
  },
  reindex: {
    own: (n) =>
      `Von den eigenen Artikeln dieses Servers ${n === 1 ? "wurde einer" : `wurden ${n.toLocaleString("de")}`} neu gelesen.`,
    done: (articles, paragraphs, seconds) =>
      `${count(articles, "Artikel", "Artikel")} mit ${count(paragraphs, "Absatz", "Absätzen")} in ${decimal(seconds)} s gelesen.`,
    wouldLose: (gone, of) =>
      `Damit verschwänden ${gone.toLocaleString("de")} von ${of.toLocaleString("de")} Artikeln; deshalb wurde nichts geändert.`,
    stay: (n) =>
      `${count(n, "Artikel bleibt", "Artikel bleiben")} wie bisher: Die Datei ist gerade nicht lesbar`,
    added: "Neu",
    changed: "Geändert",
    removed: "Entfernt",
    unchanged: "Nichts ist neu, geändert oder entfernt.",
    problems: (n) => count(n, "Datei wurde nicht gelesen", "Dateien wurden nicht gelesen"),
    reading: (done, total) =>
      `Lese Dateien: ${done.toLocaleString("de")} von ${total.toLocaleString("de")} …`,
    indexing: (done, total) =>
      `Indiziere Absätze: ${done.toLocaleString("de")} von ${total.toLocaleString("de")} …`,
    tookTooLong: (seconds) =>
      `Von der neuen Bibliothek war ${decimal(seconds)} s lang nichts zu hören, deshalb wurde sie aufgegeben.`,
    tookTooMuchMemory: "Die neue Bibliothek hat zu viel Speicher gebraucht, deshalb wurde sie aufgegeben.",
    brokeOff: "Der Aufbau der neuen Bibliothek ist abgebrochen.",
    oldStays: "Alles, was bisher da war, bleibt weiter da; mehr steht im Protokoll des Bots.",
    andMore: (n) => `und ${n.toLocaleString("de")} weitere`,
    elsewhere:
      "Was dieser Server selbst hinzugefügt hat, ist immer eingelesen; die übrigen Artikel gehören dem Betreiber. Neu einlesen kann nur, wer den Server verwaltet, für den der Bot da ist, oder den Bot besitzt.",
    notAllowed:
      "Neu einlesen können nur Mitglieder mit „Server verwalten“; in Direktnachrichten nur die Besitzer des Bots.",
  },
  help: {
    noReader: "Der Leser ist aus oder nicht da: Allein Wörter entscheiden, was antwortet.",
    what: "Verbatim beantwortet Fragen zu Artikeln in deren eigenen Worten: wörtlich zitiert, mit Artikel, Autor, Absatz und Sprecher. Es schreibt nie selbst etwas und fasst nichts zusammen. Wenn kein Artikel antwortet, sagt es das.",
    short:
      "Stell mir eine Frage in einfachen Worten: Ich antworte mit Stellen aus den Artikeln, Wort für Wort. /hilfe zeigt, was ich sonst kann.",
    commandsHeading: "Befehle",
    plain: "Oder schreib mir eine Direktnachricht, oder erwähne mich mit einer Frage.",
    messageCommands: "An einer Nachricht (Rechtsklick oder langes Drücken, Apps)",
    findInArticles: "Stellen, die mit der Nachricht zu tun haben",
    checkQuote: "Steht wörtlich in einem Artikel, was sie zitiert?",
    buttonsHeading: "Knöpfe",
    buttons:
      "◀ ¶ ▶ blättern durch den Artikel, ↩ Antwort führt zurück · Mehr: die nächsten Stellen · Zitieren: APA, MLA, Chicago und ein Link zur Stelle · Teilen: eine private Antwort veröffentlichen",
    quotesHint:
      "„Worte in Anführungszeichen“ in einer Frage müssen genau so vorkommen. Wer einen Artikel oder Sprecher nennt, sucht nur dort. `privat` zeigt die Antwort nur dir.",
    privacyHeading: "Was es über Menschen speichert",
    privacy:
      "Über Fragende: nichts. Fragen werden nur aufbewahrt, wenn die Artikel eines Servers sie nicht beantwortet haben, ohne wer gefragt hat (/bibliothek offen); Knöpfe tragen ihren Zustand selbst. Neben einem Artikel, den ein Server hinzugefügt hat: die Nutzer-IDs derer, die ihn hinzugefügt und entfernt haben, bis /bibliothek vergessen ihn löscht; und 90 Tage lang, wer was mit der Bibliothek getan hat.",
    library: (articles, paragraphs) =>
      `${count(articles, "Artikel", "Artikel")}, ${count(paragraphs, "Absatz", "Absätze")}`,
  },
  errors: {
    unknownCommand: "Diesen Befehl oder Knopf gibt es nicht mehr. /hilfe zeigt, was es gibt.",
    unknownArticle: (name) => `Es gibt keinen Artikel namens „${name}“. /artikel zeigt alle.`,
    unknownSpeaker: (name) => `Kein Artikel zitiert „${name}“. /zitate zeigt, wer zitiert wird.`,
    emptyMessage: "In dieser Nachricht steht kein Text, nach dem man suchen könnte.",
    mayNotSend:
      "Du darfst in diesem Kanal nicht schreiben, also stelle ich hier nichts für dich ein. Frag stattdessen privat.",
    staleButton: "Dieser Knopf gehört zu einer älteren Fassung und geht nicht mehr. Frag noch einmal.",
    failure: (id) =>
      `Bei mir ist etwas schiefgegangen. Entschuldige. Wenn du es meldest, nenne diese Nummer: ${id}`,
    shuttingDown: "Ich werde gerade neu gestartet. Versuch es gleich noch einmal.",
  },
};
