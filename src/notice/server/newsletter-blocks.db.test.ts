import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addNews } from '#editorial/server';
import type { Viewer } from '#kernel/identity/index.ts';
import { pictureLine } from '#kernel/server/as-markdown.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { stopJobs } from '#kernel/server/jobs.ts';
import { forgetPicture, keepPicture, readyPicture } from '#kernel/server/pictures.ts';
import { fieldOf } from '#web/form.server.ts';
import { blocksIn } from '../desk/newsletter/blocks.server.ts';
import type { IssueBlock } from '../newsletter.ts';
import { addNewsletter, askForNewsletter, chooseByLink, chosenByLink, sendNewsletter } from './index.ts';
import { clear, ground, idOf, type Mail, mails, subscribed, tokenOfStop, words } from './newsletter.fixture.ts';
import { newsletterJob } from './newsletter-sending.ts';

let viewer: Viewer;

beforeAll(async () => {
	viewer = await ground();
});
afterAll(stopJobs);
beforeEach(clear);

test('each gets the blocks of her sectors and those for all; who would get nothing gets no letter', async () => {
	for (const [email, sectors] of [
		['all@example.org', []],
		['gaming@example.org', ['gaming']],
		['design@example.org', ['design', 'digital']]
	] as const) {
		await subscribed(email);
		const id = await idOf(email);
		await transaction((tx) => chooseByLink(tx, tokenOfStop(id), sectors));
	}
	const gaming = ['gaming'];
	const lost = { hash: 'f'.repeat(64), width: 9, height: 9, alt: words('x') };
	const blocks = [
		{ kind: 'title', sectors: [], words: words('Jeux') },
		{ kind: 'text', sectors: gaming, words: words('Une manette') },
		{ kind: 'title', sectors: [], words: words('Suite') },
		{ kind: 'button', sectors: [], words: words('Voir'), url: '/agenda' },
		{ kind: 'picture', sectors: [], picture: null, caption: words('Vide'), url: null },
		{ kind: 'picture', sectors: [], picture: lost, caption: words('Perdue'), url: null }
	] as const;
	const send = async (more: readonly IssueBlock[]) => {
		await sql`delete from kernel.mail`.execute(db);
		const given = { subject: words('Lettre'), until: '2030-01-01', blocks: [...blocks, ...more] };
		const id = await transaction((tx) => addNewsletter(tx, given));
		await transaction((tx) => sendNewsletter(tx, id, viewer));
		await newsletterJob.run({ id });
		return new Map((await mails()).map((mail) => [mail.recipient.split('@')[0], mail]));
	};
	const sent = await send([]);
	expect([...sent.keys()].sort()).toEqual(['all', 'gaming']);
	expect(sent.get('gaming')?.text).toContain('Une manette');
	const common = await send([{ kind: 'text', sectors: [], words: words('Pour tous') }]);
	expect([...common.keys()].sort()).toEqual(['all', 'design', 'gaming']);
	const design = common.get('design') as Mail;
	expect(design.text).not.toMatch(/Jeux|manette/);
	expect(design.text).toMatch(/Suite\n=====\n\nVoir\nhttps:\/\/hub.example\/fr\/agenda\n\nPour tous/);
	expect(design.html).toContain('src="cid:mark"');
	expect(design.html).not.toMatch(/Vide|Perdue/);
});

