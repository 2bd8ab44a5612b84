import type { Theme } from './theme.ts'

/** Absence from school, everyday care, parents in conflict. */
export const absence: Theme = {
  code: 'absence',
  ages: [8, 17],
  concerns: [
    '{B} har varit borta från skolan mer än hälften av lektionerna sedan terminen började.',
    'Vi har haft tre möten om frånvaron. {V} kom till det första men har inte svarat sedan dess.',
    'De dagar {B} kommer är {han} trött och sitter för sig själv på rasterna.',
    '{B} har sagt till sin mentor att {han} inte orkar gå upp på morgonen och att ingen väcker {honom}.',
    'Skolan har prövat kortare dagar, hämtning vid grinden och en egen plats att arbeta på. Det hjälpte i två veckor.',
    'Elevhälsan ser att {B} har halkat efter i alla ämnen och börjar tappa hoppet om att komma i fatt.',
    'Förra läsåret var frånvaron 12 procent. Nu är den 58 procent, och ingen av oss förstår riktigt varför.',
  ],
  notes: {
    talk: [
      'Samtal med {B} under en promenad. {Han} visade vägen till skolan och stannade vid bron, där {han} brukar vända.',
      'Vi satt i skolans grupprum. {B} ordnade lektionerna från lättast till svårast med hjälp av kort.',
    ],
    visit: [
      'Hembesök på förmiddagen. {B} hade just vaknat. Vi satt i köket och gick igenom en vanlig vecka, dag för dag.',
      'Kort besök hemma före skolstart. {B} var klädd, och väskan stod i hallen. Vi gick tillsammans till bron.',
    ],
    guardian: [
      '{V} berättar att {hen} går till jobbet klockan halv sex och att {B} då är ensam med att komma i väg.',
    ],
    meeting: [
      'Möte på skolan med mentor, specialpedagog och {V}. Skolan visade frånvaron vecka för vecka. Alla var överens om att måndagarna är svårast.',
    ],
    news: [
      'Skolan ringer och säger att {B} har varit där fyra av fem dagar den här veckan, det bästa sedan i våras.',
    ],
  },
  words: [
    '"Det är inte skolan som är svår. Det är att komma dit."',
    '"På kvällen tänker jag att i morgon går jag. Sen blir det morgon."',
    '"Om jag får sitta i lilla rummet så går det. Där är det tyst."',
    '"De säger att jag måste, men ingen frågar vad som skulle göra att jag kan."',
    '"Jag vill gå ut nian. Jag vill bara inte att alla tittar när jag kommer in."',
  ],
  assessments: [
    'Frånvaron är ett tecken på något annat än ovilja. {B} vill gå i skolan men får inte det stöd hemma och i skolan som {han} behöver.',
    '{V} är mån om {B} men ensam om morgnarna. Det som behöver ändras är hur dagen börjar.',
    '{B} är på väg att tappa kontakten med jämnåriga. Det är en större risk än betygen.',
    'Skolans anpassningar har varit rimliga men har bytts för ofta för att hinna verka.',
  ],
  questions: [
    'Vad gör att {B} inte kommer till skolan, enligt {honom}?',
    'Hur ser morgnar och kvällar ut hemma, och vad behöver {V} för att kunna hjälpa till?',
    'Vilket stöd har skolan gett, och vad hade verkan?',
    'Behöver {B} hjälp från barn- och ungdomspsykiatrin?',
  ],
  goals: [
    ['{B} är i skolan fyra dagar av fem', 'Skolans frånvarolista varje fredag'],
    ['Morgnarna fungerar utan bråk', '{B} och {V} sätter var sitt kryss i almanackan'],
    [
      '{B} har en vuxen i skolan att gå till',
      '{B} kan säga vem det är och har pratat med den personen under veckan',
    ],
  ],
}

