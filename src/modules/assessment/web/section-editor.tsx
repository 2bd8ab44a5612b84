import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { SharedArea } from '#modules/together/web/shared-field.tsx'
import type { SectionView } from '../contract.ts'
import { sectionField } from '../rules/fields.ts'
import { sv } from '../text.sv.ts'
import { en } from '../text.en.ts'
import { SharedSaveLine } from './shared-save-line.tsx'

type SectionEditorProps = {
  readonly first: SectionView
  readonly label: string
  readonly hint: string
  readonly asked: boolean
}

/** The worker's own text of an area, written together with whoever else has it open, and saved while one writes. */
export const SectionEditor = ({ first, label, hint, asked }: SectionEditorProps) => {
  const text = useText({ sv, en }).screen
  const format = useFormat()
  const field = sectionField(first.section)
  return (
    <div className="stack">
      <SharedArea
        field={field}
        name={first.section}
        label={label}
        hint={hint}
        rows={asked ? 5 : 3}
        optional={!asked}
      />
      <SharedSaveLine
        fields={[field]}
        before={first.savedAt === null ? '' : text.lastSaved(first.savedBy, format.moment(first.savedAt))}
      />
    </div>
  )
}
