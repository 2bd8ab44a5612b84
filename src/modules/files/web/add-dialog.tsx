import { useState } from 'react'
import { CallError, newKey } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { sendFile } from '#web/upload.ts'
import { type AboutType, addFile, readFiles } from '../contract.ts'
import { FileChoice } from './file-choice.tsx'
import { useFilesText } from './use-files-text.ts'

type Chosen = { readonly file: File; readonly id: string }

const Progress = ({ part }: { readonly part: number }) => {
  const { add: text } = useFilesText()
  const percent = Math.round(part * 100)
  return (
    <div role="status">
      <progress className="file-progress" max={100} value={percent} aria-label={text.sending(percent)} />
      <p className="soft">{percent < 100 ? text.sending(percent) : text.checking}</p>
    </div>
  )
}

/** A paper or a picture comes in: the file, and what the register needs of it (OSL 5:2). */
export const AddDialog = ({
  aboutType,
  aboutId,
  onClose,
}: {
  readonly aboutType: AboutType
  readonly aboutId: string
  readonly onClose: () => void
}) => {
  const { add: text } = useFilesText()
  const refresh = useRefresh()
  const today = useToday()
  const [first] = useState(newKey)
  const [chosen, setChosen] = useState<Chosen>()
  const [part, setPart] = useState<number>()
  return (
    <Dialog title={text.title} isOpen onClose={onClose}>
      <p>{text.lead}</p>
      <Form
        schema={addFile.input}
        also={{ id: chosen?.id ?? first, aboutType, aboutId, size: chosen?.file.size ?? 0 }}
        submit={text.save}
        done={text.done}
        actions={<Button onPress={onClose}>{text.cancel}</Button>}
        onSubmit={async (input, key) => {
          if (!chosen)
            throw new CallError({
              status: 400,
              code: 'bad_input',
              issues: [{ path: 'file', message: text.needsFile }],
            })
          try {
            setPart(0)
            await sendFile(addFile, { input, file: chosen.file, key, onProgress: setPart })
          } catch (fault) {
            throw fault instanceof CallError && fault.status === 0
              ? new CallError({
                  status: 400,
                  code: 'no_answer',
                  issues: [{ path: 'file', message: text.broken }],
                })
              : fault
          } finally {
            setPart(undefined)
          }
          await refresh(readFiles)
          onClose()
        }}
      >
        <FileChoice file={chosen?.file} onChoose={(file) => setChosen({ file, id: newKey() })} />
        <DayField name="receivedOn" label={text.received} defaultValue={today} latest={today} />
        <TextField name="sender" label={text.sender} hint={text.senderHint} />
        <TextField name="subject" label={text.subject} hint={text.subjectHint} />
        {part !== undefined && <Progress part={part} />}
      </Form>
    </Dialog>
  )
}
