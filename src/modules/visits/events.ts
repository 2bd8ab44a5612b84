import { z } from 'zod'
import { eventType } from '#kernel/event.ts'
import { Id } from '#kernel/id.ts'

/** Something was told of a meeting: that it began, who came, that it ended, or afterwards that a minute was counted wrong. */
export const visitTold = eventType('visits.visit-told', z.object({ visitId: Id }))
