import { tableResponse } from '#exchange/pages/table.server.ts';
import { say } from '#kernel/words.ts';
import { m } from '#messages';
import { asked } from '#stage/desk/trade/replies/list.server.ts';
import { stateName } from '#stage/desk/trade/replies/states.ts';
import { keeper } from '#stage/desk/trade/trade.server.ts';
import type { RequestHandler } from './$types';

const MOST = 5000;

/** The register as the list shows it, as a file. */
export const GET: RequestHandler = async (event) => {
	const { shows, reach } = await keeper(event);
	const { rows } = await asked(event, shows, reach, MOST);
	const columns = [
		{ id: 'receivedOn', label: m.trade_reply_received() },
		{ id: 'name', label: m.trade_reply_name() },
		{ id: 'contact', label: m.trade_reply_contact() },
		{ id: 'show', label: m.trade_show() },
		{ id: 'airedAt', label: m.trade_show_when() },
		{ id: 'concerns', label: m.trade_reply_concerns() },
		{ id: 'state', label: m.trade_reply_state() },
		{ id: 'answeredOn', label: m.trade_reply_answered_on() },
		{ id: 'answer', label: m.trade_reply_answer() },
		{ id: 'broadcastOn', label: m.trade_reply_broadcast_on() }
	];
	const cells = rows.map((row) => ({
		receivedOn: row.receivedOn,
		name: row.name,
		contact: row.contact,
		show: row.title && say(row.title, event.locals.locale).text,
		airedAt: row.airedAt,
		concerns: row.concerns,
		state: stateName(row.state),
		answeredOn: row.answeredOn,
		answer: row.answer,
		broadcastOn: row.broadcastOn
	}));
	return tableResponse({ name: 'replies', columns, rows: cells }, event.url);
};
