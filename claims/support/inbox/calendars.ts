import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import { type Case, type Found, more } from './case.ts';
import { signed } from './domains.ts';
import type { House } from './house.ts';
import { calendarPart, textPart, written } from './writing.ts';

/** As Google’s calendar writes to others. */
const GOOGLE = 'Auto-Submitted: auto-generated';

const shows =
	(method: string) =>
	({ calendar }: Found): string | null =>
		calendar?.method === method ? null : `its calendar says ${calendar?.method}`;

type Said = Readonly<{
	partstat: string;
	method?: string;
	sequence?: number;
	stamp?: string;
	times?: readonly string[];
}>;

/** Invitations, and answers to the appointment of the first file: they count where they come from the address that was invited. */
export async function calendars({ one, two, appointment }: House): Promise<Case[]> {
	const uid = `${appointment}@localhost`;
	const says = (address: string, { partstat, method = 'REPLY', sequence = 0, stamp = stampOf(0), times = [] }: Said) =>
		calendarPart(method, [
			`UID:${uid}`,
			`DTSTAMP:${stamp}`,
			`SEQUENCE:${sequence}`,
			'SUMMARY:Point de décembre',
			`ATTENDEE;PARTSTAT=${partstat};CN=Noe:mailto:${address}`,
			...times
		]);
	const answer = (address: string, said: Said, to = one.address): Buffer =>
		written({
			headers: [GOOGLE],
			...{ from: address, to, subject: 'Accepté : Point de décembre', multipart: 'alternative' },
			parts: [textPart('Noé a accepté.'), says(address, said)]
		});
	const noe = { becomes: 'answered', files: [one], envelope: 'noe@studio.example' } as const;
	const event = [
		'UID:a-nous@studio.example',
		`DTSTAMP:${stampOf(0)}`,
		'SEQUENCE:0',
		'SUMMARY:Démo du jeu',
		'DTSTART:20270112T090000Z',
		'DTEND:20270112T100000Z'
	];
	const asks = (method: string, id: string): Case => ({
		...{ what: `a founder’s ${method} of her own`, becomes: 'asked', files: [one], envelope: 'noe@studio.example' },
		raw: written({
			headers: [GOOGLE],
			...{ from: 'noe@studio.example', to: one.address, subject: 'Démo', id, multipart: 'alternative' },
			parts: [textPart('Venez.'), calendarPart(method, event)]
		}),
		look: shows(method)
	});
	return [
		{ ...noe, what: 'she comes', raw: answer('noe@studio.example', { partstat: 'ACCEPTED', stamp: stampOf(-60) }) },
		{
			...noe,
			what: 'an answer that is older comes after',
			raw: answer('noe@studio.example', { partstat: 'DECLINED', stamp: stampOf(-3600) })
		},
		{
			...{
				what: 'somebody who is not invited says that she does not come',
				becomes: 'asked',
				files: [one],
				envelope: 'qui@inconnu.example'
			},
			raw: await signed(
				written({
					...{ from: 'qui@inconnu.example', to: one.address, multipart: 'alternative' },
					parts: [textPart('Non.'), says('noe@studio.example', { partstat: 'DECLINED' })]
				}),
				'inconnu.example'
			),
			look: shows('REPLY')
		},
		{
			...noe,
			what: 'the same in her name, forged',
			becomes: 550,
			envelope: 'x@evil.example',
			raw: answer('noe@studio.example', { partstat: 'DECLINED' })
		},
		{
			...{ ...noe, what: 'her answer, at the address of another file', becomes: 550, files: [two] },
			raw: answer('noe@studio.example', { partstat: 'DECLINED' }, two.address)
		},
		{
			...{ ...noe, what: 'she would rather another time' },
			raw: answer('noe@studio.example', {
				...{ partstat: 'TENTATIVE', method: 'COUNTER', stamp: stampOf(-30) },
				times: ['DTSTART:20270112T090000Z', 'DTEND:20270112T100000Z']
			})
		},
		asks('REQUEST', '<demande@studio.example>'),
		more(asks('CANCEL', '<annule@studio.example>'))
	];
}

/** What stands beside her name after all of it. */
export async function answersWrong({ appointment }: House): Promise<string[]> {
	const { rows } = await sql<{ answer: string; proposes: string | null }>`
		select answer, to_char(lower(proposes) at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as proposes from venture.invited where appointment = ${appointment}`.execute(
		db
	);
	const [noe] = rows;
	return rows.length === 1 && noe?.answer === 'tentative' && noe.proposes === '2027-01-12 09:00'
		? []
		: [`beside her name stands ${JSON.stringify(rows)}`];
}

/** A moment so many seconds from now, as a calendar has it. */
function stampOf(seconds: number): string {
	return new Date(Date.now() + seconds * 1000).toISOString().replace(/[-:]|\.\d+/g, '');
}
