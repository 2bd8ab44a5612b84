import type { Figures, Proof } from './proofs.ts'

const said = {
  'test:audit': (n: Figures) =>
    `Vi ställde ${n['requests']} frågor till systemet på måfå. ${n['logged']} av dem läste eller skrev något, och alla de ${n['logged']} stod sedan i loggen. När loggen inte gick att skriva svarade systemet inte alls (${n['unavailable']} gånger av ${n['unavailable']}). Vi ändrade i loggen på ${n['tamperings']} sätt. Kontrollen hittade ${n['found']} av dem, och en andra, fristående kontroll ${n['second']}.`,
  'test:logreview': (n: Figures) =>
    `I ett påhittat år gömde vi ${n['snoops']} personer som läste utan skäl. Granskningen hittade ${n['found']} procent av dem. Målet är 95 procent. Av ${n['honest']} vanliga läsningar pekades ${n['flagged']} procent ut i onödan. Målet är högst 1 procent.`,
  'fault:kill': (n: Figures) =>
    `Vi har stängt av servern ${n['server']} gånger och databasen ${n['database']} gånger mitt i arbetet. ${n['acknowledged']} uppgifter var sparade. ${n['lost']} av dem försvann, och ${n['half']} blev halva. Målet är 0.`,
  'fault:net': (n: Figures) =>
    `Vi har klippt av nätet och startat om databasen mitt i arbetet. ${n['acknowledged']} uppgifter var sparade. ${n['lost']} av dem försvann, och ${n['half']} blev halva. Målet är 0.`,
  sim: (n: Figures) =>
    `Vi har spelat upp ${n['seeds']} dagar med dåligt nät, telefoner som stängs av och flera som skriver i samma text. ${n['acknowledged']} ändringar var sparade. ${n['lost']} försvann, ${n['doubled']} blev dubbla och ${n['leaked']} visades för fel person. Målet är 0.`,
  'drill:restore': (n: Figures) =>
    `En säkerhetskopia lästes in på en tom plats: ${n['rows']} rader i ${n['tables']} tabeller på ${n['seconds']} sekunder, med ${n['faults']} fel.`,
  'test:boot': (n: Figures) =>
    `Systemet startar inte med osäkra inställningar. Vi har provat ${n['settings']} sådana, och ${n['refused']} stoppades.`,
  'test:a11y': (n: Figures) =>
    `Ett program har granskat ${n['screens']} sidor i ${n['looks']} lägen: ljust och mörkt, stor skärm och telefon. Det fann ${n['violations']} fel.`,
} satisfies Record<Proof, (figures: Figures) => string>

