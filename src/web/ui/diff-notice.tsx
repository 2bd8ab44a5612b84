import { useEffect, useMemo, useRef, useState } from 'react'
import { useOwnText } from '../language.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { TextArea } from './text-area.tsx'
import { VisuallyHidden } from './visually-hidden.tsx'
import { bothTexts, type Piece, wordDiff } from './word-diff.ts'

type DiffNoticeProps = {
  readonly theirs: { readonly by: string; readonly when: string; readonly text: string }
  readonly yours: string
  readonly onKeepTheirs: () => void
  readonly onKeepMine: () => void
  /** Called with the text that the person made of both. */
  readonly onMerge: (text: string) => void
}

type SideProps = {
  readonly pieces: readonly Piece[]
  readonly side: 'theirs' | 'yours'
  readonly mark: string
}

// <mark> alone is not read out: the hidden word says whose it is.
const Side = ({ pieces, side, mark }: SideProps) => (
  <p className="diff-text">
    {pieces
      .filter(({ kind }) => kind === 'same' || kind === side)
      .map(({ kind, text }, at) =>
        kind === 'same' || text.trim() === '' ? (
          text
        ) : (
          <mark key={`${at} ${kind}`} className={side}>
            <VisuallyHidden>[{mark}:] </VisuallyHidden>
            {text}
          </mark>
        ),
      )}
  </p>
)

/** Two people saved the same thing: both texts side by side with their differences, nothing chosen beforehand. */
export const DiffNotice = ({ theirs, yours, onKeepTheirs, onKeepMine, onMerge }: DiffNoticeProps) => {
  const text = useOwnText().diff
  const pieces = useMemo(() => wordDiff(theirs.text, yours), [theirs.text, yours])
  const [merged, setMerged] = useState<string>()
  const box = useRef<HTMLElement>(null)
  const isMerging = merged !== undefined
  useEffect(() => {
    box.current?.querySelector<HTMLElement>(isMerging ? 'textarea' : 'h2')?.focus()
  }, [isMerging])
  return (
    <section ref={box} className="diff" aria-label={text.title}>
      <h2 tabIndex={-1}>
        <Icon name="pen" /> {text.title}
      </h2>
      <p>{text.lead(theirs.by)}</p>
      <div className="diff-sides">
        <div>
          <h3>{text.theirs(theirs.by)}</h3>
          <p className="soft">{theirs.when}</p>
          <Side pieces={pieces} side="theirs" mark={text.removed} />
        </div>
        <div>
          <h3>{text.yours}</h3>
          <p className="soft">{text.added}</p>
          <Side pieces={pieces} side="yours" mark={text.added} />
        </div>
      </div>
      {merged === undefined ? (
        <div className="notice-actions">
          <Button kind="primary" onPress={() => setMerged(bothTexts(pieces))}>
            {text.merge}
          </Button>
          <Button onPress={onKeepTheirs}>{text.keepTheirs}</Button>
          <Button onPress={onKeepMine}>{text.keepMine}</Button>
        </div>
      ) : (
        <div className="stack">
          <TextArea
            name=""
            label={text.mergeLabel}
            hint={text.mergeHint}
            value={merged}
            onChange={setMerged}
          />
          <Button kind="primary" onPress={() => onMerge(merged)}>
            {text.saveMerged}
          </Button>
        </div>
      )}
    </section>
  )
}
