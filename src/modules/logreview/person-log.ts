import { addDays, type Day, dayOf, instant, type Instant } from '#kernel/day.ts'
import { BadInput, NotFound, Refused } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, newId, permit } from '#platform/context.ts'
import { childFacts } from '#modules/access/index.ts'
import { municipalityName, workerNames } from '#modules/organisation/index.ts'
import { levelShown } from '#modules/people/contract.ts'
import { findPerson, guardiansOf } from '#modules/people/index.ts'
import { type Released, releasePdf } from '#modules/release/index.ts'
import type * as contract from './contract.ts'
import { may, mayNameWorkers } from './policy.ts'
import { isWithheld, partOf } from './rules/routes.ts'
import { findPersonLog, insertPersonLog, personLogsOf, readingsAbout } from './store-person-log.ts'
import { basisWords, sv } from './text-person-log.ts'

const startOf = (on: Day): Instant =>
  instant(Temporal.PlainDate.from(on).toZonedDateTime('Europe/Stockholm').toInstant().toString())

/** The child and its guardians; the policy is asked about the child, for each of them. */
const familyOf = async (ctx: Ctx, childId: string) => {
  const child = await findPerson(ctx.tx, childId)
  if (!child) throw new NotFound()
  await permit(ctx, may, 'make person log', await childFacts(ctx.tx, child.id, child.isProtected), {
    type: 'child',
    id: child.id,
  })
  const guardians = await guardiansOf(ctx.tx, child.id)
  return [
    { id: child.id, name: child.name, protection: levelShown(child), isChild: true },
    ...guardians.map((one) => ({
      id: one.id,
      name: one.name,
      protection: levelShown(one),
      isChild: false,
    })),
  ]
}

export const answerPersonLogs = async (
  ctx: Ctx,
  { childId }: InputOf<typeof contract.readPersonLogs>,
): Promise<ReplyOf<typeof contract.readPersonLogs>> => {
  const people = await familyOf(ctx, childId)
  const made = await personLogsOf(
    ctx.tx,
    people.map((one) => one.id),
  )
  const about = new Map(people.map((one) => [one.id, one]))
  const names = await workerNames(
    ctx.tx,
    made.map((one) => one.made_by),
  )
  return {
    people,
    made: made.map((one) => ({
      personLogId: one.id,
      person: about.get(one.person_id)?.name ?? '',
      protection: about.get(one.person_id)?.protection ?? 'none',
      fromOn: one.from_on,
      untilOn: one.until_on,
      by: names.get(one.made_by) ?? '',
      madeAt: one.made_at,
      withNames: one.name_reason !== '',
    })),
    can: { name: mayNameWorkers(ctx.actor) },
  }
}

/** The child or a guardian has asked: what the list says is settled here, and written in the log. */
export const make = async (
  ctx: Ctx,
  { childId, personId, fromOn, untilOn, nameReason = '' }: InputOf<typeof contract.makePersonLog>,
): Promise<ReplyOf<typeof contract.makePersonLog>> => {
  const person = (await familyOf(ctx, childId)).find((one) => one.id === personId)
  if (!person) throw new BadInput([{ path: 'personId', code: 'choose' }])
  if (untilOn < fromOn) throw new BadInput([{ path: 'untilOn', code: 'before_start' }])
  if (nameReason !== '' && !mayNameWorkers(ctx.actor)) throw new Refused()
  const personLogId = newId(ctx)
  await insertPersonLog(ctx.tx, {
    id: personLogId,
    personId,
    askedAs: person.isChild ? 'child' : 'guardian',
    fromOn,
    untilOn,
    nameReason,
    by: ctx.actor.workerId,
    at: ctx.now,
  })
  return { personLogId }
}

type Row = Awaited<ReturnType<typeof readingsAbout>>[number]

const onceEach = (rows: readonly Row[]): readonly Row[] => [
  ...new Map(rows.map((row) => [`${row.request_id} ${row.action}`, row])).values(),
]

const timeOf = (at: Instant): string =>
  Temporal.Instant.from(at)
    .toZonedDateTimeISO('Europe/Stockholm')
    .toPlainTime()
    .toString()
    .slice(0, 5)
    .replace(':', '.')

const lineOf = (row: Row, withNames: boolean): string => {
  const part = partOf[row.action]
  return [
    `${timeOf(row.at)} ${part === undefined ? sv.inAList : sv.parts[part]}`,
    [row.unit ?? '', sv.roles[row.actor_role] ?? '', ...(withNames ? [row.name ?? ''] : [])]
      .filter((one) => one !== '')
      .join(', '),
    sv.why(basisWords[row.basis] ?? sv.otherTask),
  ].join(' · ')
}

/** "Vem har läst om dig": GDPR 15, SoLPuL 10 §. What would itself reveal is left out, counted, and named by paragraph. */
export const document = async (
  ctx: Ctx,
  { childId, personLogId }: InputOf<typeof contract.personLogDocument>,
): Promise<Released> => {
  const family = await familyOf(ctx, childId)
  const made = await findPersonLog(ctx.tx, personLogId)
  const person = family.find((one) => one.id === made?.person_id)
  if (!made || !person) throw new NotFound()
  const end = startOf(addDays(made.until_on, 1))
  const rows = onceEach(
    await readingsAbout(ctx.tx, {
      personId: person.id,
      from: startOf(made.from_on),
      until: end < made.made_at ? end : made.made_at,
    }),
  )
  const told = rows.filter((row) => isWithheld(row.action) === undefined)
  const withheld = Map.groupBy(
    rows.flatMap((row) => isWithheld(row.action) ?? []),
    (paragraph) => paragraph,
  )
  const shown = {
    title: sv.title,
    date: dayOf(made.made_at),
    sender: await municipalityName(ctx),
    reference: sv.period(made.from_on, made.until_on),
    footer: sv.footer,
    marking: person.protection === 'none' ? '' : sv.protectedMark,
    facts: [
      { label: sv.about, value: person.name },
      { label: sv.days, value: sv.period(made.from_on, made.until_on) },
      { label: sv.count, value: String(told.length) },
      { label: sv.withheld, value: String(rows.length - told.length) },
    ],
    parts: [
      { title: sv.howToRead, body: made.name_reason === '' ? sv.leadWithoutNames : sv.lead },
      {
        title: sv.readings,
        body: told.length === 0 ? sv.none : '',
        sections: [...Map.groupBy(told, (row) => dayOf(row.at))].map(([on, all]) => ({
          title: on,
          body: all.map((row) => lineOf(row, made.name_reason !== '')).join('\n'),
        })),
      },
      ...(withheld.size === 0
        ? []
        : [
            {
              title: sv.withheldTitle,
              body: [
                sv.withheldLead,
                [...withheld].map(([paragraph, all]) => sv.withheldLine(all.length, paragraph)).join('\n'),
              ].join('\n\n'),
            },
          ]),
    ],
  }
  return releasePdf(ctx, shown, { fileName: `vem-har-last-${personLogId}.pdf`, people: [person.id] })
}
