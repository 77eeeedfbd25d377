import type { ActionFailure, RequestEvent } from '@sveltejs/kit';
import { missing, Refusal } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import { deviceOf } from '#kernel/server/device.ts';
import { words } from '#kernel/server/errors.ts';
import { fail } from '#web/fail.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { choiceOf, type Order, type Poll } from '../../index.ts';
import { currentRoom, order, publishedShow, replayOf, stateOf, voteAgain } from '../../server/index.ts';

type Event = RequestEvent<{ show: string }>;
type Done = Readonly<{ done: 'vote' | 'write' | 'upvote' }>;
type Given = Promise<Done | ActionFailure<{ problem: string }>>;

/** What a viewer does by forms, where no script runs. `framed`: in the page of a station. */
export const actsOf = (framed = false) => ({
	vote: async (event: Event): Given => {
		const [room, form] = await Promise.all([roomOf(event), event.request.formData()]);
		const { polls } = (await stateOf(room.id)).room;
		const poll = pollAmong(polls, form);
		const code = fieldOf(form, 'code').trim();
		const given = { do: 'vote', poll: poll.id, choice: choiceOf(form, poll), ...(code ? { code } : {}) } as const;
		return give(event, room.id, given, 'vote', framed);
	},
	say: (event: Event): Given => write(event, 'say', framed),
	ask: (event: Event): Given => write(event, 'ask', framed),
	upvote: async (event: Event): Given => {
		const [room, form] = await Promise.all([roomOf(event), event.request.formData()]);
		return give(event, room.id, { do: 'upvote', question: fieldOf(form, 'question') }, 'upvote', framed);
	},
	again: async (event: Event): Given => {
		const [room, form] = await Promise.all([roomOf(event), event.request.formData()]);
		const poll = pollAmong((await replayOf(room)).state.polls, form);
		try {
			const voter = { device: deviceOf(event, framed), from: event.getClientAddress() };
			await voteAgain(room, poll.id, choiceOf(form, poll), voter);
			return { done: 'vote' };
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			return fail(error.status, { problem: words(error.code, error.params, event.locals.locale) });
		}
	}
});

async function roomOf({ params }: Event) {
	const { id } = await publishedShow(params.show);
	const room = await currentRoom(id);
	if (!room) throw missing();
	return room;
}

function pollAmong(polls: readonly Readonly<{ poll: Poll }>[], form: FormData): Poll {
	const found = polls.find(({ poll }) => poll.id === fieldOf(form, 'poll'))?.poll;
	if (!found) throw missing();
	return found;
}

async function write(event: Event, what: 'say' | 'ask', framed: boolean): Given {
	const [room, form] = await Promise.all([roomOf(event), event.request.formData()]);
	const given = { do: what, id: newId(), name: fieldOf(form, 'name').trim(), text: fieldOf(form, 'text').trim() };
	return give(event, room.id, given, 'write', framed);
}

async function give(event: Event, room: string, given: Order, done: Done['done'], framed: boolean): Given {
	const { locale, viewer } = event.locals;
	const station = event.url.searchParams.get('station');
	const answer = await order(room, given, {
		...{ device: deviceOf(event, framed), from: event.getClientAddress(), viewer, locale, as: 'viewer' },
		...(station ? { station } : {})
	});
	return answer.ok ? { done } : fail(422, { problem: answer.message || words('kernel_bad_request', {}, locale) });
}
