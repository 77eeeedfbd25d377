import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { publishOffering, schedule, writeOffering } from '#agenda/server';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { latestFacts } from '#kernel/server/activity/read.ts';
import { sequence } from '#kernel/server/activity/sequencer.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { addOrganization } from '#network/server';
import { testDatabase } from '../../../../tests/support/database.ts';
import type { Entry } from '../../room/entries.ts';
import { forgetShows } from '../retention.ts';
import { append } from '../room/rooms.ts';
import { addSilence, endSilence, pollsAreSilent, SilenceSchema, silences } from '../silences.ts';
import { within } from '../tables.ts';
import { airedRooms, archiveOf } from './archive.ts';
import { keptShows } from './reach.ts';
import { addReply, decideReply, noteReplyBroadcast, replies, replyById } from './replies.ts';
import { ballotsIn, messagesOf, reportOfRoom } from './reporting.ts';

const words = { source: 'fr', fr: 'Faut-il oser ?' } as const;
const T = Date.UTC(2026, 3, 1, 19);
const days = (count: number) => new Date(T + count * 86_400_000);
let show: string;
let room: string;
let person: string;
const by = () => ({ actor: ref('person', person), source: 'desk' }) as const;

beforeAll(async () => {
	await testDatabase();
	const nothing = {
		locality: null,
		lat: null,
		lon: null,
		website: null,
		founded: null,
		status: null,
		statusAsOf: null
	};
	await transaction(async (tx) => {
		const hub = {
			slug: 'hub',
			name: 'Hub',
			formerNames: [],
			kind: 'hub' as const,
			sentence: words,
			sectors: [],
			sources: []
		};
		await addOrganization(tx, { ...nothing, ...hub, fictional: true }, { actor: null, source: 'demo' });
		person = await findOrMakePerson(tx, { name: 'Modératrice', email: 'm@hub.test', locale: 'fr' });
		const offering = await writeOffering(tx, {
			...{ slug: 'show', kind: 'show', area: 'stage', title: words, summary: words, body: words, organization: 'hub' },
			...{ sectors: [], audience: null, price: null, minAge: null, languages: [], fictional: true }
		});
		await publishOffering(tx, offering, by());
		const { id: occurrence } = await schedule(
			tx,
			offering,
			{
				startsAt: days(0),
				endsAt: days(0.1),
				timeZone: 'Europe/Brussels',
				capacity: null,
				place: null,
				waiting: false,
				offerMinutes: null
			},
			by()
		);
		[show, room] = [newId(), newId()];
		await within(tx).insertInto('stage.show').values({ id: show, occurrence }).execute();
	});
});

test('no poll may be opened while a period runs, and it can be ended early', async () => {
	const given = SilenceSchema.parse({ startsAt: days(10), endsAt: days(100), reason: ' Élections ' });
	const id = await transaction((tx) => addSilence(tx, given, by()));
	expect(await pollsAreSilent(days(9))).toBeNull();
	expect(await pollsAreSilent(days(10))).toEqual({ reason: 'Élections', endsAt: days(100) });
	expect(await pollsAreSilent(days(100))).toBeNull();
	await transaction((tx) => endSilence(tx, id, by(), days(20)));
	expect(await pollsAreSilent(days(21))).toBeNull();
	await expect(transaction((tx) => endSilence(tx, id, by(), days(30)))).rejects.toMatchObject({
		code: 'stage_silence_over'
	});
	const coming = await transaction((tx) => addSilence(tx, { ...given, startsAt: days(90) }, by()));
	await transaction((tx) => endSilence(tx, coming, by(), days(30)));
	expect((await silences()).map((one) => one.id)).toEqual([id]);
	expect(SilenceSchema.safeParse({ ...given, endsAt: days(5) }).success).toBe(false);
	expect(SilenceSchema.safeParse({ ...given, endsAt: days(300) }).success).toBe(false);
});

test('a request is answered once it was decided, and a stranger does not see it', async () => {
	const given = { show, name: 'Société X', contact: 'x@x.test', concerns: 'Un chiffre faux', receivedOn: '2026-04-10' };
	const id = await transaction((tx) => addReply(tx, given, by()));
	await expect(transaction((tx) => noteReplyBroadcast(tx, id, '2026-04-20'))).rejects.toMatchObject({
		code: 'stage_reply_not_granted'
	});
	const decision = { granted: true, answer: 'Lue au prochain journal.', answeredOn: '2026-04-12' };
	await transaction((tx) => decideReply(tx, id, decision, by()));
	await transaction((tx) => noteReplyBroadcast(tx, id, '2026-04-20'));
	await expect(transaction((tx) => decideReply(tx, id, decision, by()))).rejects.toMatchObject({
		code: 'stage_reply_aired'
	});
	const all = { q: 'chiffres faux', state: '', sort: 'received', descending: true, limit: 9, offset: 0 } as const;
	expect((await replies(all, null)).rows.map(({ id, state }) => [id, state])).toEqual([[id, 'broadcast']]);
	expect((await replies({ ...all, q: 'autre' }, null)).total).toBe(0);
	await expect(replyById(id, { shows: [], person: newId() })).rejects.toMatchObject({ status: 404 });
	expect((await replyById(id, { shows: [show], person: newId() })).contact).toBe('x@x.test');
	await forgetShows(new Date('2031-05-01'));
	expect((await replyById(id, null)).contact).toBe('—');
	await sequence();
	const verbs = (await latestFacts(9)).map(({ verb }) => verb);
	expect(verbs).toEqual(expect.arrayContaining(['stage.reply_asked', 'stage.reply_decided', 'stage.silence_set']));
});

