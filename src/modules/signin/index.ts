export { signInDoors } from './doors.ts'
export { endForAll, LoggedOut } from './steps.ts'
export { readSignIn, relyingPartyOf, type SignInSettings } from './settings.ts'
export { countPasskeys, removePasskeysOf } from './passkeys/index.ts'
