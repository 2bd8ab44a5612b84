import { useState } from 'react'
import { z } from 'zod'
import { DaySchema } from '#kernel/day-schema.ts'
import { line, optionalProse, prose } from '#kernel/input.ts'
import { CallError } from '../call.ts'
import { Button } from '../ui/button.tsx'
import { CheckboxGroup } from '../ui/checkbox-group.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { ComboBox } from '../ui/combo-box.tsx'
import { DayField } from '../ui/day-field.tsx'
import { DiffNotice } from '../ui/diff-notice.tsx'
import { Form } from '../ui/form.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { Section } from '../ui/section.tsx'
import { Select } from '../ui/select.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'

const Talk = z.object({
  place: line(),
  heldOn: DaySchema,
  minutes: z.number().int().min(1),
  kind: z.enum(['home', 'school', 'office']),
  how: z.enum(['alone', 'together']),
  worker: z.string(),
  present: z.array(z.string()).min(1),
  said: prose(400),
  assessment: optionalProse(),
  isReadBack: z.boolean(),
})

const kinds = [
  { value: 'home', label: 'Hemma hos barnet' },
  { value: 'school', label: 'I skolan' },
  { value: 'office', label: 'På kontoret' },
]
const ways = [
  { value: 'alone', label: 'Ensam med barnet', note: 'Ingen annan vuxen var i rummet.' },
  { value: 'together', label: 'Tillsammans med någon' },
]
const people = [
  { value: 'child', label: 'Barnet' },
  { value: 'guardian', label: 'En vårdnadshavare', note: 'Den som barnet bor hos.' },
  { value: 'teacher', label: 'En lärare' },
]
const workers = [
  'Amira Lindqvist',
  'Jonas Ek',
  'Sara Björk',
  'Tove Åkerlund',
  'Örjan Nyberg',
  'Mikael Ståhl',
].map((label) => ({
  value: label,
  label,
  note: 'Utredning 1',
}))

const wait = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds))

const TalkForm = () => (
  <Form
    schema={Talk}
    label="Samtal med barnet"
    submit="Spara samtalet"
    done="Samtalet är sparat"
    onSubmit={() => wait(1500)}
    actions={<LinkButton to="/galleri">Avbryt</LinkButton>}
  >
    <TextField name="place" label="Plats" hint="Var ni sågs. Skriv inte adressen om den är skyddad." />
    <DayField name="heldOn" label="Dag" />
    <TextField name="minutes" kind="number" label="Minuter" width={5} optional={false} />
    <Select name="kind" label="Typ av plats" choices={kinds} />
    <RadioGroup name="how" label="Hur träffades ni?" choices={ways} />
    <ComboBox
      name="worker"
      label="Vem höll i samtalet?"
      choices={workers}
      hint="Skriv några bokstäver av namnet."
    />
    <CheckboxGroup name="present" label="Vilka var med?" choices={people} />
    <TextArea name="said" label="Vad sa barnet?" hint="Med barnets egna ord." max={400} />
    <TextArea name="assessment" label="Din bedömning" optional rows={2} />
    <Checkbox
      name="isReadBack"
      label="Jag har läst upp anteckningen för barnet"
      hint="Barnet får rätta och lägga till."
    />
  </Form>
)

const Short = z.object({ title: line(20) })

const FaultyForm = () => (
  <Form
    schema={Short}
    label="Formulär som servern nekar"
    submit="Spara med fel"
    onSubmit={() =>
      Promise.reject(
        new CallError({
          status: 400,
          code: 'bad_input',
          issues: [{ path: 'title', message: 'Det finns redan en plan med det namnet.' }],
        }),
      )
    }
  >
    <TextField name="title" label="Planens namn" defaultValue="Plan för hösten" />
  </Form>
)

const ConflictForm = () => {
  const [chosen, setChosen] = useState('')
  return (
    <Form
      schema={z.object({ text: prose() })}
      label="Formulär med två författare"
      submit="Spara samtidigt"
      onSubmit={() => Promise.reject(new CallError({ status: 409, code: 'changed', current: 'text' }))}
      renderConflict={(_, { text }) => (
        <DiffNotice
          theirs={{
            by: 'Jonas Ek',
            when: 'för en minut sedan',
            text: 'Alva vill träffa sin farmor varje vecka. Mamma håller med.',
          }}
          yours={text}
          onKeepTheirs={() => setChosen('theirs')}
          onKeepMine={() => setChosen('mine')}
          onMerge={setChosen}
        />
      )}
    >
      <TextArea
        name="text"
        label="Barnets önskan"
        defaultValue="Alva vill träffa sin farmor varannan vecka. Mamma håller med om det."
      />
      <p className="soft">{chosen}</p>
    </Form>
  )
}

export const Fields = () => (
  <>
    <Section title="Knappar">
      <div className="cluster">
        <Button kind="primary">Signera</Button>
        <Button>Spara utkast</Button>
        <Button kind="bare" icon="print">
          Skriv ut
        </Button>
        <Button kind="danger">Avsluta ärendet</Button>
        <Button kind="primary" pending pendingText="Signerar …">
          Signera
        </Button>
        <Button disabled>Går inte nu</Button>
        <LinkButton to="/galleri" icon="right">
          Nästa steg
        </LinkButton>
      </div>
    </Section>
    <Section title="Formulär" lead="Skicka tomt för att se felen.">
      <TalkForm />
    </Section>
    <Section title="Servern säger nej">
      <FaultyForm />
    </Section>
    <Section title="Två skriver samtidigt">
      <ConflictForm />
    </Section>
    <Section title="Fält i andra lägen">
      <div className="stack">
        <TextField
          name="a"
          label="Med fel"
          defaultValue="19991332-9999"
          fault="Datumet i personnumret finns inte."
        />
        <Select name="b" label="Vald" choices={kinds} defaultValue="school" optional />
        <RadioGroup
          name="c"
          label="Vald"
          choices={[...ways, { value: 'no', label: 'Går inte att välja', disabled: true }]}
          defaultValue="alone"
        />
        <Checkbox name="d" label="Ikryssad" defaultChecked />
        <DayField name="e" label="Ifylld dag" defaultValue="2026-11-22" optional />
      </div>
    </Section>
    <div data-density="roomy">
      <Section title="När ett barn läser" lead="Större text, mer luft, knappar som är lätta att träffa.">
        <div className="stack">
          <RadioGroup
            name="f"
            label="Hur kändes det att prata med Amira?"
            choices={[
              { value: '1', label: 'Bra' },
              { value: '2', label: 'Sådär' },
              { value: '3', label: 'Inte bra' },
            ]}
          />
          <TextArea name="g" label="Vill du berätta mer?" optional rows={2} />
          <Button kind="primary">Skicka till Amira</Button>
        </div>
      </Section>
    </div>
  </>
)
