import { z } from 'zod'
import { eventType } from '#kernel/event.ts'
import { Id } from '#kernel/id.ts'

/** Another day of birth stands in the register. Which one is not told here: whoever needs it asks for the person. */
export const birthChanged = eventType('people.birth-changed', z.object({ personId: Id }))
