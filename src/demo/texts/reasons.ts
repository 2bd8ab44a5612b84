import type { Happening } from './theme.ts'

/** What is written at the steps of a matter, whatever it is about. The same tokens as in theme.ts. */

export const protectionNotNeeded: readonly string[] = [
  '{B} är hemma med {V} och har det lugnt i dag. Inget i anmälan tyder på fara de närmaste dygnen.',
  'Vi har talat med skolan. {B} är där till klockan fyra och hämtas av mormor. Inget behov av omedelbart skydd.',
  '{V} har ringt tillbaka inom en timme och berättat om läget. Uppgifterna stämmer med anmälarens.',
  'Händelsen ligger mer än en månad tillbaka, och {B} har sedan dess haft daglig tillsyn på förskolan.',
  'Anmälaren har träffat {B} i dag och ser ingen akut fara. Vi tar kontakt med {V} i morgon.',
  '{B} och {V} bor inte längre tillsammans med den som oron gäller.',
  'Uppgifterna rör frånvaro och trötthet. De är allvarliga på sikt men inte i dag.',
  'Sjukvården har undersökt {B} och skickat hem {honom} med {V}. Återbesök är bokat.',
]

export const protectionNeeded: readonly string[] = [
  '{B} kan inte vara hemma i natt innan vi vet mer om vad som har hänt.',
  '{V} är inlagd, och ingen annan vuxen finns hemma just nu.',
  '{B} har själv sagt att {han} är rädd för att gå hem i dag.',
  'Den som oron gäller bor i hemmet och har inte kunnat nås.',
]

export const protectionActions: readonly string[] = [
  '{B} sover hos mormor till i övermorgon. {V} är med på det. Vi besöker dem i kväll.',
  'Socialjouren är underrättad och ringer klockan nio. {B} är hos en granne som familjen själv har valt.',
  'Vi åker ut i dag, två personer, och stannar tills vi vet att {B} är trygg.',
]

export const openReasons: readonly string[] = [
  'Uppgifterna är flera, kommer från en som träffar {B} varje dag och kan leda till att någon åtgärd behövs.',
  'Oron har funnits länge och har inte minskat trots skolans stöd. {B} behöver få berätta själv.',
  '{V} ber om hjälp och är överens om att en utredning behövs.',
  'Det är den tredje anmälan på ett år. De tidigare stannade vid samtal. Nu behöver helheten utredas.',
  'Det finns syskon i hemmet som kan ha det på samma sätt. Barnens situation behöver bli känd.',
  'Uppgifterna om våld kan inte bedömas utan en utredning, oavsett hur {V} ställer sig.',
  '{B} är mycket liten och helt beroende av {V}. Redan en liten brist kan få stora följder.',
]

export const notOpenReasons: readonly string[] = [
  'Familjen har redan stöd genom skolan och vårdcentralen, och det har börjat hjälpa. {V} vet vart {hen} kan vända sig.',
  'Det som anmälan gäller har fått sin förklaring. {B}, {V} och förskolan ger samma bild.',
  '{V} och {B} har varit på två samtal hos oss. Svårigheterna hanteras inom familjen och med råd utan utredning.',
  'Uppgifterna går inte att knyta till någon nutida händelse, och skolan har ingen oro.',
  'Familjen tackar ja till föräldrarådgivning, som kan ges utan utredning.',
]

export const purposes: readonly string[] = [
  'Att ta reda på hur {B} har det, vad {han} själv vill och vilket stöd som behövs.',
  'Att bedöma om {B} får det {han} behöver hemma och vad som i så fall ska ändras.',
  'Att förstå vad oron beror på och hur familjen, skolan och vi kan hjälpas åt.',
]

export const withChild: readonly string[] = [
  'Minst tre samtal på en plats som {B} väljer, två av dem utan vuxna från familjen. Vi läser upp vad vi skrivit och {B} får rätta.',
  'Första samtalet på skolan tillsammans med kuratorn, därefter promenader. {B} får veta vad andra har sagt, i ord som {han} förstår.',
  'Vi träffar {B} hemma och på förskolan, leker och ser samspelet. Barnets reaktioner skrivs ner för sig.',
  '{B} vill skriva i stället för att prata. Vi lämnar en bok som går fram och tillbaka.',
]

