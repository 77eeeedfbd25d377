/** How a program ended that was started again: when, and its signal, its exit code, or `hung`. */
export type Death = Readonly<{ at: number; how: string }>;

const SIGN_MS = 5000;

/** Lets the parent (supervise.mjs) see that this program lives, where it has one. @returns what settles when the parent is gone: nobody would start this program again */
export function livesBelow(): Promise<void> {
	return new Promise((orphaned) => {
		if (!process.connected) return;
		const signs = setInterval(() => process.send?.('lives', () => undefined), SIGN_MS).unref();
		process.once('disconnect', () => {
			clearInterval(signs);
			orphaned();
		});
	});
}

/** Says to the parent that this program stands, and hears how those ended that stood before it. */
export function stands(hear: (deaths: readonly Death[]) => void): void {
	process.once('message', ({ deaths }: { deaths: readonly Death[] }) => hear(deaths));
	process.send?.('stands', () => undefined);
}