test('a picture goes with its letter as every program shows it, and stays while a letter or a text has it', async () => {
	await subscribed('zoe@example.org');
	const plain = { width: 900, height: 600, channels: 3 } as const;
	const keep = async (background: string) => {
		const ready = await readyPicture(
			await sharp({ create: { ...plain, background } })
				.png()
				.toBuffer()
		);
		return transaction((tx) => keepPicture(tx, ready));
	};
	const [inLetter, inText, nowhere] = [await keep('#2f7d57'), await keep('#c2452d'), await keep('#2e6bd6')];
	const picture = { ...inLetter, alt: words('Un <champ>') };
	const blocks = [{ kind: 'picture', sectors: [], picture, caption: null, url: '/fr/agenda?a=b' }] as const;
	const id = await transaction((tx) => addNewsletter(tx, { subject: words('x'), until: '2030-01-01', blocks }));
	await transaction((tx) => sendNewsletter(tx, id, viewer));
	await newsletterJob.run({ id });
	const [letter] = await mails();
	expect(letter?.text).toContain('[Un <champ>]');
	expect(letter?.html).toContain('href="https://hub.example/fr/agenda?a=b"');
	expect(letter?.html).toContain('alt="Un &lt;champ&gt;" width="576"');
	const { rows } = await sql<{ types: string[] }>`
		select array(select one ->> 'mediaType' from jsonb_array_elements(attachments) one) as types from kernel.mail`.execute(
		db
	);
	expect(rows).toEqual([{ types: ['image/png', 'image/jpeg'] }]);
	const line = pictureLine({ ...inText, side: null, alt: 'x', caption: '' });
	const texts = { slug: 'image', title: words('Image'), summary: words('x'), body: words(line) };
	const rest = { picture: null, sectors: [], organization: null, authorShown: false, publishedAt: null };
	await transaction((tx) => addNews(tx, { ...texts, ...rest }, { actor: null, source: 'desk' }));
	const forgotten = (hash: string) => transaction((tx) => forgetPicture(tx, hash));
	expect([await forgotten(inLetter.hash), await forgotten(inText.hash), await forgotten(nowhere.hash)]).toEqual([
		false,
		false,
		true
	]);
});

test('a stranger’s wish changes nothing of who gets the newsletter already; she herself chooses by her link alone', async () => {
	await subscribed('zoe@example.org');
	const chosen = () => chosenByLink(tokenOfStop(id));
	const id = await idOf('zoe@example.org');
	await transaction((tx) =>
		askForNewsletter(tx, { email: 'zoe@example.org', locale: 'en', source: 'form', sectors: ['gaming'] })
	);
	expect(await chosen()).toEqual([]);
	await transaction((tx) => chooseByLink(tx, tokenOfStop(id), ['gaming']));
	expect(await chosen()).toEqual(['gaming']);
	// she whom letters did not reach asks anew
	await sql`update notice.subscriber set paused_at = now() where id = ${id}`.execute(db);
	await transaction((tx) =>
		askForNewsletter(tx, { email: 'zoe@example.org', locale: 'en', source: 'form', sectors: ['design'] })
	);
	expect(await chosen()).toEqual(['design']);
	await expect(transaction((tx) => chooseByLink(tx, `${id}.x`, []))).rejects.toMatchObject({ status: 404 });
	await expect(chosenByLink(`${id}.x`)).rejects.toMatchObject({ status: 404 });
});

test('a new picture stays with a form that comes back, beside the one it replaces, and all its blocks are read', async () => {
	const plain = { width: 90, height: 60, channels: 3, background: '#2f7d57' } as const;
	const file = new File([await sharp({ create: plain }).png().toBuffer()], 'x.png');
	const before = { hash: 'a'.repeat(64), width: 9, height: 9, alt: words('Avant') };
	const kept = [{ kind: 'picture', sectors: [], picture: before, caption: null, url: null }] as const;
	const form = new FormData();
	for (const [name, value] of Object.entries({ kind: 'picture', hash: before.hash, picture_alt_fr: '' }))
		form.append(`block_0_${name}`, value);
	for (let at = 1; at < 70; at++) form.append(`block_${at}_kind`, 'title');
	form.append('block_0_picture', file);
	const first = await blocksIn(form, kept, 'fr');
	expect(first.blocks).toHaveLength(70);
	expect(first.problems).toHaveProperty('blocks_0_picture');
	expect(first.asides[0]).toMatchObject({ named: fieldOf(form, 'block_0_aside'), former: before.hash });
	form.delete('block_0_picture');
	form.set('block_0_picture_alt_fr', 'Un champ');
	const second = await blocksIn(form, kept, 'fr');
	expect(second).toMatchObject({ problems: {}, pictures: [first.pictures[0]] });
	expect(second.blocks[0]).toMatchObject({ picture: { ...first.pictures[0]?.picture, alt: { fr: 'Un champ' } } });
	form.set('block_0_aside', `${'b'.repeat(64)} 9 9`);
	const gone = await blocksIn(form, kept, 'fr');
	expect(gone.problems).toHaveProperty('blocks_0_picture');
	expect(gone.blocks[0]).toMatchObject({ picture: before });
});
