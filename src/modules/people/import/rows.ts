import { isDay, type Day } from '#kernel/day.ts'
import type { Issue } from '#kernel/errors.ts'
import { type Protection, protections } from '../contract.ts'
import { type House, issuesOfPerson, type KnownNumber, readNumber } from '../rules.ts'
import { foldName } from '../rules/names.ts'
import { type ImportField, importFields } from './contract.ts'

/** How a column may be called, folded: 'Förnamn' is 'fornamn'. */
const headers: Readonly<Record<ImportField, readonly string[]>> = {
  number: [
    'personnummer',
    'samordningsnummer',
    'personnr',
    'pnr',
    'nummer',
    'person- eller samordningsnummer',
  ],
  givenName: ['fornamn', 'namn', 'tilltalsnamn'],
  familyName: ['efternamn'],
  birthOn: ['fodelsedag', 'fodelsedatum', 'fodd'],
  protection: ['skydd', 'skyddade personuppgifter', 'sekretess'],
  address: ['adress', 'gatuadress'],
  phone: ['telefon', 'telefonnummer', 'mobil'],
  email: ['e-post', 'epost', 'e-postadress', 'mejl'],
  language: ['sprak', 'modersmal'],
  interpreter: ['tolk', 'behover tolk'],
}

/** Which column holds what; what is not known is named, so that nothing is left out unseen. */
export const readHeader = (
  cells: readonly string[],
): { readonly columns: ReadonlyMap<number, ImportField>; readonly unknown: readonly string[] } => {
  const columns = new Map<number, ImportField>()
  const unknown: string[] = []
  for (const [at, cell] of cells.entries()) {
    const name = foldName(cell.trim())
    const field = importFields.find((one) => headers[one].includes(name))
    const isTaken = field !== undefined && [...columns.values()].includes(field)
    if (field !== undefined && !isTaken) columns.set(at, field)
    else if (name !== '') unknown.push(cell.trim())
  }
  return { columns, unknown }
}

const protectionWords: Readonly<Record<Protection, readonly string[]>> = {
  none: ['', 'nej', 'inget', 'ingen', 'inget skydd'],
  marking: ['ja', 'sekretessmarkering', 'sekretess'],
  protected_registration: ['skyddad folkbokforing'],
  fictitious: ['fingerade personuppgifter', 'fingerad identitet'],
}

const yes = ['ja', 'j', 'x', '1', 'sant', 'true']
const no = ['', 'nej', 'n', '0', 'falskt', 'false']

export type ImportRow = {
  readonly number: KnownNumber | undefined
  readonly givenName: string
  readonly familyName: string
  readonly birthOn: Day | null
  readonly protection: Protection
  readonly contact: { readonly address: string; readonly phone: string; readonly email: string }
  readonly language: string
  readonly needsInterpreter: boolean
}

export type Values = Partial<Record<ImportField, string>>

const longest: Partial<Record<ImportField, number>> = { givenName: 200, familyName: 200, address: 500 }
const longestOther = 100

const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

const issuesOfTexts = (values: Values): Issue[] =>
  importFields.flatMap((field) => {
    const text = values[field] ?? ''
    const max = longest[field] ?? longestOther
    return text.length > max ? [{ path: field, code: `too_long:${max}` }] : []
  })

const dayOf = (text: string): Day | null | undefined => {
  if (text === '') return null
  const dashed = /^\d{8}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : text
  return isDay(dashed) ? dashed : undefined
}

/** One row as it would be registered, or every fault at its field. A number is needed: without one, nobody can be told apart. */
export const readRow = (
  values: Values,
  house: House,
): { readonly row: ImportRow } | { readonly issues: readonly Issue[] } => {
  const text = (field: ImportField): string => (values[field] ?? '').trim()
  const read = readNumber(text('number'), house)
  const number = 'issue' in read ? undefined : read.number
  const birthOn = dayOf(text('birthOn'))
  const protection = protections.find((one) => protectionWords[one].includes(foldName(text('protection'))))
  const tolk = foldName(text('interpreter'))
  const names = { givenName: text('givenName'), familyName: text('familyName') }
  const issues: Issue[] = [
    ...issuesOfTexts(values),
    ...('issue' in read ? [read.issue] : []),
    ...(text('number') === '' ? [{ path: 'number', code: 'number_needed_to_import' }] : []),
    ...(number?.kind === 'reserve' ? [{ path: 'number', code: 'reserve_is_counted' }] : []),
    ...(birthOn === undefined ? [{ path: 'birthOn', code: 'not_a_day' }] : []),
    ...issuesOfPerson({ ...names, birthOn: birthOn ?? null }, number, house.today),
    ...(protection === undefined ? [{ path: 'protection', code: 'protection_unknown' }] : []),
    ...(text('email') !== '' && !email.test(text('email')) ? [{ path: 'email', code: 'not_an_email' }] : []),
    ...(yes.includes(tolk) || no.includes(tolk) ? [] : [{ path: 'interpreter', code: 'yes_or_no' }]),
  ]
  if (issues.length > 0) return { issues }
  return {
    row: {
      ...names,
      number,
      birthOn: birthOn ?? null,
      protection: protection ?? 'none',
      contact: { address: text('address'), phone: text('phone'), email: text('email') },
      language: text('language'),
      needsInterpreter: yes.includes(tolk),
    },
  }
}
