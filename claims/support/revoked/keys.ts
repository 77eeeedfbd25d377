import { sql } from 'kysely';
import { privateFeedOf } from '#agenda/server';
import { ifThere } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { ownKeys } from '#kernel/identity/server/keys.ts';
import { absent } from '#kernel/identity/server/roles.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { makeApiKey } from '#programs/server';
import { giveKey } from '#sensing/server';
import { screenKey } from '#spaces/server';
import { buttonsKey, overlayKey } from '#stage/server';
import { reportOf } from '../impact/reports.ts';
import { ask, isRefused, type Somebody, send, visitor } from './people.ts';
import { spaceFor } from './space.ts';
import type { World } from './world.ts';

/** A key that somebody made, as whoever holds it uses it. */
export type Held = Readonly<{
	kind: string;
	secret: string;
	/** Whether it is worth what its maker may do, or hers whatever she may. */
	ofRight: boolean;
	opens(): Promise<boolean>;
}>;

/** How somebody makes a key of each kind, by the forms of the program; null where she may not. */
export const makers: Readonly<Record<string, (world: World, who: Somebody) => Promise<Held | null>>> = {
	'stage.overlay': async (world, who) => {
		const { url, show, station } = world;
		if (isRefused(await send(url, who, `/desk/shows/${show}?/key`, { station }))) return null;
		const [key] = await ownKeys(overlayKey, who.id, show);
		const page = `/overlay/${show}?${new URLSearchParams({ station, key: key?.secret ?? '' })}`;
		return held('stage.overlay', key?.secret, async () => ask(world.other, visitor, page, { spoken: false }));
	},
	'stage.buttons': async (world, who) => {
		const { url, show } = world;
		if (isRefused(await send(url, who, `/desk/shows/${show}?/key`, { station: '' }))) return null;
		const [key] = await ownKeys(buttonsKey, who.id, show);
		const headers = { authorization: `Bearer ${key?.secret}`, 'content-type': 'application/json' };
		const pressing = { method: 'POST', headers, body: JSON.stringify({ do: 'clear' }) };
		return held('stage.buttons', key?.secret, () =>
			ask(world.other, visitor, `/desk/shows/${show}/regie/api`, pressing)
		);
	},
	'learning.kiosk': async (world, who) => {
		const { url, occurrence } = world;
		const { text } = await ask(url, who, `/desk/door/${occurrence}/list`);
		const [link] = /http:[^"<]+\/kiosk\/[^"<\s]+|http:[^"<]+\/borne\/[^"<\s]+/.exec(text) ?? [];
		if (!link) return null;
		const opened = await ask('', visitor, link, { spoken: false });
		const [cookie = ''] = (opened.headers.getSetCookie()[0] ?? '').split(';');
		return held('learning.kiosk', cookie, () => ask(world.other, { cookie }, `/present/kiosk/${occurrence}`));
	},
	'spaces.screen': async (world, who) => {
		const space = await spaceFor();
		if (isRefused(await send(world.url, who, `/desk/spaces/${space}/door?/screen`, { name: 'Porte' }))) return null;
		const [key] = await ownKeys(screenKey, who.id, space);
		const cookie = `valley_screen_${space}=${key?.secret}`;
		return held('spaces.screen', key?.secret, () => ask(world.other, { cookie }, `/screen/${space}`));
	},
	'programs.api': async (world, who) => {
		const viewer = await absent(who.id);
		const scope = ref('person', who.id);
		const given = { name: 'Essai', scope, scopes: ['read'], days: 30 };
		const key = viewer && (await ifThere(transaction((tx) => makeApiKey(tx, given, viewer))));
		if (!key) return null;
		const headers = { authorization: `Bearer ${key.secret}`, accept: 'application/json' };
		return held('programs.api', key.secret, () =>
			ask(world.other, visitor, '/api/v1/organizations', { headers, spoken: false })
		);
	},
	'sensing.device': async (world, who) => {
		const viewer = await absent(who.id);
		const { rows: things } = await sql<{
			id: string;
		}>`select id from sensing.thing where retired_at is null order by slug`.execute(db);
		for (const { id } of viewer ? things : []) {
			const given = { name: 'Essai', days: 30 };
			const secret = viewer && (await ifThere(transaction((tx) => giveKey(tx, id, given, viewer))));
			if (!secret) continue;
			const headers = { authorization: `Bearer ${secret}`, accept: 'application/json' };
			return held('sensing.device', secret, () =>
				ask(world.other, visitor, '/api/sensorthings/v1.1/Things', { headers, spoken: false })
			);
		}
		return null;
	},
	'impact.audit': async (world, who) => {
		const report = await reportOf({ closed: true });
		const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
		const answer = await send(world.url, who, `/desk/impact/reports/${report}?/door`, { name: 'Essai', until });
		if (isRefused(answer)) return null;
		const [secret] = /audit_[0-9A-Za-z]+/.exec(answer.text) ?? [];
		return held('impact.audit', secret, () => ask(world.other, visitor, `/audit/${secret}`));
	},
	'agenda.private-feed': async (world, who) => {
		await send(world.url, who, '/me/calendar?/renew', {});
		const feed = await privateFeedOf(who.id);
		return {
			...held('agenda.private-feed', feed?.token, () => ask(world.other, visitor, `/mine/${feed?.token}.ics`)),
			ofRight: false
		};
	}
};

function held(kind: string, secret: string | undefined, use: () => ReturnType<typeof ask>): Held {
	if (!secret) throw new Error(`no key of ${kind} was made`);
	return { kind, secret, ofRight: true, opens: async () => (await use()).status === 200 };
}
