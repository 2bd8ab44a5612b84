/** What a column of the HR system's file may hold, and how it may be called there, folded: 'Anställningsnr' is 'anstallningsnr'. */
export const hrFields = [
  'postNumber',
  'unit',
  'title',
  'postPercent',
  'holderNumber',
  'name',
  'kind',
  'percent',
  'fromOn',
  'lastOn',
  'coversNumber',
  'leaveFrom',
  'leaveLast',
  'resignedOn',
  'reason',
  'experiencedFrom',
  'funding',
  'fundingUntil',
] as const
export type HrField = (typeof hrFields)[number]

/** Without these a row says nothing. The others may be missing, and are then left as they are. */
export const neededFields = [
  'postNumber',
  'unit',
  'title',
  'holderNumber',
  'name',
  'kind',
  'percent',
  'fromOn',
] as const

export const headingsOf: Readonly<Record<HrField, readonly string[]>> = {
  postNumber: ['befattningsnr', 'befattningsnummer', 'tjanstenr', 'tjanstenummer', 'postnr'],
  unit: ['enhet', 'organisation', 'organisationsenhet', 'arbetsplats'],
  title: ['befattning', 'titel', 'tjanst', 'yrke'],
  postPercent: [
    'beslutad tjanstgoringsgrad',
    'beslutad sysselsattningsgrad',
    'beslutad grad',
    'tjanstens omfattning',
  ],
  holderNumber: ['anstallningsnr', 'anstallningsnummer', 'anst.nr', 'anstnr', 'personalnummer'],
  name: ['namn', 'anstalld', 'medarbetare'],
  kind: ['anstallningsform', 'anstform', 'form'],
  percent: ['sysselsattningsgrad', 'tjanstgoringsgrad', 'syssgrad', 'grad', 'omfattning'],
  fromOn: ['fran och med', 'fr o m', 'from', 'anstalld fran', 'startdatum', 'borjade'],
  lastOn: ['till och med', 't o m', 'tom', 'anstalld till', 'slutdatum', 'sista dag'],
  coversNumber: ['ersatter', 'vikarierar for', 'vikarie for'],
  leaveFrom: ['tjanstledig fran', 'ledig fran'],
  leaveLast: ['tjanstledig till', 'ledig till', 'tjanstledig till och med'],
  resignedOn: ['uppsagd den', 'uppsagningsdag', 'sa upp sig'],
  reason: ['avgangsorsak', 'slutorsak'],
  experiencedFrom: ['erfarenhet sedan', 'erfaren sedan'],
  funding: ['finansiering'],
  fundingUntil: ['finansiering till', 'finansierad till', 'finansiering t o m'],
}

/** Small letters without marks and doubled spaces, so that 'Från  och med' is found. */
export const folded = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/\s+/g, ' ').trim()

export type Mapping = Partial<Record<HrField, string>>

/** Which heading holds what: as it was chosen now, as it was kept from the last file, or as the heading is usually called. */
export const mapHeadings = (headings: readonly string[], chosen: Mapping, kept: Mapping): Mapping => {
  const there = (heading: string | undefined): string | undefined =>
    heading === undefined ? undefined : headings.find((one) => folded(one) === folded(heading))
  const taken = new Set<string>()
  const mapping: Mapping = {}
  const take = (field: HrField, heading: string | undefined): void => {
    if (heading === undefined || taken.has(heading) || mapping[field] !== undefined) return
    taken.add(heading)
    mapping[field] = heading
  }
  for (const source of [chosen, kept]) for (const field of hrFields) take(field, there(source[field]))
  for (const field of hrFields)
    if (chosen[field] === undefined) for (const usual of headingsOf[field]) take(field, there(usual))
  return mapping
}
