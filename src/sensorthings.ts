import type { RequestEvent } from '@sveltejs/kit';
import { missing, refused } from '#kernel/errors.ts';
import { can } from '#kernel/identity/policy.ts';
import { isSectionOpen } from '#kernel/server/sections.ts';
import { byProgram, type Program } from '#programs/server';
import { thingActs } from '#sensing/acts.ts';
import { answerSensing, type Caller, sensingScopes, stranger } from '#sensing/server';
import { parsedJson } from './api.ts';

type Method = Parameters<typeof answerSensing>[0]['method'];
type Event = RequestEvent<{ path: string }>;

/** Answers whoever speaks SensorThings: everybody about what is public, a program or a thing by its key. @throws as `answerSensing` */
export async function answerSensorThings(event: Event, method: Method): Promise<Response> {
	const { params, url, locals } = event;
	const caller = await callerOf(event, method);
	const key = locals.thing?.key ?? locals.program?.key ?? null;
	const body = method === 'POST' || method === 'PATCH' ? await bodyOf(event.request) : undefined;
	const asked = { method, path: params.path.replace(/\/$/, ''), query: url.searchParams, body, caller, key };
	const answer = await answerSensing(asked);
	const headers = {
		...(answer.location ? { location: answer.location } : {}),
		'cache-control': key ? 'private, no-store' : 'no-cache'
	};
	if (answer.plain)
		return new Response(String(answer.body), {
			status: answer.status,
			headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' }
		});
	if (answer.body === null) return new Response(null, { status: answer.status, headers });
	return Response.json(answer.body, { status: answer.status, headers });
}

/** Who asks. What the team has put off is there for nobody but those who bring values: what was promised goes on (decision 36). */
async function callerOf({ locals: { thing, program } }: Event, method: Method): Promise<Caller> {
	if (thing) return thing.caller;
	if (program) return callerBy(program, method);
	if (!(await isSectionOpen('sensing'))) throw missing();
	return stranger;
}

function callerBy(program: Program, method: Method): Caller {
	const [reads, writes] = [sensingScopes.read, sensingScopes.write].map(({ key }) => program.scopes.includes(key));
	const organization = program.scope.kind === 'organization' ? program.scope.id : null;
	if (method !== 'GET' && !writes) throw refused('programs_scope_missing', { scope: sensingScopes.write.key }, 403);
	if (method !== 'GET' && !organization) throw refused('sensing_key_organization', {}, 403);
	return {
		organization: reads || writes ? organization : null,
		...{ thing: null, writes: Boolean(writes), by: byProgram(program) },
		partners: Boolean(reads) && can(program.viewer, thingActs.readAsPartner)
	};
}

/** @throws 415 programs_not_json, 400 for what is no JSON, 413 */
async function bodyOf(request: Request): Promise<unknown> {
	if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? ''))
		throw refused('programs_not_json', {}, 415);
	return parsedJson(await request.text());
}
