import { afterAll, describe, expect, test } from 'vitest'
import { Client } from 'pg'
import { z } from 'zod'
import { systemActor } from '#kernel/actor.ts'
import { run } from '#platform/run.ts'
import { serve } from '#platform/module.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import { readFlow } from '../contract.ts'
import { watchInflow } from '../actions/flow.ts'
import { noteSubmission } from './actions.ts'
import { sendReportFormTo } from './contract.ts'

type Fields = Readonly<Record<string, string>>

const aForm = (more: Fields = {}): Fields => ({
  formId: newUuid(),
  do: 'send',
  children: '1',
  category: 'school',
  reporterName: 'Lena Påhittad',
  reporterOrganisation: 'Rektor, Påhittade skolan',
  reporterPhone: '070-000 00 00',
  'child1-name': 'Nils Påhittad',
  'child1-birth': '2016',
  'child1-details': 'Klass 3 B',
  concern: 'Nils säger att han inte vågar gå hem.',
  guardiansInformed: 'no',
  wantsFeedback: 'yes',
  ...more,
})

const post = (town: Town, fields: Fields, { lang = 'sv', slug = town.slug } = {}) =>
  town.app.inject({
    method: 'POST',
    url: `/orosanmalan/${slug}?lang=${lang}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  })

const receiptIn = (text: string): string => /<dd id="receipt-number">([^<]+)<\/dd>/.exec(text)?.[1] ?? ''

const reportsIn = (town: Town) =>
  town.inTx((tx) => tx.selectFrom('reports').selectAll().orderBy('receipt_number').execute())

const childrenIn = (town: Town) =>
  town.inTx((tx) => tx.selectFrom('report_children').selectAll().orderBy('id').execute())

describe('a report by the public form', () => {
  test('is shown without signing in, in Swedish and in English, without any script', async () => {
    const town = await aTown()
    const swedish = await town.app.inject({ method: 'GET', url: `/orosanmalan/${town.slug}` })
    expect(swedish.statusCode).toBe(200)
    expect(swedish.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(swedish.body).toContain('Anmäl oro för ett barn')
    expect(swedish.body).toContain('Är barnet i fara nu? Ring 112.')
    expect(swedish.body).toContain('Påhittade kommun')
    expect(swedish.body).not.toContain('<script')
    const english = await town.app.inject({ method: 'GET', url: `/orosanmalan/${town.slug}?lang=en&utm=x` })
    expect(english.body).toContain('Report a concern about a child')
    const style = await town.app.inject({ method: 'GET', url: '/public/page.css' })
    expect(style.headers['content-type']).toBe('text/css; charset=utf-8')
    expect(style.body).toContain('--accent')
  })

  test('gets its receipt number only when it stands in the books', async () => {
    const town = await aTown()
    const answer = await post(town, aForm())
    expect(answer.statusCode).toBe(200)
    const number = receiptIn(answer.body)
    expect(number).toBe('A-2026-00001')
    const [report] = await reportsIn(town)
    expect(report).toMatchObject({
      receipt_number: number,
      channel: 'web',
      received_on: '2026-11-23',
      reporter_category: 'school',
      wants_feedback: true,
      guardians_informed: false,
      concern: 'Nils säger att han inte vågar gå hem.',
    })
  })

  test('has an owner in the reception and a next date from its first moment', async () => {
    const town = await aTown()
    await post(town, aForm())
    const watches = await town.inTx((tx) => tx.selectFrom('watches').selectAll().execute())
    expect(watches).toMatchObject([
      { matter_kind: 'report', unit_id: town.units.intake, next_on: '2026-11-23', child_id: null },
    ])
    expect([town.workers.maja, town.workers.moa]).toContain(watches[0]?.owner_id)
    const clocks = await town.inTx((tx) =>
      tx.selectFrom('clocks').select(['code', 'due_on']).orderBy('due_on').execute(),
    )
    expect(clocks).toEqual([
      { code: 'protectionAssessment', due_on: '2026-11-23' },
      { code: 'preliminaryAssessment', due_on: '2026-12-07' },
    ])
  })

  test('goes to the one in the reception who has the fewest open matters', async () => {
    const town = await aTown()
    await post(town, aForm())
    await post(town, aForm())
    const owners = await town.inTx((tx) => tx.selectFrom('watches').select('owner_id').execute())
    expect(new Set(owners.map((row) => row.owner_id))).toEqual(new Set([town.workers.maja, town.workers.moa]))
  })

  test('sent twice is one report with the same receipt, also in the same moment', async () => {
    const town = await aTown()
    const form = aForm()
    const [first, second] = await Promise.all([post(town, form), post(town, form)])
    const third = await post(town, form)
    expect(receiptIn(first.body)).toBe('A-2026-00001')
    expect(receiptIn(second.body)).toBe('A-2026-00001')
    expect(receiptIn(third.body)).toBe('A-2026-00001')
    expect(await reportsIn(town)).toHaveLength(1)
    const next = await post(town, aForm())
    expect(receiptIn(next.body)).toBe('A-2026-00002')
  })

  test('from the same page but with something else in it is another report: no child is dropped', async () => {
    const town = await aTown()
    const form = aForm()
    await post(town, form)
    await post(town, { ...form, 'child1-name': 'Stina Påhittad' })
    expect((await childrenIn(town)).map((row) => row.told_name).toSorted()).toEqual([
      'Nils Påhittad',
      'Stina Påhittad',
    ])
  })

  test('can be about several children, and each has its own watch with the same owner', async () => {
    const town = await aTown()
    const asked = await post(town, aForm({ do: 'add-child' }))
    expect(asked.statusCode).toBe(200)
    expect(asked.body).toContain('name="child2-name"')
    expect(asked.body).toContain('value="Nils Påhittad"')
    expect(await reportsIn(town)).toHaveLength(0)
    await post(town, aForm({ children: '3', 'child2-details': 'Lillasyster, förskolan Påhittet' }))
    const children = await childrenIn(town)
    expect(children).toHaveLength(2)
    const watches = await town.inTx((tx) => tx.selectFrom('watches').select('owner_id').execute())
    expect(watches).toHaveLength(2)
    expect(new Set(watches.map((row) => row.owner_id)).size).toBe(1)
  })

  test('changes language with everything kept and nothing sent', async () => {
    const town = await aTown()
    const answer = await post(town, aForm({ do: 'show' }), { lang: 'en' })
    expect(answer.body).toContain('<html lang="en"')
    expect(answer.body).toContain('Nils säger att han inte vågar gå hem.')
    expect((await town.call('maja', readFlow, {})).forms.sent).toBe(0)
  })
})

describe('what is wrong in the public form', () => {
  test.each<[string, Fields, string]>([
    ['no category', { category: '' }, 'Välj hur du anmäler.'],
    ['a category that does not exist', { category: 'kung' }, 'Välj hur du anmäler.'],
    ['U+0000 in the text', { concern: 'a\u0000b' }, 'Texten innehåller ett tecken som inte går att spara.'],
    ['a text of 1 MB', { concern: 'å'.repeat(500_000) }, 'Texten är för lång. Högst 50000 tecken får plats.'],
    ['nothing said', { concern: '  ' }, 'Skriv vad du är orolig för.'],
    ['an address that is none', { reporterEmail: 'lena' }, 'Skriv e-postadressen som namn@exempel.se.'],
    ['no child to be found', { 'child1-name': '', 'child1-details': '' }, 'Skriv barnets namn, eller hur'],
    ['a mandated reporter without a name', { reporterName: '' }, 'Skriv ditt namn.'],
    ['nobody to call', { reporterPhone: '' }, 'Skriv ett telefonnummer eller en e-postadress'],
    ['anonymous with a name', { category: 'anonymous' }, 'Du har valt att vara anonym'],
    ['a choice that does not exist', { guardiansInformed: 'kanske' }, 'Välj ett av alternativen.'],
  ])('%s is answered with a page and a sentence', async (_, wrong, sentence) => {
    const town = await aTown()
    const answer = await post(town, aForm(wrong))
    expect(answer.statusCode).toBe(400)
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(answer.body).toContain(sentence)
    expect(answer.body).toContain('role="alert"')
    expect(answer.body).toContain('value="Rektor, Påhittade skolan"')
    expect(await reportsIn(town)).toHaveLength(0)
    expect((await town.call('maja', readFlow, {})).forms).toMatchObject({ sent: 1, refused: 1, received: 0 })
  })

  test('every fault has a link to its field, and the field says what is wrong', async () => {
    const town = await aTown()
    const { body } = await post(town, aForm({ category: '', concern: '' }))
    expect(body).toContain('2 saker behöver rättas')
    for (const field of ['category', 'concern']) {
      expect(body).toContain(`<a href="#${field}">`)
      expect(body).toContain(`id="${field}-fault"`)
    }
  })

  test('what was typed is never read as a page', async () => {
    const town = await aTown()
    const evil = `"><script>alert('x')</script>&amp;`
    const { body } = await post(town, aForm({ concern: '', reporterName: evil, 'child1-details': evil }))
    expect(body).not.toContain('<script')
    expect(body).toContain('&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp;')
  })

  test('a form that nobody can read, a body that is too big and an unknown municipality get a page too', async () => {
    const town = await aTown()
    const url = `/orosanmalan/${town.slug}`
    const answers = [
      await town.app.inject({ method: 'POST', url, headers: { 'content-type': 'text/plain' }, payload: 'x' }),
      await town.app.inject({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/json' },
        payload: '{',
      }),
      await post(town, aForm({ concern: 'x'.repeat(5_000_000) })),
      await post(town, aForm(), { slug: 'finns-inte' }),
      await town.app.inject({ method: 'GET', url: '/orosanmalan/<b>' }),
    ]
    expect(answers.map((one) => one.statusCode)).toEqual([415, 400, 413, 404, 404])
    for (const { headers, body } of answers) {
      expect(headers['content-type']).toBe('text/html; charset=utf-8')
      expect(body).toContain('112')
    }
  })

  test.each<[string, unknown]>([
    ['nothing at all', {}],
    [
      'lists, objects and numbers',
      { category: ['a', 'b'], concern: { a: 1 }, children: 1e9, formId: 3, do: null },
    ],
    ['a child that is no number', { children: '-1', concern: '\uD800' }],
  ])('%s is a form with faults, never an error', async (_, payload) => {
    const town = await aTown()
    const answer = await town.send('nobody', sendReportFormTo, {
      ...Object(payload),
      municipality: town.slug,
    })
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('behöver rättas')
  })
})

