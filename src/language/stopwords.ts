/** English function words: they say how a question is built, not what it is about. */
export const stopwords: ReadonlySet<string> = new Set(
  `a about above after again against all almost along already also although always am among an and another any
  are aren't around as at away be became because become been before being below between both but by can can't
  cannot could couldn't did didn't do does doesn't doing don't done down during each either else enough even ever
  every few for from further get gets getting give given goes going got had hadn't has hasn't have haven't having he
  he'd he'll he's hence her here here's hers herself him himself his how how's however i i'd i'll i'm i've if in
  into is isn't it it's its itself just let let's like made make makes many may me might more most much must my
  myself neither no nor not now of off often on once one ones only onto or other others our ours ourselves out over
  own per perhaps quite rather same shall shan't she she'd she'll she's should shouldn't since so some still such
  than that that's the their theirs them themselves then there there's these they they'd they'll they're they've
  this those though through thus to too toward towards under until unto up upon us very was wasn't we we'd we'll
  we're we've were weren't what what's when when's whenever where where's whereas wherever whether which while who
  who's whoever whom whose why why's will with within without won't would wouldn't yet you you'd you'll you're
  you've your yours yourself yourselves didnt doesnt isnt whats wasnt dont im ive`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

/** Words that ask, at the head of a question or beside it, and say nothing of its subject. */
export const askingWords: ReadonlySet<string> = new Set(
  `please tell say says said know article articles author according mention mentioned mentions name called describe explain kind
  type sort following thing things happen happened happens text passage story`
    .split(/\s+/)
    .filter((word) => word !== ""),
);
