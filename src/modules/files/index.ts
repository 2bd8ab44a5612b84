export { removeFilesOf, startSweeping, sweepFiles, unnamedFiles } from './sweep.ts'
export { fileAtLink } from './routes.ts'
