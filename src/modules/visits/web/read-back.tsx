import { Fragment, useState } from 'react'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { Section } from '#web/ui/section.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import type { VisitView } from '../contract.ts'
import type { Typed } from './child-note.tsx'
import { useShortNames } from './people-taps.tsx'
import { type Teller, useVisitText } from './use-visit.ts'

type Seat = VisitView['seats'][number]
type AskedProps = {
  readonly visit: VisitView
  readonly teller: Teller
  readonly seat: Seat
  readonly childId: string
}

/** SoL 14:6: each one present says whether it is right; what is not right is kept in their own words. */
const Asked = ({ visit, teller, seat, childId }: AskedProps) => {
  const text = useVisitText().readBack
  const short = useShortNames(visit)
  const view = visit.course.views.find((one) => one.who === seat.id && one.childId === childId)
  const [isWriting, setWriting] = useState(false)
  const [words, setWords] = useState('')
  const about = { who: seat.id, what: childId }
  const keep = async (): Promise<void> => {
    await teller.tell({ kind: 'disagreed', ...about, words: words.trim() })
    setWriting(false)
    setWords('')
  }
  return (
    <div className="stack" role="group" aria-label={seat.name}>
      <span className="cluster">
        <b>{short(seat.id)}</b>
        {view?.agrees === true && <Badge tone="done">{text.saidRight}</Badge>}
        {view?.agrees === false && <Badge tone="warn">{text.wrong}</Badge>}
      </span>
      {view?.agrees === false && <blockquote className="note-text">{view.words}</blockquote>}
      <span className="answers">
        <Button onPress={() => void teller.tell({ kind: 'agreed', ...about })}>{text.right}</Button>
        <Button onPress={() => setWriting(true)}>{text.wrong}</Button>
      </span>
      {isWriting && (
        <>
          <TextArea
            name={`view-${childId}-${seat.id}`}
            label={text.own(short(seat.id))}
            hint={text.ownHint}
            rows={3}
            value={words}
            onChange={setWords}
          />
          <span className="cluster">
            <Button kind="primary" disabled={words.trim() === ''} onPress={() => void keep()}>
              {text.keep}
            </Button>
            <span className="soft">{text.law}</span>
          </span>
        </>
      )}
    </div>
  )
}

const Part = ({ title, words }: { readonly title: string; readonly words: string }) =>
  words.trim() === '' ? null : (
    <section>
      <p className="soft">{title}</p>
      <p>{words}</p>
    </section>
  )

type ReadBackProps = {
  readonly visit: VisitView
  readonly teller: Teller
  readonly typed: ReadonlyMap<string, Typed>
  readonly onBack: () => void
}

/** "Så här skriver jag": the text in large letters, and the answer of each one who is there. Never the worker's assessment. */
export const ReadBack = ({ visit, teller, typed, onBack }: ReadBackProps) => {
  const text = useVisitText().readBack
  const short = useShortNames(visit)
  const there = visit.seats.filter(
    ({ id, part }) => part !== 'worker' && visit.course.wasPresent.includes(id),
  )
  return (
    <>
      {visit.children.map(({ childId }) => {
        const words = typed.get(childId)
        const isEmpty = !words || Object.values(words).every((part) => part.trim() === '')
        // Each child's own words are read to that child and to its adults, not to a sibling.
        const asked = there.filter(({ id, part }) => part === 'adult' || id === childId)
        return (
          <Fragment key={childId}>
            <div className="read-back">
              {visit.children.length > 1 && <h2>{text.about(short(childId))}</h2>}
              {isEmpty && <p>{text.nothing}</p>}
              <Part title={text.childSaidOf(short(childId))} words={words?.childWords ?? ''} />
              <Part title={text.happened} words={words?.happened ?? ''} />
              <Part title={text.agreed} words={words?.agreed ?? ''} />
            </div>
            {!isEmpty && asked.length > 0 && (
              <Section title={text.ask}>
                {asked.map((seat) => (
                  <Asked key={seat.id} visit={visit} teller={teller} seat={seat} childId={childId} />
                ))}
              </Section>
            )}
          </Fragment>
        )
      })}
      <div className="visit-acts">
        <Button onPress={onBack}>{text.back}</Button>
      </div>
    </>
  )
}
