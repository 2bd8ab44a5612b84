import { call } from '#web/call.ts'
import { language } from '#web/language.ts'
import type { Search } from '#web/screens.ts'
import { searchPeople } from '#modules/people/contract.ts'
import { en } from '../search/text.en.ts'
import { sv } from '../search/text.sv.ts'

/** What was looked for last in the palette; in memory only, for the search screen that it leads to. */
let handedOver = ''

/** The words handed over from the palette, once. */
export const takeHandedOver = (): string => {
  const words = handedOver
  handedOver = ''
  return words
}

const inPalette = 8

/** People in the palette. One who cannot be opened leads to the search screen, which tells whom to ask. */
export const searchPeopleByName: Search = async (typed, go) => {
  const text = language() === 'sv' ? sv : en
  const { hits } = await call(searchPeople, { q: typed })
  return hits.slice(0, inPalette).map((hit) => ({
    key: hit.id,
    label: hit.name,
    icon: hit.isProtected ? 'shield' : 'person',
    note: [
      hit.formerName === '' ? '' : text.formerly(hit.formerName),
      hit.number || (hit.birthYear === '' ? '' : text.bornIn(hit.birthYear)),
      hit.isOpenable ? '' : text.notOpenable,
    ]
      .filter(Boolean)
      .join(', '),
    run: () => {
      if (!hit.isOpenable) handedOver = typed
      go(hit.isOpenable ? `/personer/${hit.id}` : '/sok')
    },
  }))
}
