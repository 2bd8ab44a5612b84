import {
  AliasNode,
  AndNode,
  BinaryOperationNode,
  ColumnNode,
  type DeleteQueryNode,
  IdentifierNode,
  type InsertQueryNode,
  type JoinNode,
  type KyselyPlugin,
  OnNode,
  OperationNodeTransformer,
  type OperationNode,
  OperatorNode,
  type PluginTransformQueryArgs,
  PrimitiveValueListNode,
  type QueryId,
  ReferenceNode,
  type SelectQueryNode,
  TableNode,
  type UpdateQueryNode,
  ValueListNode,
  ValueNode,
  ValuesNode,
  WhereNode,
} from 'kysely'
import { tenantTables } from '#db/tables.gen.ts'

/**
 * Writes the tenant into every query, so that no store does it by hand: a predicate for each tenant table that is read,
 * joined, updated or deleted, and the column of each row that is inserted. Row-level security is the fence; this is what
 * lets the planner use the keys, and lets Citus ask one shard instead of all (handbook/distributed.md rule 8).
 */
const fenced: ReadonlySet<string> = new Set(tenantTables)

/** The name that a table goes by in the query, if it belongs to a tenant. */
const tenantAlias = (node: OperationNode): string | undefined => {
  if (TableNode.is(node))
    return fenced.has(node.table.identifier.name) ? node.table.identifier.name : undefined
  if (!AliasNode.is(node) || !TableNode.is(node.node) || !IdentifierNode.is(node.alias)) return undefined
  return fenced.has(node.node.table.identifier.name) ? node.alias.name : undefined
}

const isTenant = (alias: string, tenantId: string): OperationNode =>
  BinaryOperationNode.create(
    ReferenceNode.create(ColumnNode.create('tenant_id'), TableNode.create(alias)),
    OperatorNode.create('='),
    ValueNode.create(tenantId),
  )

class TenantTransformer extends OperationNodeTransformer {
  readonly #tenantId: string
  // One side of a union passes here by itself, and again as a part of the whole.
  readonly #finished = new WeakSet<OperationNode>()
  constructor(tenantId: string) {
    super()
    this.#tenantId = tenantId
  }

  protected override transformNodeImpl<T extends OperationNode>(node: T, queryId?: QueryId): T {
    if (this.#finished.has(node)) return node
    const done = super.transformNodeImpl(node, queryId)
    if (done.kind.endsWith('QueryNode')) this.#finished.add(done)
    return done
  }

  #where(tables: readonly OperationNode[], where: WhereNode | undefined): WhereNode | undefined {
    const predicates = tables
      .map(tenantAlias)
      .filter((alias) => alias !== undefined)
      .map((alias) => isTenant(alias, this.#tenantId))
    return predicates.reduce<WhereNode | undefined>(
      (all, one) => (all ? WhereNode.create(AndNode.create(one, all.where)) : WhereNode.create(one)),
      where,
    )
  }

  protected override transformSelectQuery(node: SelectQueryNode, queryId?: QueryId): SelectQueryNode {
    const done = super.transformSelectQuery(node, queryId)
    const where = this.#where(done.from?.froms ?? [], done.where)
    return where ? { ...done, where } : done
  }

  protected override transformUpdateQuery(node: UpdateQueryNode, queryId?: QueryId): UpdateQueryNode {
    const done = super.transformUpdateQuery(node, queryId)
    const where = this.#where([...(done.table ? [done.table] : []), ...(done.from?.froms ?? [])], done.where)
    return where ? { ...done, where } : done
  }

  protected override transformDeleteQuery(node: DeleteQueryNode, queryId?: QueryId): DeleteQueryNode {
    const done = super.transformDeleteQuery(node, queryId)
    const where = this.#where([...done.from.froms, ...(done.using?.tables ?? [])], done.where)
    return where ? { ...done, where } : done
  }

  /** In the `on` and not in the `where`: a left join must stay one. */
  protected override transformJoin(node: JoinNode, queryId?: QueryId): JoinNode {
    const done = super.transformJoin(node, queryId)
    const alias = tenantAlias(done.table)
    if (alias === undefined) return done
    const own = isTenant(alias, this.#tenantId)
    return { ...done, on: done.on ? OnNode.create(AndNode.create(own, done.on.on)) : OnNode.create(own) }
  }

  protected override transformInsertQuery(node: InsertQueryNode, queryId?: QueryId): InsertQueryNode {
    const done = super.transformInsertQuery(node, queryId)
    const { columns, values } = done
    if (!done.into || tenantAlias(done.into) === undefined) return done
    if (columns?.some((c) => c.column.name === 'tenant_id')) return done
    if (!columns || !values || !ValuesNode.is(values))
      throw new Error('an insert from a query names tenant_id itself')
    const rows = values.values.map((row) =>
      PrimitiveValueListNode.is(row)
        ? PrimitiveValueListNode.create([this.#tenantId, ...row.values])
        : ValueListNode.create([ValueNode.create(this.#tenantId), ...row.values]),
    )
    return { ...done, columns: [ColumnNode.create('tenant_id'), ...columns], values: ValuesNode.create(rows) }
  }
}

export const tenantPlugin = (tenantId: string): KyselyPlugin => {
  const transformer = new TenantTransformer(tenantId)
  return {
    transformQuery: ({ node, queryId }: PluginTransformQueryArgs) => transformer.transformNode(node, queryId),
    transformResult: async ({ result }) => result,
  }
}
