import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { Button } from '#web/ui/button.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import type { ReviewItem } from '../contract.ts'
import { Protected } from '#web/ui/protected.tsx'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import './logreview.css'

type ItemCardProps = {
  readonly item: ReviewItem
  readonly onLook: () => void
  readonly onAnswer: () => void
}

/** One opening: who, when, what kind of thing and why it is listed. Nothing of what was read. */
export const ItemCard = ({ item, onLook, onAnswer }: ItemCardProps) => {
  const text = useText({ sv, en })
  const format = useFormat()
  const about = item.caseNumber === '' ? text.noCase : text.about(item.caseNumber)
  return (
    <article className="log-item" aria-label={`${item.worker}, ${format.moment(item.openedAt)}`}>
      <h3>{item.worker}</h3>
      <p className="meta">{`${text.roles[item.role]}, ${item.unit}`}</p>
      <p>{`${text.opened(text.parts[item.part], format.moment(item.openedAt))} · ${about}`}</p>
      <KeyFacts
        layout="grid"
        facts={[
          [text.why, item.reasons.map((one) => text.reasons[one]).join(', ')],
          [
            text.explains,
            item.explanation === null ? text.noExplanation : text.explanations[item.explanation],
          ],
          [
            text.unusual,
            item.hints.length === 0
              ? text.nothingUnusual
              : item.hints.map((one) => `${text.hints[one.code]} (${one.paragraph})`).join('; '),
          ],
          ...(item.child === null
            ? []
            : [
                [
                  text.child,
                  <>
                    {item.child} <Protected level={item.protection} />
                  </>,
                ] as const,
              ]),
        ]}
      />
      {item.outcome !== null && (
        <p>
          <b>
            {text.outcomeBy(
              text.outcomes[item.outcome.outcome],
              item.outcome.by,
              format.moment(item.outcome.at),
            )}
          </b>
          <br />
          {item.outcome.reason}
        </p>
      )}
      <div className="actions">
        {item.outcome === null && (
          <Button kind="quiet" onPress={onAnswer}>
            {text.answer.open}
          </Button>
        )}
        {item.child === null && (
          <Button kind="bare" onPress={onLook}>
            {text.look.open}
          </Button>
        )}
      </div>
    </article>
  )
}
