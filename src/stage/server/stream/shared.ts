/** Bytes that come in once and are read by many, each from the first one on, while they still come. */
export class Shared {
	bytes = 0;
	/** How many read it now. */
	readers = 0;
	private readonly chunks: Buffer[] = [];
	private over = false;
	private failure: unknown;
	private waiting: (() => void)[] = [];

	/** @param most more than these many is refused, and whoever reads hears of it. */
	constructor(source: AsyncIterable<Buffer>, most: number) {
		void this.fill(source, most);
	}

	private async fill(source: AsyncIterable<Buffer>, most: number): Promise<void> {
		try {
			for await (const chunk of source) {
				this.bytes += chunk.length;
				if (this.bytes > most) throw new RangeError('more bytes than may come');
				this.chunks.push(chunk);
				this.wake();
			}
		} catch (error) {
			this.failure = error ?? new Error('cut');
		}
		this.over = true;
		this.wake();
	}

	private wake(): void {
		for (const one of this.waiting.splice(0)) one();
	}

	/** Whether all of it has come. */
	get whole(): boolean {
		return this.over && this.failure === undefined;
	}

	get failed(): boolean {
		return this.failure !== undefined;
	}

	async *read(): AsyncGenerator<Buffer> {
		this.readers++;
		try {
			for (let next = 0; ; next++) {
				while (next >= this.chunks.length && !this.over)
					await new Promise<void>((resolve) => this.waiting.push(resolve));
				const chunk = this.chunks[next];
				if (chunk) yield chunk;
				else if (this.failure !== undefined) throw this.failure;
				else return;
			}
		} finally {
			this.readers--;
		}
	}
}
