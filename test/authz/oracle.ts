import type { Thing, Who } from './actors.ts'
import { readLaw } from './law-lines.ts'

/** Who is let in | to what (the first that fits; ANY, GET, ACT or a method; `:` one id, `$` the end) | by which law (law.md 3, trust.md 3). */
const rules = readLaw(`
invited party | GET /familj$, /familj/:$ | FL 10, 25, FB 6:11, OSL 12:2: what an invitation shows
party | GET /familj/:/beslut/ | FL 10, 33: a partner is no party
anybody | ANY /familj/logga-, /orosanmalan, /public/, /sa-skyddar-vi-uppgifterna$, /tillganglighet$, /kalender/, /api/demo/, /inloggning, /healthz$, ANY /csp-report$, /api/openapi.json$, GET /assets/, /sw.js$, /manifest.webmanifest$, /\\*$ | SoL 19:1, GDPR 12; no child is named
mine | DELETE /api/sessions/, /api/passkeys/, ANY /api/bag/devices/:/contact, /api/bag/devices/:/return, /api/bag/devices/:/checkouts, POST /api/break-glass/:/end, /api/opening-stops/:, /api/staff-changes/:/withdraw, /api/workload-actions/, POST /api/childtime/moments/:/answer, POST /api/journal/drafts, DELETE /api/journal/drafts, ANY /api/visits/:/notes | SoLPuL 10: nobody acts as another; a draft is its author's, a meeting's those who held it (FL 27)
mine leads head | ANY /api/bag/devices/:/end, /api/cases/:/conflicts$ | a lost device, a conflict (FL 18): she herself, or who leads her
staff | ANY /api/session, /api/passkeys, /api/burden/uses, /api/burden/asked, /api/own-calendar, /api/own-workload, /api/childtime/moments, /api/childtime/waves/:/own, /api/childtime/waves/:/diary, /api/bag/sealed, POST /api/bag/quarantine$, GET /api/own-break-glass$, GET /api/organisation, /api/clock-rules, /api/burden, /api/visit-checklists, /api/assessment-structures, /api/workload-models$, GET /api/visits$, /api/journal/drafts$, /api/today, /api/board/days, /api/childtime, ANY /api/duties$, /api/posts/plan$ | about oneself; names no child; one's own day; who works there reports (SoL 27:2)
manages | ANY /api/workload-talks/ | figures about a worker are for the talk with the nearest manager (OSL 26:1)
manages head administrator | POST /api/staff/:/suspend, /api/staff/:/passkeys/, /api/worker-suspensions/ | a right is taken by one, and given back by two
manages head | POST /api/childtime/waves, /api/staff-changes/:/answer, ANY /api/absences, /api/units, /api/handovers, ACT /api/denials | two people; staff is led by its own manager (OSL 26:1, FL 16-18)
head administrator | ACT /api/staff, /api/burden/own, /api/visit-checklists, /api/assessment-structures, ANY /api/worker-persons | administers, reads no case (G33)
head | ACT /api/clock-rules, /api/workload-models$, POST /api/childtime/targets, /api/log-review/reviewers | SoLPuL 10: who answers for the service sets the conditions
owner managers | ANY /api/duties/: | lex Sarah: who handles it and who leads (SoL 27:2)
administrator | ANY /api/people/import, /api/posts/import | a register is taken in, nobody is read by it (SoLPuL 7)
caseworker | GET /api/people/doubles | SoLPuL 10: in the own families or the unit's; the head has no unit
managers | POST /api/disposals/lists/:/approve, ANY /api/disposal-holds, /api/staffing, /api/posts/changes, /api/posts/plan/:, /api/denials, /api/duty-turns, /api/workload-models/ | SoL 16: a decision of those who lead; who leads staff
managers administrator | GET /api/staff$, /api/posts/figures$, ANY /api/disposals, /api/disposal-certificates | counts and numbers, no case (SoL 16, G33)
manages administrator | ANY /api/posts | OSL 39: who fills a post is known to who leads the unit and who keeps the register
leaders reviewer | GET /api/break-glass$ | SoLPuL 10: seen by those who lead and those who review
leads head reviewer | POST /api/break-glass/:/review | reviewed by another (trust.md 3)
act | ACT /api/children/:/invitations, /api/invitations/:/take-back, /api/children/:/disclosures, /api/disclosures/:/sources, /api/disclosures/:/items, /api/disclosures/:/send, GET /api/placements/:/homes | to invite, to prepare and to choose a home is work
caseworker head | POST /api/people/search, /api/people/duplicates, ANY /api/intake/reports$, GET /api/intake/flow, GET /api/cases$, ANY /api/transfers$, /api/municipalities, /api/taken-over, ANY /api/own-denials, /api/bag/devices$, /api/bag/packable, GET /api/homes | SoL 19:1, SoLPuF 15; SoLPuL 10: each one's own in a list; FL 18; the own bag; who finds homes sees them
caseworker ~away | POST /api/break-glass$ | SoLPuL 10: an emergency meets whoever is at work with children
caseworker head ~trainee | ACT /api/homes | SoL 22: who finds homes
caseworker head ~away | GET /api/low-threshold, POST /api/low-threshold$ | SoL 14:4: the own unit's help; the away stand in for nobody
leads beside head | ANY /api/low-threshold | SoL 14:4: it has a unit and no owner
coworker leads | ANY /api/people/merges/:/confirm | two people: not the one who proposed it (GDPR 5.1 d)
act head ~trainee | ANY /api/intake/reports/:/reporter-protection | OSL 26:5: known to as few as can be
leads head | ANY /api/transfers/:/answer, /api/bag/permits/:/answer, /api/bag/quarantine/:, POST /api/disclosures/:/decide, /api/disclosures/:/approve, /api/invitations/:/approve, ANY /api/cases/:/conflicts/:, POST /api/children/:/person-logs, ANY /api/team, /api/workload-board, /api/workload-if, GET /api/people/:/sealed/openings | what binds the unit is for who leads it (KL 6:37, OSL 6:3); FL 18: another answers; names of staff, who has opened (trust.md 3)
leaders ~denied | ANY /api/foster-register/document | SoL 22: a copy for IVO is whole, or it is not made
leaders | ANY /api/foster-register, /api/appeals$, /api/bag/unit, GET /api/bag/quarantine$ | SoLPuL 10: who leads a unit
leaders board_secretary | GET /api/late-decisions, /api/board/meetings$, /api/board/meetings/:$ | SoL 34:1; who presents to the board
managers board_secretary | ANY /api/board/meetings, /api/board/delegated, /api/workload-units | KL 6:40; units, never a person
read board_secretary | GET /api/board/items | what stands on the agenda, for those who prepare it, never the case (SoLPuL 10)
leads head board_secretary | POST /api/board/items | KL 5:65: who keeps the minutes
act head board_secretary | DELETE /api/board/items | who prepares the meeting
leads | POST /api/cases/:/extensions | SoL 20:3, KL 6:37: the delegation order says so
mine leads head | ANY /api/cases/:/assignment | who has it keeps it; giving it out is for who leads
act head | ANY /api/cases/:/consults, /api/proposals/:/return, /api/proposals/:/sign, /api/proposals/:/chair, POST /api/decisions/:/corrections, /api/decisions/:/appeals, ACT /api/appeals, GET /api/children/:/person-logs, ANY /api/children/:/disclosures, /api/disclosures/: | KL 6:37, 6:39: who may decide; FL 36, 45; GDPR 15; what is given out
note | ANY /api/cases/:/visit-plan, POST /api/bag/permits$ | to plan and to pack is work, not looking
read | GET /api/cases, /api/placements, /api/children, /api/decisions, /api/proposals, /api/investigations, /api/intake, GET /api/people/:$, /api/transfers/:, /api/journal/children/:/notes, POST /api/investigations/:/together/:/pull, GET /api/files, POST /api/files/:/open | SoLPuL 10; a file with what it is with
read ~trainee | ANY /api/intake | SoL 25:1: to assess takes a degree and experience, and colleagues stand in (20:1)
note | ANY /api/journal, /api/visits, /api/investigations | who stands in writes down what she hears (FL 27)
act ~trainee | POST /api/files$ | the sample is of a case: to add is to write there
act | ANY /api/cases, /api/placements, /api/proposals, /api/decisions, /api/people | to act takes having the case, or leading it (SoLPuL 10)
head reviewer | ANY /api/log-review | SoLPuL 10: systematic checks, by whom the head appointed`)
const leading = ['lead', 'unit_manager']
const caseworkers = ['trainee', 'social_worker', ...leading]
const roles = new Map([
  ['caseworker', caseworkers],
  ['leaders', [...leading, 'head']],
  ['managers', ['unit_manager', 'head']],
])

