import type { Theme } from './theme.ts'

/** A young person's own risks, the smallest children, insecure housing. */
export const ownRisk: Theme = {
  code: 'ownRisk',
  ages: [12, 17],
  concerns: [
    '{B} påträffades i centrum klockan två på natten tillsammans med äldre ungdomar. {Han} följdes hem.',
    '{B} är misstänkt för snatteri av en jacka. Det är tredje gången sedan i maj.',
    'I skolskåpet fanns en påse som luktade cannabis. {B} säger att den tillhör en kompis.',
    '{V} ringer oss och är rädd. {B} kommer inte hem på nätterna och svarar inte i telefon.',
    '{B} har på kort tid bytt umgänge, slutat med fotbollen och fått dyra kläder som ingen vet var de kommer från.',
    'Fältgruppen känner {B} väl och ser att {han} sista månaden har blivit stressad och undvikande.',
  ],
  notes: {
    talk: [
      'Samtal med {B} i bilen på väg till praktikplatsen. Det gick lättare att prata när ingen tittade på den andra.',
      '{B} kom till det bokade mötet, tjugo minuter sent. Det är första gången {han} kommer av sig själv.',
    ],
    visit: ['Hembesök en vardagskväll. {B} var hemma, och vi åt tillsammans. Ingen telefon ringde.'],
    guardian: ['Drogtest är lämnat frivilligt och var negativt. {B} ville ha en kopia att visa för {V}.'],
    meeting: [
      'Möte med {V}, skolan och fältgruppen. Alla fick säga vad de kan göra den här veckan. {B} fick sista ordet.',
    ],
    news: ['Polisens ungdomsgrupp berättar att {B} inte har synts i centrum på tre veckor.'],
  },
  words: [
    '"Det är lugnt. Men det är inte lugnt om man säger nej."',
    '"Jag saknar fotbollen. Jag vet inte om jag får komma tillbaka."',
    '"Alla frågar var jag var. Ingen frågar varför jag inte ville hem."',
    '"Jag vill ha ett jobb i sommar. På riktigt."',
    '"Om jag byter skola så slipper jag dem. Det är hela planen."',
  ],
  assessments: [
    '{B} är på väg in i ett sammanhang som {han} själv är rädd för. Det är bråttom, och {han} är mottaglig för hjälp.',
    'Relationen mellan {B} och {V} är god i grunden. Det är en tillgång att bygga på.',
    'Skolan och fritiden har fallit bort samtidigt. Något av dem behöver komma tillbaka först.',
    'Det finns inga tecken på beroende. Bruket är kopplat till bestämda vänner och platser.',
  ],
  questions: [
    'Vad är {B} rädd för, och vad längtar {han} efter?',
    'Vilka vuxna litar {B} på?',
    'Använder {B} droger, hur ofta och tillsammans med vilka?',
    'Vad behöver {V} för att kunna sätta gränser och hålla kontakten?',
  ],
  goals: [
    ['{B} är hemma klockan tio på vardagar', '{B} skickar ett meddelande till {V}, som svarar'],
    ['{B} har något att göra på eftermiddagarna', 'Träning eller praktik tre dagar i veckan'],
    ['{B} lämnar rena prov', 'Prov varannan vecka på ungdomsmottagningen'],
  ],
}

