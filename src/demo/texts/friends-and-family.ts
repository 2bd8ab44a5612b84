import type { Theme } from './theme.ts'

/** A child who takes care of others, contacts on the net, a child whose disability wears the family out. */
export const youngCarer: Theme = {
  code: 'youngCarer',
  ages: [9, 16],
  concerns: [
    '{B} hämtar sina småsyskon på förskolan varje dag, lagar mat och lägger dem.',
    '{B} somnar på lektionerna och säger att minstingen vaknar om nätterna.',
    '{B} har slutat på kören, eftersom ingen annan kan vara hemma på onsdagar.',
    'När vi ringer hem är det alltid {B} som svarar och som vet när räkningarna ska betalas.',
    '{B} tolkar åt {V} vid läkarbesök, också om sådant som inte är för barn.',
    '{B} säger att {han} inte kan åka på lägerskolan, för vem ska då väcka de små.',
  ],
  notes: {
    talk: [
      'Vi gick igenom dygnet med hjälp av en klocka på papper. {B} färgade sina egna timmar gröna. Det blev två.',
      '{B} var på körens öppna repetition. {V} hämtade.',
    ],
    visit: ['Hembesök vid middagstid. {B} satt ner hela måltiden, och {V} hämtade det som fattades.'],
    guardian: [
      '{V} blev tyst när vi visade klockan och sade att {hen} inte hade förstått hur mycket det var.',
      'Samtal med {Vs} arbetsgivare är inte aktuellt. {V} har själv bett om byte till dagpass och fått det från den första.',
    ],
    meeting: ['Förskolan kan förlänga de små barnens dag till klockan fem. {V} har ansökt.'],
  },
  words: [
    '"Jag är bra på det. Men jag skulle vilja vara tretton också."',
    '"De små lyssnar mer på mig än på {V}."',
    '"Jag vill åka på lägret. Jag har inte sagt det hemma."',
    '"Om jag inte gör det så blir det inte gjort."',
    '"Förra veckan låg jag i sängen och läste en hel söndag."',
  ],
  assessments: [
    '{B} gör en vuxens arbete. {Han} är stolt över det, och det är ändå för mycket.',
    '{V} har inte förstått omfattningen. När det blev synligt började {V} själv ändra på det.',
    'Med tolk vid vårdbesök och längre dagar på förskolan kan {Bs} börda minska väsentligt.',
    'Stödet bör gälla hela familjen. De yngre barnen behöver vänja sig vid att en vuxen lägger dem.',
  ],
  questions: [
    'Hur ser {Bs} dygn ut, och vad gör {han} åt andra?',
    'Vilken hjälp kan familjen få så att {B} blir avlastad?',
    'Vad har {B} fått avstå från?',
  ],
  goals: [
    ['{B} har tre fria eftermiddagar i veckan', 'Schemat på kylskåpet'],
    ['En vuxen lägger de yngre barnen', '{B} sätter en stjärna de kvällar det blev så'],
    ['{B} tolkar inte längre åt {V}', 'Tolk är bokad till varje besök'],
  ],
}

