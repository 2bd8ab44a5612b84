import { useState } from 'react'
import { z } from 'zod'
import { useAutosave } from '#web/autosave.ts'
import { call, newKey } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { SaveLine } from '#web/save-line.tsx'
import { DiffNotice } from '#web/ui/diff-notice.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { saveSection, SectionView } from '../contract.ts'
import type { MissingPart } from '../rules.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type SectionEditorProps = {
  readonly investigationId: string
  readonly first: SectionView
  readonly label: string
  readonly hint: string
  readonly asked: boolean
  readonly onSaved: (missing: readonly MissingPart[]) => void
}

const Current = z.object({ current: SectionView })

/**
 * The worker's own text of an area, saved while one writes. The seam for writing together: the body and its saving are held here and
 * nowhere else, so that a shared document can take their place.
 */
export const SectionEditor = ({
  investigationId,
  first,
  label,
  hint,
  asked,
  onSaved,
}: SectionEditorProps) => {
  const text = useText({ sv, en })
  const format = useFormat()
  const { section } = first
  const [body, setBody] = useState(first.body)
  const [saver, state] = useAutosave<string>({
    name: `${investigationId} ${section}`,
    revision: first.revision,
    send: async (value, stamp, when) => {
      const saved = await call(
        saveSection,
        { investigationId, section, body: value, ...stamp },
        newKey(),
        when,
      )
      onSaved(saved.missing)
      return saved
    },
  })
  const current = state.kind === 'conflict' ? Current.safeParse(state.fault.details).data?.current : undefined
  const settle = (chosen: string): void => {
    setBody(chosen)
    if (current) void saver.settle(current.revision, chosen)
  }
  const before =
    first.savedAt === null ? '' : text.screen.lastSaved(first.savedBy, format.moment(first.savedAt))
  return (
    <div className="stack">
      {current && current.savedAt !== null && (
        <DiffNotice
          theirs={{ by: current.savedBy, when: format.moment(current.savedAt), text: current.body }}
          yours={body}
          onKeepTheirs={() => {
            setBody(current.body)
            if (current.savedAt !== null) saver.yield(current.revision, current.savedAt)
          }}
          onKeepMine={() => settle(body)}
          onMerge={settle}
        />
      )}
      <TextArea
        name={section}
        label={label}
        hint={hint}
        rows={asked ? 5 : 3}
        optional={!asked}
        value={body}
        onChange={(value) => {
          setBody(value)
          saver.change(value)
        }}
      />
      <SaveLine state={state} words={text.saving} untouched={before} />
    </div>
  )
}
