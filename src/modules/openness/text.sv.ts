import type { Figures, Proof } from './proofs.ts'

const said = {
  'test:audit': (n: Figures) =>
    `Vi ställde ${n['requests']} frågor till systemet på måfå. ${n['logged']} av dem läste eller skrev något, och alla de ${n['logged']} stod sedan i loggen. När loggen inte gick att skriva svarade systemet inte alls (${n['unavailable']} gånger av ${n['unavailable']}). Vi ändrade i loggen på ${n['tamperings']} sätt. Kontrollen hittade ${n['found']} av dem, och en andra, fristående kontroll ${n['second']}.`,
  'test:logreview': (n: Figures) =>
    `I påhittade år gömde vi ${n['snoops']} personer som läste utan skäl. Granskningen hittade ${n['found']} procent av dem. Målet är 95 procent. Av ${n['honest']} vanliga läsningar pekades ${n['flagged']} procent ut i onödan. Målet är högst 1 procent.`,
  'fault:kill': (n: Figures) =>
    `Vi har stängt av servern ${n['server']} gånger och databasen ${n['database']} gånger mitt i arbetet. ${n['acknowledged']} uppgifter var sparade. ${n['lost']} av dem försvann, och ${n['half']} blev halva. Målet är 0.`,
  'fault:net': (n: Figures) =>
    `Vi har klippt av nätet och startat om databasen mitt i arbetet. ${n['acknowledged']} uppgifter var sparade. ${n['lost']} av dem försvann, och ${n['half']} blev halva. Målet är 0.`,
  'fault:disk': (n: Figures) =>
    `Vi har fyllt disken mitt i arbetet. ${n['acknowledged']} uppgifter var sparade. ${n['lost']} av dem försvann, och ${n['half']} blev halva. Målet är 0.`,
  'test:authz': (n: Figures) =>
    `Vi har frågat varje del av systemet (${n['routes']}) som ${n['actors']} olika personer, ${n['cells']} frågor. ${n['wrong']} fick ett annat svar än lagen säger. I ${n['swapped']} frågor bytte vi ut ett barn mot ett annat, och ${n['through']} kom igenom. Målet är 0.`,
  'test:rls': (n: Figures) =>
    `Vi har försökt nå en annan kommuns uppgifter i databasen på ${n['tries']} sätt, i alla ${n['tables']} tabeller. Vi nådde ${n['foreign']}. Målet är 0.`,
  'test:dump': (n: Figures) =>
    `Vi låste in ${n['sealed']} uppgifter och sökte efter dem i hela databasen och i en säkerhetskopia. Vi hittade ${n['found']}. Målet är 0.`,
  'test:release': (n: Figures) =>
    `Vi gömde ${n['words']} skyddade uppgifter och gjorde ${n['documents']} dokument. ${n['hits']} skyddade uppgifter kom med. Av ${n['deleted']} ord som hade tagits bort medan texterna skrevs fanns ${n['left']} kvar i filerna. Målet är 0.`,
  'test:upload': (n: Figures) =>
    `Vi skickade in ${n['hostile']} farliga filer och ${n['archives']} farliga paket. ${n['wrongly']} togs emot fel. Målet är 0.`,
  'test:disposal': (n: Figures) =>
    `Av ${n['people']} påhittade personers akter gallrades ${n['gone']}. Vi sökte efter deras uppgifter överallt och hittade ${n['after']}. ${n['changed']} av andras uppgifter ändrades. En gammal säkerhetskopia lästes in, och ${n['resurrected']} uppgifter kom tillbaka. Målet är 0.`,
  fuzz: (n: Figures) =>
    `Vi har skickat ${n['inputs']} konstiga frågor till ${n['routes']} delar av systemet. ${n['faults']} gånger gick något sönder. Målet är 0.`,
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
          'I ett nödläge kan någon annan läsa om ett barn i fyra timmar. Chefen ser det direkt, och någon annan granskar det inom tre arbetsdagar.',
          'Den som läser om fler än 40 personer på en timme måste säga varför.',
          'Det krävs två personer för att någon ska få logga in eller få en annan roll.',
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
          'Adress, telefon, skola och arbetsplats ligger inlåsta för sig, med en egen nyckel. Den som har hand om barnet kan öppna dem i en minut och måste skriva varför. Det syns vem som har öppnat.',
          'De följer aldrig med i väskan, alltså det som tas med på besök.',
        ],
      },
      leaving: {
        heading: 'Inget lämnar av misstag',
        paragraphs: [
          'Varje fil som lämnar systemet söks igenom. Finns en skyddad uppgift i den stoppas filen.',
          'När någon begär ut handlingar prövas de en och en. Det som är hemligt stryks, med lagens paragraf bredvid. En ny fil görs, utan det som har tagits bort.',
          'Filer som kommer in granskas. Bilder tappar platsen där de togs.',
        ],
      },
      disposal: {
        heading: 'Det som inte längre får sparas tas bort',
        paragraphs: [
          'Lagen säger hur länge uppgifter ska finnas kvar. Sedan tas de bort. Tre personer beslutar, och ett bevis blir kvar utan namn.',
          'Läses en gammal säkerhetskopia in tas samma uppgifter bort igen.',
        ],
      },
      input: {
        heading: 'Konstiga frågor får vanliga svar',
        paragraphs: [
          'Vi skickar trasiga och elaka frågor till varje del av systemet. Det ska svara att något är fel, aldrig gå sönder.',
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