export const howTold: readonly string[] = [
  'Telefon samma dag, och brev',
  'Vid besök på kontoret, med tolk',
  'Vid hembesök',
  'Telefon',
]

export const withheld =
  'Kontakt med den personen kan röja var barnet bor. Underrättelse lämnas inte förrän skyddet är prövat.'

export const places: readonly string[] = [
  'Hemma',
  'Skolan',
  'Kontoret',
  'Utomhus, promenad',
  'Förskolan',
  'Biblioteket',
]

export const noteEndings: readonly string[] = [
  'Vi bokade nästa tid innan vi skildes åt.',
  'Alla fick frågan om något skulle läggas till. Ingen hade något mer.',
  'Jag ringer på torsdag och stämmer av.',
  'Vi kom överens om vem som gör vad till nästa gång.',
  'Anteckningen lästes upp. {V} ville ändra en uppgift om tider, och det är gjort.',
  'Nästa möte blir på skolan, eftersom {B} hellre vill det.',
  'Vi gick igenom vad som bestämdes förra gången. Det mesta är gjort.',
  'Stämningen var lugn, och alla kom till tals.',
]

/** For themes that have nothing of their own for a kind of note. */
export const commonNotes: Readonly<Record<Happening, readonly string[]>> = {
  talk: [
    'Enskilt samtal med {B}. Vi började med vad som är bra och tog det svåra sedan.',
    '{B} valde platsen. Vi pratade om skolan, om kompisar och om hur det är hemma, i den ordningen.',
    'Samtalet var kort, eftersom {B} var trött. Vi kom överens om en ny tid i nästa vecka.',
  ],
  visit: [
    'Hembesök på eftermiddagen. Vi satt i köket. {B} kom och gick och visade sina saker.',
    'Hembesök enligt överenskommelse. {V} hade ordnat fika, och alla i familjen var med en stund.',
  ],
  guardian: [
    'Samtal med {V} om vardagen den senaste månaden, vad som har gått bra och vad som har varit svårt.',
    '{V} berättar om sin egen uppväxt och vad {hen} vill göra på ett annat sätt för {B}.',
  ],
  meeting: [
    'Möte med skolan och {V}. Var och en fick säga vad som fungerar innan vi talade om oron.',
    'Nätverksmöte med dem som {B} själv hade valt. Sex personer kom.',
  ],
  news: [
    'Skolan ringer och säger att det har gått bättre de senaste två veckorna.',
    'Vårdcentralen meddelar att familjen har kommit till sina tider.',
  ],
}

export const contactNotes: readonly string[] = [
  'Telefonsamtal med {V} om tid för nästa besök. {V} låter piggare än förra veckan.',
  'Brev med kallelse skickat till {V}. Tolk är bokad.',
  'Skolan svarar på vår fråga och skickar det skriftliga underlaget i nästa vecka.',
  'Avstämning med medhandläggare. Vi delade upp vem som talar med vem.',
  '{V} avbokade dagens möte på grund av sjukt barn. Ny tid på tisdag.',
  'Handledning i grupp. Ärendet togs upp utan namn. Frågan gällde hur {Bs} röst kan få större plats.',
]

