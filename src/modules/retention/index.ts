export { disposeApproved, type DisposalOptions, type Disposed, fillAfter, startDisposals } from './runner.ts'
export { type Certificate, readCertificateText } from './certificate.ts'
export { type DisposalCheck, type DisposalFault, verifyDisposals } from './verify.ts'