describe('from sent to assessed', () => {
  const stop: (() => Promise<void>)[] = []
  afterAll(async () => {
    for (const one of stop) await one()
  })

  test('every form that was sent is received or refused', async () => {
    const town = await aTown()
    const formId = newUuid()
    await post(town, aForm({ formId, concern: '' }))
    await post(town, aForm({ formId }))
    await post(town, aForm({ concern: '' }))
    const flow = await town.call('maja', readFlow, {})
    expect(flow.forms).toEqual({ sent: 3, received: 1, refused: 2, unfinished: 0, gaveUp: 1 })
    expect(flow.reports).toMatchObject({ fromForms: 1, children: 1, assessed: 0, waiting: 1 })
    expect(flow.isBalanced).toBe(true)
  })

  test('a server that dies between sent and received is seen, and an alarm is raised once', async () => {
    const town = await aTown()
    const form = aForm()
    const dying = serve(sendReportFormTo, () => Promise.reject(new Error('the power went')), {
      beforehand: noteSubmission,
    })
    const ask = {
      input: { ...form, municipality: town.slug },
      now: town.now(),
      requestId: newUuid(),
      language: 'sv' as const,
    }
    await expect(run(town.house, dying, { publicTenantId: town.tenantId }, ask)).rejects.toThrow(
      'the power went',
    )
    const broken = await town.call('maja', readFlow, {})
    expect(broken.forms).toMatchObject({ sent: 1, received: 0, refused: 0, unfinished: 1 })
    expect(broken.isBalanced).toBe(false)
    town.at('2026-11-23T11:30:00.000Z')
    await hourly(town)
    await hourly(town)
    const told = await town.call('maja', readFlow, {})
    expect(told.alarms.map((alarm) => alarm.kind)).toEqual(['unfinished'])
    expect(receiptIn((await post(town, form)).body)).toBe('A-2026-00001')
    await hourly(town)
    const mended = await town.call('maja', readFlow, {})
    expect(mended).toMatchObject({ isBalanced: true, alarms: [], forms: { sent: 1, received: 1 } })
  })

  test('when the books cannot be written the page says so and keeps every word', async () => {
    const town = await aTown()
    const owner = new Client({ connectionString: town.ownerUrl })
    await owner.connect()
    stop.push(() => owner.end())
    await owner.query('revoke insert on report_children from barntid_app')
    const answer = await post(town, aForm())
    await owner.query('grant insert on report_children to barntid_app')
    expect(answer.statusCode).toBe(500)
    expect(answer.body).toContain('Anmälan kom inte fram')
    expect(answer.body).toContain('Nils säger att han inte vågar gå hem.')
    expect(receiptIn(answer.body)).toBe('')
    expect(await reportsIn(town)).toHaveLength(0)
    expect((await town.call('maja', readFlow, {})).forms.unfinished).toBe(1)
  })

  test('no number is left out when a report fails after others came in', async () => {
    const town = await aTown()
    const forms = Array.from({ length: 5 }, () => aForm())
    const answers = await Promise.all(forms.map((form) => post(town, form)))
    expect(answers.map((one) => receiptIn(one.body)).toSorted()).toEqual(
      [1, 2, 3, 4, 5].map((n) => `A-2026-0000${n}`),
    )
  })

  test('an unusual silence is told: three reports a weekday usually, none since Friday', async () => {
    const town = await aTown()
    for (let week = 4; week >= 1; week--) {
      for (const hour of ['08', '10', '14']) {
        const monday = Temporal.PlainDate.from('2026-11-23').subtract({ weeks: week })
        town.at(`${monday.toString()}T${hour}:00:00.000Z`)
        await post(town, aForm())
      }
    }
    town.at('2026-11-20T10:00:00.000Z')
    await post(town, aForm())
    town.at('2026-11-22T10:00:00.000Z')
    expect((await town.call('maja', readFlow, {})).silence.forms.isUnusual).toBe(false)
    town.at('2026-11-23T15:00:00.000Z')
    await hourly(town)
    const { silence, alarms } = await town.call('maja', readFlow, {})
    expect(silence.forms).toMatchObject({ isUnusual: true, lastAt: '2026-11-20T10:00:00.000Z' })
    expect(alarms.map((alarm) => alarm.kind)).toEqual(['silence_all', 'silence_web'])
    await post(town, aForm())
    await hourly(town)
    expect((await town.call('maja', readFlow, {})).alarms).toEqual([])
  })
})

const hourly = async (town: Town): Promise<void> => {
  const { produces: _, ...route } = sendReportFormTo
  const hour = { route: { ...route, reply: z.unknown(), may: { signedIn: 'a job' } }, act: watchInflow }
  const ask = { input: {}, now: town.now(), requestId: newUuid(), language: 'sv' as const }
  await run(town.house, hour, { actor: systemActor(town.tenantId) }, ask)
}