export const care: Theme = {
  code: 'care',
  ages: [3, 11],
  concerns: [
    '{B} är ofta hungrig när {han} kommer på morgonen och äter tre eller fyra portioner till frukost.',
    'Kläderna passar inte vädret. I går kom {B} i tunna tygskor trots att det snöade.',
    '{B} berättar att {han} lägger sig när teven är slut och att {han} själv bestämmer när det är.',
    'Vi har talat med {V} flera gånger. {V} lyssnar och lovar, men efter några dagar är det som förut.',
    '{B} har haft samma hosta i fem veckor. Så vitt vi vet har ingen sökt vård.',
    'Vid tre tillfällen den här månaden har {B} hämtats långt efter stängning, utan att någon har ringt.',
    '{B} luktar ofta av smutsiga kläder, och de andra barnen har börjat säga det högt.',
  ],
  notes: {
    talk: [
      '{B} visade sitt rum och alla mjukisdjur. Därefter ritade {han} en vanlig dag, med mat i varje ruta.',
      'Samtal på förskolans kuddrum. {B} byggde ett hus av klossar och berättade vem som sover var.',
    ],
    visit: [
      'Hembesök på eftermiddagen. Lägenheten var varm och ordnad. I kylen fanns mjölk och bröd. {B} visade var {han} sover.',
      'Besök efter läggdags, enligt överenskommelse. {V} läste för {B}. Det var lugnt, och teven var avstängd.',
    ],
    guardian: [
      '{V} berättar om skulder och om att pengarna tar slut den tjugonde. De sista dagarna äter barnen hos en granne.',
    ],
    meeting: [
      'Samtal med förskolan. De ser att {B} är gladare sedan frukosten blev en del av dagen men att kläderna fortfarande saknas.',
      'Vi följde med {V} till vårdcentralen. {B} fick medicin för öroninflammation. {V} sade att {hen} inte hade vetat att besöket är gratis.',
    ],
  },
  words: [
    '"Jag kan göra egna smörgåsar. Men inte när brödet är slut."',
    '"Det bästa är när vi äter alla tre och ingen har bråttom."',
    '"Jag har vinterskor men de är hos farmor."',
    '"Ibland sover jag i soffan för där är det varmt."',
    '"{V} är snäll. Bara jättetrött."',
  ],
  assessments: [
    '{B} får kärlek men inte alltid det {han} behöver varje dag: mat i rätt tid, sömn och kläder efter väder.',
    'Svårigheterna hänger samman med familjens ekonomi. När den är i ordning klarar {V} vardagen väl.',
    'Bristerna har varit långvariga, och löften har inte räckt. {B} behöver att någon utanför familjen hjälper till en tid.',
    'Det finns en farmor och en granne som bryr sig om {B}. De är en tillgång som bör tas till vara i en plan.',
  ],
  questions: [
    'Får {B} mat, sömn, kläder och vård som {han} behöver?',
    'Vad klarar {V} på egen hand, och när räcker det inte?',
    'Vilka runt familjen kan och vill hjälpa till?',
    'Hur mår {B} på förskolan eller i skolan?',
  ],
  goals: [
    ['{B} äter frukost varje dag, hemma eller i skolan', 'Personalen frågar {B} på måndagar'],
    ['{B} somnar före klockan åtta på vardagar', '{V} skriver upp tiden på lappen vid sängen'],
    ['{B} har kläder efter väder', 'En låda med ombyte som fylls på första måndagen i månaden'],
  ],
}

export const conflict: Theme = {
  code: 'conflict',
  ages: [3, 14],
  concerns: [
    'Föräldrarna bor isär sedan två år och talar inte med varandra. {B} bär lappar mellan dem.',
    'Vid två överlämningar på förskolan har föräldrarna höjt rösten så att barnen stannade upp och tittade.',
    '{B} får ont i magen de dagar {han} ska byta hem och ber att få stanna i skolan.',
    '{B} har sagt att {han} inte får berätta hos den ena vad som händer hos den andra.',
    'Domstolen har bett oss om upplysningar. Under samtalen framkom sådant om {B} som behöver utredas.',
    'Båda föräldrarna ringer oss varje vecka med uppgifter om den andra. Det är svårt att veta hur {B} har det.',
  ],
  notes: {
    talk: [
      '{B} ritade två hus. I det ena bor katten, i det andra cykeln. Mellan husen ritade {han} en väg med många skyltar.',
      'Samtal på kontoret. {B} fick frågan vad föräldrarna borde få veta och valde själv två meningar.',
    ],
    visit: ['Hembesök. {B} visade sitt schema på väggen med två färger, en för var förälder.'],
    guardian: [
      'Enskilt samtal med {V}. {V} kan beskriva vad {B} tycker om hos båda föräldrarna men inte hur de ska kunna enas.',
    ],
    meeting: [
      'Samtal med den andra föräldern. Bilden är i stort densamma, med ombytta roller. Båda vill att bråken tar slut.',
      'Gemensamt möte om {Bs} vardag. Vi höll oss till tre frågor: skola, fritid, jul. De kom överens om två av dem.',
    ],
    news: ['Skolan berättar att överlämningarna nu sker genom skolan och att {B} är lugnare på fredagarna.'],
  },
  words: [
    '"Jag tycker om dem båda. Jag vill inte välja."',
    '"När de pratar i telefon går jag ut med hunden."',
    '"Jag vill att de säger hej till varandra. Bara det."',
    '"Det är jobbigt att komma ihåg vad jag inte får säga."',
    '"På onsdagar är det bäst, för då är det ingen som byter."',
  ],
  assessments: [
    '{B} tar ansvar för att hålla sams med båda föräldrarna. Det är för tungt för ett barn i {hans} ålder.',
    'Båda föräldrarna ger {B} en god vardag var för sig. Det är konflikten som skadar.',
    'Oron minskar när överlämningarna sker på neutral plats. Det talar för att stöd i samarbetet kan räcka.',
    '{Bs} vilja är tydlig och hållbar över tid: {han} vill träffa båda och slippa vara budbärare.',
  ],
  questions: [
    'Hur påverkas {B} av föräldrarnas konflikt?',
    'Vad vill {B} själv, och vad vill {han} att vi säger till föräldrarna?',
    'Kan föräldrarna samarbeta om det som rör {B}, och med vilket stöd?',
  ],
  goals: [
    [
      '{B} är inte längre budbärare mellan föräldrarna',
      'Allt om skola och fritid går genom den delade kalendern',
    ],
    ['Överlämningarna är lugna', 'Förskolan eller skolan berättar vid varje avstämning'],
    ['{B} har en vuxen utanför familjen att prata med', 'Samtal varannan vecka är bokade och hålls'],
  ],
}
