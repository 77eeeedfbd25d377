import { createServer } from 'node:http';
import { play, readFiles } from '#journey/server';
import { filesIn } from './files.ts';
import { storyOf } from './story.ts';

/** A program that answers requests and plays stories, as the hub does; what is hostile comes as the body of a request. Started by the claim. */
const { bundle, folder } = await storyOf();
const files = filesIn(folder);
const broken = new Map<string, Awaited<ReturnType<typeof withInk>>>();
let seed = 0;

const withInk = (ink: string) =>
	readFiles(
		new Map([...files].filter(([path]) => !path.endsWith('.ink'))).set('story.ink', new TextEncoder().encode(ink))
	);

const server = createServer(async (request, response) => {
	let body = '';
	for await (const chunk of request) body += chunk;
	response.end(JSON.stringify(await answerTo(request.url ?? '', body)));
});

async function answerTo(path: string, body: string): Promise<object> {
	if (path === '/page') return { page: [...files.keys()].join(' ').repeat(50) };
	if (path === '/play') {
		const answer = await play({ bundle, seed: seed++, log: [] });
		return { is: answer.is };
	}
	if (path === '/read') return { problems: (await withInk(body)).problems.slice(0, 3) };
	const story = broken.get(body) ?? (await withInk(body));
	broken.set(body, story);
	if (!story.bundle) return { is: 'unread', problems: story.problems };
	const began = performance.now();
	const answer = await play({ bundle: story.bundle, seed: 1, log: [] });
	return { is: answer.is, reason: 'reason' in answer ? answer.reason : '', ms: performance.now() - began };
}

server.listen(0, '127.0.0.1', () => process.send?.(server.address()));
process.on('disconnect', () => process.exit());
