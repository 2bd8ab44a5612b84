import { useRouter } from '@tanstack/react-router'
import { newKey } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { Menu } from '#web/ui/menu.tsx'
import { noteAddress } from '../contract.ts'
import { noteKinds } from '../rules.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type WriteNoteProps = {
  readonly childId: string
  readonly caseId?: string | undefined
  readonly reportChildId?: string | undefined
}

/** "Ny anteckning": what it is about is chosen at once, and one writes. */
export const WriteNote = ({ childId, caseId, reportChildId }: WriteNoteProps) => {
  const text = useText({ sv, en })
  const router = useRouter()
  const items = noteKinds
    .filter((kind) => kind !== 'party_view')
    .map((kind) => ({
      key: kind,
      label: text.kinds[kind],
      onPick: () =>
        router.history.push(noteAddress({ childId, draftId: newKey(), kind, caseId, reportChildId })),
    }))
  return <Menu label={text.list.add} icon="pen" items={items} />
}
