import type { Tx } from '#platform/db/tenant.ts'
import { numbersOf, storeRows } from './closed.ts'
import type { Days } from './days.ts'
import type { Story } from './open/plan.ts'
import { addPastCase } from './past-case.ts'
import type { Place } from './past-course.ts'
import { addFamily } from './past-people.ts'
import { noRows } from './past-rows.ts'

const knownBefore = 20

/** The id of the case of a child whose help runs: known before anything is stored. */
export const grantedCaseId = ({ dice }: Story, nth: number, { today }: Days): string =>
  dice.fork(1_000 + nth).id(today)

/**
 * Cases in which help was granted long ago, up to that decision, in bulk: what has happened since is done by the real
 * actions (open/). `perYear` counts on from the closed cases, and the counters follow it.
 */
export const insertGranted = async (
  tx: Tx,
  place: Place,
  { stories, perYear }: { stories: readonly Story[]; perYear: Map<string, number> },
): Promise<void> => {
  const rows = noRows()
  for (const story of stories) {
    const { family, openedAgo, order, intake, owner, coworker, lead } = story
    const year = place.days.ago(place.days.office(openedAgo)).slice(0, 4)
    const protection = order.special === 'marking' ? 'marking' : 'none'
    addFamily(rows, place.dice, family, { knownFrom: place.days.ago(openedAgo + knownBefore), protection })
    for (const [nth, child] of family.children.entries()) {
      const number = (perYear.get(year) ?? 0) + 1
      perYear.set(year, number)
      addPastCase(rows, place, {
        child,
        guardian: family.guardians[0],
        openedAgo: place.days.office(openedAgo),
        ...numbersOf(year, number),
        granted: {
          id: grantedCaseId(story, nth, place.days),
          decidedAgo: order.ago,
          theme: story.themes[nth],
          people: { intake, owner, coworker, lead },
          guardians: family.guardians,
        },
      })
    }
  }
  await storeRows(tx, rows)
}
