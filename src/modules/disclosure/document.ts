import { type Day, dayOf } from '#kernel/day.ts'
import type { DocumentData, Words } from '#platform/pdf/document.ts'
import type { Ground } from './kinds.ts'
import { type Guarded, type MaskedRange, mergedMasks, proposedMasks, withMasks } from './rules.ts'
import type { DisclosureRow, Item } from './store.ts'
import { inOrder, paragraphOf, words } from './text-document.ts'

type Reader = Parameters<typeof proposedMasks>[1]

/** What a human took out of a paper, and what is sealed today, which nobody can let through. */
export const masksOf = (item: Item, reader: Reader, guarded: readonly Guarded[]): readonly MaskedRange[] => [
  ...item.masks,
  ...proposedMasks(
    item.body,
    reader,
    guarded.filter(({ why }) => why === 'sealed'),
  ),
]

const asWords = (item: Item, masks: readonly MaskedRange[]): Words =>
  withMasks(item.body, masks).map((piece) =>
    typeof piece === 'string' ? piece : { mask: paragraphOf[piece.ground] },
  )

const countOf = (all: readonly (readonly MaskedRange[])[]): ReadonlyMap<Ground, number> =>
  new Map(
    [...Map.groupBy(all.flatMap(mergedMasks), ({ ground }) => ground)].map(([ground, own]) => [
      ground,
      own.length,
    ]),
  )

type Letter = {
  readonly row: DisclosureRow
  readonly items: readonly Item[]
  readonly guarded: readonly Guarded[]
  readonly childName: string
  readonly municipality: string
  readonly today: Day
}

/** The decision and the papers, of plain text: nothing of drafts, versions or what is masked can be in it. */
export const documentOf = ({ row, items, guarded, childName, municipality, today }: Letter): DocumentData => {
  const reader = { as: row.requester, personId: row.person_id }
  const outcome = row.outcome ?? 'refused'
  const papers = outcome === 'refused' ? [] : items
  const masks = papers.map((item) => (item.judged === 'withheld' ? [] : masksOf(item, reader, guarded)))
  const counted = inOrder(countOf(masks))
  const withheld = papers.some(({ judged }) => judged === 'withheld')
  const decidedOn = row.decided_at === null ? today : dayOf(row.decided_at)
  return {
    title: words.title,
    date: decidedOn,
    sender: words.sender(municipality),
    reference: '',
    footer: words.footer(decidedOn),
    marking: words.secret,
    facts: [
      { label: words.facts.child, value: childName },
      { label: words.facts.requester, value: row.requester_name },
      { label: words.facts.asked, value: row.asked_for },
      { label: words.facts.askedOn, value: row.asked_on },
      { label: words.facts.outcome, value: words.outcomes[outcome] },
      { label: words.facts.by, value: `${row.decided_name}, ${row.decided_title}` },
      { label: words.facts.on, value: decidedOn },
    ],
    parts: [
      { title: words.reasons, body: row.decision_reason },
      ...(row.reservation === '' ? [] : [{ title: words.reservation, body: row.reservation }]),
      ...(counted.length === 0
        ? []
        : [
            {
              title: words.masked,
              body: [
                words.maskedLead,
                counted.map(([ground, n]) => words.maskedLine(ground, n)).join('\n'),
              ].join('\n\n'),
            },
          ]),
      ...(outcome === 'whole' && row.reservation === '' && !withheld
        ? []
        : [{ title: words.appealTitle, body: words.appeal.join('\n\n') }]),
      ...papers.map((item, i) => ({
        title: item.title,
        newPage: i === 0,
        body:
          item.judged === 'withheld'
            ? words.withheld(item.ground ?? 'osl_26_1')
            : asWords(item, masks[i] ?? []),
      })),
    ],
  }
}
