import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import type { PartView } from '../parts/contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type PartReadProps = {
  readonly part: PartView
  readonly isSent: boolean
  readonly onChange?: () => void
  readonly onRemove?: () => void
}

const start = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

/** A part as it is read: the words, and under them who said them and when. */
export const PartRead = ({ part, isSent, onChange, onRemove }: PartReadProps) => {
  const text = useText({ sv, en }).part
  const format = useFormat()
  const source = [part.source.trim(), part.saidOn === null ? '' : format.day(part.saidOn)]
    .filter((one) => one !== '')
    .join(', ')
  const isEmpty = part.body.trim() === ''
  const words = isEmpty ? text.empty : part.body
  return (
    <div className="assessment-part">
      {part.kind === 'child_words' && !isEmpty ? (
        <blockquote className="assessment-quote">{words}</blockquote>
      ) : (
        <p className={isEmpty ? 'soft' : 'assessment-text'}>{words}</p>
      )}
      <div className="cluster">
        {source !== '' && <span className="soft">{source}</span>}
        {part.kind === 'fact' && part.source.trim() === '' && !isEmpty && (
          <Badge tone="warn">{text.noSource}</Badge>
        )}
        {!isSent && !isEmpty && <Badge>{text.notSent}</Badge>}
        {onChange && (
          <Button kind="bare" label={text.named(text.change, start(words))} onPress={onChange}>
            {text.change}
          </Button>
        )}
        {onRemove && (
          <Button kind="bare" label={text.named(text.remove, start(words))} onPress={onRemove}>
            {text.remove}
          </Button>
        )}
      </div>
    </div>
  )
}