test('what was aired stays, what was never shown and who it came from is forgotten', async () => {
	const [shown, rejected, poll, cloud, bad] = [newId(), newId(), newId(), newId(), newId()];
	const written = (id: string, text: string) => ({ id, name: 'Nadia', text, station: null, origin: 'here' }) as const;
	const lines = [
		{ kind: 'started' },
		{ kind: 'waiting', what: 'question', message: written(shown, 'Et après ?'), author: 'aaaa' },
		{ kind: 'waiting', what: 'chat', message: written(rejected, 'Méchant'), author: 'bbbb' },
		{ kind: 'noted', author: 'bbbb', note: 'À suivre' },
		{ kind: 'asked', message: written(shown, 'Et après ?') },
		{ kind: 'answering', question: shown },
		{ kind: 'polled', poll: { id: poll, question: words, options: [] } },
		{ kind: 'polled', poll: { id: cloud, form: 'cloud', question: words, options: [] } },
		{ kind: 'waiting', what: 'word', message: { ...written(bad, 'vilain'), name: '' }, author: 'cccc' },
		{
			kind: 'tallied',
			poll: cloud,
			tally: { ballots: 2, options: { vilain: 1, joli: 1 }, stations: {}, communes: {} }
		},
		{ kind: 'ended' }
	];
	const log = lines.map((line, index) => ({ v: index + 1, at: T + index * 1000, ...line }) as Entry);
	const message = (id: string, text: string, state: 'shown' | 'rejected') => ({
		...({ id, room, text, state, kind: 'question', name: 'Nadia', author: Buffer.alloc(32), saidAt: days(0) } as const),
		...{ arrivedAt: days(0), decidedBy: person, decidedAt: days(0) }
	});
	await transaction(async (tx) => {
		await within(tx)
			.insertInto('stage.room')
			.values({ id: room, show, purpose: 'air', openedAt: days(0), startedAt: days(0), endedAt: days(0.1) })
			.execute();
		await append(tx, room, 0, log);
		await within(tx)
			.insertInto('stage.message')
			.values([
				message(shown, 'Et après ?', 'shown'),
				message(rejected, 'Méchant', 'rejected'),
				{ ...message(bad, 'vilain', 'rejected'), kind: 'word', name: '' }
			])
			.execute();
		const given = (word: string, index: number) => ({
			...{ room, poll: cloud, token: Buffer.alloc(32, index), choice: [word], at: days(0), arrivedAt: days(0) }
		});
		const cast = [given('vilain', 10), given('joli', 11)];
		await within(tx).insertInto('stage.ballot').values(cast).execute();
		await within(tx)
			.insertInto('stage.tally')
			.values(
				cast.map(({ choice }) => ({
					room,
					poll: cloud,
					option: choice[0] as string,
					station: '',
					commune: '',
					votes: 1
				}))
			)
			.execute();
		const ballots = Array.from({ length: 7 }, (_, index) => ({
			...{ room, poll, token: Buffer.alloc(32, index), choice: ['0'], at: days(0), arrivedAt: days(0) },
			commune: index < 5 ? 'Mons' : 'Ath'
		}));
		await within(tx).insertInto('stage.ballot').values(ballots).execute();
	});
	const before = await archiveOf(room);
	expect(before.aired.map(({ kind, text, approvedBy }) => [kind, text, approvedBy])).toEqual([
		['question', 'Et après ?', 'Modératrice'],
		['poll', 'Faut-il oser ?', null],
		['poll', 'Faut-il oser ?', null]
	]);
	expect((await airedRooms([show], 'après')).map(({ id }) => id)).toEqual([room]);
	expect(await airedRooms([show], 'Méchant')).toEqual([]);
	expect((await reportOfRoom({ id: room, show })).messages).toMatchObject({ shown: 1, waiting: 2 });
	expect((await keptShows(null)).map(({ id }) => id)).toEqual([show]);
	expect(await keptShows([])).toEqual([]);
	expect((await ballotsIn(room)).map(({ commune }) => commune).sort()).toEqual([
		...Array(5).fill('Mons'),
		...Array(4).fill(null)
	]);

	await forgetShows(days(29));
	expect((await messagesOf(room)).length).toBe(3);
	expect(await kept()).toContain('vilain');
	await forgetShows(days(31));
	expect((await messagesOf(room)).map(({ text, decidedBy }) => [text, decidedBy])).toEqual([
		['Et après ?', 'Modératrice']
	]);
	expect(await told()).not.toMatch(/Méchant|vilain/);
	expect(await kept()).not.toContain('vilain');
	expect(await kept()).toContain('joli');
	expect(await told()).toContain('bbbb');
	await forgetShows(days(200));
	expect(await told()).not.toMatch(/aaaa|bbbb|suivre/);
	expect(await told()).toContain('Nadia');
	expect(await hashes()).toEqual({ tokens: 9, kept: 0, authors: 0 });
	expect((await archiveOf(room)).sum).toBe(before.sum);
});

const told = async (): Promise<string> => {
	const { rows } = await sql<{ body: string }>`select body::text from stage.entry order by version`.execute(db);
	return rows.map(({ body }) => body).join('\n');
};

const kept = async (): Promise<string> =>
	JSON.stringify([
		await within(db).selectFrom('stage.ballot').select('choice').execute(),
		await within(db).selectFrom('stage.tally').select('option').execute()
	]);

const hashes = async () => {
	const { rows } = await sql`select count(distinct token)::int as tokens,
		count(*) filter (where length(token) = 32)::int as kept,
		(select count(author)::int from stage.message) as authors from stage.ballot`.execute(db);
	return rows[0];
};
