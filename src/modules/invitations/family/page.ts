import { dayOf, type Day, type Instant } from '#kernel/day.ts'
import type { Language, TextOf } from '#kernel/text.ts'
import { type Html, html } from '#platform/pages/html.ts'
import { pageOf } from '#platform/pages/page.ts'
import { decisionKindNames } from '#modules/organisation/contract.ts'
import { en } from './text.en.ts'
import { sv } from './text.sv.ts'
import type { FamilyView } from './view.ts'

type Text = TextOf<typeof sv>
export const textIn = (language: Language): Text => (language === 'en' ? en : sv)

const locales = { sv: 'sv-SE', en: 'en-GB' } as const

const dayIn = (on: Day, language: Language): string =>
  new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
    Temporal.PlainDate.from(on).toZonedDateTime('UTC').epochMilliseconds,
  )

const momentIn = (at: Instant, language: Language): string =>
  new Intl.DateTimeFormat(locales[language], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/Stockholm',
  }).format(Temporal.Instant.from(at).epochMilliseconds)

type Showing = { readonly language: Language; readonly text: Text; readonly view: FamilyView }

const workerPart = ({ text, view: { worker, officePhone, part } }: Showing): Html =>
  html`<section aria-labelledby="worker">
    <h2 id="worker">${text.worker[part]}</h2>
    ${
      worker === undefined
        ? html`<p>${text.nobody}</p>`
        : html`<p class="lead">${worker.name}</p>
            <p>${worker.title}, ${worker.unit}</p>`
    }
    <p>
      ${
        officePhone === ''
          ? text.callSwitch
          : html`<a href="tel:${officePhone.replaceAll(/[^+\d]/g, '')}">${text.call(officePhone)}</a>`
      }
    </p>
  </section>`

const meetingPart = ({ language, text, view: { meeting } }: Showing): Html =>
  html`<section aria-labelledby="meeting">
    <h2 id="meeting">${text.meeting}</h2>
    ${
      meeting === undefined
        ? html`<p>${text.noMeeting}</p>`
        : html`<p class="lead">${momentIn(meeting.startsAt, language)}</p>
            <p>
              ${text.meetings[meeting.kind]}. ${text.about_minutes(meeting.minutes)}.
              ${meeting.place === '' ? text.noPlace : text.place(meeting.place)}
            </p>`
    }
  </section>`

const kindName = (kind: string, language: Language): string =>
  Object.entries(decisionKindNames[language]).find(([code]) => code === kind)?.[1] ?? kind

const decisionsPart = (
  { language, text, view: { decisions } }: Showing,
  invitationId: string | undefined,
): Html =>
  html`<section aria-labelledby="decisions">
    <h2 id="decisions">${text.decisions}</h2>
    ${decisions.length === 0 ? html`<p>${text.noDecisions}</p>` : undefined}
    ${decisions.map(
      (one) =>
        html`<h3>${kindName(one.kind, language)}</h3>
          <p>${text.decided(dayIn(one.decidedOn, language))}.</p>
          ${
            one.appealUntil === null
              ? undefined
              : html`<p>${text.appealUntil(dayIn(one.appealUntil, language))}</p>`
          }
          ${
            invitationId === undefined
              ? undefined
              : html`<p><a href="/familj/${invitationId}/beslut/${one.id}">${text.readDecision}</a></p>`
          }`,
    )}
  </section>`

const goalsPart = ({ text, view: { goals } }: Showing): Html =>
  html`<section aria-labelledby="goals">
    <h2 id="goals">${text.goals}</h2>
    ${goals.length === 0 ? html`<p>${text.noGoals}</p>` : undefined}
    ${goals.map(
      (one) =>
        html`<h3>${one.name}</h3>
          <ul>
            ${one.goals.map((goal) => html`<li>${goal}</li>`)}
          </ul>`,
    )}
  </section>`

const nextPart = ({ language, text, view: { next } }: Showing): Html =>
  html`<section aria-labelledby="next">
    <h2 id="next">${text.next}</h2>
    ${next.length === 0 && html`<p>${text.noNext}</p>`}
    <ul>
      ${next.map(
        ({ code, dueOn, isLate }) =>
          html`<li>${text.clocks[code](dayIn(dueOn, language))} ${isLate && text.late}</li>`,
      )}
    </ul>
  </section>`

const logPart = ({ language, text, view: { log, part } }: Showing): Html => {
  const days = [...Map.groupBy(log.told, ({ at }) => dayOf(at))]
  return html`<section aria-labelledby="log">
    <h2 id="log">${text.log}</h2>
    <p>${part === 'child' ? text.logOwnLead : text.logLead}</p>
    ${log.told.length === 0 ? html`<p>${text.noLog}</p>` : undefined}
    ${days.map(
      ([on, lines]) =>
        html`<h3>${dayIn(on, language)}</h3>
          <ul lang="sv">
            ${lines.map(
              ({ what, role, unit, why }) =>
                html`<li>
                  ${[what, [role, unit].filter((one) => one !== '').join(', '), why].join(' · ')}
                </li>`,
            )}
          </ul>`,
    )}
    ${log.withheld === 0 ? undefined : html`<p>${text.withheld(log.withheld)}</p>`}
  </section>`
}

