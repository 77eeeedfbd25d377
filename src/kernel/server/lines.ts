const ends = new Map<string, Promise<unknown>>();

/**
 * Does what needs one lock of the database one after the other in this program, before any of it asks for a connection: a crowd that waits for the lock in the
 * database would hold every connection there is, and give up together.
 * @param line what is waited for, such as a house
 */
export function inLine<T>(line: string, act: () => Promise<T>): Promise<T> {
	const mine = (ends.get(line) ?? Promise.resolve()).then(act);
	const end = mine
		.catch(() => undefined)
		.finally(() => {
			if (ends.get(line) === end) ends.delete(line);
		});
	ends.set(line, end);
	return mine;
}
