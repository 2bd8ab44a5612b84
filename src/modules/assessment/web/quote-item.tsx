import { useState } from 'react'
import { en as journalEn } from '#modules/journal/text.en.ts'
import { sv as journalSv } from '#modules/journal/text.sv.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import type { QuoteView } from '../parts/contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { SourceDialog } from './source-dialog.tsx'

type QuoteItemProps = {
  readonly investigationId: string
  readonly quote: QuoteView
  /** Left out where the text is only read. */
  readonly onRemove?: () => void
}

const start = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

/** Words of a signed note: they are read here and never written. The note is one press away. */
export const QuoteItem = ({ investigationId, quote, onRemove }: QuoteItemProps) => {
  const { quote: text, part } = useText({ sv, en })
  const { kinds } = useText({ sv: journalSv, en: journalEn })
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="assessment-part">
      <blockquote className="assessment-quote">{quote.body}</blockquote>
      <div className="cluster">
        <span className="soft">
          {text.from(kinds[quote.noteKind], format.day(quote.eventOn), quote.signedName)}
        </span>
        {quote.corrected !== 'no' && <Badge tone="warn">{text.corrected[quote.corrected]}</Badge>}
        <Button kind="bare" label={part.named(text.source, start(quote.body))} onPress={() => setOpen(true)}>
          {text.source}
        </Button>
        {onRemove && (
          <Button kind="bare" label={part.named(part.remove, start(quote.body))} onPress={onRemove}>
            {part.remove}
          </Button>
        )}
      </div>
      {!quote.isIntact && (
        <Notice kind="danger" title={text.broken}>
          {text.brokenWhy}
        </Notice>
      )}
      {isOpen && (
        <SourceDialog investigationId={investigationId} quoteId={quote.id} onClose={() => setOpen(false)} />
      )}
    </div>
  )
}
