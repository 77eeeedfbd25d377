import { createHash } from 'node:crypto';

const ORIGIN = 'https://hub.example';
const addressOf = (asked: string | { url: string }): string => (typeof asked === 'string' ? ORIGIN + asked : asked.url);

/** What a browser keeps under a name, as far as packs ask for it. */
class Shelf {
	readonly #kept = new Map<string, { body: Blob; type: string }>();
	/** In bytes. */
	room = Number.POSITIVE_INFINITY;

	async match(asked: string): Promise<Response | undefined> {
		const found = this.#kept.get(addressOf(asked));
		return found && new Response(found.body, { headers: { 'content-type': found.type } });
	}

	async put(asked: string, response: Response): Promise<void> {
		const body = await response.blob();
		if (body.size > this.room) throw new DOMException('no room', 'QuotaExceededError');
		this.room -= body.size;
		this.#kept.set(addressOf(asked), { body, type: response.headers.get('content-type') ?? body.type });
	}

	async delete(asked: string | { url: string }, { ignoreSearch = false } = {}): Promise<boolean> {
		const address = addressOf(asked);
		const gone = [...this.#kept.keys()].filter(
			(one) => one === address || (ignoreSearch && one.split('?')[0] === address)
		);
		for (const one of gone) this.#kept.delete(one);
		return gone.length > 0;
	}

	async keys(): Promise<{ url: string }[]> {
		return [...this.#kept.keys()].map((url) => ({ url }));
	}

	add = (): Promise<void> => Promise.reject(new TypeError('no network'));
}

/** The names under which a browser keeps something. */
export class Shelves {
	readonly named = new Map<string, Shelf>();

	async open(name: string): Promise<Shelf> {
		const shelf = this.named.get(name) ?? new Shelf();
		this.named.set(name, shelf);
		return shelf;
	}

	has = async (name: string): Promise<boolean> => this.named.has(name);
	delete = async (name: string): Promise<boolean> => this.named.delete(name);
	keys = async (): Promise<string[]> => [...this.named.keys()];
}

/** A network that gives files by their hash, also from a byte on, and breaks when it is told to. */
export class Network {
	readonly files = new Map<string, Buffer<ArrayBuffer>>();
	/** Bytes of each file that it has given. */
	readonly given = new Map<string, number>();
	/** After so many bytes of all together it breaks. */
	left = Number.POSITIVE_INFINITY;

	add(content: Buffer<ArrayBuffer>): { hash: string; bytes: number } {
		const hash = createHash('sha256').update(content).digest('hex');
		this.files.set(hash, content);
		return { hash, bytes: content.length };
	}

	fetch = async (address: string, { headers }: { headers: Record<string, string> }): Promise<Response> => {
		const hash = address.split('/').at(-1) ?? '';
		const content = this.files.get(hash);
		if (!content) return new Response(null, { status: 404 });
		const from = Number(/\d+/.exec(headers.range ?? '')?.[0] ?? 0);
		const body = this.#stream(hash, content.subarray(from));
		return new Response(body, { status: headers.range ? 206 : 200, headers: { 'content-type': 'audio/mpeg' } });
	};

	#stream(hash: string, content: Buffer<ArrayBuffer>): ReadableStream<Uint8Array> {
		const CHUNK = 60_000;
		let at = 0;
		return new ReadableStream(
			{
				pull: (controller) => {
					if (at >= content.length) return controller.close();
					const chunk = content.subarray(at, at + CHUNK);
					if (this.left < chunk.length) return controller.error(new TypeError('network error'));
					this.left -= chunk.length;
					at += chunk.length;
					this.given.set(hash, (this.given.get(hash) ?? 0) + chunk.length);
					controller.enqueue(new Uint8Array(chunk));
				}
			},
			{ highWaterMark: 0 }
		);
	}
}
