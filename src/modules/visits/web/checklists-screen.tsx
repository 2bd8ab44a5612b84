import { useState } from 'react'
import { call, CallError, newKey } from '#web/call.ts'
import { useLanguage } from '#web/language.ts'
import { useCall, useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { faultWords } from '#web/ui/error-state.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { Section } from '#web/ui/section.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { useToast } from '#web/ui/toast.tsx'
import { type ChecklistView, readChecklists, saveChecklist } from '../checklists/contract.ts'
import { useVisitText } from './use-visit.ts'
import './visits.css'

type Points = ChecklistView['points']

type ListProps = { readonly list: ChecklistView; readonly mayChange: boolean; readonly title: string }

type WhichOneProps = {
  readonly points: Points
  readonly text: string
  readonly onChoose: (id: string) => void
  readonly onClose: () => void
}

/** The tenth point: one of the others goes, or this one is not added. */
const WhichOne = ({ points, text: added, onChoose, onClose }: WhichOneProps) => {
  const text = useVisitText().checklists
  const [chosen, setChosen] = useState('')
  return (
    <Dialog
      title={text.full}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" disabled={chosen === ''} onPress={() => onChoose(chosen)}>
            {text.exchange}
          </Button>
          <Button onPress={onClose}>{text.keep}</Button>
        </>
      }
    >
      <RadioGroup
        name="remove"
        label={text.fullLead(added)}
        value={chosen}
        choices={points.map((point) => ({ value: point.id, label: point.text }))}
        onChange={setChosen}
      />
    </Dialog>
  )
}

const ListBody = ({ list, mayChange }: Omit<ListProps, 'title'>) => {
  const text = useVisitText().checklists
  const language = useLanguage()
  const refresh = useRefresh()
  const toast = useToast()
  const [typed, setTyped] = useState('')
  const [fault, setFault] = useState<CallError>()
  const [tenth, setTenth] = useState<Points[number]>()

  const save = async (points: Points, added?: Points[number]): Promise<void> => {
    setFault(undefined)
    try {
      await call(saveChecklist, { id: newKey(), forKind: list.forKind, points, version: list.version })
      setTyped('')
      setTenth(undefined)
      toast(text.saved)
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      if (error.code === 'visit_checklist_full') return setTenth(added)
      setFault(error)
    }
    await refresh(readChecklists)
  }
  const add = (): void => {
    const point = { id: newKey(), text: typed }
    void save([...list.points, point], point)
  }
  const said = fault && faultWords(fault, language)
  return (
    <div className="stack">
      {said && (
        <Notice kind="danger" title={said.title} isNews>
          {fault.issues[0]?.message ?? said.advice}
        </Notice>
      )}
      {list.points.length === 0 ? (
        <p className="soft">{list.forKind === 'every' ? text.empty : text.usesEvery}</p>
      ) : (
        <ol className="visit-list">
          {list.points.map((point) => (
            <li key={point.id}>
              <span className="cluster">
                {point.text}
                {mayChange && (
                  <Button
                    kind="bare"
                    icon="cross"
                    label={text.remove(point.text)}
                    onPress={() => void save(list.points.filter(({ id }) => id !== point.id))}
                  >
                    {''}
                  </Button>
                )}
              </span>
            </li>
          ))}
        </ol>
      )}
      {mayChange && (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            add()
          }}
        >
          <TextField
            name={`point-${list.forKind}`}
            label={text.point}
            hint={text.pointHint}
            optional
            value={typed}
            onChange={setTyped}
          />
          <p>
            <Button submits icon="plus" disabled={typed.trim() === ''}>
              {text.add}
            </Button>
          </p>
        </form>
      )}
      {list.version > 0 && <p className="soft">{text.version(list.version, list.madeBy)}</p>}
      {tenth && (
        <WhichOne
          points={list.points}
          text={tenth.text}
          onClose={() => setTenth(undefined)}
          onChoose={(gone) => void save([...list.points.filter(({ id }) => id !== gone), tenth], tenth)}
        />
      )}
    </div>
  )
}

/** A list that stands open; one that a kind does not have stays folded. */
const Checklist = ({ list, mayChange, title }: ListProps) => {
  const isOwn = list.forKind === 'every' || list.points.length > 0
  if (!isOwn && !mayChange) return null
  return isOwn ? (
    <Section title={title} count={list.points.length}>
      <ListBody list={list} mayChange={mayChange} />
    </Section>
  ) : (
    <Disclosure title={title}>
      <ListBody list={list} mayChange={mayChange} />
    </Disclosure>
  )
}

/** What a municipality wants remembered at its meetings: nine points at most, for all or for one kind. */
export const Screen = () => {
  const all = useVisitText()
  const text = all.checklists
  return (
    <Page title={text.title} tab={text.tab} lead={text.lead}>
      <Loaded answer={useCall(readChecklists, {})} lines={8}>
        {({ lists, can }) =>
          lists.map((list) => (
            <Checklist
              key={`${list.forKind} ${list.version}`}
              list={list}
              mayChange={can.configure}
              title={list.forKind === 'every' ? text.every : all.kinds[list.forKind]}
            />
          ))
        }
      </Loaded>
    </Page>
  )
}
