import { sql } from 'kysely';

/** By name as people sort it, whatever the database's own order. */
export const byName = sql`name collate "und-x-icu"`;
export const byPlaceName = sql`p.name collate "und-x-icu"`;
