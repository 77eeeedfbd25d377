import { type Post, posts, type RoleName, roleNames } from '#kernel/identity/index.ts';
import { isTeamRole } from '#kernel/identity/policy.ts';
import { type Somebody, send } from './people.ts';
import type { World } from './world.ts';

/** Something that lets somebody in, given and taken away by the forms of the desk. */
export type Right = Readonly<{
	name: string;
	/** Who has it, when it is given to nobody new. */
	holder?: Somebody;
	/** What of the held doors it opens at least, so that a right that opens nothing is noticed. */
	opens: readonly string[];
	give(world: World, who: Somebody): Promise<void>;
	take(world: World, who: Somebody): Promise<void>;
}>;

const crewDoors = ['director', 'moderator', 'presenter', 'rehearsal', 'overlay', 'events', 'presses'];
const teamKeys = ['stage.overlay', 'stage.buttons', 'learning.kiosk'];

async function press({ url, admin }: World, path: string, fields: Record<string, string>): Promise<void> {
	const { status } = await send(url, admin, path, fields);
	if (status !== 303) throw new Error(`${path} answers ${status}`);
}

function ofRole(role: RoleName): Right {
	const opens = isTeamRole(role)
		? [...crewDoors, 'canvas', ...teamKeys]
		: role === 'director' || role === 'partner'
			? [...crewDoors, ...teamKeys]
			: [];
	const scope = ({ organization }: World) => (isTeamRole(role) ? '' : organization);
	return {
		name: role,
		opens,
		give: (world, { email }) => press(world, '/desk/team?/grant', { email, role, organization: scope(world) }),
		take: (world, { id }) => press(world, '/desk/team?/revoke', { person: id, role, organization: scope(world) })
	};
}

const byPost: Record<Post, readonly string[]> = {
	director: [...crewDoors, 'stage.overlay', 'stage.buttons'],
	moderator: ['moderator', 'presenter', 'rehearsal', 'overlay'],
	presenter: ['presenter', 'rehearsal', 'overlay']
};

function ofPost(post: Post): Right {
	return {
		name: `post of ${post}`,
		opens: byPost[post],
		give: (world, { name, email }) => press(world, `/desk/shows/${world.show}/crew?/join`, { name, email, post }),
		take: (world, { id }) => press(world, `/desk/shows/${world.show}/crew?/leave`, { person: id, post })
	};
}

const member = (holder: Somebody): Right => ({
	name: 'member of a team',
	holder,
	opens: ['canvas'],
	give: async () => undefined,
	take: (world, { id }) => press(world, `/desk/workshops/${world.workshop}?/move`, { person: id, team: '' })
});

/** A session of a coordinator, which she ends herself. */
const session: Right = {
	name: 'session',
	opens: [...crewDoors, 'canvas'],
	give: ofRole('coordinator').give,
	async take({ url }, who) {
		const { status } = await send(url, who, '/me?/signOut', {});
		if (status !== 303) throw new Error(`signing out answers ${status}`);
	}
};

export const rights = ({ member: holder }: World): Right[] => [
	...roleNames.map(ofRole),
	...posts.map(ofPost),
	member(holder),
	session
];
