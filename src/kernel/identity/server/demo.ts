import { missing } from '../../errors.ts';
import { isId } from '../../id.ts';
import { transaction } from '../../server/db.ts';
import { isDemo } from '../../server/hub.ts';
import { mayBeAnyone } from '../../server/place.ts';
import { accountOfPerson } from './accounts.ts';
import { arrive } from './arrivals.ts';
import type { Caller, Cookies } from './caller.ts';
import { personById } from './persons.ts';
import { openSession } from './sessions.ts';
import { markStepUp } from './step-up.ts';

/**
 * The bar « Je suis… »: opens a session as an invented person, with everything she may do.
 * @throws 404 on any hub that is not the demonstration or that everybody reaches, and for any person who is not invented.
 */
export async function switchTo(person: string, caller: Caller): Promise<Cookies> {
	if (!mayBeAnyone() || !(await isDemo()) || !isId(person)) throw missing();
	const wanted = await personById(person);
	if (!wanted?.fictional || wanted.erasedAt) throw missing();
	await transaction((tx) => accountOfPerson(tx, wanted.id));
	const { cookies, sessionId } = await openSession(wanted.id, caller);
	await markStepUp(sessionId, 'demo');
	return (await arrive(cookies, caller, { method: 'demo' })).cookies;
}
