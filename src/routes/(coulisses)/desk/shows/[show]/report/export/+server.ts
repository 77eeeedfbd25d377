import type { Cell, Table } from '#exchange';
import { tableResponse } from '#exchange/pages/table.server.ts';
import { missing } from '#kernel/errors.ts';
import { say } from '#kernel/words.ts';
import { m } from '#messages';
import { answersOf, sayOption } from '#stage';
import { toldRoom } from '#stage/desk/shows/report/report.server.ts';
import { ballotsIn, messagesOf, reportOfRoom } from '#stage/server';
import type { RequestHandler } from './$types';

type Run = Readonly<{ id: string; show: string }>;
type Locale = App.Locals['locale'];

/** What was said in a show, as a file: `?what=messages`, `ballots` or `questions`, `&format=csv`, `xlsx` or `json`. */
export const GET: RequestHandler = async (event) => {
	const { room } = await toldRoom(event);
	const make = tables[event.url.searchParams.get('what') ?? 'messages'];
	if (!room || !make) throw missing();
	const table = await make(room, event.locals.locale);
	if (event.url.searchParams.get('format') !== 'json') return tableResponse(table, event.url);
	return Response.json(table.rows, {
		headers: {
			'content-disposition': `attachment; filename="${table.name}.json"`,
			'cache-control': 'private, no-store'
		}
	});
};

const tables: Readonly<Record<string, (room: Run, locale: Locale) => Promise<Table>>> = {
	messages: async ({ id }) => ({
		name: 'messages',
		columns: [
			{ id: 'saidAt', label: m.trade_moment() },
			{ id: 'kind', label: m.trade_message_kind() },
			{ id: 'name', label: m.trade_aired_name() },
			{ id: 'text', label: m.trade_aired_text() },
			{ id: 'origin', label: m.trade_message_origin() },
			{ id: 'station', label: m.trade_aired_station() },
			{ id: 'state', label: m.trade_reply_state() },
			{ id: 'decidedAt', label: m.trade_message_decided() },
			{ id: 'decidedBy', label: m.trade_aired_approved() }
		],
		rows: (await messagesOf(id)).map(({ kind, state, ...row }) => ({
			...row,
			kind: m[`trade_message_kind_${kind}`](),
			state: m[`trade_message_${state}`]()
		}))
	}),
	ballots: async (room, locale) => {
		const [{ polls }, ballots] = await Promise.all([reportOfRoom(room), ballotsIn(room.id)]);
		const known = new Map(polls.map(({ poll }) => [poll.id, poll]));
		const cells = ballots.flatMap(({ poll: id, choice, at, station, commune }): Record<string, Cell>[] => {
			const poll = known.get(id);
			if (!poll) return [];
			const names = new Map(answersOf(poll).map((one) => [one.option, sayOption(one, locale).text]));
			const picked = choice.map((option) => names.get(option) ?? option).join(' · ');
			return [{ poll: say(poll.question, locale).text, choice: picked, at, station, commune }];
		});
		const columns = [
			{ id: 'poll', label: m.trade_poll() },
			{ id: 'choice', label: m.trade_choice() },
			{ id: 'at', label: m.trade_moment() },
			{ id: 'station', label: m.trade_aired_station() },
			{ id: 'commune', label: m.trade_commune() }
		];
		return { name: 'ballots', columns, rows: cells };
	},
	questions: async (room) => ({
		name: 'questions',
		columns: [
			{ id: 'text', label: m.trade_question() },
			{ id: 'name', label: m.trade_aired_name() },
			{ id: 'votes', label: m.trade_upvotes() },
			{ id: 'state', label: m.trade_reply_state() },
			{ id: 'askedAt', label: m.trade_asked_at() },
			{ id: 'answeredAt', label: m.trade_answered_at() }
		],
		rows: (await reportOfRoom(room)).questions.map(({ text, name, votes, state, at, answeredAt }) => ({
			text,
			name,
			votes,
			state: m[`trade_question_${state}`](),
			askedAt: new Date(at),
			answeredAt: answeredAt === null ? null : new Date(answeredAt)
		}))
	})
};
