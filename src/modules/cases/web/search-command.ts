import { call } from '#web/call.ts'
import type { Search } from '#web/screens.ts'
import { listCases } from '../contract.ts'

const caseNumber = /^\d{4}-\d{4,6}$/

/** A case by its whole number, as 2026-0001 (SoLPuF 15 §): it names nobody, so that it may stand in an address. */
export const searchCaseByNumber: Search = async (typed, go) => {
  const number = typed.trim()
  if (!caseNumber.test(number)) return []
  const { rows } = await call(listCases, { view: 'own', number })
  return rows.map((row) => ({
    key: row.caseId,
    label: row.number,
    icon: 'folder',
    run: () => go(`/arenden/${row.caseId}`),
  }))
}
