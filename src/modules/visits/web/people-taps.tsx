import { useState } from 'react'
import { newKey } from '#web/call.ts'
import { useSession } from '#web/session.ts'
import { Button } from '#web/ui/button.tsx'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { Protected } from '#web/ui/protected.tsx'
import { Section } from '#web/ui/section.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import type { VisitView } from '../contract.ts'
import { Tap } from './taps.tsx'
import { type Teller, useVisitText } from './use-visit.ts'

type PartProps = { readonly visit: VisitView; readonly teller: Teller }

const first = (name: string): string => name.split(' ')[0] ?? name

/** The first name is enough at a table; two with the same get their whole name. */
const shortNames = (seats: VisitView['seats']): ReadonlyMap<string, string> => {
  return new Map(
    seats.map(({ id, name }) => [
      id,
      seats.some((other) => other.id !== id && first(other.name) === first(name)) ? name : first(name),
    ]),
  )
}

export const useShortNames = (visit: VisitView) => {
  const names = shortNames(visit.seats)
  return (id: string): string => names.get(id) ?? ''
}

const AddSomebody = ({ teller }: Pick<PartProps, 'teller'>) => {
  const text = useVisitText().hold
  const [name, setName] = useState('')
  const add = (): void => {
    if (name.trim() === '') return
    void teller.tell({ kind: 'present', who: newKey(), words: name.trim() })
    setName('')
  }
  return (
    <Disclosure title={text.somebodyElse}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          add()
        }}
      >
        <TextField name="somebody" label={text.name} optional value={name} onChange={setName} />
        <Button submits icon="plus" disabled={name.trim() === ''}>
          {text.add}
        </Button>
      </form>
    </Disclosure>
  )
}

/** Who is at the table: in and out with one tap each. */
export const PeopleTaps = ({ visit, teller }: PartProps) => {
  const text = useVisitText().hold
  const { worker } = useSession()
  const short = useShortNames(visit)
  const present = new Set(visit.course.present)
  const family = visit.seats.filter(({ part }) => part !== 'worker')
  const colleagues = visit.seats.filter(({ part, id }) => part === 'worker' && id !== worker.id)
  const missing = family.filter(({ id }) => !present.has(id))
  const toggle = ({ id, name, personId, part }: VisitView['seats'][number]): void => {
    // Who was not asked is named in each tap: taps may arrive in any order.
    const words = part === 'adult' && personId === null ? { words: name } : {}
    void teller.tell({ kind: present.has(id) ? 'left' : 'present', who: id, ...words })
  }
  return (
    <Section title={text.who}>
      <div className="taps people">
        {family.map((seat) => (
          <Tap key={seat.id} isOn={present.has(seat.id)} onPress={() => toggle(seat)}>
            {short(seat.id)} <Protected level={seat.protection} />
          </Tap>
        ))}
        {colleagues.map((seat) => (
          <Tap key={seat.id} isOn={present.has(seat.id)} onPress={() => toggle(seat)}>
            {text.workerOut(short(seat.id))}
          </Tap>
        ))}
      </div>
      {missing.length > 1 && (
        <p>
          <Button
            onPress={() =>
              void teller.tell(
                ...missing.map(({ id, name, personId, part }) => ({
                  kind: 'present' as const,
                  who: id,
                  ...(part === 'adult' && personId === null ? { words: name } : {}),
                })),
              )
            }
          >
            {text.everybody}
          </Button>
        </p>
      )}
      <AddSomebody teller={teller} />
    </Section>
  )
}

type Child = VisitView['children'][number]

/** "Ensam med oss nu": on and off, and with whom when there are two. */
export const AloneTaps = ({ visit, teller, child }: PartProps & { readonly child: Child }) => {
  const text = useVisitText().hold
  const short = useShortNames(visit)
  const { childId } = child
  const alone = visit.course.alone.find((one) => one.childId === childId)
  const others = visit.seats.filter(
    ({ id, part }) => part !== 'worker' && id !== childId && visit.course.present.includes(id),
  )
  const isOnlyOne = visit.course.present.includes(childId) && others.length === 0
  return (
    <div className="stack">
      <Tap
        tone="alone"
        isOn={alone !== undefined}
        onPress={() => void teller.tell({ kind: alone ? 'alone_until' : 'alone_from', who: childId })}
      >
        {text.alone(short(childId))}
      </Tap>
      <p className="soft">{!alone && isOnlyOne ? text.onlyChild(short(childId)) : text.aloneHint}</p>
      {alone && visit.workers.length > 1 && (
        <div className="cluster" role="group" aria-label={text.aloneWith}>
          <span className="soft">{text.aloneWith}</span>
          {[null, ...visit.workers.map(({ workerId }) => workerId)].map((withId) => (
            <button
              key={withId ?? 'both'}
              type="button"
              className="toggle"
              aria-pressed={alone.withId === withId}
              onClick={() => void teller.tell({ kind: 'alone_from', who: childId, withId })}
            >
              {withId === null ? text.both : short(withId)}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
