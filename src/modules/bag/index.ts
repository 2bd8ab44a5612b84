export { endBagsOf } from './devices.ts'
