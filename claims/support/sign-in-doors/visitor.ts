/** Somebody's browser without a screen: it keeps cookies, follows nothing by itself, and sends forms as one without JavaScript does. */
export class Visitor {
	readonly #cookies = new Map<string, string>();
	readonly #url: string;
	readonly #agent: string;

	constructor(url: string, agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0') {
		this.#url = url;
		this.#agent = agent;
	}

	/** The cookies that go to the hub, as a header. */
	get cookie(): string {
		return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
	}

	async get(path: string): Promise<Answer> {
		return this.#ask(path, {});
	}

	async post(path: string, fields: Readonly<Record<string, string>>): Promise<Answer> {
		const { origin } = new URL(path, this.#url);
		return this.#ask(path, { method: 'POST', body: new URLSearchParams(fields), headers: { origin } });
	}

	/** Takes cookies that a browser was given elsewhere. */
	take(cookies: readonly Readonly<{ name: string; value: string }>[]): this {
		for (const { name, value } of cookies) this.#cookies.set(name, value);
		return this;
	}

	async #ask(path: string, init: RequestInit): Promise<Answer> {
		const headers = {
			...init.headers,
			...{ cookie: this.cookie, accept: 'text/html', 'user-agent': this.#agent, 'accept-language': 'fr' }
		};
		const address = new URL(path, this.#url);
		const answer = await fetch(address, { ...init, redirect: 'manual', headers });
		for (const line of answer.headers.getSetCookie()) {
			const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
			if (!value || /max-age=0/i.test(line)) this.#cookies.delete(name);
			else this.#cookies.set(name, value);
		}
		const to = answer.headers.get('location');
		return { status: answer.status, to: to ? new URL(to, address).href : '', text: await answer.text() };
	}
}

export type Answer = Readonly<{ status: number; to: string; text: string }>;
