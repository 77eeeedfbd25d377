import { accountOfPerson } from '#kernel/identity/server/accounts.ts';
import { configure } from '#kernel/identity/server/better-auth.ts';
import { openSession } from '#kernel/identity/server/sessions.ts';
import { transaction } from '#kernel/server/db.ts';
import type { Cookie } from '../pages.ts';

/** The cookies of somebody who has signed in on the running program; `db` and the secret of this process are its own. */
export async function sessionOf(url: string, person: string): Promise<Cookie[]> {
	configure(url);
	await transaction((tx) => accountOfPerson(tx, person));
	const { cookies } = await openSession(person, { headers: new Headers(), bearer: '127.0.0.1' });
	return cookies.map((line) => {
		const [name = '', value = ''] = line.split(';')[0]?.split(/=(.*)/s) ?? [];
		return { name, value, url };
	});
}
