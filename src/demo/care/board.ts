import { weekday } from '#kernel/day.ts'
import {
  enterMinutes,
  holdMeeting,
  planMeeting,
  putOnAgenda,
  readMeeting,
  reportDelegated,
} from '#modules/decisions/board/contract.ts'
import type { Door } from '../act.ts'
import { clockTime, type Days } from '../days.ts'
import type { Dice } from '../dice.ts'
import type { Worker } from '../organisation.ts'
import type { Ongoing } from '../open/case-steps.ts'
import type { Proposed } from '../open/help-steps.ts'
import type { Tale } from './town.ts'

type Body = 'committee' | 'board'

/** The committee meets every other Tuesday, the board every fourth Wednesday. */
const grid = {
  committee: { weekday: 2, every: 14 },
  board: { weekday: 3, every: 28 },
} as const

const politicians = {
  committee: { chair: 'Asta Kornvind', members: ['Bror Sälgrot', 'Cissi Havreby', 'Dag Tranmossa'] },
  board: {
    chair: 'Ellen Råglund',
    members: ['Asta Kornvind', 'Bror Sälgrot', 'Faris Kvastberg', 'Gull Mosippa', 'Holger Tuvull'],
  },
} as const

/** Who decides when the board cannot be waited for. */
export const chairOfBoard = politicians.board.chair

export type Board = {
  /** The first meeting that is at most so many days ago, as days before today. */
  readonly day: (body: Body, ago: number) => number
  /** The next one, and the one after that: fewer than no days ago. */
  readonly coming: (body: Body, nth?: number) => number
  readonly send: (
    it: Ongoing,
    proposal: Proposed,
    on: { readonly ago: number; readonly meeting: number; readonly speaks?: boolean },
  ) => Promise<void>
  /** Holds the meetings on their days. */
  readonly meetings: () => Tale[]
}

type Maker = {
  readonly door: Door
  readonly dice: Dice
  readonly days: Days
  readonly secretary: Worker
}

const boardFrom = 196
const committeeFrom = 1_260
/** After all that is sent that day. */
const evening = 0.3

export const boardOf = ({ door, dice, days, secretary }: Maker): Board => {
  const ids = new Map<string, string>()
  const offset = (body: Body): number => {
    for (let ago = 1; ago <= 7; ago++) if (weekday(days.ago(ago)) === grid[body].weekday) return ago
    throw new Error('a week has seven days')
  }
  const offsets = { committee: offset('committee'), board: offset('board') }
  const day: Board['day'] = (body, ago) => {
    const { every } = grid[body]
    return offsets[body] + Math.floor((ago - offsets[body]) / every) * every
  }
  const coming: Board['coming'] = (body, nth = 1) => offsets[body] - nth * grid[body].every

  const meetingOn = async (body: Body, meeting: number, ago: number): Promise<string> => {
    const known = ids.get(`${body} ${meeting}`)
    if (known !== undefined) return known
    const id = dice.id(days.ago(ago))
    ids.set(`${body} ${meeting}`, id)
    const input = { id, body, heldOn: days.ago(meeting) }
    await door.act(secretary, planMeeting, input, clockTime(days.ago(ago), 6, 30))
    return id
  }

  const hold = async (body: Body, meeting: number): Promise<void> => {
    const meetingId = ids.get(`${body} ${meeting}`)
    if (meetingId === undefined) return
    const at = clockTime(days.ago(meeting), 13, 0)
    const { version } = await door.act(secretary, readMeeting, { meetingId }, at)
    const { chair, members } = politicians[body]
    let view = await door.act(
      secretary,
      holdMeeting,
      { meetingId, version, chair, members: [...members] },
      at,
    )
    for (const item of view.items)
      view = await door.act(
        secretary,
        enterMinutes,
        {
          agendaItemId: item.id,
          number: view.nextNumber,
          outcome: item.kind === 'proposal' ? ('as_proposed' as const) : ('noted' as const),
        },
        clockTime(days.ago(meeting), 14, 0),
      )
  }

  const reportDecisions = async (meeting: number, ago: number): Promise<void> => {
    const meetingId = await meetingOn('board', meeting, ago)
    const input = { meetingId, id: dice.id(days.ago(ago)), from: days.ago(ago + 27), until: days.ago(ago) }
    await door.act(secretary, reportDelegated, input, clockTime(days.ago(ago), 12, 0))
  }

  const committee = async function* (): Tale {
    for (let on = day('committee', committeeFrom); on > 0; on -= grid.committee.every) {
      yield on - evening
      await hold('committee', on)
    }
  }

  const board = async function* (): Tale {
    for (let on = day('board', boardFrom); on > 0; on -= grid.board.every) {
      yield on + grid.board.every - 1
      await meetingOn('board', on, on + grid.board.every - 1)
      yield on + 6
      if (on < 40) await reportDecisions(on, on + 6)
      yield on - evening
      await hold('board', on)
    }
    yield offsets.board - 1
    await meetingOn('board', coming('board'), offsets.board - 1)
  }

  return {
    day,
    coming,
    send: async ({ scene, owner }, proposal, { ago, meeting, speaks = false }) => {
      const meetingId = await meetingOn('committee', meeting, ago)
      const input = {
        proposalId: proposal.id,
        id: scene.dice.id(days.ago(ago)),
        version: proposal.version,
        meetingId,
        partySpeaks: speaks,
      }
      proposal.version = (await scene.act(owner, putOnAgenda, input, scene.moment(ago))).version
    },
    meetings: () => [committee(), board()],
  }
}
