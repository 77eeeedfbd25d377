import { sql } from 'kysely';
import { refused } from '#kernel/errors.ts';
import type { On, Sql } from '../sql.ts';

const PAGE = 100;
/** So many entities stand in one answer at most, those that are expanded and those that are shared each time they stand in it. */
const MOST_ENTITIES = 5000;
/** What their rows take in writing; links and names make an answer of twice as much at most. */
const MOST_BYTES = 4_000_000;

type Read = Readonly<{ parent: number; number: number; bytes: number }>;

/** What one answer may still bring. It is reckoned level by level, before the next level is asked for. */
export class Reckoning {
	#entities = MOST_ENTITIES;
	#bytes = MOST_BYTES;

	/** So many entities can still be written. */
	get left(): number {
		return this.#entities;
	}

	/** How many of each are given where nobody has said how many: as many as fit, and what follows has its link. @param times that which leads to them is written */
	page(times: number): number {
		return Math.max(1, Math.min(PAGE, Math.floor(this.#entities / Math.max(1, times))));
	}

	/** Reads rows, and of more than may be written not much more than that. @throws 400 sensing_asked_many */
	async read<Row extends Read>(rows: Sql, on: On): Promise<readonly Row[]> {
		const { rows: found } = await sql<Row & { soFar: number }>`
			select * from (
				select measured.*, sum(bytes) over (rows unbounded preceding) as so_far
				from (select found.*, octet_length(row_to_json(found)::text) as bytes from (${rows}) as found) as measured
			) as reckoned where so_far - bytes <= ${this.#bytes}`.execute(on);
		if ((found.at(-1)?.soFar ?? 0) > this.#bytes) throw tooMany();
		return found;
	}

	/** Counts what will be written. @param times each parent is. @throws 400 sensing_asked_many */
	take(rows: ReadonlyMap<number, readonly Read[]>, times: ReadonlyMap<number, number>): void {
		for (const [parent, its] of rows) {
			const often = times.get(parent) ?? 0;
			this.#entities -= often * its.length;
			this.#bytes -= often * its.reduce((bytes, one) => bytes + one.bytes, 0);
		}
		if (this.#entities < 0 || this.#bytes < 0) throw tooMany();
	}
}

const tooMany = (): Error =>
	refused('sensing_asked_many', { entities: MOST_ENTITIES, megabytes: MOST_BYTES / 1_000_000 }, 400);
