import type { Asked } from './asked.ts';

/** What came of asking: how many answers, how many refusals, the largest, and what was wrong. */
export type Outcome = Readonly<{
	answers: number;
	refusals: number;
	largest: number;
	slowest: number;
	wrong: string[];
}>;

const PATIENCE_MS = 20_000;

/** Asks all that is drawn, `together` at once, and draws again until it has asked for `leastMs`. An answer is read to its end, and a refusal must say why in words. */
export async function askAll(
	url: string,
	drawn: () => readonly Asked[],
	{ together, leastMs }: Readonly<{ together: number; leastMs: number }>
): Promise<Outcome> {
	const outcome = { answers: 0, refusals: 0, largest: 0, slowest: 0, wrong: [] as string[] };
	const until = performance.now() + leastMs;
	const left = [...drawn()];
	const next = (): Asked | undefined => {
		if (!left.length && performance.now() < until) left.push(...drawn());
		return left.pop();
	};
	const lane = async (): Promise<void> => {
		for (let asked = next(); asked; asked = next()) await ask(url, asked, outcome);
	};
	await Promise.all(Array.from({ length: together }, lane));
	return outcome;
}

async function ask(
	url: string,
	{ path, most }: Asked,
	outcome: { -readonly [Key in keyof Outcome]: Outcome[Key] }
): Promise<void> {
	const began = performance.now();
	const said = path.slice(0, 300);
	try {
		const answer = await fetch(url + path, {
			redirect: 'manual',
			signal: AbortSignal.timeout(PATIENCE_MS),
			headers: { accept: path.startsWith('/api/') ? 'application/json' : 'text/html' }
		});
		const body = Buffer.from(await answer.arrayBuffer());
		outcome.largest = Math.max(outcome.largest, body.length);
		if (body.length > most) outcome.wrong.push(`${said}: ${body.length} bytes, of ${most} at most`);
		if (answer.status < 400) outcome.answers++;
		else {
			outcome.refusals++;
			const why = saidIn(body.toString('utf8'), answer.headers.get('content-type') ?? '');
			if (answer.status === 500 || !why) outcome.wrong.push(`${said}: ${answer.status} « ${why} »`);
		}
	} catch (error) {
		outcome.wrong.push(`${said}: ${error}`);
	}
	outcome.slowest = Math.max(outcome.slowest, performance.now() - began);
}

/** The sentence of a refusal: of problem details (RFC 9457), or the title of a page. */
function saidIn(body: string, type: string): string {
	if (!type.includes('json')) return /<h1[^>]*>\s*([\s\S]*?)\s*<\/h1>/.exec(body)?.[1] ?? '';
	const { detail, title, message } = JSON.parse(body) as Record<string, string>;
	return detail ?? message ?? title ?? '';
}
