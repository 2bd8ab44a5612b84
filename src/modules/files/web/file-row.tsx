import { useState } from 'react'
import { call, CallError } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { useLanguage } from '#web/language.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { faultWords } from '#web/ui/error-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { type FileView, openFile } from '../contract.ts'
import { needsYes } from '../rules.ts'
import { useFilesText } from './use-files-text.ts'

/** The second origin: another host, or the same one by another port. */
const addressOf = ({ place, path }: { readonly place: string; readonly path: string }): string =>
  place.startsWith(':') ? `${location.protocol}//${location.hostname}${place}${path}` : `${place}${path}`

/** A link holds a minute and once, so it is made when somebody presses. The browser takes the file home; this page stays. */
const goTo = (address: string): void => {
  const link = document.createElement('a')
  link.href = address
  link.rel = 'noreferrer'
  link.click()
}

const useOpen = (file: FileView) => {
  const language = useLanguage()
  const [pending, setPending] = useState(false)
  const [fault, setFault] = useState<string>()
  const open = async (unexamined: boolean): Promise<void> => {
    setPending(true)
    setFault(undefined)
    try {
      goTo(addressOf(await call(openFile, { fileId: file.id, unexamined })))
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      const { title, advice } = faultWords(error, language)
      setFault([title, advice].filter(Boolean).join(' '))
    } finally {
      setPending(false)
    }
  }
  return { open, pending, fault }
}

const Unexamined = ({ onYes, onClose }: { readonly onYes: () => void; readonly onClose: () => void }) => {
  const { unexamined: text } = useFilesText()
  return (
    <Dialog
      title={text.title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" onPress={onYes}>
            {text.open}
          </Button>
          <Button onPress={onClose}>{text.cancel}</Button>
        </>
      }
    >
      <p>{text.lead}</p>
    </Dialog>
  )
}

/** One paper: what it is, from whom, since when, and whether anybody has examined it. */
export const FileRow = ({ file }: { readonly file: FileView }) => {
  const text = useFilesText()
  const format = useFormat()
  const [isAsking, setAsking] = useState(false)
  const { open, pending, fault } = useOpen(file)
  const close = () => setAsking(false)
  return (
    <li>
      <div className="file-row">
        <div>
          <p>
            {file.subject} {needsYes(file.state) && <Badge tone="warn">{text.row.unexamined}</Badge>}
          </p>
          <p className="soft">{text.row.from(file.sender, format.day(file.receivedOn))}</p>
          <p className="soft figures">{text.row.about(file.number, text.kinds[file.kind], file.bytes)}</p>
          {file.uploadedBy !== '' && <p className="soft">{text.row.addedBy(file.uploadedBy)}</p>}
        </div>
        <Button
          label={text.row.openThis(file.subject)}
          pending={pending}
          pendingText={text.row.opening}
          onPress={() => (needsYes(file.state) ? setAsking(true) : void open(false))}
        >
          {text.row.open}
        </Button>
      </div>
      {fault !== undefined && (
        <Notice kind="danger" isNews>
          {fault}
        </Notice>
      )}
      {isAsking && (
        <Unexamined
          onClose={close}
          onYes={() => {
            close()
            void open(true)
          }}
        />
      )}
    </li>
  )
}
