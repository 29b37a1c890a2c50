import { swedish } from './swedish.ts';
import type { CatalogueWords } from './words.ts';

/** Easy-to-read Swedish: short sentences, one thing in each, everyday words. Labels are those of the Swedish pages. */
export const plainSwedish: CatalogueWords = {
  ...swedish,
  tag: 'sv-simple',
  name: 'Lättläst',
  entry: {
    ...swedish.entry,
    notStated: 'Står inte',
    alone: 'Ingen',
    noCeiling: 'Inget tak',
    notChanged: 'Nej',
    quality: {
      ...swedish.entry.quality,
      heading: 'Vad andra tycker om hjälpen',
      none: 'Ingen har frågat än',
      sources: {
        OWN: {
          ...swedish.entry.quality.sources.OWN,
          name: 'Kommunen frågade',
          measure: 'Hur nöjda de är',
          value: (value) => `${value} av 100`,
          explained: 'Kommunen har frågat dem som får hjälpen. 0 är inte alls nöjd. 100 är helt nöjd.',
        },
        NATIONAL: {
          ...swedish.entry.quality.sources.NATIONAL,
          name: 'Socialstyrelsen frågade',
          explained:
            'Socialstyrelsen är en myndighet. Den frågar äldre i hela Sverige varje år. Talet är hur många av hundra som är nöjda.',
        },
      },
      tooFew: 'För få har svarat',
    },
  },
  standing: {
    ...swedish.standing,
    regi: { PRIVATE: 'Privat företag', NON_PROFIT: 'Förening eller stiftelse', MUNICIPAL: 'Kommunen' },
    now: 'Du kan välja nu',
    from: (day) => `Du kan välja från ${day}`,
    earliest: (day) => `Du kan välja tidigast ${day}`,
    notYet: 'Du kan inte välja än',
    paused: 'Tar inte emot nya',
    full: 'Det är fullt',
    ends: (day) => `Slutar ${day}`,
    warned: (day) => `Fick en varning av kommunen ${day}`,
    corrected: (day) => `har rättat till det ${day}`,
    lastConfirmed: (day) => `Det som står kan vara gammalt: ${day}`,
    unread: () => 'Kommunen har inte läst texten än. Därför syns den inte.',
    inSwedish: 'Texten är inte lättläst.',
  },
  list: {
    ...swedish.list,
    title: () => 'Välj vem som ska hjälpa dig',
    lead: (municipality) =>
      `Du får själv välja vem som ska hjälpa dig. Här är alla du kan välja i ${municipality}. Kommunen är en av dem. Alla berättar om samma saker.`,
    address: {
      label: 'Var bor du?',
      hint: 'Skriv gata och nummer. Vi sparar det inte.',
      find: 'Hitta mitt område',
      unknown: 'Vi hittar inte adressen. Titta om den är rätt skriven.',
      numberNeeded: 'Skriv numret också.',
    },
    outside: 'Det här gör alltid kommunen',
    openOnly: 'Visa bara dem du kan välja nu',
    orders: { ...swedish.list.orders, neutral: 'Blandad' },
    total: (count) => `Det finns ${count} att välja mellan.`,
    found: (count, total) => `Du ser ${count} av ${total}.`,
    compareTicked: 'Jämför dem du har kryssat. Högst fyra.',
    print: 'Skriv ut listan med stor text',
    howOrdered: 'Vem står först?',
    neutralOrder: (day) =>
      `Listan är blandad. Ingen har valt vem som står först. I morgon är listan blandad på ett nytt sätt. Det här är listan för ${day}.`,
    ownOrder: 'Nu har du själv valt en annan ordning.',
  },
  paper: {
    ...swedish.paper,
    tooMany: 'Du valde fler än fyra. Du ser de fyra första.',
    tickTwo: 'Kryssa minst två i listan. Tryck sedan på Jämför.',
    aboutThemselves: 'Vad de säger',
    asOf: (day, chosen) => `Det här gäller ${day}${chosen === '' ? '' : `. Du har valt: ${chosen}`}.`,
    random: 'Listan är blandad.',
    youChoose: 'Du väljer själv vem som ska hjälpa dig. Du får byta. Om du inte väljer hjälper kommunen dig ändå.',
    longList: (left) => `Listan är för lång. Det finns ${left} till. Välj tjänst och område först.`,
  },
  choosing: {
    title: 'Så väljer du',
    lead: () => 'Du har fått rätt till stöd. Du får själv välja vem som ska ge dig stödet.',
    compare: 'Titta på alla',
    comparing: ' du kan välja. Alla måste följa samma krav.',
    call: 'Du får ringa till dem. Du får fråga vad du vill.',
    tell: 'Bestäm dig. Berätta för din handläggare, eller ring oss.',
    help: 'Vill du ha hjälp att välja?',
    callUs: 'Ring ',
    weHelp: '. Vi kan läsa högt för dig. Vi kan skicka listan på papper. Men vi bestämmer inte åt dig.',
    represented: 'Har du en god man? Då kan hen välja åt dig. Din familj får vara med.',
    notChoosing: 'Om du inte väljer',
    arranged: 'Du måste inte välja. Kommunen ordnar stödet ändå. Du kan välja senare.',
    changing: 'Om du vill byta',
    mayChange: () =>
      'Du får byta när du vill. Du behöver inte säga varför. Berätta för din handläggare, eller ring oss.',
  },
};
