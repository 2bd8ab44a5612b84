import { isDay, type Day } from '#kernel/day.ts'
import type { Duty, EndReason, OccupancyKind, Post } from '../rules/post.ts'
import { fullTime, type fundings } from '../rules/post.ts'
import { folded } from './fields.ts'

const two = (text: string): string => text.padStart(2, '0')

/** As Swedes and HR systems write days: 2026-03-17, 20260317, 2026/03/17, 17.3.2026, 17/3 2026. undefined: no such day. */
export const dayOfCell = (cell: string): Day | null | undefined => {
  const text = cell.trim()
  if (text === '') return null
  const yearFirst = /^(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/.exec(text)
  const dayFirst = /^(\d{1,2})[./-](\d{1,2})[./ -](\d{4})$/.exec(text)
  const [year, month, date] = yearFirst
    ? [yearFirst[1], yearFirst[2], yearFirst[3]]
    : [dayFirst?.[3], dayFirst?.[2], dayFirst?.[1]]
  const said = `${year ?? ''}-${two(month ?? '')}-${two(date ?? '')}`
  return isDay(said) ? said : undefined
}

/** Thousandths of full time out of 75,5 · 75.5 % · 0,755 · 100. undefined: no number. Too much is not cut, it is told. */
export const permilleOfCell = (cell: string): number | undefined => {
  const text = cell.replaceAll(/[\s\u00a0%]/g, '').replace(',', '.')
  if (!/^\d{1,4}(\.\d{1,8})?$/.test(text)) return undefined
  const number = Number(text)
  // A spreadsheet hands on 75 % as 0.75: nobody is employed for less than one percent.
  const percent = number <= 1 && !cell.includes('%') ? number * 100 : number
  return Math.round((percent * fullTime) / 100)
}

const words = <T extends string>(all: readonly (readonly [T, readonly string[]])[]) => {
  const byWord = new Map<string, T>()
  for (const [meaning, said] of all) for (const word of said) byWord.set(word, meaning)
  return (cell: string): T | undefined => byWord.get(folded(cell))
}

/** `vacant` is a row about a post that nobody fills. */
export const kindOfCell = words<OccupancyKind | 'vacant'>([
  ['permanent', ['tillsvidare', 'tillsvidareanstallning', 'fast', 'fast anstallning', 'tv']],
  [
    'temporary',
    ['visstid', 'vikariat', 'vikarie', 'allman visstid', 'sarskild visstid', 'sava', 'provanstallning'],
  ],
  ['consultant', ['konsult', 'inhyrd', 'bemanning', 'bemanningsforetag']],
  ['vacant', ['vakant', 'vakans', 'tom', 'obesatt', '']],
])

export const reasonOfCell = words<EndReason>([
  ['own_wish', ['egen begaran', 'eget', 'egen uppsagning']],
  ['pension', ['pension', 'alderspension']],
  ['time_out', ['visstid slut', 'tidsbegransad anstallning upphor', 'vikariat slut']],
  ['other', ['annat', 'ovrigt', 'annan']],
])

export const fundingOfCell = words<(typeof fundings)[number]>([
  ['own', ['', 'egen', 'egna medel', 'kommunen', 'ram']],
  ['esf', ['esf', 'europeiska socialfonden']],
  ['state', ['statsbidrag', 'stat', 'socialstyrelsen']],
  ['other', ['annan', 'annat', 'projekt', 'extern']],
])

const duties: readonly (readonly [RegExp, Duty])[] = [
  [/chef/, 'manager'],
  [/1:e|forste|samordnare|teamled|metodstod/, 'lead'],
  [/administrat|assistent|sekreterare i namnd|namndsekr/, 'administration'],
  [/socialsekr|handlagg|familjehemssekr|utredare|socionom|behandl/, 'case_work'],
]

/** What a post is for, read out of its title: a value that can be derived is not asked for. */
export const dutyOfTitle = (title: string): Post['duty'] =>
  duties.find(([pattern]) => pattern.test(folded(title)))?.[1] ?? 'other'
