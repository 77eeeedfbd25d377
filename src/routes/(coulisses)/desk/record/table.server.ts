import { type Flow, flowOf } from '#exchange';
import { traceDetail, traceGroupName, traceName } from '#kernel/identity/server/trace-words.ts';
import type { Trace } from '#kernel/identity/server/traces.ts';
import { type TraceGroup, traceGroups, traceKinds } from '#kernel/identity/traces.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';

/** The record of access as a table for the admins. */
export const recordTable = (traces: AsyncIterable<readonly Trace[]>, locale: Locale): Flow =>
	flowOf(m.identity_record(), traces, {
		at: [m.web_when(), ({ at }) => at],
		group: [m.identity_record_group(), ({ what }) => traceGroupName(groupOf(what))],
		what: [m.identity_record_what(), ({ what }) => traceName(what)],
		actor: [m.web_by(), ({ actor }) => actor?.name ?? null],
		person: [m.identity_record_person(), ({ person }) => person?.name ?? null],
		detail: [m.identity_record_detail(), ({ detail }) => traceDetail(detail, locale)]
	});

const groupOf = (what: Trace['what']): TraceGroup =>
	traceGroups.find((group) => traceKinds[group].some((one) => one === what)) ?? 'sign_in';
