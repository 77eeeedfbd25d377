const EVERY_MS = 60_000;

/** Asks the hub, while the page is looked at, whether a stop says the other thing now. Without a network, or where nobody knows, it says what it always says. @returns the way to stop asking */
export function watchReaction(code: string, say: (beyond: boolean) => void): () => void {
	let stopped = false;
	async function look(): Promise<void> {
		if (document.hidden) return;
		const answer = await fetch(`/guide/reacts/${code}`, { credentials: 'omit' }).catch(() => null);
		const said = answer?.ok ? ((await answer.json().catch(() => null)) as { beyond: boolean | null } | null) : null;
		if (!stopped) say(said?.beyond === true);
	}
	const asking = setInterval(() => void look(), EVERY_MS);
	const again = () => void look();
	document.addEventListener('visibilitychange', again);
	void look();
	return () => {
		stopped = true;
		clearInterval(asking);
		document.removeEventListener('visibilitychange', again);
	};
}
