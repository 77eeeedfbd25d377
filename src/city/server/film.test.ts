import { expect, test } from 'vitest';
import { drawnFilm } from '../../../tests/support/drawn-film.ts';
import { demandFilm, readyFilm } from './film.ts';
import { readyMedia } from './media.ts';

const why = (act: Promise<unknown>): Promise<string> =>
	act.then(
		() => 'taken',
		({ code, message }: { code?: string; message: string }) => code ?? message
	);

test('a film becomes a small MP4 that begins at once, with a picture of it', async () => {
	const given = drawnFilm({ size: '1280x720', sound: true });
	const film = await demandFilm(given);
	expect(film).toMatchObject({ mediaType: 'video/mp4', seconds: 2, height: 480 });
	expect([film.width % 2, film.poster.subarray(0, 2).toString('hex')]).toEqual([0, 'ffd8']);
	// what describes it stands in front of it
	expect(film.content.indexOf('moov')).toBeLessThan(film.content.indexOf('mdat'));
	expect((await demandFilm(given)).content.equals(film.content)).toBe(true);
	const again = await readyFilm(film.content, { again: true });
	expect(again).toMatchObject({ seconds: 2, width: film.width, height: 480 });
	expect(again?.content.length).toBeLessThan(film.content.length * 1.02);
}, 120_000);

test('one that is held upright, silent or small stays so, whatever it is packed in', async () => {
	expect(await demandFilm(drawnFilm({ size: '360x640' }))).toMatchObject({ width: 360, height: 640 });
	expect(await demandFilm(drawnFilm({ size: '321x181', more: ['-pix_fmt', 'yuv444p'] }))).toMatchObject({
		height: 180
	});
	expect(await demandFilm(drawnFilm({ name: 'film.webm' }))).toMatchObject({ height: 360, mediaType: 'video/mp4' });
	expect((await readyMedia({ name: 'film.mp4', content: drawnFilm() })).kind).toBe('film');
	const sound = drawnFilm({ sound: true, more: ['-vn'], name: 'voix.m4a' });
	expect([await readyFilm(sound), (await readyMedia({ name: 'voix.m4a', content: sound })).kind]).toEqual([
		null,
		'sound'
	]);
}, 120_000);

test('what is no film, or too much of one, is refused in words', async () => {
	const film = drawnFilm();
	const hours = drawnFilm({ seconds: 7300, rate: 1, size: '64x64' });
	const unsaid = drawnFilm({ seconds: 400, rate: 2, size: '64x64', name: 'direct.mkv', more: ['-live', '1'] });
	const cases: [string, Buffer, string | RegExp][] = [
		['a page', Buffer.from('<!doctype html>'), 'city_film_none'],
		['a list of pieces', Buffer.from('#EXTM3U\nfile:///etc/passwd\n'), 'city_film_none'],
		['a sound alone', drawnFilm({ sound: true, more: ['-vn'], name: 'voix.m4a' }), 'city_film_none'],
		['half of one', film.subarray(0, film.length / 2), 'city_film_unreadable'],
		['its head', Buffer.concat([film.subarray(0, 40), Buffer.alloc(5000)]), 'city_film_unreadable'],
		['no picture in it', drawnFilm({ more: ['-frames:v', '0'] }), /^city_film_(none|unreadable)$/],
		['two hours', hours, 'city_film_long'],
		['seven minutes that it does not say', unsaid, 'city_film_long'],
		['8K', drawnFilm({ size: '7680x4320', seconds: 1, rate: 1 }), 'city_film_oversize'],
		['a thread', drawnFilm({ size: '1000x64' }), 'city_film_shape'],
		['more than it may weigh', Buffer.concat([film, Buffer.alloc(151 * 1024 * 1024)]), 'city_film_large']
	];
	for (const [what, content, code] of cases) {
		const said = await why(demandFilm(content));
		if (typeof code === 'string') expect([what, said]).toEqual([what, code]);
		else expect(said, what).toMatch(code);
	}
}, 120_000);
