import { endOtherSessions, endSession, sessionsOf } from '#kernel/identity/server/own-sessions.ts';
import { traceDetail, traceName } from '#kernel/identity/server/trace-words.ts';
import { TRACE_MONTHS, type Trace, tracesOf } from '#kernel/identity/server/traces.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { attemptTo } from '#web/act.server.ts';
import { typedIn } from '#web/form.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

const MOST = 100;

export const load: PageServerLoad = async (event) => {
	const viewer = requirePerson(event);
	const [sessions, traces] = await Promise.all([sessionsOf(viewer), tracesOf(viewer.id, MOST)]);
	return {
		sessions,
		traces: traces.map((one) => shown(one, viewer.id, event.locals.locale)),
		months: TRACE_MONTHS
	};
};

/** Where the team looked, and who of it, is the team's. */
function shown({ id, at, what, actor, detail }: Trace, herself: string, locale: Locale) {
	const { page, ...others } = detail;
	const own = actor?.id === herself;
	return {
		...{ id, at, what: traceName(what), by: own ? m.me_record_you() : actor ? m.me_record_team() : '—' },
		detail: traceDetail(own && page ? detail : others, locale)
	};
}

export const actions: Actions = {
	end: async (event) => {
		const viewer = requirePerson(event);
		const session = (await typedIn(event))('session');
		return attemptTo(event, {}, () => endSession(session, viewer), '/me/access/sessions?done=ended');
	},
	endOthers: async (event) => {
		const viewer = requirePerson(event);
		return attemptTo(event, {}, () => endOtherSessions(viewer), '/me/access/sessions?done=ended');
	}
};
