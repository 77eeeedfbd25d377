/** Work that goes on beside what started it. */
export type Loose = Readonly<{
	/** Lets it go on; what fails is told of. */
	go(work: Promise<unknown>): void;
	/** Waits until nothing of it goes on any more. */
	settled(): Promise<void>;
}>;

/** For what nobody waits for until the program stops: whoever closes the database first waits for the work that still uses it. */
export function loose(report: (error: unknown) => void): Loose {
	const going = new Set<Promise<void>>();
	return {
		go(work) {
			const told: Promise<void> = work.then(() => undefined, report).finally(() => going.delete(told));
			going.add(told);
		},
		async settled() {
			while (going.size) await Promise.all(going);
		}
	};
}
