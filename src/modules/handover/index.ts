export { handedOver } from './events.ts'