export const infant: Theme = {
  code: 'infant',
  ages: [0, 2],
  concerns: [
    '{V} har uteblivit från tre besök på barnavårdscentralen. {B} har inte vägts på nio veckor.',
    '{B} följer inte sin viktkurva, och {V} har svårt att svara på hur ofta {han} äter.',
    'När vi träffade dem tittade {V} mest på telefonen. {B} sökte kontakt flera gånger utan att få svar.',
    '{V} berättar att {hen} inte har sovit på flera nätter och är rädd att tappa tålamodet.',
    'Familjen fick mycket stöd på förlossningsavdelningen. Vi är oroliga för hur det går när de är hemma på egen hand.',
    '{B} hade blöjeksem som inte hade behandlats och var kall om fötterna.',
  ],
  notes: {
    visit: [
      'Hembesök tillsammans med barnavårdscentralen. {B} vägdes hemma och har gått upp som {han} ska.',
      'Vi satt på golvet en timme. {V} härmade {Bs} ljud och märkte själv att {B} svarade.',
    ],
    guardian: [
      '{V} ammar på fasta tider och skriver upp dem. {V} frågar mycket, och det är ett gott tecken.',
      'Mormor kommer på tisdagar och torsdagar så att {V} får sova. Det har hjälpt.',
    ],
    meeting: [
      'Samtal med den andra föräldern, som arbetar natt. De har gjort ett schema för när vem är vaken.',
    ],
  },
  words: [
    '{B} följde {V} med blicken genom rummet och lugnade sig i famnen.',
    '{B} log när {V} sjöng och sträckte sig efter handen.',
    '{B} grät länge innan {han} blev upptagen men blev snabbt lugn då.',
    '{B} var vaken, rund om kinderna och nyfiken på nycklarna på bordet.',
    '{B} kröp bort till hyllan, vände sig om och väntade tills {V} tittade.',
  ],
  assessments: [
    '{V} är ny som förälder, trött och ensam. Med stöd i vardagen växer omsorgen för varje vecka.',
    '{Bs} vikt och vakenhet är nu som de ska. Samspelet är fortfarande skört.',
    'Ett så litet barn kan inte vänta. Stödet behöver börja i dag och vara tätt i början.',
    'Föräldrarna hjälps åt och tar emot råd. Det minskar risken betydligt.',
  ],
  questions: [
    'Växer och utvecklas {B} som {han} ska?',
    'Hur är samspelet mellan {B} och {V}?',
    'Får {V} sömn, mat och hjälp nog för att orka?',
  ],
  goals: [
    ['{B} går upp i vikt enligt kurvan', 'Vägning varannan vecka på barnavårdscentralen'],
    ['{V} känner igen när {B} är hungrig, trött eller vill leka', '{V} berättar om tre stunder sedan sist'],
    ['{V} sover minst en hel natt i veckan', 'Mormor tar fredagarna'],
  ],
}

export const housing: Theme = {
  code: 'housing',
  ages: [0, 16],
  concerns: [
    'Familjen ska vräkas om tre veckor. {B} vet om det och har packat sin väska.',
    'Vi förstår att {B} har bott på fyra adresser sedan i somras och att skolvägen nu är över en timme.',
    '{V} och {B} sover i en släktings vardagsrum tillsammans med sex andra.',
    'Elen var avstängd när vi kom. {V} lagade mat på ett friluftskök.',
    '{B} har sagt att {han} inte får säga var de bor.',
    'Hyresvärden har lämnat underrättelse om uppsägning. Det finns två barn under sex år i hushållet.',
  ],
  notes: {
    talk: [
      'Samtal med {B} i skolans bibliotek. {Han} har ritat en karta över alla ställen {han} har bott på.',
      '{B} ville gå ut. Vi gick runt kvarteret, och {han} pekade ut fönstret där {han} sover nu.',
    ],
    visit: ['Besök på vandrarhemmet. Rummet är rent men trångt. {B} gör läxor i matsalen efter klockan sju.'],
    guardian: ['{V} har visat kvitton på tre månaders betald hyra.'],
    meeting: [
      'Möte med hyresvärden och budgetrådgivaren. En avbetalningsplan är skriven, och uppsägningen är vilande.',
    ],
    news: ['Skolan har ordnat busskort, så att {B} kan gå kvar i sin klass terminen ut.'],
  },
  words: [
    '"Det värsta är inte att flytta. Det är att inte veta när."',
    '"Min fiskstång är kvar i förrådet på första stället."',
    '"Jag låtsas att vi bor kvar när någon i klassen frågar."',
    '"Jag vill ha en dörr."',
    '"Om jag får gå kvar i min klass så gör det inget var vi bor."',
  ],
  assessments: [
    'Bostaden är det som brister. Omsorgen om {B} är god trots omständigheterna.',
    '{B} har förlorat sammanhang vid varje flytt. Skolan är det enda som varit sig likt och bör skyddas.',
    'Risken för vräkning är avvärjd för stunden men inte borta.',
    'Trångboddheten påverkar sömn och läxor. En lösning på boendet har större verkan än andra insatser.',
  ],
  questions: [
    'Var bor {B} nu, och hur länge kan familjen bo kvar?',
    'Hur påverkas {Bs} sömn, skola och vänner?',
    'Vad behöver {V} för att behålla eller få en bostad?',
  ],
  goals: [
    ['Familjen har ett kontrakt som gäller i minst ett år', 'Kontraktet är visat'],
    ['{B} går kvar i sin skola', 'Ingen ny skola före sommaren'],
    ['Hyran är betald den sista varje månad', 'Kvitto till budgetrådgivaren'],
  ],
}
