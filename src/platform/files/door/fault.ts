import type { FileFault } from '#kernel/file-kinds.ts'

/** Thrown at the door: the file is not taken, and nothing of it is kept. */
export class NotTaken extends Error {
  readonly fault: FileFault
  constructor(fault: FileFault) {
    super(fault)
    this.fault = fault
  }
}
