import type { Messages } from "./en.ts";
import { privacy } from "./privacy.ts";

const count = (n: number, one: string, many: string) => `${n.toLocaleString("es")} ${n === 1 ? one : many}`;

const decimal = (n: number) => n.toLocaleString("es", { maximumFractionDigits: 2 });

/** Spanish. */
export const es: Messages = {
  commands: {
    ask: {
      name: "preguntar",
      description: "Haz una pregunta; la respuesta es un pasaje de los artículos, palabra por palabra",
      options: {
        question: { name: "pregunta", description: "Lo que quieres saber" },
        article: { name: "artículo", description: "Solo en este artículo" },
        speaker: { name: "hablante", description: "Solo en las propias palabras de esta persona" },
        private: { name: "privado", description: "Mostrar la respuesta solo a ti" },
      },
    },
    quotes: {
      name: "citas",
      description: "Quién dijo qué, palabra por palabra; sin opciones, a quién se cita y cuántas veces",
      options: {
        speaker: { name: "hablante", description: "Las palabras de quién" },
        about: { name: "tema", description: "Sobre qué" },
        article: { name: "artículo", description: "Solo en este artículo" },
        private: { name: "privado", description: "Mostrar las citas solo a ti" },
      },
    },
    article: {
      name: "artículo",
      description: "La lista de artículos, o la ficha de uno",
      options: {
        name: { name: "nombre", description: "Qué artículo" },
        private: { name: "privado", description: "Mostrarlo solo a ti" },
      },
    },
    compare: {
      name: "comparar",
      description: "Los mejores pasajes de dos a cuatro artículos sobre una pregunta, uno junto a otro",
      options: {
        question: { name: "pregunta", description: "Lo que quieres saber" },
        first: { name: "primero", description: "Un artículo" },
        second: { name: "segundo", description: "Otro artículo" },
        third: { name: "tercero", description: "Un tercer artículo" },
        fourth: { name: "cuarto", description: "Un cuarto artículo" },
        private: { name: "privado", description: "Mostrar la comparación solo a ti" },
      },
    },
    check: {
      name: "comprobar",
      description: "Comprueba lo que otros citan",
      options: {
        quote: { name: "cita", description: "¿Lo dice un artículo, palabra por palabra?" },
        text: { name: "texto", description: "La cita, o un texto con citas" },
        article: { name: "artículo", description: "Solo en este artículo" },
        private: { name: "privado", description: "Mostrar el resultado solo a ti" },
      },
    },
    library: {
      name: "biblioteca",
      description: "Lo que este servidor ha añadido (requiere «Gestionar servidor»)",
      options: {
        add: { name: "añadir", description: "Añadir un artículo desde un archivo; solo lo ve este servidor" },
        list: { name: "lista", description: "Lo que este servidor ha añadido" },
        replace: { name: "reemplazar", description: "Poner una versión nueva en el lugar de un artículo" },
        remove: { name: "quitar", description: "Quitar un artículo de los que dan respuestas" },
        restore: { name: "restaurar", description: "Recuperar un artículo que se quitó" },
        forget: { name: "olvidar", description: "Borrar para siempre todo lo que este servidor ha añadido" },
        log: { name: "registro", description: "Quién hizo qué con ella en los últimos 90 días" },
        file: { name: "archivo", description: "Un archivo .txt, .md o .html de 10 MiB como máximo" },
        article: { name: "artículo", description: "Qué artículo" },
        confirm: { name: "confirmación", description: "Escribe aquí: olvidar todo" },
      },
    },
    reindex: {
      name: "reindexar",
      description: "Leer los artículos de nuevo (requiere «Gestionar servidor»)",
      options: {},
    },
    privacy: { name: "privacidad", description: "Qué se guarda, cuánto tiempo y cómo se borra", options: {} },
    help: { name: "ayuda", description: "Qué hace Verbatim y cómo usarlo", options: {} },
    findInArticles: { name: "Buscar en los artículos" },
    checkQuote: { name: "Comprobar cita" },
  },
  privacy: privacy.es,
  place: {
    paragraph: (n, of) => `párrafo ${n} de ${of}`,
  },
  answer: {
    speaker: (name) => `Habla: ${name}`,
    speakerUnclear: "Hablante incierto",
    word: (word) => `«${word}»`,
    corrected: (words) => `Se muestran resultados de ${words}.`,
    narrowedToArticle: (title) => `Solo en «${title}».`,
    preferredSpeaker: (name) => `Primero las palabras de ${name}.`,
    nothing: "Los artículos no responden a esto.",
    emptyQuestion: "Haz una pregunta con palabras sencillas, por ejemplo: ¿cuánta gente fue a la reunión?",
    emptyLibrary:
      "Aquí todavía no hay artículos. Quien gestiona un servidor puede añadirle algunos con /biblioteca añadir, y quien aloja el bot, para todos.",
    notFoundAnywhere: (words) => `No aparece en ningún artículo: ${words}.`,
    foundElsewhere: (words) => `Aparece, pero no junto: ${words}.`,
    unquoted: (name) => `Aquí no se cita a ${name}.`,
    quotedElsewhere: (name) => `Aquí se cita a ${name}, pero no sobre esto.`,
    also: "También en:",
    near: "Nada aquí lo responde con seguridad. Lo más cercano:",
    missing: (words) => `No está en estos pasajes: ${words}.`,
    noMore: "No hay más pasajes sobre esta pregunta.",
  },
  buttons: {
    previous: (n) => `◀ ¶ ${n}`,
    next: (n) => `¶ ${n} ▶`,
    more: "Más",
    back: "↩ Respuesta",
    cite: "Citar",
    share: "Compartir",
    delete: "🗑 Borrar",
    reindexAnyway: "Reindexar de todos modos",
    undo: "Deshacer",
  },
  walk: {
    changed: "El artículo ha cambiado desde entonces.",
    gone: "Este artículo ya no está aquí.",
    paragraphGone: "El párrafo ya no está palabra por palabra, así que no se muestra.",
  },
  cite: {
    quotation: "Cita",
    link: "Enlace al pasaje",
    noLink: "El artículo no tiene dirección web.",
  },
  share: {
    sharedBy: (name) => `Compartido por ${name}`,
    notYours: "Solo quien lo compartió, o la moderación, puede borrarlo.",
  },
  quotes: {
    heading: "A quién se cita",
    times: (n) => count(n, "cita", "citas"),
    of: (name) => `Palabras de ${name}`,
    about: (subject) => `Sobre: ${subject}`,
    none: "Ninguna cita encaja.",
    nobody: "Los artículos no citan a nadie cuyo nombre sea seguro.",
    andMore: (n) => `y ${n.toLocaleString("es")} más`,
    cue: (cue) => `introducida por «${cue}»`,
  },
  articles: {
    count: (n) => count(n, "artículo", "artículos"),
    paragraphs: (n) => count(n, "párrafo", "párrafos"),
    author: "Autor",
    date: "Fecha",
    publication: "Publicación",
    link: "Enlace",
    length: "Extensión",
    firstParagraph: "Primer párrafo",
    andMore: (n) => `y ${n.toLocaleString("es")} más; escribe una parte del nombre para encontrar uno`,
    quoted: "Citados",
  },
  compare: {
    nothingHere: "Aquí nada.",
    twoDifferent: "Elige al menos dos artículos distintos.",
  },
  check: {
    exact: "Exacta",
    exactUnclear: "Palabras exactas; el artículo no deja claro quién habla",
    exactNarrated: "Palabras exactas, pero del propio artículo, cita de nadie",
    cutOut: "Palabras exactas, pero sacadas de una frase que dice otra cosa",
    altered: "Alterada",
    wrongSpeaker: "Palabras exactas, pero de otra persona",
    otherArticle: "Palabras exactas, pero de otro artículo",
    spliced: (n) => `Compuesta de ${n} lugares`,
    notFound: "No encontrada",
    nothingToCheck: "No hay nada que comprobar aquí: una cita tiene al menos 12 caracteres.",
    notShown: (n) => `No hay sitio para ${count(n, "cita más", "citas más")}.`,
    claimed: "Según la cita",
    original: "En el artículo",
    legend: "~~tachado~~: solo en el artículo · __subrayado__: solo en la cita",
    negationLeftOut: "Los puntos suspensivos omiten una negación.",
    negationChanged: "Se omitió o se añadió una negación.",
    speakerChanged: "Se unen palabras de personas distintas.",
    ellipsis: "Faltan palabras donde están los puntos suspensivos; el resto es exacto y en orden.",
    interrupted: "El artículo interrumpe estas palabras, por ejemplo con «dijo»; la cita no lo muestra.",
    elsewhere: (n) => `Está palabra por palabra en ${count(n, "lugar más", "lugares más")}.`,
    cutOutOfUnsaid: "El artículo no cuenta que alguien lo dijera. La frase entera:",
    cutOutOfNegation: "La frase lo niega:",
    cutOutOfCondition: "La frase lo hace depender de una condición:",
    cutOutOfQuestion: "La frase es una pregunta:",
    articleWords: "Palabras del propio artículo.",
    saidBy: (name) => `Dicho por ${name}.`,
    claimedSpeaker: (name) => `El mensaje nombra a ${name}.`,
    actualSpeaker: (name) => `El artículo nombra a ${name}.`,
    closest: "La frase más cercana, que no es la misma",
  },
  library: {
    notAllowed: "Solo quien puede gestionar el servidor ve y cambia lo que este servidor ha añadido.",
    noServer: "Los artículos propios son de un servidor con el bot: usa esto allí.",
    noFile: "No hay ningún archivo.",
    added: "Añadido. Solo lo ve este servidor.",
    replaced: (version) => `Reemplazado; esta es la versión ${version}. Las anteriores se conservan.`,
    mended: (dropped, joined) =>
      `${count(dropped, "línea omitida", "líneas omitidas")} (números de página y similares), ${count(joined, "corte cerrado", "cortes cerrados")}.`,
    removed: (title) => `«${title}» ya no da respuestas.`,
    restored: (title) => `«${title}» vuelve a dar respuestas.`,
    heading: "Los artículos de este servidor",
    none: "Este servidor no tiene artículos propios. /biblioteca añadir añade uno.",
    size: (kibibytes) => `${decimal(kibibytes)} KiB`,
    version: (n) => `versión ${n}`,
    confirmation: "olvidar todo",
    confirmWith: (words) =>
      `Esto borra para siempre todo lo que este servidor ha añadido, con todas sus versiones. Para hacerlo, da como confirmación: ${words}`,
    forgotten:
      "Todo lo que este servidor había añadido está borrado, y quién lo había añadido. Solo queda 90 días en el registro que lo borraste tú.",
    same: (id) => `Este mismo archivo ya está aquí, como «${id}».`,
    unreadable: (reason) => `El archivo no se puede leer (en inglés): ${reason}.`,
    notThere: "Ese artículo no está aquí.",
    tooMany: (most) =>
      `Un servidor puede tener ${count(most, "artículo propio", "artículos propios")}. Quita antes uno.`,
    tooMuch: (most) =>
      `Los artículos de un servidor pueden ocupar ${decimal(most)} MiB en total. Quita antes uno.`,
    tooFast: (most) =>
      `Un servidor puede añadir ${count(most, "artículo", "artículos")} por hora. Sigue más tarde.`,
    tooLarge: (most) => `Un archivo puede tener como máximo ${decimal(most)} MiB.`,
  },
  log: {
    heading: "Quién hizo qué, en los últimos 90 días (UTC)",
    none: "No se hizo nada en los últimos 90 días.",
    add: (title) => `«${title}» añadido`,
    replace: (title) => `«${title}» en una versión nueva`,
    remove: (title) => `«${title}» quitado`,
    restore: (title) => `«${title}» recuperado`,
    forget: "todo borrado",
    host: "quien aloja el bot",
    range: (from, to, of) => `${from}–${to} de ${of}`,
    newer: "◀ Más nuevos",
    older: "Más antiguos ▶",
  },
  reindex: {
    done: (articles, paragraphs, seconds) =>
      `${count(articles, "artículo leído", "artículos leídos")}, ${count(paragraphs, "párrafo", "párrafos")}, en ${decimal(seconds)} s.`,
    wouldLose: (gone, of) =>
      `Esto quitaría ${gone.toLocaleString("es")} de los ${count(of, "artículo", "artículos")} actuales; por eso no se cambió nada.`,
    stay: (n) =>
      `${count(n, "artículo queda", "artículos quedan")} como antes: el archivo no se puede leer ahora`,
    added: "Añadidos",
    changed: "Cambiados",
    removed: "Quitados",
    unchanged: "Nada se añadió, cambió ni quitó.",
    problems: (n) => count(n, "archivo no se leyó", "archivos no se leyeron"),
    reading: (done, total) =>
      `Leyendo archivos: ${done.toLocaleString("es")} de ${total.toLocaleString("es")}…`,
    indexing: (done, total) =>
      `Indexando párrafos: ${done.toLocaleString("es")} de ${total.toLocaleString("es")}…`,
    tookTooLong: (seconds) =>
      `La nueva biblioteca no dio señales durante ${decimal(seconds)} s, así que se abandonó.`,
    tookTooMuchMemory: "La nueva biblioteca necesitaba demasiada memoria, así que se abandonó.",
    brokeOff: "La construcción de la nueva biblioteca se interrumpió.",
    oldStays: "Todo lo que se servía antes se sigue sirviendo; el registro del bot dice más.",
    andMore: (n) => `y ${n.toLocaleString("es")} más`,
    elsewhere:
      "Lo que este servidor ha añadido está siempre leído; los demás artículos son de quien aloja el bot. Solo pueden reindexar los gestores del servidor para el que está el bot y los dueños del bot.",
    notAllowed:
      "Solo los miembros con «Gestionar servidor» pueden reindexar; en mensajes directos, solo los dueños del bot.",
  },
  help: {
    noReader: "El lector está apagado o ausente: solo las palabras deciden qué responde.",
    what: "Verbatim responde preguntas sobre artículos con las palabras de los propios artículos: citadas palabra por palabra, con artículo, autor, párrafo y hablante. Nunca escribe ni resume nada por su cuenta. Cuando nada responde, lo dice.",
    short:
      "Hazme una pregunta con palabras sencillas: respondo con pasajes de los artículos, palabra por palabra. /ayuda muestra qué más sé hacer.",
    commandsHeading: "Comandos",
    plain: "O escríbeme un mensaje directo, o mencióname con una pregunta.",
    messageCommands: "En un mensaje (clic derecho o pulsación larga, Aplicaciones)",
    findInArticles: "los pasajes que tienen que ver con el mensaje",
    checkQuote: "¿está lo que cita en un artículo, palabra por palabra?",
    buttonsHeading: "Botones",
    buttons:
      "◀ ¶ ▶ recorren el artículo, ↩ Respuesta vuelve atrás · Más: los pasajes siguientes · Citar: APA, MLA, Chicago y un enlace al texto · Compartir: publicar una respuesta privada",
    quotesHint:
      "Las «palabras entre comillas» de una pregunta deben aparecer tal cual. Nombrar un artículo o un hablante limita la búsqueda a él. `privado` muestra la respuesta solo a ti.",
    privacyHeading: "Qué guarda sobre las personas",
    privacy:
      "Sobre quien pregunta: nada. Las preguntas no se guardan; los botones llevan su propio estado. Junto a un artículo que un servidor ha añadido: los ids de quienes lo añadieron y lo quitaron, hasta que /biblioteca olvidar lo borre; y, durante 90 días, quién hizo qué con la biblioteca.",
    library: (articles, paragraphs) =>
      `${count(articles, "artículo", "artículos")}, ${count(paragraphs, "párrafo", "párrafos")}`,
  },
  errors: {
    unknownCommand: "Este comando o botón ya no existe. /ayuda muestra lo que hay.",
    unknownArticle: (name) => `No hay ningún artículo llamado «${name}». /artículo los muestra todos.`,
    unknownSpeaker: (name) => `Ningún artículo cita a «${name}». /citas muestra a quién se cita.`,
    emptyMessage: "En este mensaje no hay texto que buscar.",
    mayNotSend: "No puedes escribir en este canal, así que no publico nada aquí por ti. Pregunta en privado.",
    staleButton: "Este botón es de una versión anterior y ya no funciona. Pregunta de nuevo.",
    failure: (id) => `Algo salió mal por mi parte. Lo siento. Si lo comunicas, da este número: ${id}`,
    shuttingDown: "Me estoy reiniciando. Inténtalo de nuevo en un momento.",
  },
};
