import type { Area } from '#kernel/area.ts';
import type { db, Tx } from '#kernel/server/db.ts';

type Tables = {
	'impact.week': { area: Area; week: string; count: number };
};

export const within = (on: Tx | typeof db) => on.withTables<Tables>();
