import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useCall } from '#web/query.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Link } from '#web/ui/link.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { Select } from '#web/ui/select.tsx'
import { type Column, Table } from '#web/ui/table.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { type HomeRow, listHomes } from '../contract.ts'
import { homeKinds } from '../rules.ts'
import { NewHomeForm } from './home-form.tsx'
import { useHomeText } from './use-homes.ts'

/** Yes, or what is missing, each with its paragraph. */
const Ready = ({ home }: { readonly home: HomeRow }) => {
  const text = useHomeText()
  const [first, ...more] = home.obstacles
  return (
    <span className="cluster">
      {first === undefined ? (
        <Badge tone="done">{text.list.ready}</Badge>
      ) : (
        [first, ...more].map(({ code, paragraph }) => (
          <span key={code}>
            {text.obstacles[code]} {paragraph !== '' && <span className="soft">{paragraph}</span>}
          </span>
        ))
      )}
      {home.noticeWanted && <Badge tone="danger">{text.list.notice}</Badge>}
    </span>
  )
}

const useColumns = (): readonly Column<HomeRow>[] => {
  const text = useHomeText()
  const { columns } = text.list
  return [
    {
      key: 'name',
      label: columns.name,
      render: (home) => (
        <>
          <Link to={`/hem/${home.id}`}>{home.name}</Link>
          {home.municipality !== '' && <div className="soft">{home.municipality}</div>}
        </>
      ),
      sortBy: ({ name }) => name,
    },
    {
      key: 'kind',
      label: columns.kind,
      render: ({ kind }) => text.kinds[kind],
      sortBy: ({ kind }) => text.kinds[kind],
    },
    {
      key: 'free',
      label: columns.free,
      render: ({ childrenNow, capacity }) => text.list.places(childrenNow, capacity),
      sortBy: ({ childrenNow, capacity }) => childrenNow - capacity,
    },
    {
      key: 'ages',
      label: columns.ages,
      render: ({ ageFrom, ageBelow }) => text.list.ages(ageFrom, ageBelow),
    },
    {
      key: 'ready',
      label: columns.ready,
      render: (home) => <Ready home={home} />,
      sortBy: ({ obstacles }) => obstacles.length,
    },
  ]
}

const Homes = ({ view }: { readonly view: 'open' | 'closed' }) => {
  const text = useHomeText()
  const columns = useColumns()
  const [kind, setKind] = useState('')
  const answer = useCall(listHomes, { view })
  return (
    <Loaded answer={answer} lines={8}>
      {({ homes }) =>
        homes.length === 0 ? (
          <EmptyState title={text.list.none}>{text.list.noneLead}</EmptyState>
        ) : (
          <div className="stack">
            <Select
              name=""
              label={text.list.filter}
              optional
              empty={text.list.all}
              value={kind}
              onChange={setKind}
              choices={homeKinds
                .filter((one) => homes.some((home) => home.kind === one))
                .map((value) => ({ value, label: text.kinds[value] }))}
            />
            <Table
              caption={text.list.views[view]}
              columns={columns}
              items={homes.filter((home) => kind === '' || home.kind === kind)}
              itemKey={({ id }) => id}
            />
          </div>
        )
      }
    </Loaded>
  )
}

const Acts = () => {
  const text = useHomeText()
  const router = useRouter()
  const [isAdding, setAdding] = useState(false)
  const { data } = useCall(listHomes, { view: 'open' })
  const close = () => setAdding(false)
  return (
    <>
      {data?.can.register && <LinkButton to="/hem/forteckning">{text.list.register}</LinkButton>}
      {data?.can.change && (
        <Button kind="primary" icon="plus" onPress={() => setAdding(true)}>
          {text.list.add}
        </Button>
      )}
      <Dialog title={text.form.add} isOpen={isAdding} onClose={close}>
        <NewHomeForm onClose={close} onDone={({ id }) => router.navigate({ to: `/hem/${id}` })} />
      </Dialog>
    </>
  )
}

/** The homes where children can live: how many places, and what the law still wants of each. */
export const Screen = () => {
  const text = useHomeText().list
  const tab = (id: 'open' | 'closed') => ({
    id,
    label: text.views[id],
    render: () => <Homes key={id} view={id} />,
  })
  return (
    <Page title={text.title} tab={text.tab} lead={text.lead} actions={<Acts />}>
      <Tabs label={text.title} tabs={[tab('open'), tab('closed')]} />
    </Page>
  )
}