export const online: Theme = {
  code: 'online',
  ages: [10, 16],
  concerns: [
    '{B} har skrivit med en vuxen person på nätet i flera månader och tänkte åka för att träffa denne.',
    'Bilder på {B} har spridits i klassen. {B} har inte varit i skolan sedan dess.',
    '{V} har hittat skrämmande samtal i {Bs} telefon och vet inte hur {hen} ska ta upp det.',
    '{B} spelar till klockan fyra om nätterna och har slutat äta middag med familjen.',
    '{B} får gåvor i ett spel av någon som {han} kallar sin bästa vän men aldrig har träffat.',
    'Två klasskamrater har kommit till kuratorn och är oroliga för vad {B} har lovat någon på nätet.',
  ],
  notes: {
    talk: [
      'Samtal med {B}. {Han} valde att skriva i stället för att prata. Vi satt bredvid varandra med var sin penna.',
      '{B} läste upp det {han} hade skrivit sedan sist. Vi strök två rader som {han} inte ville ha kvar.',
    ],
    visit: ['Hembesök. Telefonen låg på laddning i köket, och {B} visade ett pussel med tusen bitar.'],
    guardian: [
      '{V} och {B} har tillsammans gått igenom inställningarna. {B} bestämde själv tre av fem regler.',
    ],
    meeting: [
      'Polisen har tagit emot telefonen med familjens samtycke. Familjen har fått en kontaktperson där.',
      'Skolan har samlat dem som delade bilderna. {B} vill ha en ursäkt på papper och har fått två.',
    ],
    news: ['Barn- och ungdomspsykiatrin erbjuder en första tid om tolv dagar.'],
  },
  words: [
    '"Hen lyssnade på mig. Det var därför."',
    '"Jag visste att det var konstigt. Men då hade jag redan svarat."',
    '"Snälla, ta inte telefonen. Då har jag ingen."',
    '"Det är som att alla har sett mig, även de som inte har det."',
    '"Det var skönt att {V} inte skrek."',
  ],
  assessments: [
    '{B} har blivit utsatt av någon som sökte upp {honom}. Skulden är inte {hans}, och det behöver sägas flera gånger.',
    '{V} möter {B} utan att anklaga. Det gör att {B} vågar berätta mer.',
    'Den akuta faran är över sedan kontakten har brutits. Ensamheten som gjorde {B} mottaglig finns kvar.',
    'Nattspelandet är ett sätt att slippa tänka. Sömnen behöver ordnas i samma takt som det som tynger {B}.',
  ],
  questions: [
    'Vad har {B} varit med om, och är det slut nu?',
    'Vilka vänner och vuxna har {B} utanför nätet?',
    'Hur kan {V} hjälpa utan att övervaka?',
  ],
  goals: [
    ['{B} berättar för en vuxen när något känns fel', '{B} väljer själv vem, och vi frågar varje månad'],
    ['Telefonen ligger i köket på natten', '{B} och {V} säger samma sak om veckan som gick'],
    ['{B} är tillbaka i skolan på heltid', 'Två veckor i rad utan frånvaro'],
  ],
}

export const disability: Theme = {
  code: 'disability',
  ages: [3, 16],
  concerns: [
    '{B} har autism och sover högst fyra timmar per natt. {V} är slut och säger det själv.',
    'Familjen har tackat nej till korttidshem en gång och är nu rädd att inte få frågan igen.',
    '{V} har fått hålla fast {B} för att {han} inte ska springa ut i vägen. Båda var rädda efteråt.',
    'Vi ser att {B} är understimulerad hemma och att familjen knappt lämnar lägenheten på helgerna.',
    '{Bs} syster säger att ingen har tid med henne, eftersom {B} behöver allt.',
    '{V} har uteblivit från habiliteringen sedan i våras. Tidigare kom familjen alltid.',
  ],
  notes: {
    talk: [
      'Vi träffades vid gungorna, på {Bs} villkor. {B} använde sina bilder för ja, nej och sluta.',
      'Kort besök i klassrummet. {B} visade schemat med bilder och var stolt över den gröna rutan.',
    ],
    visit: [
      'Hembesök vid frukost, den svåraste stunden. {B} använde bildschemat från skolan. Det gick på tolv minuter.',
    ],
    guardian: ['{V} berättar om en natt med sju timmars sömn. Det var den första på ett år.'],
    meeting: [
      'Möte med habiliteringen och skolan. Samma bilder ska användas på båda ställena och hemma.',
      'Handläggaren för stöd enligt LSS har tagit emot en ansökan om korttidsvistelse.',
      'Samtal med {Bs} syster, som vill ha en egen eftermiddag i veckan med {V}.',
    ],
  },
  words: [
    '{B} pekade på bilden av gungan tre gånger och sedan på mig.',
    '"Jag gillar när det är samma. När det är samma vet jag."',
    '"Det blir så högt i huvudet. Då springer jag."',
    '{B} visade med tummen upp att bildschemat var bra och tummen ner åt duschen.',
    '"Jag vill sova hos mormor. Där är det mörkt på rätt sätt."',
  ],
  assessments: [
    'Föräldrarna är kunniga och kärleksfulla. Det är mängden ansvar, inte viljan, som är problemet.',
    '{B} behöver samma stöd på alla platser. I dag är det tre olika.',
    'Utan avlastning finns risk att {V} blir sjuk. Det skulle drabba {B} hårt.',
    '{Bs} syster har egna behov som bör tas upp i samma plan.',
  ],
  questions: [
    'Vad behöver {B} för att vardagen ska bli förutsägbar?',
    'Vilken avlastning behöver familjen, och från vem?',
    'Hur har syskonen det?',
  ],
  goals: [
    ['{B} sover minst sex timmar per natt', '{V} skriver upp tiderna två veckor i sträck'],
    ['Samma bildstöd används hemma, i skolan och på korttids', 'Pärmen följer med {B}'],
    ['Syskonet får en egen eftermiddag i veckan', 'Torsdagar, avprickat på almanackan'],
  ],
}
