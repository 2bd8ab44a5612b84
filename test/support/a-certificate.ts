/** A certificate of disposal as the house writes it, with nobody’s hash. */
export const aCertificate = JSON.stringify({
  format: 'barntid disposal certificate 1',
  number: 'G-2026-0001-001',
  list: 'G-2026-0001',
  version: 'SoL 2025:400',
  reasons: [{ code: 'fiveYears', paragraph: 'SoL 16:1' }],
  lastOn: '2019-03-14',
  earliestOn: '2024-03-14',
  doneBy: '2025-12-31',
  proposed: { by: 'Adam Påhittad', at: '2026-11-20T09:00:00.000Z' },
  approved: [
    { by: 'Dag Påhittad', at: '2026-11-20T09:00:00.000Z' },
    { by: 'Hedda Påhittad', at: '2026-11-20T09:00:00.000Z' },
  ],
  disposedAt: '2026-11-20T09:00:00.000Z',
  counts: { cases: 1 },
  leaving: 1,
  salt: '0'.repeat(64),
  hash: '0'.repeat(64),
  logBefore: { size: 0, root: '' },
})
