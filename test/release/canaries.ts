import type { Chance } from '../histories/random.ts'

/** Words that may never leave, each of its own kind, and how people write them. */
export type Canary = {
  readonly field: 'address' | 'phone' | 'email'
  readonly value: string
  /** Letters and digits that would give it away, as this test looks for them: without the gate’s own code. */
  readonly trace: string
}

const places = ['vägen', 'skolan', 'bageriet', 'gatan', 'torpet', 'förskolan', 'verkstaden', 'gränden']

/** `count` of them: a third addresses (also of schools and workplaces), a third phones, a third e-mail addresses. */
export const canariesOf = (count: number): readonly Canary[] =>
  Array.from({ length: count }, (_, i): Canary => {
    const n = 4_107 + i * 17
    if (i % 3 === 1)
      return {
        field: 'phone',
        value: `070-1${n} ${String(i).padStart(2, '0')}`,
        trace: `701${n}${String(i).padStart(2, '0')}`,
      }
    if (i % 3 === 2)
      return { field: 'email', value: `kanarie.${n}@exempel.se`, trace: `kanarie${n}exempelse` }
    return {
      field: 'address',
      value: `Kanariefågel${places[i % places.length] ?? ''} ${n}`,
      trace: `kanariefagel${(places[i % places.length] ?? '').normalize('NFKD').replaceAll(/[^a-z]/g, '')}${n}`,
    }
  })

type Spelling = (value: string) => string
const spellings: readonly Spelling[] = [
  (value) => value,
  (value) => value.toUpperCase(),
  (value) => value.replaceAll(' ', '\n'),
  (value) => value.normalize('NFD'),
  (value) => `${value.slice(0, 7)}\u00ad${value.slice(7)}`,
  (value) => `${value.slice(0, 8)}-\n${value.slice(8)}`,
  (value) => value.replaceAll(/(\d)(?=\d)/g, '$1 '),
  (value) => value.replaceAll('-', '\u2011').replaceAll(' ', '\u00a0'),
]

/** As somebody happened to write it. */
export const spelled = ({ value }: Canary, chance: Chance): string => chance.pick(spellings)(value)

const squeezed = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')

/** Those of the words that can be read in these texts, however cut. */
export const readIn = (texts: readonly string[], canaries: readonly Canary[]): Canary[] => {
  const all = texts.map(squeezed)
  return canaries.filter(({ trace }) => all.some((text) => text.includes(trace)))
}