/** Is one let in? undefined: the law above does not know the address, which is a fault of the one or the other. */
export const isLetIn = (method: string, path: string, who: Who, thing: Thing): boolean | undefined => {
  const circles = rules.find(({ to }) => to.some((one) => one.test(`${method} ${path}`)))?.who
  if (circles === undefined || circles.includes('anybody')) return circles && true
  const isOpen = !who.isOver && !(who.isOfAnother && thing.namesChild)
  if (who.at === 'outside') return isOpen && circles.includes(who.invited === 'partner' ? 'invited' : 'party')
  if (!['here', 'elsewhere'].includes(who.at) || (who.at === 'elsewhere' && thing.namesHere)) return false
  const not = [`~${who.role}`, who.isAway ? '~away' : '', who.isDenied ? '~denied' : '']
  if ((who.isDenied && thing.namesChild) || circles.some((one) => not.includes(one))) return false
  const mine = thing.mine === who.id
  const owner = thing.responsible.includes(who.id)
  const leads = leading.includes(who.role) && thing.units.includes(who.unit)
  const standsIn = caseworkers.includes(who.role) && !who.isAway && !thing.isProtected
  const beside = standsIn && thing.units.includes(who.unit)
  const hadIt = thing.units.length === 0 && thing.formerUnits.includes(who.unit)
  const note = owner || leads || beside
  const read = note || who.role === 'head' || (hadIt && (standsIn || leading.includes(who.role)))
  const has = { mine, owner, coworker: owner && !mine, leads, beside, note, read, act: owner || leads }
  const does = { manages: leads && who.role === 'unit_manager', reviewer: who.isReviewer === true }
  const is: Readonly<Record<string, boolean>> = { staff: true, ...has, ...does }
  return circles.some((one) => one === who.role || roles.get(one)?.includes(who.role) || is[one])
}
