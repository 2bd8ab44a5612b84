const several = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} och ${names.at(-1)}`

const toward = { above: 'över', below: 'under' } as const

export const sv = {
  several,
  none: 'Inga värden ännu.',
  interval: (level: string, lower: string, upper: string): string =>
    `${level} konfidensintervall ${lower} till ${upper}`,
  answers: (n: string): string => `n\u00a0=\u00a0${n}`,
  target: (value: string): string => `mål ${value}`,
  share: {
    row: (label: string, value: string, interval: string, n: string): string =>
      `${label}: ${value} (${interval}, n\u00a0=\u00a0${n}).`,
    verdict: {
      reached: (target: string): string => `Målet ${target} är nått.`,
      notReached: (target: string): string => `Målet ${target} är inte nått.`,
      cannotBeTold: (target: string): string =>
        `Det går inte att säga om målet ${target} är nått: osäkerheten är för stor.`,
    },
    columns: {
      label: 'Mätning',
      value: 'Andel',
      lower: 'Från',
      upper: 'Till',
      n: 'Antal (n)',
      target: 'Mot målet',
    },
    verdictWord: { reached: 'nått', notReached: 'inte nått', cannotBeTold: 'går inte att säga' },
  },
  run: {
    span: (count: string, first: string, last: string): string => `${count} värden, ${first} till ${last}.`,
    latest: (label: string, value: string): string => `Senast, ${label}: ${value}.`,
    limits: (centre: string, lower: string, upper: string): string =>
      `Medel ${centre}; vanlig variation är ${lower} till ${upper}.`,
    noLimits: 'För få värden för att visa vad som är vanlig variation.',
    fewForLimits: (count: string): string => `Gränserna bygger på bara ${count} värden och är osäkra.`,
    noSignal: 'Inga signaler: variationen är inte större än vad som är vanligt.',
    signal: {
      outside: (side: 'above' | 'below', label: string): string =>
        `${label} ligger ${toward[side]} ${side === 'above' ? 'övre' : 'nedre'} gränsen`,
      shift: (side: 'above' | 'below', count: string, from: string, to: string): string =>
        `${count} värden i rad ${toward[side]} medel, ${from} till ${to}`,
      trend: (side: 'above' | 'below', count: string, from: string, to: string): string =>
        `${count} värden i följd som ${side === 'above' ? 'stiger' : 'sjunker'}, ${from} till ${to}`,
      nearLimit: (side: 'above' | 'below', from: string, to: string): string =>
        `minst två av tre värden nära ${side === 'above' ? 'övre' : 'nedre'} gränsen, ${from} till ${to}`,
    },
    signals: (signals: string): string => `Signal: ${signals}.`,
    rebased: (label: string, reason: string): string => `Nya gränser från ${label}: ${reason}.`,
    assurance: {
      consistentlyPasses: (target: string): string => `Målet ${target} nås stadigt om inget ändras.`,
      consistentlyFails: (target: string): string => `Målet ${target} kommer inte att nås om inget ändras.`,
      hitAndMiss: (target: string): string =>
        `Målet ${target} nås ibland och ibland inte, av slump, om inget ändras.`,
    },
    newLimits: 'nya gränser',
    centre: 'medel',
    upper: 'övre gräns',
    lower: 'nedre gräns',
    columns: {
      label: 'Period',
      value: 'Värde',
      centre: 'Medel',
      lower: 'Nedre gräns',
      upper: 'Övre gräns',
      signal: 'Signal',
    },
    signalWord: {
      outside: 'utanför gränsen',
      shift: 'i rad på en sida',
      trend: 'åt ett håll',
      nearLimit: 'nära gränsen',
    },
  },
  funnel: {
    inside: (inside: string, all: string, level: string): string =>
      `${inside} av ${all} ligger inom vad slumpen kan förklara (${level}).`,
    outside: (names: string): string => `Utanför: ${names}.`,
    outsideOne: (label: string, value: string, side: 'above' | 'below'): string =>
      `${label} (${value}, ${toward[side]})`,
    expected: (count: string): string => `Av slump väntas ${count} utanför.`,
    reference: (value: string): string => `Jämförelsevärde ${value}, alla tillsammans.`,
    widened: 'Gränserna är vidgade för att enheterna skiljer sig mer än av slump.',
    centre: (value: string): string => `alla ${value}`,
    size: 'Antal (n)',
    columns: {
      label: 'Enhet',
      value: 'Andel',
      n: 'Antal (n)',
      lower: 'Nedre gräns',
      upper: 'Övre gräns',
      place: 'Mot gränserna',
    },
    place: { inside: 'inom', above: 'över', below: 'under' },
  },
  survival: {
    left: (label: string, n: string, value: string, time: string): string =>
      `${label}: av ${n} är ${value} kvar efter ${time}`,
    median: (time: string): string => `hälften hade slutat efter ${time}`,
    months: (count: string): string => `${count} månader`,
    axis: 'Månader från start',
    marks: 'Lodräta streck: kvar när de senast följdes.',
    columns: {
      group: 'Grupp',
      time: 'Månad',
      atRisk: 'Kvar före',
      events: 'Slutade',
      censored: 'Ej längre följda',
      survival: 'Andel kvar',
      lower: 'Från',
      upper: 'Till',
    },
    untold: 'går inte att säga',
  },
  stack: {
    row: (label: string, parts: string): string => `${label}: ${parts}.`,
    part: (label: string, value: string): string => `${label} ${value}`,
    from: (label: string, first: string, last: string): string => `${label} ${first} → ${last}`,
    change: (first: string, last: string, parts: string): string => `Från ${first} till ${last}: ${parts}.`,
    columns: { label: 'Period', total: 'Summa' },
  },
  change: {
    row: (label: string, before: string, after: string, points: string, interval: string): string =>
      `${label}: ${before} → ${after}, ${points} procentenheter (${interval}).`,
    told: 'Förändringen är större än vad slumpen förklarar.',
    untold: 'Det går inte att säga att något har ändrats: noll ligger i intervallet.',
    before: 'före',
    after: 'efter',
    points: (points: string): string => `${points} procentenheter`,
    columns: {
      label: 'Mätning',
      before: 'Före',
      after: 'Efter',
      points: 'Procentenheter',
      lower: 'Från',
      upper: 'Till',
    },
  },
}
