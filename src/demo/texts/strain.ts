import type { Theme } from './theme.ts'

/** Alcohol at home, harsh upbringing, a parent who is unwell. */
export const alcohol: Theme = {
  code: 'alcohol',
  ages: [4, 17],
  concerns: [
    'Vid hämtningen i torsdags luktade {V} alkohol. Det är andra gången den här terminen.',
    '{B} berättar att {han} räknar flaskor under diskbänken för att veta hur kvällen blir.',
    'En granne hör ofta höga röster på helgnätter och har sett {B} sitta på trappan efter elva på kvällen.',
    '{B} vill aldrig ta hem kompisar och säger att det beror på att {V} är trött på helgerna.',
    'Polisen var på adressen natten till söndag. {B} var vaken och klädd. Ingen var skadad.',
    '{V} har själv berättat för oss att det har blivit för mycket vin sedan arbetslösheten.',
  ],
  notes: {
    talk: [
      '{B} visade sin plan för om det blir en dålig kväll: ringa mormor, ta ryggsäcken, vänta hos grannen på andra våningen.',
      'Vi åkte till biblioteket. {B} läste baksidor på böcker en lång stund och började sedan berätta.',
    ],
    visit: [
      'Hembesök på utsatt tid. {V} var nykter och berättade öppet om vintern. {V} har tid på beroendemottagningen nästa vecka.',
      'Oanmält besök som {V} har sagt ja till i förväg. Det var ordnat hemma, och {B} gjorde läxor vid köksbordet.',
    ],
    guardian: [
      '{V} beskriver veckan dag för dag. Tisdagen var svår, och {V} ringde då till mottagningen i stället.',
    ],
    meeting: [
      'Samtal med mormor. Hon tar emot {B} när {V} ringer och vill fortsätta med det. Hon vill inte stå ensam.',
    ],
    news: ['Beroendemottagningen bekräftar, med {Vs} samtycke, fem besök på sex veckor.'],
  },
  words: [
    '"Jag hör på hur dörren låter vilken sorts kväll det blir."',
    '"När {V} inte dricker är det som på sommaren."',
    '"Jag vill inte att {V} ska få skäll. Jag vill att det ska sluta."',
    '"Det är jag som kollar att spisen är av."',
    '"Min kompis vet. Det är skönt att en vet."',
  ],
  assessments: [
    '{B} har anpassat sitt liv efter {Vs} drickande och tar ett ansvar som inte är {hans}.',
    '{V} ser problemet och söker hjälp på eget initiativ. Det är en stark skyddande omständighet.',
    'Skyddet för {B} beror i dag på mormor. Det behöver göras tryggare med en plan som fler känner till.',
    'Nykterheten är ny. Uppföljningen behöver vara tät de första månaderna.',
  ],
  questions: [
    'Hur ofta dricker {V}, och hur har {B} det då?',
    'Vem finns för {B} de kvällar då {V} inte räcker till?',
    'Vilken hjälp vill och kan {V} ta emot?',
  ],
  goals: [
    ['{V} är nykter när {B} är hemma', '{V} berättar själv vid varje avstämning, och mottagningen bekräftar'],
    ['{B} vet vart {han} kan gå', 'Planen sitter på insidan av skåpdörren och är prövad en gång'],
    ['{B} träffar andra barn i samma situation', 'Gruppen på tisdagar, minst åtta gånger'],
  ],
}

