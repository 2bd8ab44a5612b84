import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'

/** What makes a case heavy and is written in it anyway. */
export type CaseWeight = {
  /** The day on which the open investigation began; null when none is open. */
  readonly investigationSince: Day | null
  readonly hasPlacement: boolean
  readonly hasHelp: boolean
  /** Care without consent (LVU). */
  readonly isCompulsory: boolean
  /** A coordinated plan with other agencies is under way. */
  readonly hasPlan: boolean
}

type Row = {
  readonly id: string
  readonly since: Day | null
  readonly placed: boolean
  readonly helped: boolean
  readonly compulsory: boolean
  readonly planned: boolean
}

/** For many cases in one question. A case that is missing here is not there for the one who asks. */
export const caseWeights = async (
  tx: Tx,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, CaseWeight>> => {
  if (caseIds.length === 0) return new Map()
  const { rows } = await sql<Row>`
    select c.id,
           (select max(i.opened_on) from investigations i
            where i.tenant_id = c.tenant_id and i.case_id = c.id and i.ended_on is null) as since,
           exists (select from placements p
                   where p.tenant_id = c.tenant_id and p.case_id = c.id and p.ended_on is null) as placed,
           exists (select from interventions h
                   where h.tenant_id = c.tenant_id and h.case_id = c.id and h.ended_on is null) as helped,
           exists (select from placements p
                   where p.tenant_id = c.tenant_id and p.case_id = c.id and p.ended_on is null
                     and p.legal_basis like 'lvu%')
             or exists (select from measures m
                        where m.tenant_id = c.tenant_id and m.case_id = c.id and m.kind = 'lvuCare'
                          and m.closed_on is null) as compulsory,
           exists (select from measures m
                   where m.tenant_id = c.tenant_id and m.case_id = c.id and m.kind = 'sip'
                     and m.closed_on is null) as planned
    from cases c where c.id = any(${caseIds})`.execute(tx)
  return new Map(
    rows.map((row) => [
      row.id,
      {
        investigationSince: row.since,
        hasPlacement: row.placed,
        hasHelp: row.helped,
        isCompulsory: row.compulsory,
        hasPlan: row.planned,
      },
    ]),
  )
}
