import { useState } from 'react'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Link } from '#web/ui/link.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Select } from '#web/ui/select.tsx'
import { Table } from '#web/ui/table.tsx'
import { type FileView, filters, readDisposalFiles } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { Paging } from './paging.tsx'
import { PreviewDialog } from './preview-dialog.tsx'
import { ProposeDialog } from './propose-dialog.tsx'
import { Reasons } from './reasons.tsx'
import './retention.css'

type Filter = (typeof filters)[number]
type Chosen = ReadonlySet<string>

const mayBeChosen = ({ standing, isListed }: FileView): boolean =>
  !isListed && (standing === 'due' || standing === 'overdue')

const FilesTable = ({
  files,
  chosen,
  onChoose,
  onPreview,
}: {
  readonly files: readonly FileView[]
  readonly chosen: Chosen
  readonly onChoose: (ids: readonly string[], isChosen: boolean) => void
  readonly onPreview: (file: FileView) => void
}) => {
  const { files: text, tabs } = useText({ sv, en })
  const format = useFormat()
  const numberOf = ({ numbers }: FileView): string =>
    numbers.length === 0 ? text.noNumber : numbers.join(', ')
  return (
    <Table
      caption={tabs.files}
      items={files}
      itemKey={({ personId }) => personId}
      columns={[
        {
          key: 'number',
          label: text.number,
          render: (file) =>
            mayBeChosen(file) ? (
              <div className="disposal-file">
                <Checkbox
                  name={`file-${file.personId}`}
                  label={numberOf(file)}
                  checked={chosen.has(file.personId)}
                  onChange={(isChosen) => onChoose([file.personId], isChosen)}
                />
              </div>
            ) : (
              <>
                {numberOf(file)}
                {file.isListed && <div className="soft">{text.listed}</div>}
              </>
            ),
        },
        {
          key: 'last',
          label: text.last,
          render: (file) => (
            <>
              {format.day(file.lastOn)}
              <div className="soft">
                {[file.birthYear && text.born(file.birthYear), file.unit].filter(Boolean).join(', ')}
              </div>
            </>
          ),
        },
        { key: 'why', label: text.why, render: (file) => <Reasons reasons={file.reasons} /> },
        {
          key: 'when',
          label: text.when,
          render: (file) =>
            file.earliestOn === null || file.doneBy === null ? (
              '–'
            ) : (
              <>
                {text.from(format.day(file.earliestOn))}
                <div className="soft">{text.by(format.day(file.doneBy))}</div>
              </>
            ),
        },
        {
          key: 'more',
          label: text.actions,
          render: (file) => (
            <>
              <Button kind="bare" label={text.previewFor(numberOf(file))} onPress={() => onPreview(file)}>
                {text.preview}
              </Button>
              {file.isOpenable && (
                <div>
                  <Link to={`/barn/${file.personId}`}>{text.open}</Link>
                </div>
              )}
            </>
          ),
        },
      ]}
    />
  )
}

const Lawyer = () => {
  const { lawyer } = useText({ sv, en })
  return (
    <Disclosure title={lawyer.title}>
      <ul>
        {lawyer.points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </Disclosure>
  )
}

/** The files by where they stand, a page at a time; those that may go are chosen here and proposed. */
export const FilesTab = () => {
  const { files: text } = useText({ sv, en })
  const [filter, setFilter] = useState<Filter>('due')
  const [page, setPage] = useState(1)
  const [chosen, setChosen] = useState<Chosen>(new Set())
  const [previewed, setPreviewed] = useState<FileView>()
  const [isProposing, setProposing] = useState(false)
  const answer = useCall(readDisposalFiles, { filter, page })
  const choose = (ids: readonly string[], isChosen: boolean): void =>
    setChosen((old) =>
      isChosen ? new Set([...old, ...ids]) : new Set([...old].filter((id) => !ids.includes(id))),
    )
  return (
    <Loaded answer={answer} lines={8}>
      {(view) => {
        const free = view.files.filter(mayBeChosen).map(({ personId }) => personId)
        return (
          <>
            <div className="disposal-head">
              {view.isKeptWhole && <Notice>{text.keptWhole}</Notice>}
              {view.overdue > 0 && (
                <Notice kind="warn" title={text.overdue(view.overdue)}>
                  {text.overdueLead}
                </Notice>
              )}
              <Lawyer />
              <Select
                name="filter"
                label={text.show}
                value={filter}
                choices={filters.map((one) => ({
                  value: one,
                  label: text.filterCount(text.filters[one], view.totals[one] ?? 0),
                }))}
                onChange={(value) => {
                  setFilter(filters.find((one) => one === value) ?? 'due')
                  setPage(1)
                }}
              />
            </div>
            {free.length > 0 && (
              <div className="disposal-choice">
                <span role="status">{text.chosen(chosen.size)}</span>
                <Button onPress={() => choose(free, true)}>{text.chooseAll}</Button>
                {chosen.size > 0 && (
                  <Button kind="primary" onPress={() => setProposing(true)}>
                    {text.propose}
                  </Button>
                )}
              </div>
            )}
            {view.files.length === 0 ? (
              <EmptyState title={text.none}>{text.noneLead}</EmptyState>
            ) : (
              <FilesTable files={view.files} chosen={chosen} onChoose={choose} onPreview={setPreviewed} />
            )}
            <Paging page={view.page} pages={view.pages} onPage={setPage} />
            {previewed && (
              <PreviewDialog personId={previewed.personId} onClose={() => setPreviewed(undefined)} />
            )}
            {isProposing && (
              <ProposeDialog
                personIds={[...chosen]}
                onClose={() => setProposing(false)}
                onDone={() => {
                  setChosen(new Set())
                  setProposing(false)
                }}
              />
            )}
          </>
        )
      }}
    </Loaded>
  )
}
