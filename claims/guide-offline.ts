/** A trail kept on a phone is whole without a network: 20 stops in three languages open after the browser was closed and the hub has stopped, each with its picture, its riddle and its sound, in which one seeks; a download that was cut off goes on where it was, one mended text costs at most 20 kB, and what may be shown no more leaves at the next contact. */
import { previewToken, servedBySlug, withdrawTrail } from '#city/server';
import { href } from '#kernel/address.ts';
import { transaction } from '#kernel/server/db.ts';
import { changeHub, forgetHub, hub } from '#kernel/server/hub.ts';
import { isoDate } from '#kernel/time.ts';
import { fetchCut, fetchWhole, goOn } from './support/guide-offline/fetching.ts';
import { curator, mend, tellMuseum, working } from './support/guide-offline/museum.ts';
import { readAll } from './support/guide-offline/reading.ts';
import { keptPage, onDevice, phone, textsKept, until } from './support/guide-offline/visitor.ts';
import { Wire } from './support/guide-offline/wire.ts';
import { openHub } from './support/hub.ts';
import { sessionOf } from './support/learning/session.ts';

const small = process.argv.includes('--small');
const STOPS = small ? 3 : 20;
const [MOST_CHANGED_BYTES, MOST_COLD_MS] = [20_000, 2000];
/** A day ends in one zone before it does in the other. */
const [EARLY, LATE] = ['Pacific/Niue', 'Pacific/Kiritimati'];

const wrong: string[] = [];
const expect = (right: boolean, sentence: string): void => void (right || wrong.push(sentence));

const wire = new Wire();
const url = await wire.open();
const telephone = phone();
const { program, close } = await openHub({ crowd: true, args: [], env: { LOG_LEVEL: 'warn', PUBLIC_URL: url } });
wire.to(program.url);
try {
	await liveIn(EARLY);
	const host = await curator();
	const museum = await tellMuseum(host, STOPS, !small, isoDate(new Date(), EARLY));
	const { slug } = museum;
	const other = await tellMuseum(host, 1, false, '2099-01-01');

	// somebody who is signed in takes it along, and is cut off in the middle of the long sound
	let context = await telephone.open();
	await context.addCookies(await sessionOf(url, host.id));
	const preview = await context.request.get(url + href(`/guide/preview/${previewToken(museum.id)}`, 'fr'));
	expect(preview.ok() && !(await preview.text()).includes('?trail='), 'a preview offers to be kept');
	const cut = await fetchCut(context, { url, wire }, museum);
	await context.close();
	context = await telephone.open();
	const mended = await goOn(context, { url, wire }, museum, cut, () =>
		mend(museum, 1, 'Changé pendant le téléchargement.')
	);
	wrong.push(...mended.wrong);
	// a text of this one becomes another while it is fetched: the hub does not give the older any more
	const [stop] = (await servedBySlug(other.slug)).manifest.stops;
	wire.before(`/guide/files/${stop?.parts.fr?.hash}`, () => mend(other, 0, 'Une autre édition.'));
	await fetchWhole(context, url, other.slug);
	const page = await keptPage(context, url);
	expect((await onDevice(page, other.slug)).number === 2, 'an edition that was no more is kept');
	expect(!(await textsKept(page)).includes(host.id), 'who was signed in stands in what is kept');

	// one text is another
	wire.taken();
	await mend(museum, 2, 'Un mot a changé.');
	await page.reload();
	await until(
		() => onDevice(page, slug),
		({ number }) => number === 3
	);
	await page.waitForLoadState('networkidle');
	const changed = wire.taken().reduce((sum, { bytes }) => sum + bytes, 0);
	expect(changed <= MOST_CHANGED_BYTES, `one mended text costs ${changed} bytes`);

	// a licence ends, and a trail is taken back
	expect((await onDevice(page, slug)).files.includes(museum.fading), 'the picture was not there');
	await liveIn(LATE);
	// the hub hears a moment later where it lives now
	const again = async () => {
		await page.reload();
		await page.waitForLoadState('networkidle');
		return onDevice(page, slug);
	};
	await until(again, ({ files }) => !files.includes(museum.fading));
	await transaction((tx) => withdrawTrail(tx, other.id, working(host)));
	await page.reload();
	await page.getByText('n’est plus publiée').waitFor();
	expect(
		!(await page.evaluate((its) => caches.has(`guide ${its}`), other.slug)),
		'a trail that was taken back is kept'
	);
	await context.close();

	// the hub stops, and the browser was closed
	await program.kill();
	await wire.close();
	context = await telephone.open();
	await context.setOffline(true);
	const read = await readAll(context, url, museum, STOPS);
	wrong.push(...read.wrong);
	expect(small || read.coldMs <= MOST_COLD_MS, `without a network a stop takes ${read.coldMs} ms to open`);
	await context.close();
	for (const sentence of wrong.slice(0, 40)) console.log(`! ${sentence}`);
	console.log(
		`guide-offline: ${read.stops} stops in ${read.languages} languages opened without a network (${read.sounds} sounds sought in, ${read.riddles} riddles answered), the first after ${read.coldMs} ms at a quarter of the processor; ${mended.again} of ${mended.all} bytes fetched twice after a cut in the middle of a sound; ${changed} bytes for one mended text; ${wrong.length} things wrong`
	);
} finally {
	telephone.end();
	await close();
}
process.exitCode = wrong.length ? 1 : 0;

async function liveIn(timeZone: string): Promise<void> {
	const given = await hub();
	await transaction((tx) => changeHub(tx, { ...given, timeZone }, null));
	forgetHub();
}