export const sv = {
  otherLanguage: 'In English',
  said,
  lastTried: (day: string, sentence: string) => `${sentence} Provat ${day}.`,
  notTried: 'Ett prov är inte kört i den här versionen än. Dess siffror visas när det är gjort.',
  protection: {
    title: 'Så skyddar vi uppgifterna',
    lead: 'Socialtjänsten skriver om barn och familjer. Här står hur systemet skyddar det som är skrivet, hur vi provar skyddet och vad proven visade senast.',
    proofHeading: 'Så gick proven senast',
    parts: {
      reading: {
        heading: 'Bara den som behöver det får läsa',
        paragraphs: [
          'Den som arbetar hos oss kan läsa om ett barn bara när hon har hand om barnet eller leder arbetet. Att ha ett konto räcker inte.',
          'Ingen kan läsa om sin egen familj. Den som är spärrad får samma svar som om barnet inte fanns.',
          'Den som sköter systemet kan inte läsa om något barn.',
          'Varje kommun är skild från de andra, både i programmet och i databasen.',
        ],
      },
      log: {
        heading: 'Det syns vem som har läst',
        paragraphs: [
          'Varje läsning och varje ändring skrivs i en logg. Går det inte att skriva i loggen visas ingenting.',
          'Loggen är låst i en kedja. Den som ändrar i den i efterhand blir upptäckt.',
          'Varje månad granskas läsningar, både på måfå och när något sticker ut. Ingen granskar sig själv.',
          'Du kan få veta när någon har läst om dig eller ditt barn, och från vilken enhet. Fråga din socialsekreterare.',
        ],
      },
      protected: {
        heading: 'Skyddade personuppgifter',
        paragraphs: [
          'Den som har skyddade personuppgifter märks ut överallt där namnet står.',
          'Adress och telefon visas inte för dem som inte har hand om barnet. De följer aldrig med i väskan, alltså det som tas med på besök.',
        ],
      },
      kept: {
        heading: 'Det som är sparat finns kvar',
        paragraphs: [
          'När det står att något är sparat är det skrivet på disk.',
          'Det som skrivs utan nät ligger låst på enheten tills det har kommit fram.',
          'En signerad text kan inte ändras. Blir något fel skrivs en rättelse, och båda syns.',
          'Säkerhetskopior är låsta med en nyckel. Vi provar att läsa in dem.',
        ],
      },
      stolen: {
        heading: 'Om en dator eller telefon blir stulen',
        paragraphs: [
          'Det som tas med på besök är låst med ett eget lås. Efter fem minuter utan att någon rör skärmen låses det igen.',
          'Efter högst tre dygn går det inte att öppna. Det går att ta tillbaka tidigare, så fort enheten når nätet.',
          'Efter en kvart utan att någon rör skärmen loggas man ut.',
        ],
      },
      refuses: {
        heading: 'Systemet vägrar när det inte är säkert',
        paragraphs: [
          'Är databasen eller nycklarna fel inställda startar systemet inte. Det säger vad som är fel.',
        ],
      },
      limits: {
        heading: 'Det här kan vi inte skydda mot',
        paragraphs: [
          'Den som får läsa kan berätta vidare eller fotografera skärmen. Därför granskas läsningarna.',
          'Den som får tag i en olåst enhet ser det som syns på den. Därför låses den snabbt.',
          'Ett virus i datorn kan se det som användaren ser. Kommunen måste hålla datorerna säkra.',
        ],
      },
      you: {
        heading: 'Det här kan du göra',
        paragraphs: [
          'Du har rätt att få veta vad som står om dig. Är något fel kan du begära att det rättas, och att det du tycker skrivs ner.',
          'Du kan fråga kommunens dataskyddsombud hur uppgifterna används. Du kan klaga hos Integritetsskyddsmyndigheten, IMY.',
        ],
      },
    },
  },
  accessibility: {
    title: 'Tillgänglighet',
    lead: (municipality: string) =>
      `${municipality} står bakom den här tjänsten. Vi vill att så många som möjligt ska kunna använda den. Här står hur tjänsten följer lagen om tillgänglighet till digital offentlig service (2018:1937), och vad som brister.`,
    howHeading: 'Hur tillgänglig är tjänsten?',
    how: 'Tjänsten följer lagen delvis. Det som brister står här nedanför.',
    gapsHeading: 'Det här brister',
    gaps: [
      'Ingen har ännu provat hela tjänsten med skärmläsare. Det kan finnas fel som bara märks då.',
      'Personer som använder hjälpmedel har inte provat tjänsten ännu.',
      'Ett program hittar bara en del av felen. Resten måste människor hitta.',
    ],
    testedHeading: 'Så har vi provat',
    tested: [
      'Varje sida granskas av ett program innan en ändring tas in: ljust och mörkt, stor skärm och 320 bildpunkter bred telefon.',
      'De vanligaste uppgifterna görs med bara tangentbord, från anmälan till beslut.',
      'Beslut och andra dokument är taggade PDF-filer på svenska (PDF/UA).',
    ],
    tellHeading: 'Kan du inte använda något?',
    tell: [
      'Ring kommunens växel och be att få prata med socialtjänsten. Säg vad du inte kan använda. Vi hjälper dig på ett annat sätt, till exempel per telefon, i ett möte eller på papper.',
      'Berätta gärna också om något är svårt att använda, så att vi kan rätta det.',
    ],
    watchHeading: 'Tillsyn',
    watch:
      'Myndigheten för digital förvaltning, Digg, ser till att lagen följs. Är du inte nöjd med vårt svar kan du anmäla det till Digg: digg.se/tdosanmalan.',
  },
}
