import { Refusal } from '#kernel/errors.ts';
import { db } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import type { Stretch } from '../free.ts';
import type { Space } from '../space.ts';
import { exceptionsOf } from './open.ts';
import { checkRules } from './ruling.ts';
import type { On } from './tables.ts';

/** Which rule of a space forbids a time to whoever books by herself; null: none. Whether somebody else has it is not asked. */
export async function obstacleTo(space: Space, time: Stretch, on: On = db): Promise<Refusal | null> {
	const { timeZone } = await hub();
	try {
		checkRules(space, await exceptionsOf(space, on), time, timeZone);
		return null;
	} catch (error) {
		if (error instanceof Refusal) return error;
		throw error;
	}
}
