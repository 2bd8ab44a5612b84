import { useState } from 'react'
import { call, newKey } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { useRefresh } from '#web/query.ts'
import { useToday } from '#web/clock.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Select } from '#web/ui/select.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import {
  addPost,
  changeOccupancy,
  changePost,
  fillPost,
  type OccupancyView,
  type PostView,
  readUnitPosts,
} from '../contract.ts'
import { duties, endReasons, fundings, occupancyKinds } from '../rules/post.ts'
import { en } from '../text-screens.en.ts'
import { sv } from '../text-screens.sv.ts'
import type { Unit } from './unit-screen.tsx'

type Closing = { readonly onClose: () => void }

const useSaved = (onClose: () => void) => {
  const refresh = useRefresh()
  return async (saving: Promise<unknown>): Promise<void> => {
    await saving
    await refresh(readUnitPosts)
    onClose()
  }
}

const Funding = ({ now }: { readonly now?: PostView }) => {
  const { post: text, unit } = useText({ sv, en })
  return (
    <>
      <Select
        name="funding"
        label={text.funding}
        defaultValue={now?.funding ?? 'own'}
        choices={fundings.map((value) => ({ value, label: unit.fundings[value] }))}
      />
      <DayField
        name="fundingUntil"
        label={text.fundingUntil}
        optional
        {...(now?.fundingUntil ? { defaultValue: now.fundingUntil } : {})}
      />
    </>
  )
}

export const AddPostDialog = ({ unitId, onClose }: Closing & { readonly unitId: string }) => {
  const { post: text, unit, cancel } = useText({ sv, en })
  const saved = useSaved(onClose)
  const today = useToday()
  const [id] = useState(newKey)
  return (
    <Dialog title={text.add} isOpen width="wide" onClose={onClose}>
      <p>{text.addLead}</p>
      <Form
        schema={addPost.input}
        also={{ id, unitId }}
        submit={unit.save}
        done={text.added}
        actions={<Button onPress={onClose}>{cancel}</Button>}
        onSubmit={(values, key) => saved(call(addPost, values, key))}
      >
        <TextField name="title" label={text.name} />
        <Select
          name="duty"
          label={text.duty}
          choices={duties.map((value) => ({ value, label: unit.duties[value] }))}
        />
        <TextField name="percent" kind="number" width={6} label={text.percent} defaultValue={100} />
        <Funding />
        <DayField name="fromOn" label={text.from} defaultValue={today} />
      </Form>
    </Dialog>
  )
}

export const ChangePostDialog = ({ post, onClose }: Closing & { readonly post: PostView }) => {
  const { post: text, unit, occupancy, cancel } = useText({ sv, en })
  const saved = useSaved(onClose)
  return (
    <Dialog title={text.changeFor(post.title)} isOpen onClose={onClose}>
      <Form
        schema={changePost.input}
        also={{ postId: post.id, version: post.version }}
        submit={unit.save}
        done={text.changed}
        actions={<Button onPress={onClose}>{cancel}</Button>}
        renderConflict={() => <Notice kind="warn">{occupancy.changed}</Notice>}
        onSubmit={(values, key) => saved(call(changePost, values, key))}
      >
        <Funding now={post} />
        <DayField
          name="lastOn"
          label={text.last}
          hint={text.lastHint}
          optional
          {...(post.lastOn ? { defaultValue: post.lastOn } : {})}
        />
      </Form>
    </Dialog>
  )
}

/** Of those who have the post: who is on leave from it and may be stood in for. */
const away = (post: PostView) =>
  post.occupancies
    .filter(({ leaveFrom }) => leaveFrom !== null)
    .map(({ id, name }) => ({ value: id, label: name }))

export const FillDialog = ({
  post,
  choices,
  onClose,
}: Closing & { readonly post: PostView; readonly choices: Unit['choices'] }) => {
  const { post: text, unit, cancel } = useText({ sv, en })
  const saved = useSaved(onClose)
  const today = useToday()
  const [id] = useState(newKey)
  const covered = away(post)
  return (
    <Dialog title={text.fillFor(post.title)} isOpen width="wide" onClose={onClose}>
      <Form
        schema={fillPost.input}
        also={{ id, postId: post.id }}
        submit={unit.save}
        done={text.filled}
        actions={<Button onPress={onClose}>{cancel}</Button>}
        onSubmit={(values, key) => saved(call(fillPost, values, key))}
      >
        <Select
          name="holderId"
          label={text.who}
          optional
          choices={choices.map(({ id: value, name, note }) => ({
            value,
            label: note === '' ? name : `${name}, ${note}`,
          }))}
        />
        <TextField name="name" label={text.newName} hint={text.newNameHint} optional />
        <Select
          name="kind"
          label={text.kind}
          defaultValue="permanent"
          choices={occupancyKinds.map((value) => ({ value, label: unit.kinds[value] }))}
        />
        <TextField
          name="percent"
          kind="number"
          width={6}
          label={text.percent}
          defaultValue={(post.empty === 0 ? post.permille : post.empty) / 10}
        />
        {covered.length > 0 && (
          <Select name="coversId" label={text.covers} optional empty={text.coversNobody} choices={covered} />
        )}
        <DayField name="fromOn" label={text.begins} defaultValue={today} />
        <DayField name="lastOn" label={text.last} optional />
      </Form>
    </Dialog>
  )
}

const dayOf = (on: OccupancyView['lastOn']) => (on === null ? {} : { defaultValue: on })

export const ChangeOccupancyDialog = ({ one, onClose }: Closing & { readonly one: OccupancyView }) => {
  const { occupancy: text, unit, cancel } = useText({ sv, en })
  const saved = useSaved(onClose)
  return (
    <Dialog title={text.title(one.name)} isOpen onClose={onClose}>
      <Form
        schema={changeOccupancy.input}
        also={{ occupancyId: one.id, version: one.version }}
        submit={unit.save}
        done={text.saved}
        actions={<Button onPress={onClose}>{cancel}</Button>}
        renderConflict={() => <Notice kind="warn">{text.changed}</Notice>}
        onSubmit={(values, key) => saved(call(changeOccupancy, values, key))}
      >
        <DayField name="lastOn" label={text.last} hint={text.lastHint} optional {...dayOf(one.lastOn)} />
        <DayField name="resignedOn" label={text.resigned} optional {...dayOf(one.resignedOn)} />
        <Select
          name="reason"
          label={text.reason}
          optional
          empty={text.noReason}
          {...(one.reason === null ? {} : { defaultValue: one.reason })}
          choices={endReasons.map((value) => ({ value, label: unit.reasons[value] }))}
        />
        <DayField
          name="leaveFrom"
          label={text.leaveFrom}
          hint={text.leaveHint}
          optional
          {...dayOf(one.leaveFrom)}
        />
        <DayField name="leaveLast" label={text.leaveLast} optional {...dayOf(one.leaveLast)} />
      </Form>
    </Dialog>
  )
}
