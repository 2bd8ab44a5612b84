export { signInDoors } from './doors.ts'
export { readSignIn, type SignInSettings } from './settings.ts'
