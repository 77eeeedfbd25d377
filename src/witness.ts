import type { RequestEvent } from '@sveltejs/kit';
import type { Handle } from '@sveltejs/kit/hooks';
import { traceFile, traceLook } from '#kernel/identity/server/traces.ts';

/**
 * The pages on which somebody sees what is of other persons, and all that lie below them. What a claim finds an address on and is not here is a hole:
 * `claims/sign-in-doors.ts` goes through all pages of Coulisses.
 */
const ofPersons = [
	...['people', 'registrations', 'team', 'record', 'outbox', 'reports', 'claims', 'newsletter/subscribers', 'journey'],
	'contacts',
	...[
		'door',
		'classes',
		'ways/evidence',
		'workshops/[workshop]',
		'programmes/cohorts/[cohort]',
		'programmes/challenges'
	],
	...['activities/[id]/[occurrence]', 'activities/[id]/goal', 'activities/[id]/after', 'activities/[id]/questions'],
	...['shows/[show]/crew', 'shows/[show]/moderation', 'shows/[show]/report', 'trade/archive/[room]', 'trade/replies'],
	...['organizations/[id]', 'import/[id]', 'access']
].map((path) => `/(coulisses)/desk/${path}`);

const beside = ['classes/[class]', 'programmes/reading', 'journey/reviews', 'journey/meetings'].map(
	(path) => `/(person)/me/${path}`
);

/** The person of the page that has one in its address. */
const PERSON = '/(coulisses)/desk/people/[id]';

/** Writes down who has looked at what is of persons, and who has taken a file away, before she has it. */
export const witness: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	const { viewer } = event.locals;
	if (!viewer || !response.ok || event.request.method !== 'GET') return response;
	const route = event.route.id ?? '';
	if (isFile(response) && /^\/\((coulisses|person)\)/.test(route))
		await traceFile(viewer.id, concerned(event), event.locals.path);
	else if (shows(route)) await traceLook(viewer.id, concerned(event), event.locals.path);
	return response;
};

const isFile = ({ headers }: Response): boolean =>
	headers.get('content-disposition')?.startsWith('attachment') === true ||
	/^(application|text)\/(pdf|csv)/.test(headers.get('content-type') ?? '');

const shows = (route: string): boolean =>
	[...ofPersons, ...beside].some((page) => route === page || route.startsWith(`${page}/`));

function concerned({ route, params, locals }: RequestEvent): string | null {
	const own = route.id === '/(person)/me/data.json' ? locals.viewer?.id : undefined;
	return locals.concerns ?? own ?? (route.id?.startsWith(PERSON) ? (params.id ?? null) : null);
}
