export { signInDoors } from './doors.ts'
export { endForAll, LoggedOut } from './steps.ts'
export { readSignIn, type SignInSettings } from './settings.ts'
