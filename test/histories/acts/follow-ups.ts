import * as placements from '#modules/cases/placements/contract.ts'
import { lawful, type Story, versionOf } from '../life.ts'
import { followUpsOf } from '../oracle/clocks.ts'
import { type Case, openCase, type Placement } from '../oracle/state.ts'
import { type Act, lawfulAct } from './act.ts'

type Placed = { readonly of: Case; readonly placed: Placement }

const followedPlacement = (story: Story): Placed | undefined => {
  const of = openCase(story.life)
  const placed = of?.placements.find((one) => followUpsOf(one, story.life).length > 0)
  return of && placed ? { of, placed } : undefined
}

/** SoL 23:5, LVU 21 c: the child need not be followed any longer. */
const endFollowUp = async (story: Story): Promise<void> => {
  const at = followedPlacement(story)
  if (!at) throw new Error('no child is followed')
  await lawful(story, at.of.owner, placements.endFollowUpAfter, {
    placementId: at.placed.id,
    version: versionOf(story, at.placed.id),
  })
  Object.assign(at.placed, { after: null, lvuOverOn: null })
}

export const followUpActs: readonly Act[] = [
  lawfulAct(
    'the follow-up after the placement ends',
    (story) => followedPlacement(story) !== undefined,
    endFollowUp,
    2,
  ),
]
