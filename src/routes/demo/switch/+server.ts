import { href, parseAddress } from '#kernel/address.ts';
import { missing } from '#kernel/errors.ts';
import { localPath } from '#kernel/identity/return-to.ts';
import { switchTo } from '#kernel/identity/server/demo.ts';
import { signOut } from '#kernel/identity/server/sessions.ts';
import { bearerOf } from '#kernel/server/bearer.ts';
import { demo, isDemo } from '#kernel/server/hub.ts';
import { opener } from '#kernel/server/sections.ts';
import type { RequestHandler } from './$types';

/** The bar « Je suis… » of the demonstration: one click makes the reader that invented person, or a visitor again. */
export const POST: RequestHandler = async (event) => {
	const { request } = event;
	if (!(await isDemo())) throw missing();
	const form = await request.formData();
	const person = String(form.get('person') ?? '');
	const caller = { headers: request.headers, bearer: bearerOf(event) };
	const cookies = person ? await switchTo(person, caller) : await signOut(caller);
	const headers = new Headers({ location: await placeOf(person, localPath(form.get('back'))) });
	for (const cookie of cookies) headers.append('set-cookie', cookie);
	return new Response(null, { status: 303, headers });
};

/** Where she goes on: to the page where she works, unless she is backstage already. */
async function placeOf(person: string, back: string): Promise<string> {
	const here = parseAddress(back);
	const opens = (await demo()).bar.find((one) => one.person?.id === person)?.opens;
	const leads = opens && (await opener())(opens);
	return leads && here && !here.path.startsWith('/desk') ? href(opens, here.locale) : back;
}