export const sources = [
  {
    kind: 'school',
    name: 'Lärkskolan',
    question: 'Hur har {B} det i skolan: närvaro, lärande, vänner, kontakt med hemmet?',
    answers: [
      '{B} är omtyckt och hjälpsam. Närvaron har varit ojämn i höst. Kontakten med hemmet fungerar när vi ringer före klockan nio.',
      'Måluppfyllelsen är god i praktiska ämnen. {B} behöver en lugn plats och tydliga avslut.',
      'Vi har inte sett någon förändring sedan utredningen inleddes. {B} söker sig till samma vuxna som förut.',
    ],
  },
  {
    kind: 'preschool',
    name: 'Förskolan Fjärilen',
    question: 'Hur är {Bs} lek, mående och mat, och hur är det vid hämtning och lämning?',
    answers: [
      '{B} leker med de andra och äter bra. Vid hämtning blir {han} ibland tyst. {V} hälsar alltid och stannar gärna en stund.',
      'Vi ser ett nyfiket barn. Klädlådan är ifylld sedan förra mötet.',
    ],
  },
  {
    kind: 'health',
    name: 'Vårdcentralen Linden',
    question: 'Finns något i {Bs} hälsa eller uteblivna besök som har betydelse för utredningen?',
    answers: [
      'Inga uteblivna besök det senaste halvåret. Tillväxten följer kurvan. Vaccinationerna är tagna.',
      'Två uteblivna besök i våras, därefter har familjen kommit. Remiss till tandvården är skickad.',
    ],
  },
  {
    kind: 'health',
    name: 'Barn- och ungdomspsykiatrin, team 2',
    question: 'Pågår kontakt, och vad behöver vi veta för att stödet ska hänga ihop?',
    answers: [
      'Fem samtal sedan i augusti. {B} kommer själv. Vi föreslår en gemensam plan i januari.',
      'Nybesök är bokat. Väntetiden är fem veckor.',
    ],
  },
  {
    kind: 'police',
    name: 'Polisens ungdomsgrupp',
    question: 'Har polisen uppgifter om {B} eller hemmet det senaste året?',
    answers: ['Ett besök på adressen i september, utan anmälan. I övrigt inget.', 'Inga uppgifter.'],
  },
] as const

export const materials: readonly string[] = [
  'Utredningens text med uppgifter från skola och vårdcentral, och vad {B} har berättat i de delar {han} sagt ja till.',
  'Förslag till bedömning, journalanteckningar sedan utredningen inleddes och svaren från förskolan.',
]

export const replies: readonly string[] = [
  'Jag känner igen mig i det mesta. Det ska stå att vi flyttade i mars, inte i maj.',
  'Jag håller inte med om att jag inte svarade. Jag var på arbetet. Annars är det en rättvis bild.',
  'Vi tackar ja till hjälpen. Vi vill att det börjar efter lovet.',
  'Jag vill tillägga att farfar hjälper till två dagar i veckan.',
  'Inga synpunkter.',
]

export const grantReasons: readonly string[] = [
  '{B} och {V} behöver stöd som går längre än rådgivning. Stödet ges i hemmet och bygger på det som familjen redan gör bra. {B} har fått säga sin mening och vill ha hjälpen.',
  'Utredningen visar att vardagen brister i bestämda lägen. Insatsen är den minst ingripande som kan antas räcka. {V} samtycker.',
  'Det är bäst för {B} att bo kvar hemma med stöd. Risken följs upp, och planen säger vad som görs om stödet inte räcker.',
]

export const noMeasureReasons: readonly string[] = [
  'Utredningen visar att {B} har det {han} behöver. De brister som fanns är avhjälpta av familjen och skolan. {B} är av samma mening.',
  'Det stöd som behövs ges redan av skolan och vården. En insats från oss skulle inte tillföra något i dag.',
  '{V} och {B} vill inte ha någon insats, och det som framkommit ger inte skäl att gå vidare mot deras vilja.',
]

export const refusalReasons: readonly string[] = [
  'Ansökan gäller kontaktfamilj varannan helg. Utredningen visar att släkten ger samma avlastning redan nu, och att behovet därför är tillgodosett på annat sätt.',
]

export const closingReasons: readonly string[] = [
  'Målen i planen är uppnådda. {B} och {V} är överens om att stödet kan avslutas.',
  'Familjen har flyttat till en annan kommun. Överlämning är gjord med {Vs} samtycke.',
  'Utredningen avslutades utan insats, och inget nytt har framkommit.',
  'Stödet har lyckats och ersätts av skolans eget stöd. {B} vet vart {han} kan vända sig.',
  '{V} har tackat nej till fortsatt insats. Det finns inte skäl för stöd utan samtycke.',
]

