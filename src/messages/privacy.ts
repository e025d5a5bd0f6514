/** What is kept, for how long, and how it is deleted: what `/privacy` says, and PRIVACY.md in every language. */
export interface PrivacyText {
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly { readonly heading: string; readonly text: string }[];
}

const en: PrivacyText = {
  title: "Privacy",
  lead: "What Verbatim keeps, for how long, and how it is deleted.",
  sections: [
    {
      heading: "Whoever asks",
      text: "Nothing is kept that says who asked: no name, no id, no answer. Questions that a server’s articles did not answer are kept for its managers, without who asked, for 90 days, unless they switch that off; none from direct messages or your own install, and none asked with `private`. Buttons carry what they need in the message that they hang on. The log of whoever runs this bot says which command was used, how long it took and what went wrong; never by whom, nor with which words. One thing alone: if you choose by `/library use` whose library you ask in direct messages, your user id and that server’s are kept, for 90 days at most; until you choose none, leave the server, or its library is deleted.",
    },
    {
      heading: "Whoever manages a library",
      text: "Beside an article that a server has added: the user ids of those who added and removed it, as long as it is kept. In the server’s log: who did what with which article and when, by user id, for 90 days.",
    },
    {
      heading: "What a server adds",
      text: "Its files, all their versions and what was read of them. They are seen in that server, in direct messages by members of it who choose it, and by whoever runs this bot. They are passed on to nobody: what ranks the answers runs on the bot’s own machine.",
    },
    {
      heading: "For how long",
      text: "What was removed can be brought back for 30 days; then it is deleted. `/library forget` deletes everything of a server within a minute; that somebody did so stands in the log for 90 days. Where a server removes the bot, everything of it is deleted 30 days later, unless it invites the bot again by then. Backups that whoever runs this bot has made stay until they delete them.",
    },
    {
      heading: "How to have something deleted",
      text: "Whoever manages the server deletes it with `/library remove` or `/library forget`, or removes the bot. Anybody else asks them, or whoever runs this bot.",
    },
    {
      heading: "What passes through Discord",
      text: "Questions, answers and files do, and Discord’s own policy applies to them. The bot is sent commands and what is handed over with them, direct messages to it, messages that mention it, and messages on which somebody uses one of its commands; no others.",
    },
  ],
};

const de: PrivacyText = {
  title: "Datenschutz",
  lead: "Was Verbatim speichert, wie lange, und wie es gelöscht wird.",
  sections: [
    {
      heading: "Wer fragt",
      text: "Nichts wird gespeichert, was sagt, wer fragt: kein Name, keine ID, keine Antwort. Fragen, die die Artikel eines Servers nicht beantworten, werden für dessen Verwaltung aufbewahrt, ohne wer gefragt hat, 90 Tage lang, wenn sie das nicht abschaltet; keine aus Direktnachrichten oder deiner eigenen Installation und keine mit `privat`. Knöpfe tragen, was sie brauchen, in der Nachricht, unter der sie stehen. Im Protokoll dessen, der diesen Bot betreibt, steht, welcher Befehl benutzt wurde, wie lange er brauchte und was schiefging; nie, von wem, und nie, mit welchen Worten. Nur eines: Wählst du mit `/bibliothek benutzen`, wessen Bibliothek du in Direktnachrichten fragst, so werden deine Nutzer-ID und die des Servers gespeichert, höchstens 90 Tage lang; bis du keine wählst, den Server verlässt oder seine Bibliothek gelöscht wird.",
    },
    {
      heading: "Wer eine Bibliothek verwaltet",
      text: "Neben einem Artikel, den ein Server hinzugefügt hat: die Nutzer-IDs derer, die ihn hinzugefügt und entfernt haben, solange er aufbewahrt wird. Im Protokoll des Servers: wer wann was mit welchem Artikel getan hat, mit Nutzer-ID, 90 Tage lang.",
    },
    {
      heading: "Was ein Server hinzufügt",
      text: "Seine Dateien, alle Fassungen davon und was aus ihnen gelesen wurde. Gesehen wird das auf diesem Server, in Direktnachrichten von dessen Mitgliedern, die ihn wählen, und von dem, der diesen Bot betreibt. Weitergegeben wird es an niemanden: Was die Antworten ordnet, läuft auf demselben Rechner wie der Bot.",
    },
    {
      heading: "Wie lange",
      text: "Was entfernt wurde, lässt sich 30 Tage lang zurückholen; dann wird es gelöscht. `/bibliothek vergessen` löscht alles von einem Server binnen einer Minute; dass jemand das getan hat, steht 90 Tage im Protokoll. Entfernt ein Server den Bot, so wird alles von ihm 30 Tage später gelöscht, wenn er ihn bis dahin nicht wieder einlädt. Sicherungen, die der Betreiber gemacht hat, bleiben, bis er sie löscht.",
    },
    {
      heading: "Wie man etwas löschen lässt",
      text: "Wer den Server verwaltet, löscht es mit `/bibliothek entfernen` oder `/bibliothek vergessen`, oder entfernt den Bot. Alle anderen bitten jene darum, oder den, der diesen Bot betreibt.",
    },
    {
      heading: "Was über Discord läuft",
      text: "Fragen, Antworten und Dateien laufen über Discord, und dafür gilt dessen Datenschutzerklärung. Der Bot bekommt Befehle und was mit ihnen übergeben wird, Direktnachrichten an ihn, Nachrichten, die ihn erwähnen, und solche, auf die jemand einen seiner Befehle anwendet; keine anderen.",
    },
  ],
};

