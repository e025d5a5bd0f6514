import type { Messages } from "./en.ts";
import { privacy } from "./privacy.ts";

const count = (n: number, one: string, many: string) => `${n.toLocaleString("fr")} ${n < 2 ? one : many}`;

const decimal = (n: number) => n.toLocaleString("fr", { maximumFractionDigits: 2 });

/** French. */
export const fr: Messages = {
  commands: {
    ask: {
      name: "demander",
      description: "Posez une question ; la réponse est un passage des articles, mot pour mot",
      options: {
        question: { name: "question", description: "Ce que vous voulez savoir" },
        article: { name: "article", description: "Seulement dans cet article" },
        speaker: { name: "locuteur", description: "Seulement dans les propres mots de cette personne" },
        private: { name: "privé", description: "Ne montrer la réponse qu’à vous" },
      },
    },
    quotes: {
      name: "citations",
      description: "Qui a dit quoi, mot pour mot ; sans option, qui est cité et combien de fois",
      options: {
        speaker: { name: "locuteur", description: "Les mots de qui" },
        about: { name: "sujet", description: "À quel sujet" },
        article: { name: "article", description: "Seulement dans cet article" },
        private: { name: "privé", description: "Ne montrer les citations qu’à vous" },
      },
    },
    article: {
      name: "article",
      description: "La liste des articles, ou la fiche de l’un d’eux",
      options: {
        name: { name: "nom", description: "Quel article" },
        private: { name: "privé", description: "Ne le montrer qu’à vous" },
      },
    },
    compare: {
      name: "comparer",
      description: "Les meilleurs passages de deux à quatre articles sur une question, côte à côte",
      options: {
        question: { name: "question", description: "Ce que vous voulez savoir" },
        first: { name: "premier", description: "Un article" },
        second: { name: "deuxième", description: "Un autre article" },
        third: { name: "troisième", description: "Un troisième article" },
        fourth: { name: "quatrième", description: "Un quatrième article" },
        private: { name: "privé", description: "Ne montrer la comparaison qu’à vous" },
      },
    },
    check: {
      name: "vérifier",
      description: "Vérifiez ce que d’autres citent",
      options: {
        quote: { name: "citation", description: "Un article dit-il cela, mot pour mot ?" },
        text: { name: "texte", description: "La citation, ou un texte qui en contient" },
        article: { name: "article", description: "Seulement dans cet article" },
        private: { name: "privé", description: "Ne montrer le verdict qu’à vous" },
      },
    },
    library: {
      name: "bibliothèque",
      description: "Ce que ce serveur a ajouté lui-même (il faut « Gérer le serveur »)",
      options: {
        use: {
          name: "utiliser",
          description: "Choisir le serveur dont vous interrogez la bibliothèque en message privé",
        },
        server: {
          name: "serveur",
          description: "Un serveur dont vous êtes membre et qui a ajouté quelque chose",
        },
        add: {
          name: "ajouter",
          description: "Ajouter un article depuis un fichier ; seul ce serveur le voit",
        },
        list: { name: "liste", description: "Ce que ce serveur a ajouté" },
        replace: { name: "remplacer", description: "Mettre une nouvelle version à la place d’un article" },
        remove: { name: "retirer", description: "Retirer un article de ceux d’où viennent les réponses" },
        restore: { name: "rétablir", description: "Rétablir un article retiré" },
        forget: { name: "oublier", description: "Supprimer pour de bon tout ce que ce serveur a ajouté" },
        log: { name: "journal", description: "Qui en a fait quoi ces 90 derniers jours" },
        settings: { name: "réglages", description: "Où et comment le bot répond ici ; ce qui est utilisé" },
        house: { name: "maison", description: "Si les articles de l’hébergeur répondent aussi" },
        language: { name: "langue", description: "La langue dans laquelle le bot parle à tout le monde ici" },
        channels: { name: "salons", description: "Où le bot répond : #salon #salon ; ou : all" },
        private_in: {
          name: "privé_dans",
          description: "Où les réponses sont privées sauf demande contraire ; ou : none",
        },
        unanswered_list: {
          name: "sans_réponse",
          description: "Si les questions sans réponse sont gardées, sans qui les a posées",
        },
        unanswered: {
          name: "questions",
          description: "Les questions restées sans réponse, sans qui les a posées",
        },
        page: { name: "page", description: "Quelle page de la liste" },
        clear: { name: "vider", description: "Supprimer toute la liste" },
        file: { name: "fichier", description: "Un fichier .txt, .md ou .html de 10 Mio au plus" },
        article: { name: "article", description: "Quel article" },
        confirm: { name: "confirmation", description: "Écrivez ici : tout oublier" },
      },
    },
    reindex: {
      name: "réindexer",
      description: "Relire les articles (il faut « Gérer le serveur »)",
      options: { private: { name: "privé", description: "Ne montrer le rapport qu’à vous (par défaut)" } },
    },
    privacy: {
      name: "confidentialité",
      description: "Ce qui est gardé, combien de temps, et comment c’est effacé",
      options: {},
    },
    help: { name: "aide", description: "Ce que fait Verbatim et comment s’en servir", options: {} },
    findInArticles: { name: "Trouver dans les articles" },
    checkQuote: { name: "Vérifier la citation" },
  },
  privacy: privacy.fr,
  place: {
    paragraph: (n, of) => `paragraphe ${n} sur ${of}`,
  },
  answer: {
    speaker: (name) => `Qui parle : ${name}`,
    speakerUnclear: "Locuteur incertain",
    word: (word) => `« ${word} »`,
    corrected: (words) => `Résultats pour ${words}.`,
    narrowedToArticle: (title) => `Seulement dans « ${title} ».`,
    preferredSpeaker: (name) => `Les mots de ${name} d’abord.`,
    nothing: "Les articles ne répondent pas à cette question.",
    emptyQuestion:
      "Posez une question en mots simples, par exemple : combien de personnes sont venues à la réunion ?",
    emptyLibrary:
      "Il n’y a pas encore d’articles ici. Qui gère un serveur peut en ajouter pour lui avec /bibliothèque ajouter, et l’hébergeur du bot pour tous.",
    notFoundAnywhere: (words) => `Introuvable dans les articles : ${words}.`,
    foundElsewhere: (words) => `Trouvé, mais pas ensemble : ${words}.`,
    unquoted: (name) => `${name} n’est pas cité ici.`,
    quotedElsewhere: (name) => `${name} est cité ici, mais pas à ce sujet.`,
    also: "Aussi dans :",
    near: "Rien ici n’y répond sûrement. Le plus proche :",
    missing: (words) => `Pas dans ces passages : ${words}.`,
    noMore: "Il n’y a pas d’autre passage sur cette question.",
  },
  buttons: {
    previous: (n) => `◀ ¶ ${n}`,
    next: (n) => `¶ ${n} ▶`,
    more: "Plus",
    back: "↩ Réponse",
    cite: "Citer",
    share: "Partager",
    delete: "🗑 Supprimer",
    reindexAnyway: "Réindexer quand même",
    undo: "Annuler",
  },
  walk: {
    changed: "L’article a changé depuis.",
    gone: "Cet article n’est plus ici.",
    paragraphGone: "Le paragraphe n’y est plus mot pour mot ; il n’est donc pas montré.",
  },
  cite: {
    quotation: "Citation",
    link: "Lien vers le passage",
    noLink: "L’article n’a pas d’adresse web.",
  },
  share: {
    sharedBy: (name) => `Partagé par ${name}`,
    notYours: "Seuls la personne qui l’a partagé et la modération peuvent le supprimer.",
  },
  quotes: {
    heading: "Qui est cité",
    times: (n) => count(n, "citation", "citations"),
    of: (name) => `Les mots de ${name}`,
    about: (subject) => `Sujet : ${subject}`,
    none: "Aucune citation ne convient.",
    nobody: "Les articles ne citent personne dont le nom soit certain.",
    andMore: (n) => `et ${n.toLocaleString("fr")} de plus`,
    cue: (cue) => `introduit par « ${cue} »`,
  },
  articles: {
    count: (n) => count(n, "article", "articles"),
    paragraphs: (n) => count(n, "paragraphe", "paragraphes"),
    author: "Auteur",
    date: "Date",
    publication: "Publication",
    link: "Lien",
    length: "Longueur",
    firstParagraph: "Premier paragraphe",
    andMore: (n) => `et ${n.toLocaleString("fr")} de plus ; tapez une partie du nom pour en trouver un`,
    quoted: "Cités",
  },
  compare: {
    nothingHere: "Rien ici.",
    twoDifferent: "Choisissez au moins deux articles différents.",
  },
  check: {
    exact: "Exact",
    exactUnclear: "Mots exacts ; l’article ne dit pas clairement qui parle",
    exactNarrated: "Mots exacts, mais de l’article lui-même, citation de personne",
    cutOut: "Mots exacts, mais tirés d’une phrase qui dit autre chose",
    altered: "Modifié",
    wrongSpeaker: "Mots exacts, mais d’une autre personne",
    otherArticle: "Mots exacts, mais d’un autre article",
    spliced: (n) => `Assemblé à partir de ${n} endroits`,
    notFound: "Introuvable",
    nothingToCheck: "Il n’y a rien à vérifier ici : une citation compte au moins 12 caractères.",
    notShown: (n) => `Il n’y a pas la place pour ${count(n, "autre citation", "autres citations")}.`,
    claimed: "Tel que cité",
    original: "Dans l’article",
    legend: "~~barré~~ : seulement dans l’article · __souligné__ : seulement dans la citation",
    negationLeftOut: "Les points de suspension omettent une négation.",
    negationChanged: "Une négation a été omise ou ajoutée.",
    speakerChanged: "Les mots de personnes différentes sont joints.",
    ellipsis: "Des mots manquent aux points de suspension ; le reste est exact et dans l’ordre.",
    interrupted:
      "L’article interrompt ces mots, par exemple par « a-t-il dit » ; la citation ne le montre pas.",
    elsewhere: (n) => `Se trouve aussi mot pour mot à ${count(n, "autre endroit", "autres endroits")}.`,
    cutOutOfUnsaid: "L’article ne rapporte pas que quelqu’un l’ait dit. La phrase entière :",
    cutOutOfNegation: "La phrase le nie :",
    cutOutOfCondition: "La phrase en fait une condition :",
    cutOutOfQuestion: "La phrase est une question :",
    articleWords: "Les mots de l’article lui-même.",
    saidBy: (name) => `Dit par ${name}.`,
    claimedSpeaker: (name) => `Le message nomme ${name}.`,
    actualSpeaker: (name) => `L’article nomme ${name}.`,
    closest: "La phrase la plus proche, qui n’est pas la même",
  },
  library: {
    uses: (name) =>
      `En message privé, vous interrogez désormais aussi la bibliothèque de ${name}, tant que vous y êtes membre, pendant 90 jours.`,
    usesNone: "En message privé, vous n’interrogez la bibliothèque d’aucun serveur.",
    noSuchServer:
      "Vous n’êtes membre d’aucun serveur de ce nom, ou de plusieurs, qui ait ajouté quelque chose. Prenez une des suggestions.",
    noServersOwn: "D’aucun serveur",
    notAllowed: "Seul qui peut gérer le serveur voit et modifie ce que ce serveur a ajouté.",
    noServer: "C’est un serveur où est le bot qui peut avoir des articles à lui : faites-le là-bas.",
    noFile: "Il n’y a pas de fichier.",
    added: "Ajouté. Seul ce serveur le voit.",
    replaced: (version) => `Remplacé ; c’est la version ${version}. Les précédentes sont gardées.`,
    mended: (dropped, joined) =>
      `${count(dropped, "ligne laissée", "lignes laissées")} de côté (numéros de page et autres), ${count(joined, "coupure refermée", "coupures refermées")}.`,
    removed: (title) => `« ${title} » ne donne plus de réponses.`,
    restored: (title) => `« ${title} » donne de nouveau des réponses.`,
    heading: "Les articles de ce serveur",
    none: "Ce serveur n’a pas d’articles à lui. /bibliothèque ajouter en ajoute un.",
    size: (kibibytes) => `${decimal(kibibytes)} Kio`,
    version: (n) => `version ${n}`,
    confirmation: "tout oublier",
    confirmWith: (words) =>
      `Cela supprime pour de bon tout ce que ce serveur a ajouté, avec toutes les versions. Pour le faire, donnez comme confirmation : ${words}`,
    forgotten:
      "Tout ce que ce serveur avait ajouté est supprimé, et qui l’avait ajouté. Seul reste 90 jours au journal que vous l’avez supprimé.",
    same: (id) => `Ce fichier même est déjà là, sous « ${id} ».`,
    unreadable: (reason) => `Le fichier n’a pas pu être lu (en anglais) : ${reason}.`,
    notThere: "Cet article n’est pas ici.",
    tooMany: (most) =>
      `Un serveur peut avoir ${count(most, "article", "articles")} à lui. Retirez-en d’abord un.`,
    tooMuch: (most) =>
      `Les articles d’un serveur peuvent prendre ${decimal(most)} Mio en tout. Retirez-en d’abord un.`,
    tooFast: (most) =>
      `Un serveur peut ajouter ${count(most, "article", "articles")} par heure. Continuez plus tard.`,
    tooManyDrafts: (most) =>
      `Ce dont personne n’a encore décidé peut prendre ${decimal(most)} Mio en tout. Gardez-en ou rejetez-en d’abord une partie.`,
    draft:
      "Personne ne voit encore cet article : gardez-le, et il servira aux réponses sur ce serveur. Sinon, il est rejeté au bout d’un jour.",
    draftOf: (served) =>
      `Une nouvelle version que personne ne voit encore : tant que vous ne la gardez pas, la version ${served} sert aux réponses. Sinon, elle est rejetée au bout d’un jour.`,
    alike: (title, percent) =>
      `⚠ Environ ${percent} % de ses mots se trouvent déjà, dans le même ordre, dans « ${title} ».`,
    unchanged: (served) => `Ses paragraphes sont ceux de la version ${served}.`,
    paragraphsAdded: (n, which) => `${count(n, "nouveau paragraphe", "nouveaux paragraphes")} : ${which}`,
    paragraphsRemoved: (n, which, served) =>
      `${count(n, "paragraphe", "paragraphes")} de la version ${served} n’y ${n === 1 ? "est" : "sont"} plus : ${which}`,
    paragraphsKept: (n) => `${count(n, "paragraphe reste", "paragraphes restent")} mot pour mot.`,
    keep: "Garder",
    edit: "Modifier",
    discard: "Rejeter",
    discarded: "Rejeté. Rien n’en est gardé.",
    alreadyKept: "C’est déjà gardé ; /bibliothèque retirer le retire.",
    draftGone:
      "Ce n’est plus là : cela a été rejeté, ou personne n’en a décidé en un jour. Ajoutez-le de nouveau.",
    editTitle: "Ce qu’on en dit",
    title: "Titre",
    dateForm: "Comme 2026-11-28, 2026-11 ou 2026",
    noTitle: "Il faut un titre à un article.",
    badDate: (given) => `« ${given} » n’est pas une date. Écrivez-la comme 2026-11-28, 2026-11 ou 2026.`,
    badAddress: "L’adresse doit commencer par http:// ou https://, et ne pas avoir d’espaces.",
    outdated:
      "Une version plus récente a été gardée depuis. Ajoutez celle-ci de nouveau si elle doit prendre sa place.",
    tooLarge: (most) => `Un fichier peut avoir au plus ${decimal(most)} Mio.`,
  },
  settings: {
    heading: "Les réglages de ce serveur",
    house: "Les articles de l’hébergeur",
    language: "Langue",
    channels: "Répond dans",
    privateIn: "Répond en privé dans",
    unanswered: "Liste des questions sans réponse",
    used: "Utilisé",
    yes: "oui",
    no: "non",
    ownLanguage: "celle de chaque membre",
    everywhere: "tous les salons",
    nowhere: "aucun salon",
    houseButton: (isOn) => (isOn ? "Sans les articles de l’hébergeur" : "Avec les articles de l’hébergeur"),
    unansweredButton: (isOn) =>
      isOn ? "Ne pas garder les questions sans réponse" : "Garder les questions sans réponse",
    chooseLanguage: "Langue du bot",
    chooseChannels: "Répondre seulement dans ces salons (aucun : dans tous)",
    choosePrivate: "Répondre en privé dans ces salons",
    articlesUsed: (n, most) => `${n} sur ${count(most, "article", "articles")}`,
    bytesUsed: (mebibytes, most) => `${decimal(mebibytes)} sur ${decimal(most)} Mio`,
    fileMost: (mebibytes) => `au plus ${decimal(mebibytes)} Mio par fichier`,
    additionsUsed: (n, most) => `${n} sur ${count(most, "ajout", "ajouts")} dans l’heure`,
    done: (name, value) => `${name} : ${value}`,
    unknownLanguage: (languages) => `Le bot parle : ${languages}. « all » laisse à chacun la sienne.`,
    unknownChannels: "Écrivez les salons ainsi : #salon, ou : all, none. Au plus 25.",
    notHere: "Je ne réponds pas dans ce salon : qui gère ce serveur en a choisi d’autres.",
    askPrivately: "Les réponses sont privées dans ce salon : demandez avec /demander.",
  },
  unanswered: {
    heading: (n) => count(n, "question sans réponse", "questions sans réponse"),
    none: "Il n’y a pas de question sans réponse.",
    off: "Ce serveur ne garde pas les questions sans réponse ; /bibliothèque réglages le change.",
    nothing: "rien trouvé",
    near: "seulement quelque chose de proche",
    asked: (n, day) => `${n}×, dernière fois ${day}`,
    hint: "Qui a demandé n’est pas gardé. /bibliothèque ajouter ajoute un article qui répond.",
    clear: "Tout supprimer",
    settle: "Retirer de la liste",
    cleared: "La liste des questions sans réponse est supprimée.",
  },
  log: {
    heading: "Qui a fait quoi, ces 90 derniers jours (UTC)",
    none: "Rien n’a été fait ces 90 derniers jours.",
    add: (title) => `« ${title} » ajouté`,
    replace: (title) => `« ${title} » dans une nouvelle version`,
    edit: (title) => `indications de « ${title} » modifiées`,
    hide: (title) => `« ${title} » masqué`,
    show: (title) => `« ${title} » de nouveau visible`,
    remove: (title) => `« ${title} » retiré`,
    restore: (title) => `« ${title} » remis`,
    forget: "tout supprimé",
    settings: (setting) => `réglé ${setting}`,
    unanswered: "la liste des questions sans réponse supprimée",
    host: "l’hébergeur",
    range: (from, to, of) => `${from}–${to} sur ${of}`,
    newer: "◀ Plus récents",
    older: "Plus anciens ▶",
  },
  reindex: {
    own: (n) =>
      `Des articles propres à ce serveur, ${n.toLocaleString("fr")} ${n < 2 ? "a été relu" : "ont été relus"}.`,
    done: (articles, paragraphs, seconds) =>
      `${count(articles, "article lu", "articles lus")}, ${count(paragraphs, "paragraphe", "paragraphes")}, en ${decimal(seconds)} s.`,
    wouldLose: (gone, of) =>
      `Cela retirerait ${gone.toLocaleString("fr")} des ${count(of, "article", "articles")} actuels ; rien n’a donc été changé.`,
    stay: (n) =>
      `${count(n, "article reste", "articles restent")} comme avant : le fichier est illisible pour le moment`,
    added: "Ajoutés",
    changed: "Modifiés",
    removed: "Retirés",
    unchanged: "Rien n’a été ajouté, modifié ni retiré.",
    problems: (n) => count(n, "fichier n’a pas été lu", "fichiers n’ont pas été lus"),
    reading: (done, total) =>
      `Lecture des fichiers : ${done.toLocaleString("fr")} sur ${total.toLocaleString("fr")}…`,
    indexing: (done, total) =>
      `Indexation des paragraphes : ${done.toLocaleString("fr")} sur ${total.toLocaleString("fr")}…`,
    tookTooLong: (seconds) =>
      `La nouvelle bibliothèque n’a donné aucun signe pendant ${decimal(seconds)} s : elle a été abandonnée.`,
    tookTooMuchMemory: "La nouvelle bibliothèque demandait trop de mémoire : elle a été abandonnée.",
    brokeOff: "La construction de la nouvelle bibliothèque s’est interrompue.",
    oldStays: "Tout ce qui était servi auparavant le reste ; le journal du bot en dit plus.",
    andMore: (n) => `et ${n.toLocaleString("fr")} de plus`,
    elsewhere:
      "Ce que ce serveur a ajouté lui-même est toujours lu ; les autres articles sont ceux de l’hébergeur. Seuls les gestionnaires du serveur auquel le bot est destiné et les propriétaires du bot peuvent réindexer.",
    notAllowed:
      "Seuls les membres ayant « Gérer le serveur » peuvent réindexer ; en message privé, seuls les propriétaires du bot.",
  },
  help: {
    noReader: "Le lecteur est éteint ou absent : seuls les mots décident de ce qui répond.",
    what: "Verbatim répond aux questions sur des articles avec les mots mêmes des articles : cités mot pour mot, avec l’article, l’auteur, le paragraphe et le locuteur. Il n’écrit et ne résume jamais rien lui-même. Quand rien ne répond, il le dit.",
    short:
      "Posez-moi une question en mots simples : je réponds par des passages des articles, mot pour mot. /aide montre ce que je sais faire d’autre.",
    commandsHeading: "Commandes",
    plain: "Ou écrivez-moi en message privé, ou mentionnez-moi avec une question.",
    messageCommands: "Sur un message (clic droit ou appui long, Applications)",
    findInArticles: "les passages en rapport avec le message",
    checkQuote: "ce qu’il cite est-il mot pour mot dans un article ?",
    buttonsHeading: "Boutons",
    buttons:
      "◀ ¶ ▶ parcourent l’article, ↩ Réponse ramène à la réponse · Plus : les passages suivants · Citer : APA, MLA, Chicago et un lien vers le texte · Partager : publier une réponse privée",
    quotesHint:
      "Les « mots entre guillemets » d’une question doivent se trouver tels quels. Nommer un article ou un locuteur y limite la recherche. `privé` ne montre la réponse qu’à vous.",
    privacyHeading: "Ce qu’il garde sur les gens",
    privacy:
      "Sur qui demande : rien. Les questions ne sont gardées que si les articles d’un serveur n’y ont pas répondu, sans qui les a posées (/bibliothèque questions) ; les boutons portent leur propre état. À côté d’un article ajouté par un serveur : les identifiants de qui l’a ajouté et retiré, jusqu’à ce que /bibliothèque oublier le supprime ; et, pendant 90 jours, qui a fait quoi avec la bibliothèque.",
    library: (articles, paragraphs) =>
      `${count(articles, "article", "articles")}, ${count(paragraphs, "paragraphe", "paragraphes")}`,
  },
  errors: {
    unknownCommand: "Cette commande ou ce bouton n’existe plus. /aide montre ce qu’il y a.",
    unknownArticle: (name) => `Il n’y a pas d’article nommé « ${name} ». /article les montre tous.`,
    unknownSpeaker: (name) => `Aucun article ne cite « ${name} ». /citations montre qui est cité.`,
    emptyMessage: "Ce message ne contient pas de texte à chercher.",
    mayNotSend:
      "Vous ne pouvez pas écrire dans ce salon, je n’y publie donc rien pour vous. Demandez plutôt en privé.",
    staleButton: "Ce bouton vient d’une version plus ancienne et ne marche plus. Reposez la question.",
    failure: (id) =>
      `Quelque chose s’est mal passé de mon côté. Désolé. Si vous le signalez, donnez ce numéro : ${id}`,
    shuttingDown: "Je redémarre. Réessayez dans un instant.",
  },
};