export type Help = {
  readonly kind: 'open_care' | 'contact_person' | 'contact_family'
  readonly decision: 'grant_open_care' | 'grant_contact_person'
  readonly paragraph: string
  readonly name: string
}

const openCare = (name: string): Help => ({
  kind: 'open_care',
  decision: 'grant_open_care',
  paragraph: 'SoL 11:1',
  name,
})

const contact = (kind: 'contact_person' | 'contact_family', name: string): Help => ({
  kind,
  decision: 'grant_contact_person',
  paragraph: 'SoL 13:7',
  name,
})

export const interventions: readonly Help[] = [
  openCare('Familjebehandling i hemmet'),
  openCare('Samtalsstöd, tio gånger'),
  openCare('Föräldrastöd i grupp'),
  openCare('Stöd på hemmaplan, morgnar'),
  openCare('Barngrupp för barn i familjer med beroende'),
  contact('contact_person', 'Kontaktperson en eftermiddag i veckan'),
  contact('contact_family', 'Kontaktfamilj varannan helg'),
]

export const how: readonly string[] = [
  'Två familjebehandlare träffar familjen hemma en gång i veckan, de första fyra veckorna två gånger.',
  'Samtal varannan onsdag klockan 15 på mottagningen. {B} kan byta tid genom att skicka ett meddelande.',
  'Kontaktpersonen träffar {B} en eftermiddag i veckan. De bestämmer tillsammans vad de gör.',
  'Stödet ges på morgnarna, måndag till torsdag, och trappas ner efter åtta veckor.',
]

export const othersDo: readonly string[] = [
  'Skolan ordnar lugn plats och berättar varje fredag hur veckan har varit.',
  'Vårdcentralen följer hälsan. Förskolan fortsätter med frukost och klädlåda.',
  'Mormor hämtar på tisdagar. Fritidsgården har en plats i musikgruppen.',
]

export const familyContact: readonly string[] = [
  '{V} och {B} är med vid varje avstämning. Den andra föräldern får skriftlig sammanfattning.',
  'Kontakt en gång i veckan per telefon, möte en gång i månaden.',
]

export const guardianViews: readonly string[] = [
  '{V} vill att det börjar snart och att det är samma person varje gång.',
  '{V} är positiv men orolig för att {B} ska bli utpekad i skolan.',
  '{V} tycker att målen är rimliga och har själv formulerat det andra.',
]

export const childViews: readonly string[] = [
  '"Det är bra om det är på en tisdag. Då har jag inget."',
  '"Jag vill att hon som var här sist kommer igen."',
  '"Okej. Men inte så många möten."',
  '"Det har blivit bättre hemma. Det märks mest på morgnarna."',
  '"Jag vill fortsätta till sommaren, sen kan jag själv."',
]

export const followUpSummaries: readonly string[] = [
  'Stödet har kommit igång som planerat. Alla tre målen har rört sig åt rätt håll, det första mest.',
  'Fyra av sex träffar blev av. Familjen har varit sjuk. {V} vill ta igen dem under våren.',
  '{B} och {V} beskriver samma förändring med olika ord. Behandlarna ser att familjen nu löser bråk själv.',
  'Ett mål är uppnått och kan avslutas. Ett nytt om sömnen läggs till.',
]

export const extensionReasons: readonly string[] = [
  'Barn- och ungdomspsykiatrins bedömning är avgörande och väntas först om fem veckor. {B} och {V} är informerade.',
  'Förhör med tolk har fått flyttas två gånger. En månad räcker för att slutföra samtalen.',
]

export const consultQuestions: readonly string[] = [
  'Räcker det som framkommit för att avsluta, eller behöver vi träffa {B} en gång till?',
  'Är insatsen rätt för {B}, eller väljer vi den för att den finns?',
  'Vad har vi inte frågat?',
]

export const consultViews: readonly string[] = [
  'Jag håller med om bedömningen. Skriv tydligare vad {B} själv vill.',
  'Jag skulle träffa {B} ännu en gång före beslutet. Uppgifterna från skolan är två månader gamla.',
  'Stödet är rimligt. Bestäm redan nu vad ni gör om {V} tackar nej efter jul.',
]
