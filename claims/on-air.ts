/** What the control room takes is in the pixels of the overlay page within 400 ms (p95), fits it whatever is written, and never stays there when nobody looks after it. */
import { launchBrowser } from '../tests/support/browser.ts';
import { bench, fits, lives } from './support/on-air-graphics.ts';
import { withAirHub } from './support/on-air-hub.ts';
import { hidden, killed, openOverlay, panic, takes } from './support/on-air-page.ts';
import { quantile } from './support/quantile.ts';

const small = process.argv.includes('--small');
/** What is promised; a short run runs beside others, and looks only whether things happen. */
const MOST = small ? { takeMs: 5000, panicMs: 5000, silentMs: 10_000 } : { takeMs: 400, panicMs: 1000, silentMs: 5000 };
const wrong: string[] = [];
const told: string[] = [];

await withAirHub(async (hub) => {
	const browser = await launchBrowser();
	try {
		const overlay = await openOverlay(browser, hub, small ? 800 : 0);
		const director = await hub.direct();
		const milliseconds = await takes(overlay, director, small ? 1 : 60);
		const p95 = Math.round(quantile(milliseconds, 0.95));
		told.push(
			`${milliseconds.length} takes in the pixels, p50 ${quantile(milliseconds, 0.5).toFixed(0)} ms, p95 ${p95} ms`
		);
		if (p95 > MOST.takeMs) wrong.push(`p95 of a take is ${p95} ms`);
		await report(panic(overlay, director, MOST.panicMs));
		const page = await (await browser.newContext()).newPage();
		await page.setViewportSize({ width: 1920, height: 1080 });
		await page.goto(`${hub.url}/overlay/preview?preview=`);
		await bench(page);
		wrong.push(...(await lives(page, hub.url, small)));
		const { wrong: outside, boxes, clamped } = await fits(page, small);
		wrong.push(...outside);
		await page.context().close();
		told.push(`${boxes} boxes of text measured, ${outside.length} overflow, ${clamped} had to be cut`);
		// hiding a page asks for a second Chromium, which a short run leaves out
		if (!small) await report(hidden(hub, director, 60));
		await report(killed(overlay, hub, director, { mostMs: MOST.silentMs, small }));
		wrong.push(...overlay.errors());
	} finally {
		await browser.close();
	}
});

for (const sentence of wrong) console.log(sentence);
console.log(`on-air: ${told.join('; ')}${wrong.length ? `; ${wrong.length} things wrong` : ''}`);
process.exitCode = wrong.length ? 1 : 0;

async function report(looked: Promise<{ told: string; wrong: readonly string[] }>): Promise<void> {
	const result = await looked;
	told.push(result.told);
	wrong.push(...result.wrong);
}