const rightsPart = ({ text }: Showing): Html =>
  html`<section aria-labelledby="rights">
    <h2 id="rights">${text.rights}</h2>
    <p>${text.papers}</p>
    <p>${text.appeal}</p>
    <p>${text.hidden}</p>
  </section>`

const agreedPart = ({ text, view: { agreed } }: Showing): Html =>
  html`<section aria-labelledby="agreed">
    <h2 id="agreed">${text.agreed}</h2>
    <p>${agreed}</p>
  </section>`

/** The page of one invitation. `invitationId` undefined: a preview, which opens nothing. */
export const familyPage = (
  view: FamilyView,
  {
    language,
    invitationId,
    isProtected = false,
  }: {
    readonly language: Language
    readonly invitationId: string | undefined
    /** Of a preview: the mark that staff must see wherever the name stands. The invited do not get it. */
    readonly isProtected?: boolean
  },
): string => {
  const text = textIn(language)
  const showing = { language, text, view }
  const shows = (part: FamilyView['shows'][number]): boolean => view.shows.includes(part)
  return pageOf({
    language,
    title: text.title,
    body: html`<main>
      ${invitationId === undefined ? html`<p class="receipt" role="note">${isProtected ? `${text.protectedMark} ` : ''}${text.preview}</p>` : undefined}
      <h1>${view.part === 'child' ? text.own : text.about(view.child)}</h1>
      ${workerPart(showing)} ${shows('meeting') && meetingPart(showing)}
      ${view.agreed !== '' && agreedPart(showing)} ${shows('next') && nextPart(showing)}
      ${shows('decisions') && decisionsPart(showing, invitationId)} ${shows('goals') && goalsPart(showing)}
      ${shows('log') && logPart(showing)} ${view.part !== 'partner' && rightsPart(showing)}
      <section>
        <p>${text.emergency}</p>
        ${invitationId === undefined ? undefined : html`<p><a href="/familj/logga-ut">${text.leave}</a></p>`}
      </section>
    </main>`,
  })
}

/** Somebody who has more than one invitation chooses. */
export const choosePage = (
  all: readonly { readonly invitationId: string; readonly name: string }[],
  language: Language,
): string => {
  const text = textIn(language)
  return pageOf({
    language,
    title: text.title,
    body: html`<main>
      <h1>${text.many}</h1>
      <ul>
        ${all.map(
          ({ invitationId, name }) =>
            html`<li><a href="/familj/${invitationId}">${text.about(name)}</a></li>`,
        )}
      </ul>
      <p><a href="/familj/logga-ut">${text.leave}</a></p>
    </main>`,
  })
}

type Word = 'nothing' | 'away' | 'refused' | 'weak' | 'broken'

const signInAddress = (slug: string | undefined): string =>
  slug === undefined ? '/familj/logga-in' : `/familj/logga-in?kommun=${encodeURIComponent(slug)}`

/** Says what to do next, and never whether somebody is known here. */
export const wordPage = (language: Language, word: Word, slug?: string): string => {
  const text = textIn(language)
  return pageOf({
    language,
    title: text[word].title,
    body: html`<main>
      <h1>${text[word].title}</h1>
      <p class="lead">${text[word].lead}</p>
      <p><a href="${signInAddress(slug)}">${text.again}</a></p>
      <p>${text.emergency}</p>
    </main>`,
  })
}

/** Where one comes without a session, and where one goes afterwards. */
export const plainPage = (
  language: Language,
  { title, lead, go, to }: { title: string; lead: string; go: string; to: string },
): string =>
  pageOf({
    language,
    title,
    body: html`<main>
      <h1>${title}</h1>
      ${lead === '' ? undefined : html`<p class="lead">${lead}</p>`}
      <p><a href="${to}">${go}</a></p>
    </main>`,
  })

/** The invented people of the demo who are invited. */
export const demoPage = (
  language: Language,
  people: readonly { readonly name: string; readonly as: string }[],
): string => {
  const text = textIn(language)
  return pageOf({
    language,
    title: text.signIn.demoTitle,
    body: html`<main>
      <h1>${text.signIn.demoTitle}</h1>
      <p class="lead">${text.signIn.demoLead}</p>
      ${people.length === 0 ? html`<p>${text.signIn.demoNone}</p>` : undefined}
      ${people.map(
        ({ name, as }, place) =>
          html`<form method="post" action="/familj/logga-in">
            <input type="hidden" name="person" value="${place}" />
            <p><button class="second">${name}</button> ${as}</p>
          </form>`,
      )}
    </main>`,
  })
}
