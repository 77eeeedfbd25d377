/** Whoever directs a show in a hurry gets what the screen said was ready, or words; a double press is one, and no slip reveals anything. */
import { launchBrowser } from '../tests/support/browser.ts';
import { chances } from './support/hurried/crew.ts';
import { evening } from './support/hurried/evening.ts';
import { atTheScreen } from './support/hurried/screen.ts';
import { withLiveHub } from './support/live.ts';

const small = process.argv.includes('--small');
const seed = Number(process.argv.find((one) => one.startsWith('--seed='))?.slice(7) ?? Date.now() % 1_000_000);
/** Evenings over sockets and forms with so many orders each, so many of them at once; and presses of keys, mouse and hardware buttons. */
const size = small
	? { evenings: 1, orders: 60, together: 1, presses: 24 }
	: { evenings: 36, orders: 125, together: 6, presses: 500 };
const wrong: string[] = [];
console.log(`seed ${seed}`);

const screen = await withLiveHub({}, async ({ url }) => {
	for (let from = 0; from < size.evenings; from += size.together)
		wrong.push(
			...(
				await Promise.all(
					Array.from({ length: size.together }, (_, place) =>
						evening(url, `hurried-${from + place}`, size.orders, chances(seed + from + place))
					)
				)
			).flat()
		);
	const browser = await launchBrowser();
	try {
		return await atTheScreen(url, browser, { name: 'hurried-screen', presses: size.presses, chance: chances(seed) });
	} finally {
		await browser.close();
	}
});
wrong.push(...screen.wrong);
for (const sentence of wrong) console.log(sentence);
console.log(
	`hurried: ${size.evenings * size.orders} orders of two directors over sockets and forms, ${size.presses} presses at a screen with ${screen.orders} consequences, each was ready and read or was refused in words; ${wrong.length} things wrong (seed ${seed})`
);
process.exitCode = wrong.length ? 1 : 0;
