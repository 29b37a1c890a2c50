/** Words that rank or promise instead of telling: what they say can't be compared (LOV 9:1). Stems, by language. */
const promotional: Readonly<Record<string, readonly RegExp[]>> = {
  sv: [
    /^bäst[aes]?$/u,
    /^främst[ae]?$/u,
    /^störst[ae]?$/u,
    /^snabbast[e]?$/u,
    /^billigast[e]?$/u,
    /^tryggast[e]?$/u,
    /^mest$/u,
    /^ledande$|^marknadsledande$/u,
    /^unik[at]?$|^oslagbar[at]?$|^överlägs(?:en|et|na)$/u,
    /^världsklass$|^toppklass$|^förstklassig[at]?$/u,
    /^garanter(?:ar|at|ad|ade|as)$|^garanti(?:n|er)?$/u,
    /^bättre$|^billigare$|^snabbare$|^tryggare$/u,
    /^fantastisk[at]?$|^enastående$|^perfekt[a]?$/u,
    /^erbjudande[tn]?$|^kampanj(?:en)?$|^rabatt(?:en|er)?$/u,
  ],
  en: [
    /^(?:best|greatest|leading|unique|unbeatable|superior|fastest|cheapest|safest|most)$/u,
    /^(?:better|cheaper|faster|safer)$/u,
    /^(?:guaranteed?|guarantees|perfect|fantastic|amazing|world-class)$/u,
    /^(?:offer|discount|campaign)s?$/u,
  ],
};

/** The promotional words among these, each once, as they were written; of languages without a list, none. */
export function promotionalWords(words: readonly string[], tag: string): readonly string[] {
  const stems = promotional[tag] ?? [];
  return [...new Set(words.filter((word) => stems.some((stem) => stem.test(word.toLowerCase()))))];
}
