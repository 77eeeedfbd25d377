import type { Tx } from '../../server/db.ts';
import { type AccessSetting, changeAccess } from '../../server/hub.ts';
import { accessChanged } from '../../server/open-doors.ts';
import { trace } from './traces.ts';

/** Changes who may make an account and which roles ask for a second factor, and writes down who did. */
export async function setAccess(tx: Tx, given: AccessSetting, by: string): Promise<void> {
	if (!(await changeAccess(tx, given, by))) return;
	await trace(tx, { what: 'access_set', person: null, actor: by });
	// what stands on a role that asks for more now is judged anew
	await accessChanged(tx, '');
}
