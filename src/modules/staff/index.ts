export { workerSuspended } from './events.ts'
