import { type Table, tableOf } from '#exchange';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { answersOf, type Poll, sayOption } from '../../../index.ts';
import { ballotsIn, messagesOf, reportOfRoom } from '../../../server/index.ts';

type Run = Readonly<{ id: string; show: string }>;

/** What can be taken out of the report of a run, each as a table. */
export const tables: Readonly<Record<string, (room: Run, locale: Locale) => Promise<Table>>> = {
	messages: async ({ id }) =>
		tableOf('messages', await messagesOf(id), {
			saidAt: [m.trade_moment(), (row) => row.saidAt],
			kind: [m.trade_message_kind(), ({ kind }) => m[`trade_message_kind_${kind}`]()],
			name: [m.trade_aired_name(), (row) => row.name],
			text: [m.web_text(), (row) => row.text],
			origin: [m.trade_message_origin(), (row) => row.origin],
			station: [m.trade_aired_station(), (row) => row.station],
			state: [m.web_state(), ({ state }) => m[`trade_message_${state}`]()],
			decidedAt: [m.trade_message_decided(), (row) => row.decidedAt],
			decidedBy: [m.trade_aired_approved(), (row) => row.decidedBy]
		}),
	ballots: async (room, locale) => {
		const [{ polls }, ballots] = await Promise.all([reportOfRoom(room), ballotsIn(room.id)]);
		const rows = ballots.flatMap((ballot) => {
			const poll = polls.find((one) => one.poll.id === ballot.poll)?.poll;
			return poll ? [{ ...ballot, poll }] : [];
		});
		return tableOf('ballots', rows, {
			poll: [m.trade_poll(), ({ poll }) => say(poll.question, locale).text],
			choice: [
				m.trade_choice(),
				({ poll, choice }) => choice.map((option) => nameOf(poll, option, locale)).join(' · ')
			],
			at: [m.trade_moment(), (row) => row.at],
			station: [m.trade_aired_station(), (row) => row.station],
			commune: [m.trade_commune(), (row) => row.commune]
		});
	},
	questions: async (room) =>
		tableOf('questions', (await reportOfRoom(room)).questions, {
			text: [m.trade_question(), ({ text }) => text],
			name: [m.trade_aired_name(), ({ name }) => name],
			votes: [m.trade_upvotes(), ({ votes }) => votes],
			state: [m.web_state(), ({ state }) => m[`trade_question_${state}`]()],
			askedAt: [m.trade_asked_at(), ({ at }) => new Date(at)],
			answeredAt: [m.trade_answered_at(), ({ answeredAt }) => (answeredAt === null ? null : new Date(answeredAt))]
		})
};

/** What was answered, in a reader's language; a word is its own name. */
function nameOf(poll: Poll, option: string, locale: Locale): string {
	const known = answersOf(poll).find((one) => one.option === option);
	return known ? sayOption(known, locale).text : option;
}
