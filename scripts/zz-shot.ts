import { signedIn } from '../claims/support/pages.ts';
import { launchBrowser } from '../tests/support/browser.ts';

const [url, out] = ['http://localhost:4710', '/tmp/cv/shots'];
const browser = await launchBrowser();
const who = process.argv[2] ?? 'adviser';
const paths = process.argv.slice(3);
const cookies = who === 'visitor' ? [] : await signedIn(url, who as never);
for (const [w, scheme] of [
	[1440, 'light'],
	[390, 'dark']
] as const) {
	const ctx = await browser.newContext({ viewport: { width: w, height: w === 390 ? 844 : 900 }, colorScheme: scheme });
	await ctx.addCookies(cookies);
	const p = await ctx.newPage();
	p.on('pageerror', (e) => console.log('ERR', e.message));
	for (let path of paths) {
		const wanted = path;
		let file = '';
		if (path.includes('FILE')) {
			await p.goto(url + '/fr/coulisses/dossiers');
			if (who !== 'adviser') await p.goto(url + '/fr/me/ventures');
			file = await p.evaluate(
				() =>
					[...document.querySelectorAll('main a')]
						.map((a) => (a as HTMLAnchorElement).href)
						.find((h) => /[0-9a-f-]{36}/.test(h) && /Ondine|./.test(h)) ?? ''
			);
			const id = await p.evaluate(
				() =>
					[...document.querySelectorAll('main a')]
						.filter((a) => a.textContent?.includes('Studio Ondine'))
						.map((a) => (a as HTMLAnchorElement).href)[0] ?? ''
			);
			path = path.replace('FILE', /([0-9a-f-]{36})/.exec(id || file)?.[1] ?? '');
		}
		const r = await p.goto(url + path);
		await p.waitForTimeout(400);
		const over = await p.evaluate(() => document.documentElement.scrollWidth - innerWidth);
		console.log(who, w, wanted, r?.status(), p.url(), 'over', over);
		await p.screenshot({ path: `${out}/${who}-${w}-${wanted.replace(/[^a-z]+/gi, '_')}.png`, fullPage: true });
	}
	await ctx.close();
}
await browser.close();
