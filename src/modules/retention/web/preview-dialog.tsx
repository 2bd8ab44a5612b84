import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { previewDisposal } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { CountsTable } from './counts-table.tsx'

/** What goes with one file, counted by the lines that would take it away. */
export const PreviewDialog = ({
  personId,
  onClose,
}: {
  readonly personId: string
  readonly onClose: () => void
}) => {
  const { preview: text } = useText({ sv, en })
  const answer = useCall(previewDisposal, { personId })
  return (
    <Dialog
      title={text.title}
      isOpen
      width="wide"
      onClose={onClose}
      actions={<Button onPress={onClose}>{text.close}</Button>}
    >
      <Loaded answer={answer} lines={6}>
        {({ counts, rows, leaving }) => (
          <>
            <p>{text.rows(rows)}</p>
            <CountsTable counts={counts} />
            <p>{text.leaving(leaving)}</p>
            <p className="soft">{text.others}</p>
          </>
        )}
      </Loaded>
    </Dialog>
  )
}
