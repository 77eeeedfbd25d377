import { m } from '#messages';
import { href } from '../../address.ts';
import type { Locale, Name } from '../../words.ts';
import type { RoleName } from '../index.ts';
import { roleName } from '../names.ts';
import type { Method, TraceDetail, TraceGroup, TraceKind } from '../traces.ts';

const methods: Readonly<Record<Method, Name>> = {
	link: m.identity_method_link,
	password: m.identity_method_password,
	passkey: m.identity_method_passkey,
	totp: m.identity_method_totp,
	backup: m.identity_method_backup,
	invitation: m.identity_method_invitation,
	provider: m.identity_method_provider,
	demo: m.identity_method_demo
};

/** What a line of the record tells, in the reader's language. */
export const traceName = (what: TraceKind): string => m[`identity_trace_${what}`]();

/** A group of what the record tells, in the reader's language. */
export const traceGroupName = (group: TraceGroup): string => m[`identity_traces_${group}`]();

/** The rest of what a line of the record says, in the reader's language; a page of ours is said by its address. */
export const traceDetail = ({ method, device, role, provider, count, page }: TraceDetail, locale: Locale): string =>
	[
		method && method in methods ? methods[method as Method]({}) : method,
		provider,
		device,
		role && roleName(role as RoleName),
		count,
		page && href(page, locale)
	]
		.filter(Boolean)
		.join(' · ');
