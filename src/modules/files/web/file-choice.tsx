import { type DragEvent, useId, useRef, useState } from 'react'
import { fileKindNames, fileKinds, kindOfName, mostFileBytes } from '#kernel/file-kinds.ts'
import { Button } from '#web/ui/button.tsx'
import { Fault } from '#web/ui/field.tsx'
import { useField } from '#web/ui/form-context.ts'
import './files.css'
import { useFilesText } from './use-files-text.ts'

/** A telephone offers its camera for these, and turns its own format into JPEG. */
const accepted = fileKindNames
  .flatMap((kind) => [fileKinds[kind].type, ...fileKinds[kind].extensions.map((one) => `.${one}`)])
  .join(',')

/** Some systems do not know what a file of Office is; its name does. */
export const withType = (file: File): File => {
  const kind = kindOfName(file.name)
  return file.type === '' && kind !== undefined
    ? new File([file], file.name, { type: fileKinds[kind].type })
    : file
}

/** What can be said before anything is sent. */
const earlyFault = (file: File): 'file_too_big' | 'file_empty' | undefined =>
  file.size > mostFileBytes ? 'file_too_big' : file.size === 0 ? 'file_empty' : undefined

type FileChoiceProps = {
  readonly file: File | undefined
  readonly onChoose: (file: File) => void
}

/** One file: by a button, which a telephone answers with its camera, or dropped. Both ways do the same. */
export const FileChoice = ({ file, onChoose }: FileChoiceProps) => {
  const text = useFilesText()
  const own = useId()
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const early = file && earlyFault(file)
  const ids = useField('file', true, early && text.faults[early])
  const take = (files: FileList | null): void => {
    const [first] = files ?? []
    if (first) onChoose(withType(first))
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  return (
    <div className="field">
      <input
        ref={input}
        id={own}
        type="file"
        className="hidden-visually"
        tabIndex={-1}
        aria-hidden="true"
        accept={accepted}
        onChange={(event) => {
          take(event.currentTarget.files)
          // The same file may be chosen again after it was put right.
          event.currentTarget.value = ''
        }}
      />
      <div
        className={isOver ? 'file-drop over' : 'file-drop'}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {file && <p className="file-name">{text.add.chosen(file.name, file.size)}</p>}
        <Button icon="plus" describedBy={ids.hintId} onPress={() => input.current?.click()}>
          {file ? text.add.other : text.add.choose}
        </Button>
        <p className="hint" id={ids.hintId}>
          {text.add.drop}
        </p>
      </div>
      {ids.fault && <Fault id={ids.faultId}>{ids.fault}</Fault>}
    </div>
  )
}
