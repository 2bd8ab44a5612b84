import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { Button } from '#web/ui/button.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import type { BreakGlassView } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import './break-glass.css'

type CardProps = { readonly one: BreakGlassView; readonly onReview: () => void }

/** Who opened which child, when and why, what was opened in kinds, and how the review stands. */
export const BreakGlassCard = ({ one, onReview }: CardProps) => {
  const text = useText({ sv, en })
  const { list, parts } = text
  const format = useFormat()
  const about = [one.child, list.about(one.caseNumber)].filter((words) => words !== '').join(', ')
  const opened = one.opened.map(({ part, count }) => list.openedPart(parts[part], count)).join(', ')
  return (
    <article className="break-glass-item" aria-label={`${one.worker}, ${format.moment(one.fromAt)}`}>
      <h3>{one.worker}</h3>
      <p className="meta">{`${one.unit} · ${about}`}</p>
      <KeyFacts
        layout="grid"
        facts={[
          [list.why, text.open.categories[one.category]],
          [
            list.when,
            list.between(
              format.moment(one.fromAt),
              one.isRunning ? list.running.toLowerCase() : format.time(one.endedAt ?? one.untilAt),
            ),
          ],
          [list.opened, opened === '' ? list.openedNothing : opened],
        ]}
      />
      <p>{one.reason}</p>
      {one.review === null ? (
        <p className={one.standing === 'late' ? undefined : 'soft'}>
          {one.standing === 'late' ? (
            <b>{list.late(format.day(one.reviewBy))}</b>
          ) : (
            list.reviewBy(format.day(one.reviewBy))
          )}
        </p>
      ) : (
        <p>
          <b>
            {list.reviewed(
              text.review.outcomes[one.review.outcome],
              one.review.by,
              format.moment(one.review.at),
            )}
          </b>
          <br />
          {one.review.reason}
        </p>
      )}
      {one.can.review && (
        <Button kind="quiet" label={text.review.openFor(one.worker)} onPress={onReview}>
          {text.review.open}
        </Button>
      )}
    </article>
  )
}
