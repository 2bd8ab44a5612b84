import { z } from 'zod'
import { Id } from '#kernel/id.ts'
import { FileAtLink } from '#platform/http/files-origin.ts'
import { type Module, type Served, serve } from '#platform/module.ts'
import { add, answerFiles, answerLink, answerOpen, askBefore } from './actions.ts'
import * as contract from './contract.ts'

export const files: Module = {
  name: 'files',
  routes: [
    serve(contract.readFiles, answerFiles),
    serve(contract.addFile, add, {
      beforeFile: (ctx, input) => askBefore(ctx, contract.addFile.input.parse(input)),
    }),
    serve(contract.openFile, answerOpen),
  ],
}

/** What the second origin asks when a link is used. It has no address of its own. */
export const fileAtLink: Served = serve(
  {
    name: 'fileAtLink',
    method: 'GET',
    path: 'link:file',
    may: 'see files',
    input: z.strictObject({ fileId: Id }),
    reply: FileAtLink,
  },
  answerLink,
)
