import { type Module, serve } from '#platform/module.ts'
import * as calendar from './calendar/actions.ts'
import * as feed from './calendar/contract.ts'
import * as checklists from './checklists/actions.ts'
import * as lists from './checklists/contract.ts'
import * as contract from './contract.ts'
import * as hold from './hold.ts'
import * as plan from './plan.ts'
import { followShared } from '#modules/together/index.ts'
import * as together from './together/actions.ts'
import * as notes from './together/contract.ts'

/** What a screen sends by itself while somebody writes: more often than a person presses buttons. */
const whileWriting = { perMinute: 1_200 } as const

export const visits: Module = {
  name: 'visits',
  routes: [
    serve(contract.readVisitPlan, plan.answerPlan),
    serve(contract.planVisit, plan.plan),
    serve(contract.listOwnVisits, hold.answerOwn),
    serve(contract.readNextVisit, hold.answerNext),
    serve(contract.readVisit, hold.answerVisit),
    serve(contract.readVisitBasis, hold.answerBasis),
    serve(contract.changeVisit, plan.change),
    serve(contract.cancelVisit, plan.cancel),
    serve(contract.takeThePen, plan.takePen),
    serve(contract.tellVisit, hold.tell),
    serve(notes.openNoteText, together.open),
    serve(notes.pullNoteText, together.pull, whileWriting),
    serve(notes.pushNoteText, together.push, whileWriting),
    serve(notes.followNoteText, together.follow, { follow: followShared }),
    serve(notes.tellPlaceInNote, together.tellWhere, whileWriting),
    serve(lists.readChecklists, checklists.answerChecklists),
    serve(lists.saveChecklist, checklists.keepChecklist),
    serve(feed.readOwnCalendar, calendar.answerOwn),
    serve(feed.makeOwnCalendar, calendar.make),
    serve(feed.endOwnCalendar, calendar.end),
    serve(feed.readCalendarFeed, calendar.showFeed),
  ],
}
