import { en as clocksEn } from '#modules/clocks/text.en.ts'
import { sv as clocksSv } from '#modules/clocks/text.sv.ts'
import { useText } from '#web/language.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { Due } from '#web/ui/due.tsx'
import { Protected } from '#web/ui/protected.tsx'
import { Select } from '#web/ui/select.tsx'
import type { MatterView, StaffView } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { type Seats, withOwner } from './choices.ts'

type MoveRowProps = {
  readonly matter: MatterView
  readonly staff: readonly StaffView[]
  readonly isBack: boolean
  readonly changed: string | undefined
  /** Why the row could not be moved as it stands. */
  readonly fault: string | undefined
  readonly seats: Seats
  readonly onSeats: (seats: Seats) => void
}

/** What the matter is, who has it now, and what is late in it. */
const About = ({ matter, changed }: Pick<MoveRowProps, 'matter' | 'changed'>) => {
  const { plan: text } = useText({ sv, en })
  const clocks = useText({ sv: clocksSv, en: clocksEn }).clocks
  const { late, next } = matter
  const what = late[0] ?? next
  const title =
    matter.childName !== ''
      ? matter.childName
      : matter.kind === 'report'
        ? text.unknown
        : matter.kind === 'case'
          ? text.otherUnit(matter.number, matter.unit)
          : text.others[matter.kind](matter.number)
  return (
    <div>
      <span className="cluster">
        <strong>{title}</strong>
        <Protected level={matter.protection} />
        {late.length > 0 && <Badge tone="danger">{text.late(late.length)}</Badge>}
      </span>
      {what && (
        <div>
          {clocks[what.code].name} <Due on={what.dueOn} rule={what.paragraph} />
        </div>
      )}
      <div className="soft">
        {matter.coworker === ''
          ? text.has(matter.owner, text.seat.owner)
          : text.hasTwo(matter.owner, matter.coworker)}
      </div>
      {matter.isNamedWorker && <div className="soft">{text.named}</div>}
      {(changed === 'changed' || changed === 'new' || changed === 'gone') && (
        <Badge tone="warn">{text.changed[changed]}</Badge>
      )}
    </div>
  )
}

const choice = (one: StaffView, unitId: string) => ({
  value: one.workerId,
  label: one.unitId === unitId ? `${one.name} (${one.owns})` : `${one.name} (${one.owns}), ${one.unit}`,
})

/** The own unit first, then the others, each by name. Those who are away are not offered. */
const choicesFor = (matter: MatterView, staff: readonly StaffView[], keep: string) => {
  const able = staff
    .filter((one) => one.mayInvestigate && !matter.barredIds.includes(one.workerId))
    .filter((one) => !one.isAway || one.workerId === keep)
    .toSorted((a, b) => a.name.localeCompare(b.name, 'sv'))
  const isHere = (one: StaffView): boolean => one.unitId === matter.unitId
  return [...able.filter(isHere), ...able.filter((one) => !isHere(one))].map((one) =>
    choice(one, matter.unitId),
  )
}

/** One matter: what it is, and who gets it. */
export const MoveRow = ({ matter, staff, isBack, changed, fault, seats, onSeats }: MoveRowProps) => {
  const { plan: text } = useText({ sv, en })
  const { proposed } = matter
  const isProposal =
    seats.ownerId === (proposed.ownerId ?? '') && seats.coworkerId === (proposed.coworkerId ?? '')
  return (
    <li className="move" data-matter={matter.matterId}>
      <About matter={matter} changed={changed} />
      <div className="move-seats">
        {isBack && (
          <div className="move-why">
            <Checkbox
              name={`back-${matter.matterId}`}
              label={text.isBack(matter.childName === '' ? matter.number : matter.childName)}
              checked={seats.isMoving}
              onChange={(isMoving) => onSeats({ ...seats, isMoving })}
            />
          </div>
        )}
        {seats.isMoving && (
          <>
            <Select
              name={`owner-${matter.matterId}`}
              label={text.owner}
              value={seats.ownerId}
              choices={choicesFor(matter, staff, seats.ownerId)}
              {...(fault === undefined ? {} : { fault })}
              onChange={(ownerId) => onSeats(withOwner(seats, ownerId))}
            />
            <Select
              name={`coworker-${matter.matterId}`}
              label={text.coworker}
              empty={text.noCoworker}
              value={seats.coworkerId}
              choices={choicesFor(matter, staff, seats.coworkerId).filter(
                ({ value }) => value !== seats.ownerId,
              )}
              onChange={(coworkerId) => onSeats({ ...seats, coworkerId })}
            />
            <p className="soft move-why">{isProposal ? text.why[proposed.why] : text.why.chosen}</p>
          </>
        )}
      </div>
    </li>
  )
}
