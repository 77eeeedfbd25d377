/** Who has not taken a piece for so long is not there any more, and so long anything may take. */
const CLOCK = { patienceMs: 20_000, mostMs: 600_000 };

/**
 * A body of pieces that are made as they are taken. However it ends, `ended` is called once: when all is taken, when the reader leaves, when she takes nothing for a while, and when a piece
 * cannot be made. In the two latter cases the connection is cut: what was taken until then must not seem whole.
 */
export function outflow(
	pieces: AsyncGenerator<string | Uint8Array>,
	ended: () => Promise<void> = async () => undefined,
	{ patienceMs, mostMs } = CLOCK
): ReadableStream<Uint8Array> {
	const until = Date.now() + mostMs;
	const encoder = new TextEncoder();
	let clock: NodeJS.Timeout | undefined;
	let over: Promise<void> | undefined;
	const end = (): Promise<void> => {
		clearTimeout(clock);
		over ??= pieces
			.return(undefined)
			.catch(() => undefined)
			.then(ended);
		return over;
	};
	return new ReadableStream(
		{
			start(controller) {
				clock = setTimeout(giveUp, patienceMs, controller);
			},
			async pull(controller) {
				clearTimeout(clock);
				try {
					if (Date.now() > until) throw new Error('a table has been read for too long');
					const { done, value } = await pieces.next();
					if (!done) controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value);
					clock = done ? undefined : setTimeout(giveUp, patienceMs, controller);
					if (!done) return;
					await end();
					controller.close();
				} catch (error) {
					await end();
					controller.error(error);
				}
			},
			cancel: end
		},
		{ highWaterMark: 0 }
	);

	function giveUp(controller: ReadableStreamDefaultController): void {
		controller.error(new Error('nobody reads'));
		void end();
	}
}
