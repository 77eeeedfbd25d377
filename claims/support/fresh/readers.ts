import { href } from '#kernel/address.ts';
import { type Locale, locales } from '#kernel/words.ts';
import type { Cookie } from '../pages.ts';

export type Draw = () => number;
export const one = <T>(list: readonly T[], draw: Draw): T => list[Math.floor(draw() * list.length)] as T;

/** A page in a language on one of the programs. */
export type Asked = Readonly<{ program: string; path: string; locale: Locale; query: string }>;

export type Answer = Readonly<{
	status: number;
	headers: Headers;
	body: string;
	/** The page that the reader has now: the body, or what she had already. */
	page: string;
	signedIn: boolean;
}>;

type Had = Readonly<{ etag: string; page: string }>;

const MOST_HAD = 6;
const strange = [
	'theme=dark',
	'valley_pupil=x',
	'valley_festival=',
	'a=b; a=c',
	'%00=%ff',
	'better-auth.session_token='
];
const agents = ['curl/8', 'Googlebot/2.1', 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X)', ''];

/** What is to stand in no answer but the reader's own. */
const CANARY = /canari[0-9a-z]+q/g;
/** What is drawn for each answer anew. */
const KEY = /name="key" value="([^"]+)"/g;

/** Readers of all kinds, and what no two of them may be given. */
export class Readers {
	readonly wrong: string[] = [];
	readonly counts = { answers: 0, unchanged: 0, signedIn: 0 };
	readonly #draw: Draw;
	readonly #member: Readonly<{ cookies: readonly Cookie[]; name: string }>;
	readonly #given = new Set<string>();
	readonly #had = new Map<string, Had[]>();
	#last = 0;

	constructor(draw: Draw, member: Readonly<{ cookies: readonly Cookie[]; name: string }>) {
		this.#draw = draw;
		this.#member = member;
	}

	/** Asks as somebody, with words of her own in all that a request can say, and looks whether the answer is hers and nobody else's. */
	async ask(asked: Asked): Promise<Answer> {
		const signedIn = this.#draw() < 0.08;
		const own = `canari${(++this.#last).toString(36)}q`;
		const address = href(asked.path, asked.locale) + (asked.query && `?${asked.query}=${own}`);
		const had = !signedIn && this.#draw() < 0.5 ? one(this.#had.get(address) ?? [], this.#draw) : undefined;
		const headers = this.#headers(own, signedIn, had);
		const response = await fetch(asked.program + address, { headers, redirect: 'manual' });
		const body = await response.text();
		const answer = { status: response.status, headers: response.headers, body, page: body, signedIn };
		const where = `${asked.program}${address}${signedIn ? ', signed in' : ''}`;
		this.wrong.push(...this.#faults(answer, own, had).map((what) => `${where}: ${what}`));
		this.#remember(address, answer);
		return answer.status === 304 ? { ...answer, page: had?.page ?? '' } : answer;
	}

	#headers(own: string, signedIn: boolean, had: Had | undefined): Record<string, string> {
		const cookies = signedIn
			? this.#member.cookies.map(({ name, value }) => `${name}=${value}`)
			: [one(strange, this.#draw)].filter(() => this.#draw() < 0.7);
		return {
			accept: 'text/html',
			'accept-encoding': this.#draw() < 0.05 ? 'gzip' : 'identity',
			'accept-language': `${one(locales, this.#draw)}, ${own};q=0.1`,
			cookie: [...cookies, `${own}=${own}`].join('; '),
			referer: `https://example.org/${own}`,
			'user-agent': `${one(agents, this.#draw)} ${own}`,
			'x-forwarded-for': `203.0.113.${this.#last % 250}, ${own}`,
			'x-forwarded-host': own,
			...(had ? { 'if-none-match': had.etag } : {})
		};
	}

	#faults({ status, headers, body, signedIn }: Answer, own: string, had: Had | undefined): string[] {
		const all = `${[...headers].join('\n')}\n${body}`;
		const strangers = [...all.matchAll(CANARY)].filter(([word]) => word !== own);
		const policy = headers.get('content-security-policy') ?? '';
		const nonces = new Set(
			[...`${policy}${body}`.matchAll(/nonce(?:-|=")([A-Za-z0-9+/=]{22,24})/g)].map(([, nonce]) => nonce)
		);
		const keys = [...body.matchAll(KEY)].map(([, key = '']) => key);
		const kept = headers.get('cache-control');
		this.counts.answers++;
		if (status === 304) this.counts.unchanged++;
		if (signedIn) this.counts.signedIn++;
		const faults = {
			[`answers ${status}`]: ![200, 304, 404].includes(status),
			'answers 304 to who has nothing': status === 304 && !had,
			'sends bytes or a policy with 304': status === 304 && (body !== '' || policy !== ''),
			[`has the words of another: ${strangers[0]?.[0]}`]: strangers.length > 0,
			[`has ${nonces.size} nonces`]: status === 200 && nonces.size !== 1,
			'sets a cookie': status !== 404 && !signedIn && headers.has('set-cookie'),
			'has her name who is signed in': !signedIn && all.includes(this.#member.name),
			'has not her name who is signed in': signedIn && status === 200 && !body.includes(this.#member.name),
			[`may be kept: ${kept}`]: signedIn && kept !== 'private, no-store',
			'may not be kept': !signedIn && status === 200 && kept !== 'no-cache'
		};
		const once = [headers.get('x-request-id') ?? 'no id', ...nonces, ...new Set(keys)];
		const twice = once.filter((text) => this.#given.has(text ?? ''));
		for (const text of once) this.#given.add(text ?? '');
		return [
			...Object.entries(faults).flatMap(([what, is]) => (is ? [what] : [])),
			...twice.map((text) => `was given to another: ${text}`)
		];
	}

	/** Of both programs together: what one has sent, the other is asked whether it still holds. */
	#remember(address: string, { status, headers, body, signedIn }: Answer): void {
		const etag = headers.get('etag');
		if (status !== 200 || !etag || signedIn) return;
		this.#had.set(address, [{ etag, page: body }, ...(this.#had.get(address) ?? [])].slice(0, MOST_HAD));
	}
}
