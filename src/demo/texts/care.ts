/** What is written about a child who lives in another home. The same tokens as in theme.ts. */

/** SoL 22:11: a few words, only where there is something. */
export const contactAreas: Readonly<Record<string, readonly string[]>> = {
  health: [
    '{B} har varit hos tandläkaren utan att gråta. Sömnen är bättre, men {han} vaknar ibland vid fyra.',
    'Vaccinationerna är tagna. {B} har fått glasögon och tycker att de är fina.',
  ],
  development: [
    '{B} har lärt sig cykla och visade det på gården.',
    '{B} läser högt för den minsta i hemmet. Orden kommer lättare än i våras.',
  ],
  behaviour: [
    'Utbrotten vid läggdags har blivit färre. Hemmet räknar två den här månaden.',
    '{B} söker tröst hos familjehemmet när något gör ont. Det gjorde {han} inte förut.',
  ],
  schooling: [
    '{B} har god närvaro. Läraren säger att {han} räcker upp handen.',
    'Skolan ordnar läxhjälp på onsdagar. {B} vill helst gå dit med en kompis.',
  ],
  relations: [
    '{B} frågar när {V} kommer nästa gång. Umgänget har blivit av varje gång sedan sist.',
    '{V} ringer på söndagar. {B} tar samtalet i sitt rum och kommer ut glad.',
  ],
}

export const carePlans = [
  {
    specialNeeds:
      '{B} behöver fasta rutiner, samma vuxna på kvällarna och hjälp att sätta ord på det som är svårt.',
    familyContact: '{B} träffar {V} varannan lördag i familjehemmet och talar i telefon på söndagar.',
    goal: 'Att {B} är trygg, sover hela natten och klarar skolan med det stöd som är bestämt.',
    childView: '"Jag vill ha kvar min gamla skola. Och jag vill att hunden får sova hos mig."',
    guardianView: '{V} vill att {B} kommer hem men ser att det tar tid. {Hen} är överens om målen.',
    longTermHome:
      '{B} bör växa upp i familjehemmet. {V} fortsätter att vara förälder genom täta besök och lov.',
  },
  {
    specialNeeds: '{B} behöver lugn och ro, hjälp med läxor och uppföljning av hörseln hos vårdcentralen.',
    familyContact: 'Umgänge en eftermiddag i veckan. En gång i månaden är syskonen med.',
    goal: 'Att {B} går i skolan varje dag och har minst en vän som {han} träffar på fritiden.',
    childView: '"Det är bra här. Jag vill veta i förväg om något ska ändras."',
    guardianView: '{V} tycker att hemmet är bra men vill träffa {B} oftare.',
    longTermHome: '{B} bor kvar. Frågan om återflytt tas upp igen när {V} har haft egen bostad i ett år.',
  },
] as const

/** SoL 22:13–14, LVU 13: what the board is to know. */
export const reviewAnswers = {
  consider_care: {
    how: [
      'Vården går som den är tänkt. {B} har haft besök var tredje månad och fem enskilda samtal under perioden.',
    ],
    childView: [
      '{B} vill bo kvar och fortsätta träffa {V} varannan lördag.',
      '"Jag vill bo här tills jag är stor. Mamma kan komma på fika."',
    ],
    guardianView: [
      '{V} samtycker till fortsatt vård och vill ha mer umgänge på loven.',
      '{V} önskar att {B} flyttar hem inom ett år men ser inte att det går nu.',
    ],
    carerView: ['Hemmet beskriver {B} som en del av familjen och vill att {han} stannar.'],
    stillNeeded: [
      'Behovet finns kvar. {V} har inte bostad, och behandlingen har nyss börjat.',
      'Behovet finns kvar. {B} behöver den trygghet som hemmet ger.',
    ],
  },
  reconsider_care: {
    how: [
      '{B} har avvikit en gång under perioden. Behandlingen följs, och skolan fungerar tre dagar i veckan.',
    ],
    childView: ['{B} tycker att reglerna är hårda men vill inte byta ställe igen.'],
    guardianView: ['{V} är orolig för att {B} kommer ut för tidigt och vill att vården fortsätter.'],
    carerView: ['Personalen ser ett framsteg i att {B} ber om hjälp innan det blir bråk.'],
    stillNeeded: [
      '{Bs} eget beteende innebär fortfarande en påtaglig risk. Vård med stöd av 3 § LVU behövs.',
    ],
  },
  consider_custody_transfer: {
    attitudes: ['Familjehemmet är berett att ta över vårdnaden, om {B} själv vill.'],
    relationToCarers: ['{B} kallar familjehemmet för hemma och söker tröst där.'],
    contactWithParents: ['Umgänget fungerar och har blivit av varannan lördag.'],
    relationToParents: ['{B} längtar efter {V} men blir orolig före övernattningar.'],
    socialSituation: ['{B} har vänner i grannskapet, går i samma skola och tränar fotboll.'],
    assessment: [
      'En flytt av vårdnaden övervägs på nytt om ett år. Ett byte nu kan skada kontakten med {V}, som är på väg att bli tryggare.',
    ],
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>

export const reviewWords = {
  consider_care: {
    content: 'Nämnden har övervägt vården av {B}. Vården behövs fortfarande.',
    reasons:
      'Underlaget visar att vården går som den är tänkt och att behovet finns kvar. {B} och {V} har fått säga sin mening.',
  },
  reconsider_care: {
    content: 'Vården av {B} med stöd av 3 § LVU ska fortsätta.',
    reasons: 'Omprövningen visar att risken finns kvar och att frivilliga insatser inte räcker.',
  },
  consider_custody_transfer: {
    content:
      'Nämnden ansöker inte nu om att vårdnaden om {B} flyttas över. Frågan övervägs igen inom ett år.',
    reasons:
      '{B} har bott i hemmet i mer än två år och är rotad där. Kontakten med {V} är god och skulle påverkas.',
  },
} as const
