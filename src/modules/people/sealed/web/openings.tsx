import { useState } from 'react'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Table } from '#web/ui/table.tsx'
import { readOpenings } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

const atATime = 10
const most = 500

/** Who has opened, when and why, for those who lead the unit. */
const Rows = ({ personId }: { readonly personId: string }) => {
  const { openings: text, purposes, fields } = useText({ sv, en })
  const format = useFormat()
  const [shown, setShown] = useState(atATime)
  const answer = useCall(readOpenings, { personId, most: shown })
  return (
    <Loaded answer={answer}>
      {({ openings, total }) =>
        total === 0 ? (
          <p className="soft">{text.none}</p>
        ) : (
          <>
            <Table
              caption={text.title}
              showCaption
              items={openings}
              itemKey={(one) => one.id}
              columns={[
                { key: 'who', label: text.who, render: (one) => one.worker },
                { key: 'when', label: text.when, render: (one) => format.moment(one.openedAt) },
                {
                  key: 'why',
                  label: text.why,
                  render: (one) => (
                    <>
                      {purposes[one.purpose]}
                      <div className="soft">{one.words}</div>
                    </>
                  ),
                },
                {
                  key: 'what',
                  label: text.what,
                  render: (one) =>
                    one.fields.length === 0
                      ? text.nothing
                      : one.fields.map((field) => fields[field]).join(', '),
                },
              ]}
            />
            {total > openings.length && openings.length < most && (
              <Button onPress={() => setShown(Math.min(most, shown + 5 * atATime))}>
                {text.more(Math.min(total - openings.length, 5 * atATime))}
              </Button>
            )}
          </>
        )
      }
    </Loaded>
  )
}

/** Not asked for until somebody wants to see it: reading it stands in the log too. */
export const Openings = ({ personId }: { readonly personId: string }) => {
  const { openings: text } = useText({ sv, en })
  const [isShown, setShown] = useState(false)
  return isShown ? (
    <Rows personId={personId} />
  ) : (
    <Button kind="bare" onPress={() => setShown(true)}>
      {text.show}
    </Button>
  )
}
