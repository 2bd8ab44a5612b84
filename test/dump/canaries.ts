import { randomInt } from 'node:crypto'
import { day } from '#kernel/day.ts'
import { makeTestNumber } from '#kernel/identity-number.ts'
import { type SealedField, sealedFields } from '#modules/sealed/contract.ts'
import { changePerson, readPerson, registerNewPerson, relatePerson } from '#modules/people/contract.ts'
import { importPeople } from '#modules/people/import/contract.ts'
import { writeSealed } from '#modules/people/sealed/contract.ts'
import { enter, openMatter } from '#test/support/family.ts'
import { newUuid, type Town } from '#test/support/town.ts'

/** A value that stands nowhere else, and where it was put in. */
export type Canary = { readonly personId: string; readonly field: SealedField; readonly value: string }

const digits = (n: number): string => Array.from({ length: n }, () => randomInt(10)).join('')

const valueOf = (field: SealedField): string =>
  field === 'phone'
    ? `0701740${digits(8)}`
    : field === 'email'
      ? `kanarie${digits(9)}@exempel.se`
      : `Kanariefågel ${digits(9)}`

const canariesOf = (personId: string, fields: readonly SealedField[]): Canary[] =>
  fields.map((field) => ({ personId, field, value: valueOf(field) }))

const valuesOf = (canaries: readonly Canary[]): Partial<Record<SealedField, string>> =>
  Object.fromEntries(canaries.map(({ field, value }) => [field, value]))

const contactFields = ['address', 'phone', 'email'] as const

const contactOf = (canaries: readonly Canary[]) => ({
  address: '',
  phone: '',
  email: '',
  ...valuesOf(canaries),
})

/** Sixty values, by every way in which one comes in: written sealed, entered, protected later, by the family, from a file. */
export const plant = async (town: Town): Promise<readonly Canary[]> => {
  const planted: Canary[] = []
  const newChild = async (protection: 'none' | 'marking'): Promise<string> => {
    const id = await enter(town, { protection, birthOn: day('2016-05-04') })
    await openMatter(town, id, 'amira', 'one')
    return id
  }
  for (let child = 0; child < 7; child++) {
    const personId = await newChild('marking')
    const own = canariesOf(personId, sealedFields)
    await town.call('amira', writeSealed, { personId, values: valuesOf(own) })
    planted.push(...own)
  }
  const entered = canariesOf(newUuid(), contactFields)
  const enteredId = entered[0]?.personId ?? ''
  const named = { givenName: 'Elsa', familyName: 'Påhittsson' }
  const asProtected = { id: enteredId, ...named, protection: 'marking' as const }
  await town.call('maja', registerNewPerson, { ...asProtected, contact: contactOf(entered) })
  await openMatter(town, enteredId, 'amira', 'one')
  const laterId = await newChild('none')
  const motherId = newUuid()
  const [later, mothers] = [canariesOf(laterId, contactFields), canariesOf(motherId, contactFields)]
  const mother = { id: motherId, givenName: 'Maria', birthOn: day('1985-02-01') }
  await town.call('amira', registerNewPerson, { ...mother, contact: contactOf(mothers) })
  await town.call('amira', relatePerson, { childId: laterId, personId: motherId, kind: 'guardian' })
  // First as anybody's, twice, and only then protected: what was kept of that for a resent command goes too.
  for (const protection of ['none', 'marking'] as const) {
    const { version, person } = await town.call('amira', readPerson, { personId: laterId })
    const { givenName, familyName, birthOn } = person
    const contact = protection === 'none' ? { contact: contactOf(later) } : {}
    const input = { personId: laterId, version, givenName, familyName, birthOn, protection, ...contact }
    const { status, text } = await town.send('amira', changePerson, input, { key: newUuid() })
    if (status !== 200) throw new Error(text)
  }
  const number = makeTestNumber({ birthOn: day('2017-03-02'), serial: 980 + randomInt(10) })
  const fromFile = canariesOf('', ['address', 'phone'])
  const file = [
    'Personnummer;Förnamn;Skydd;Adress;Telefon',
    `${number};Fanny;Sekretessmarkering;${fromFile.map(({ value }) => value).join(';')}`,
  ].join('\n')
  const sent = await town.send('adam', importPeople, { id: newUuid(), file }, { key: newUuid() })
  if (sent.status !== 200) throw new Error(sent.text)
  const importedId = await town.inTx(async (tx) => {
    const row = await tx
      .selectFrom('person_numbers')
      .select('person_id')
      .where('number', '=', number)
      .executeTakeFirstOrThrow()
    return row.person_id
  })
  await openMatter(town, importedId, 'amira', 'one')
  planted.push(...entered, ...later, ...mothers, ...fromFile.map((one) => ({ ...one, personId: importedId })))
  return planted
}