const fr: PrivacyText = {
  title: "Confidentialité",
  lead: "Ce que Verbatim garde, combien de temps, et comment c’est effacé.",
  sections: [
    {
      heading: "Qui pose une question",
      text: "Rien n’est gardé qui dise qui demande : ni nom, ni identifiant, ni réponse. Les questions sans réponse dans les articles d’un serveur sont gardées pour qui le gère, sans qui les a posées, 90 jours, sauf si c’est désactivé ; aucune des messages privés, de votre propre installation ou posée avec `privé`. Les boutons portent ce qu’il leur faut dans le message sous lequel ils se trouvent. Le journal de qui exploite ce bot dit quelle commande a été utilisée, combien de temps elle a pris et ce qui a échoué ; jamais par qui, ni avec quels mots. Une seule chose : si vous choisissez par `/bibliothèque utiliser` de qui vous interrogez la bibliothèque en message privé, votre identifiant et celui du serveur sont gardés, 90 jours au plus ; jusqu’à ce que vous n’en choisissiez aucune, quittiez le serveur, ou que sa bibliothèque soit effacée.",
    },
    {
      heading: "Qui gère une bibliothèque",
      text: "À côté d’un article ajouté par un serveur : les identifiants de qui l’a ajouté et retiré, tant qu’il est gardé. Dans le journal du serveur : qui a fait quoi avec quel article et quand, par identifiant, pendant 90 jours.",
    },
    {
      heading: "Ce qu’un serveur ajoute",
      text: "Ses fichiers, toutes leurs versions et ce qui en a été lu. On les voit sur ce serveur, et en message privé si l’on en est membre et qu’on le choisit ; qui exploite ce bot peut les lire. Ils ne sont transmis à personne : ce qui classe les réponses tourne sur la même machine que le bot.",
    },
    {
      heading: "Combien de temps",
      text: "Ce qui a été retiré peut être rétabli pendant 30 jours ; ensuite c’est effacé. `/bibliothèque oublier` efface tout d’un serveur en moins d’une minute ; que quelqu’un l’a fait reste 90 jours dans le journal. Si un serveur retire le bot, tout ce qui est à lui est effacé 30 jours plus tard, sauf s’il l’a réinvité d’ici là. Les sauvegardes faites par qui exploite ce bot restent jusqu’à ce qu’il les efface.",
    },
    {
      heading: "Comment faire effacer quelque chose",
      text: "Qui gère le serveur l’efface avec `/bibliothèque retirer` ou `/bibliothèque oublier`, ou retire le bot. Les autres le lui demandent, ou à qui exploite ce bot.",
    },
    {
      heading: "Ce qui passe par Discord",
      text: "Questions, réponses et fichiers passent par Discord, dont la politique s’applique alors. Le bot reçoit les commandes et ce qui les accompagne, les messages privés qu’on lui envoie, ceux qui le mentionnent, et ceux sur lesquels on utilise une de ses commandes ; aucun autre.",
    },
  ],
};

const es: PrivacyText = {
  title: "Privacidad",
  lead: "Qué guarda Verbatim, cuánto tiempo y cómo se borra.",
  sections: [
    {
      heading: "Quien pregunta",
      text: "No se guarda nada que diga quién pregunta: ni nombre, ni id, ni respuesta. Las preguntas que los artículos de un servidor no responden se guardan para quien lo gestiona, sin quién las hizo, 90 días, salvo que lo desactive; ninguna de mensajes directos, de tu propia instalación ni hecha con `privado`. Los botones llevan lo que necesitan en el mensaje del que cuelgan. El registro de quien opera este bot dice qué comando se usó, cuánto tardó y qué falló; nunca quién lo usó ni con qué palabras. Una sola cosa: si eliges con `/biblioteca usar` a la biblioteca de quién preguntas en mensajes directos, se guardan tu id y el del servidor, 90 días como mucho; hasta que no elijas ninguna, dejes el servidor o se borre su biblioteca.",
    },
    {
      heading: "Quien gestiona una biblioteca",
      text: "Junto a un artículo que un servidor ha añadido: los ids de quienes lo añadieron y lo quitaron, mientras se guarde. En el registro del servidor: quién hizo qué con qué artículo y cuándo, por su id, durante 90 días.",
    },
    {
      heading: "Lo que añade un servidor",
      text: "Sus archivos, todas sus versiones y lo que se leyó de ellos. Se ven en ese servidor, y en mensajes directos por los miembros suyos que lo eligen; los puede leer quien opera este bot. No se pasan a nadie: lo que ordena las respuestas funciona en la misma máquina que el bot.",
    },
    {
      heading: "Cuánto tiempo",
      text: "Lo que se quitó se puede recuperar durante 30 días; después se borra. `/biblioteca olvidar` borra todo lo de un servidor en menos de un minuto; que alguien lo hizo consta 90 días en el registro. Si un servidor quita el bot, todo lo suyo se borra 30 días después, salvo que vuelva a invitarlo antes. Las copias de seguridad que haya hecho quien opera este bot quedan hasta que las borre.",
    },
    {
      heading: "Cómo hacer borrar algo",
      text: "Quien gestiona el servidor lo borra con `/biblioteca quitar` o `/biblioteca olvidar`, o quita el bot. Los demás se lo piden, o a quien opera este bot.",
    },
    {
      heading: "Lo que pasa por Discord",
      text: "Las preguntas, las respuestas y los archivos pasan por Discord, y se les aplica su política. El bot recibe los comandos y lo que los acompaña, los mensajes directos que se le envían, los que lo mencionan y aquellos sobre los que alguien usa uno de sus comandos; ningún otro.",
    },
  ],
};

/** The text in every language of the catalogues. */
export const privacy = { en, de, fr, es } as const;
