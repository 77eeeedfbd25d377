import type { RawBuilder } from 'kysely';
import type { db, Tx } from '#kernel/server/db.ts';

/** A piece of SQL with its parameters. */
export type Sql = RawBuilder<unknown>;

export type On = Tx | typeof db;
