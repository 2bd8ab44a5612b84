import { useText } from '#web/language.ts'
import { useCan } from '#web/session.ts'
import { Page } from '#web/ui/page.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { FilesTab } from './files-tab.tsx'
import { HoldsTab } from './holds-tab.tsx'
import { ListsTab } from './lists-tab.tsx'
import { ProofsTab } from './proofs-tab.tsx'

/** Which files may go, who has decided what, what is held, and the proofs. */
export const DisposalScreen = () => {
  const text = useText({ sv, en })
  const leads = useCan()('hand over')
  const { tabs } = text
  return (
    <Page title={text.title} tab={text.title} lead={text.lead}>
      <Tabs
        label={tabs.label}
        tabs={[
          { id: 'files', label: tabs.files, render: () => <FilesTab /> },
          { id: 'lists', label: tabs.lists, render: () => <ListsTab /> },
          ...(leads ? [{ id: 'holds', label: tabs.holds, render: () => <HoldsTab /> }] : []),
          { id: 'proofs', label: tabs.proofs, render: () => <ProofsTab /> },
        ]}
      />
    </Page>
  )
}
