import type { Day } from '#kernel/day.ts'
import type { TaskView } from './contract.ts'
import { type NewsKind, newsKinds } from './store-news.ts'

/** What is told with the clocks of a worker: which of them is news and not a clock. */
export const newsOf = (code: string): NewsKind | undefined => newsKinds.find((one) => one === code)

type Told = {
  /** After the clocks of the same day, before the words that wait for somebody. */
  readonly risk: number
  readonly paragraph: string
  readonly part: TaskView['part']
  readonly href: (ids: { readonly id: string; readonly matterId: string }) => string
}

const toCase = ({ matterId }: { readonly matterId: string }): string => `/arenden/${matterId}`

const told: Readonly<Record<NewsKind, Told>> = {
  consent_withdrawn: { risk: 90, paragraph: 'SoL 21:1, FB 6:13', part: 'owner', href: toCase },
  conflict_to_give: { risk: 91, paragraph: 'FL 17', part: 'decider', href: toCase },
  conflict_to_answer: { risk: 92, paragraph: 'FL 18', part: 'decider', href: toCase },
  board_decided: { risk: 93, paragraph: 'FL 33', part: 'author', href: ({ id }) => `/beslut/${id}` },
  proposal_returned: {
    risk: 94,
    paragraph: 'FL 31–32',
    part: 'author',
    href: ({ id }) => `/beslut/forslag/${id}`,
  },
}

/** News as a row of Idag: something to do today, one click from where it is done. */
export const newsTask = (
  kind: NewsKind,
  one: {
    readonly id: string
    readonly matterId: string
    readonly childId: string | null
    readonly childName: string
    readonly protection: TaskView['protection'] | null
    readonly owner?: string
  },
  today: Day,
): TaskView => {
  const { risk, paragraph, part, href } = told[kind]
  return {
    key: one.id,
    kind,
    code: null,
    paragraph,
    childId: one.childId,
    childName: one.childName,
    protection: one.protection ?? 'none',
    matterKind: 'case',
    part,
    owner: one.owner ?? '',
    dueOn: today,
    standing: 'today',
    risk,
    href: href(one),
  }
}