export const discipline: Theme = {
  code: 'discipline',
  ages: [4, 13],
  concerns: [
    '{B} berättade på rasten att {han} hade fått en örfil när {han} spillde mjölk.',
    '{B} säger att hemma får man stå i hallen tills man har lugnat sig, och att det kan bli länge.',
    'När vi skulle ringa hem bad {B} oss att låta bli, för då blir {V} arg.',
    'Vid hälsobesöket hade {B} ett blåmärke på armen. {Han} sade först att {han} hade ramlat, sedan att {han} inte ville säga.',
    '{B} rycker till när vuxna rör sig hastigt i klassrummet.',
    '{V} har sagt till personalen att {B} behöver hårdare tag hemma, eftersom skolan är för mjuk.',
  ],
  notes: {
    talk: [
      'Samtal med {B} på skolan utan att vårdnadshavare var med. {B} berättade lugnt och i egen ordning. Samtalet tog fyrtio minuter.',
      'Andra samtalet på skolan. Vi gick igenom vad {B} sade sist, och {han} rättade två saker.',
    ],
    visit: [
      'Hembesök. Vi talade om vad som händer strax före bråken. Ofta är det läxor och trötthet efter klockan sju.',
    ],
    guardian: [
      'Samtal med {V} samma dag. {V} berättar att det har hänt, att det är fel och att {hen} själv växte upp så.',
      '{V} har varit på tre av tre träffar i föräldrastödet och ger exempel på vad {hen} gör i stället.',
    ],
    meeting: [
      'Samråd med polis och åklagare är hållet. Vi har fått besked om när vi kan tala med {V} om innehållet.',
    ],
  },
  words: [
    '"Det gör inte så ont. Det är mest att man blir ledsen."',
    '"Efteråt säger {V} förlåt och då är det bra igen. Fram till nästa gång."',
    '"Jag vill inte att polisen ska komma. Jag vill att någon säger till."',
    '"Om jag är tyst så går det över fortare."',
    '"Nu räknar {V} till tio. Jag hör det genom dörren."',
  ],
  assessments: [
    '{B} har blivit slagen vid flera tillfällen. Det är inte tillåtet och har skadat {hans} tillit.',
    '{V} tar ansvar för det som hänt och tar emot hjälp. Risken för att det upprepas bedöms ha minskat.',
    '{Bs} berättelse är sammanhängande och bekräftas av vad skolan har sett.',
    'Bråken uppstår i bestämda lägen. Det gör dem möjliga att förebygga.',
  ],
  questions: [
    'Vad har hänt, och vad säger {B} själv?',
    'Är {B} trygg hemma i dag, i natt och i helgen?',
    'Hur ser {V} på det som har hänt, och vad vill {hen} ändra?',
    'Har syskon varit med om samma sak?',
  ],
  goals: [
    ['Ingen i familjen slår eller hotar', '{B} svarar på samma tre frågor vid varje samtal'],
    ['{V} har ett annat sätt när det blir för mycket', '{V} kan beskriva två gånger sedan sist'],
    ['Läxorna leder inte till bråk', 'Läxhjälp två dagar i veckan, och läxfritt efter sju'],
  ],
}

export const illness: Theme = {
  code: 'illness',
  ages: [2, 15],
  concerns: [
    '{V} vårdas för en djup depression. Vi är osäkra på hur det är för {B} hemma.',
    '{B} berättar att {V} har legat till sängs sedan i förra veckan och att {han} har gjort maten själv.',
    '{V} har svårt att följa ett samtal och glömmer bestämda tider. Så har det inte varit förut.',
    'Vi har frågat {V} vem som tar hand om {B} under inläggningen. Det finns ingen tydlig plan.',
    '{B} frågar personalen flera gånger om dagen om {V} lever.',
    'När vi träffade dem var {B} tyst och höll {V} i handen hela tiden, som om det var {B} som tröstade.',
  ],
  notes: {
    talk: [
      '{B} har fått en egen tid med kuratorn på vårdcentralen. {Han} vill gå dit igen.',
      '{B} gjorde en lista på vad som är en bra dag och vad som är en dålig. Den bra listan blev längst.',
    ],
    visit: [
      'Besök på avdelningen. {V} är bättre och vill att vi hjälper till med {B} tills medicinen har hunnit verka.',
      'Hembesök. Mormor har flyttat in för en månad. {B} verkar lättad och berättade om en teater i skolan.',
    ],
    guardian: [
      'Telefonsamtal med {V}. Två bra dagar, en sämre. {V} ringde själv till mormor när det kändes tungt.',
    ],
    meeting: [
      'Möte enligt samordnad plan med psykiatrin. Läkaren förklarade sjukdomen för {B} med egna ord och bilder.',
    ],
  },
  words: [
    '"Jag trodde att det var för att jag inte städade."',
    '"Ingen säger något, så jag lyssnar i stället."',
    '"När mormor är här kan jag sova."',
    '"Jag vill veta när det är en dålig dag, så att jag inte frågar om saker."',
    '"Doktorn sa att det inte är mitt fel. Det hade jag inte tänkt på att det kunde vara."',
  ],
  assessments: [
    '{B} har burit en oro som {han} inte har haft ord för. Information i {hans} nivå har redan gjort skillnad.',
    'När {V} är frisk är omsorgen god. Det som behövs är ett skydd för de perioder då {V} är sjuk.',
    'Nätverket är litet men pålitligt. Det bär inte i längden utan stöd.',
    'Vården och socialtjänsten behöver samma plan, så att {B} inte faller mellan dem.',
  ],
  questions: [
    'Vad förstår {B} om {Vs} sjukdom?',
    'Vem tar hand om {B} när {V} inte kan?',
    'Vilket stöd har {V} av vården, och hur länge?',
  ],
  goals: [
    ['{B} vet vem som kommer när {V} är sjuk', '{B} kan säga namnet och numret'],
    [
      '{B} går på sina aktiviteter även de sämre veckorna',
      'Kontaktfamiljen hämtar och lämnar, varannan helg',
    ],
    [
      '{V} ringer innan det blir för tungt',
      'Antal samtal till mormor och till mottagningen gås igenom vid varje avstämning',
    ],
  ],
}
