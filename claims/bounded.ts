/** Whatever is asked of whatever can be read, by the costliest parameters that a search finds, over a hub of 1,000,000 observations, 100,000 registrations, 10,000 offers and 500 trails: no answer is beyond its bound, each of the team's exports comes whole, the event loop stands still for 100 ms at most, memory stays within 600 MB, who reads the home page meanwhile waits for 300 ms at most (p99), and each refusal says why. */
import { setTimeout as pause } from 'node:timers/promises';
import { href } from '#kernel/address.ts';
import { standBehind } from '#kernel/server/apart/priority.ts';
import { openAddresses, pageAddresses, sensingAddresses } from './support/bounded/asked.ts';
import { askAll } from './support/bounded/asking.ts';
import { crowd, full } from './support/bounded/crowded.ts';
import { exportsComplete } from './support/bounded/exports.ts';
import { drawsFrom } from './support/draws.ts';
import { withHub } from './support/hub.ts';
import { megabytes } from './support/memory.ts';
import { doorsOf } from './support/no-freeze/doors.ts';
import { stoodMs, visitor } from './support/no-freeze/visitor.ts';
import { quantile } from './support/quantile.ts';

const small = process.argv.includes('--small');
const SEED = Number(process.env.SEED ?? 45);
const filled = small ? { observations: 2000, registrations: 300, offers: 40, trails: 4 } : full;
const [SENSING, OTHERS, PAGES] = small ? [12, 1, 4] : [200, 10, 400];
const TOGETHER = small ? 3 : 8;
/** Each kind goes on for so long, with further draws: of a hundred pages the slowest would be the one in a hundred, and of none there is no slowest. */
const LEAST_MS = small ? 1500 : 20_000;
/** A short run measures nothing: others run beside it, in a program that has just loaded its demonstration. */
const [MOST_STOOD_MS, MOST_P99_MS, MOST_MB] = small ? [3000, 5000, 1500] : [100, 300, 600];

const wrong: string[] = [];
const figures: string[] = [];
await withHub({ args: ['--demo'], crowd: true, env: { LOG_LEVEL: 'error' } }, async (program) => {
	const { url, child } = program;
	const crowded = await crowd(filled);
	const draw = drawsFrom(SEED);
	const open = (await (await fetch(`${url}/api/v1/openapi.json`)).json()) as Parameters<typeof openAddresses>[1];
	const doors = await doorsOf(
		{ url, headers: {} },
		['/', '/agenda', '/partnering', '/guide', '/sensors', '/search'],
		PAGES
	);
	const paths = [...doors.pages, ...doors.files].map((path) => href(path, 'fr'));
	const kinds = {
		SensorThings: () => sensingAddresses(draw, SENSING),
		'open data': () => openAddresses(draw, open, OTHERS),
		'pages and files': () => pageAddresses(draw, paths, small ? 1 : OTHERS)
	};
	await pause(2000);
	await stoodMs(url);
	standBehind(process.pid, 19);
	let peak = 0;
	const looking = setInterval(() => {
		peak = Math.max(peak, megabytes(child.pid));
	}, 500);
	for (const [kind, drawn] of Object.entries(kinds)) {
		const end = visitor(url);
		const its = await askAll(url, drawn, { together: TOGETHER, leastMs: LEAST_MS });
		const { pages, stood, wrong: hers } = await end();
		const [most, p99] = [Math.max(...stood.map(({ ms }) => ms)), quantile(pages, 0.99)];
		wrong.push(...its.wrong, ...new Set(hers));
		if (!(most <= MOST_STOOD_MS)) wrong.push(`${kind}: the event loop stood still for ${most.toFixed(0)} ms`);
		if (!(p99 <= MOST_P99_MS)) wrong.push(`${kind}: one page in a hundred took ${p99.toFixed(0)} ms`);
		figures.push(
			`${kind}: ${its.answers} answers and ${its.refusals} refusals, the largest ${(its.largest / 1e6).toFixed(1)} MB, the slowest ${(its.slowest / 1000).toFixed(1)} s, the loop ${most.toFixed(0)} ms, the home page ${pages.length} times in p50 ${quantile(pages, 0.5).toFixed(0)}, p99 ${p99.toFixed(0)} ms`
		);
		console.log(figures.at(-1));
	}
	clearInterval(looking);
	const most = { stoodMs: MOST_STOOD_MS, firstMs: small ? 10_000 : 2000, megabytes: MOST_MB };
	const exports = await exportsComplete(program, crowded, { pages: small ? 4 : PAGES, most });
	wrong.push(...exports.wrong);
	figures.push(exports.figure);
	if (peak > MOST_MB) wrong.push(`it took ${peak} MB`);
	if (child.exitCode !== null) wrong.push('the program is not there any more');
	figures.push(`${peak} MB at most`);
});
for (const line of wrong.slice(0, 60)) console.log(`! ${line}`);
console.log(`bounded: ${figures.join('; ')}; ${wrong.length} things wrong`);
process.exit(wrong.length ? 1 : 0);
