export { outsideDoors } from './sign-in/doors.ts'
export { outsideSessionOf } from './sign-in/sessions.ts'
