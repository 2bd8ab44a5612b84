import { useState } from 'react'
import { useCall } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Section } from '#web/ui/section.tsx'
import { type AboutType, readFiles } from '../contract.ts'
import { AddDialog } from './add-dialog.tsx'
import { FileRow } from './file-row.tsx'
import './files.css'
import { useFilesText } from './use-files-text.ts'

const aPage = 20

/** "Handlingar" on the page of a report or a case. */
export const FilesPart = ({
  aboutType,
  aboutId,
}: {
  readonly aboutType: AboutType
  readonly aboutId: string
}) => {
  const text = useFilesText()
  const [limit, setLimit] = useState(aPage)
  const [isAdding, setAdding] = useState(false)
  const answer = useCall(readFiles, { aboutType, aboutId, limit })
  const { data } = answer
  return (
    <Section
      title={text.title}
      actions={
        data?.can.add === true && (
          <Button icon="plus" onPress={() => setAdding(true)}>
            {text.add.open}
          </Button>
        )
      }
    >
      <Loaded answer={answer} lines={2}>
        {({ files, more, isProtected }) => (
          <>
            {isProtected && <Notice kind="warn">{text.protectedNote}</Notice>}
            {files.length === 0 ? (
              <p className="soft">{text.empty}</p>
            ) : (
              <ul className="plain stack" aria-label={text.title}>
                {files.map((file) => (
                  <FileRow key={file.id} file={file} />
                ))}
              </ul>
            )}
            {more > 0 && (
              <Button kind="bare" onPress={() => setLimit(limit + 100)}>
                {text.more(more)}
              </Button>
            )}
          </>
        )}
      </Loaded>
      {isAdding && <AddDialog aboutType={aboutType} aboutId={aboutId} onClose={() => setAdding(false)} />}
    </Section>
  )
}
