import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import Provider from 'oidc-provider';

export type Member = Readonly<{ email: string; email_verified: boolean; name: string }>;

/** A change to what the school says of somebody, before it is signed; `stranger`: by a key that is not the school's. */
export type Bend = Readonly<{ claims: (payload: JWTPayload) => JWTPayload; stranger?: boolean }>;

export type School = Readonly<{
	issuer: string;
	/** Who may sign in there, by what she types. */
	members: Map<string, Member>;
	/** From now on its answers are bent, or straight again. */
	bend(how: Bend | null): void;
	/** Opens its doors to a hub that comes back at these addresses. */
	admit(backs: readonly string[]): Promise<void>;
	close(): Promise<void>;
}>;

export const CLIENT = { id: 'hub', secret: 'a secret between the school and the hub' } as const;

/** A real provider of OpenID Connect (`oidc-provider`), behind a door that can bend its answers. */
export async function openSchool(): Promise<School> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const members = new Map<string, Member>();
	const keys = await generateKeyPair('RS256', { extractable: true });
	const strange = await generateKeyPair('RS256', { extractable: true });
	const provide = async (backs: readonly string[]) =>
		new Provider(issuer, {
			clients: [
				{
					...{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [...backs] },
					...{ grant_types: ['authorization_code'], response_types: ['code'] }
				}
			],
			jwks: { keys: [{ ...(await exportJWK(keys.privateKey)), kid: 'school', alg: 'RS256', use: 'sig' }] },
			claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
			findAccount: (_, id) => ({ accountId: id, claims: async () => ({ sub: id, ...members.get(id) }) }),
			pkce: { required: () => true },
			features: { devInteractions: { enabled: true } },
			cookies: { keys: ['a key of cookies'] }
		});
	let straight: ReturnType<Provider['callback']> | undefined;
	let bent: Bend | null = null;
	server.on('request', (request: IncomingMessage, response: ServerResponse) => {
		if (bent && request.url === '/token') rewrite(response, (told) => resign(told, bent as Bend));
		if (straight) void straight(request, response);
		else response.writeHead(503).end();
	});
	const resign = async (told: Record<string, unknown>, { claims, stranger }: Bend) => {
		const [, body = ''] = String(told.id_token).split('.');
		const payload = claims(JSON.parse(Buffer.from(body, 'base64url').toString()));
		const signer = new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid: 'school' });
		return { ...told, id_token: await signer.sign(stranger ? strange.privateKey : keys.privateKey) };
	};
	return {
		...{ issuer, members },
		admit: async (backs) => {
			straight = (await provide(backs)).callback();
		},
		bend: (how) => {
			bent = how;
		},
		close: async () => {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		}
	};
}

/** Has an answer of JSON say something else, once it is whole. */
function rewrite(response: ServerResponse, change: (told: Record<string, unknown>) => Promise<object>): void {
	const end = response.end.bind(response);
	response.end = ((chunk?: unknown) => {
		const told = JSON.parse(String(chunk)) as Record<string, unknown>;
		if (typeof told.id_token !== 'string') return end(String(chunk));
		void change(told).then((other) => {
			const text = JSON.stringify(other);
			response.setHeader('content-length', Buffer.byteLength(text));
			end(text);
		});
		return response;
	}) as typeof response.end;
}
