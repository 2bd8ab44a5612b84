/** Legal courses about a child: what the screen says, what is refused and why, and what is kept in the file. */
export const sv = {
  record: {
    stepTaken: 'Nästa steg är taget.',
    stepStruck: 'Steget var fel och är struket.',
    over: (age: number, paragraph: string) => `Upphörde vid ${age} år, ${paragraph} §.`,
  },
  page: {
    tab: 'Tvångsvård och andra förlopp',
    title: (name: string) => `Förlopp som lagen styr, ${name}`,
    lead: 'LVU, förbud, umgänge, skyddat boende, ungdomstjänst, samordnad plan. Du skriver vad som har hänt och vilken dag. Tiderna räknas åt dig.',
    none: 'Inget förlopp pågår.',
    noneLead:
      'Ett beslut av nämnden eller ordföranden öppnar sitt förlopp av sig självt när det är undertecknat.',
    running: 'Pågår',
    closed: 'Avslutade',
    open: 'Öppna ett förlopp',
    openLead: 'Det som nämnden har beslutat eller någon har begärt.',
    what: 'Vad gäller det?',
    ground: 'Vilken grund?',
    grounds: { lvu2: 'LVU 2 §, förhållanden i hemmet', lvu3: 'LVU 3 §, eget beteende' },
    groundMissing: 'Säg vilken grund som gäller. Den avgör vid vilken ålder vården upphör (LVU 1, 21).',
    setGround: 'Spara grunden',
    lastsUntil: (day: string) => `Kan längst vara till ${day}`,
    strike: 'Sista steget är fel',
    strikeLead: 'Steget står kvar, struket, med ditt skäl. Klockorna går tillbaka till läget före steget.',
    strikeReason: 'Vad var fel?',
    strikeDo: 'Stryk steget',
    struck: 'Struket',
    save: 'Öppna förloppet',
    saved: 'Sparat',
    toCase: 'Till ärendet',
    link: 'Tvångsvård och andra förlopp',
    linkCount: (n: number) => (n === 1 ? '1 pågår' : `${n} pågår`),
  },
  answers: {
    measure_open_already:
      'Ett sådant förlopp pågår redan i ärendet. Gå vidare i det, eller avsluta det först.',
    measure_needs_decision:
      'Det här kräver ett beslut av nämnden eller dess ordförande (SoL 30 kap. 6–8 §§). När beslutet är undertecknat kan du gå vidare.',
    measure_ground_missing:
      'Välj om det gäller 2 § eller 3 § LVU. Grunden avgör vid vilken ålder vården upphör (LVU 1 och 21 §§).',
    measure_nothing_to_strike: 'Det finns inget steg att stryka. Ladda om sidan och se vad som gäller nu.',
    measure_without_ground: 'Det här förloppet har ingen grund att välja.',
  },
}
