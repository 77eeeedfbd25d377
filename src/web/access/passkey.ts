/** Whether this browser can use passkeys without a library (WebAuthn level 3). */
export const passkeysWork = (): boolean =>
	typeof PublicKeyCredential === 'function' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

/** The hub said no; `why` is there when her access is suspended, and is the reason. */
export class PasskeyRefused extends Error {
	readonly why: string | undefined;

	constructor(message: string, why?: string) {
		super(message);
		this.why = why;
	}
}

/** Signs in with a passkey of this device. Throws when the person or the browser says no. */
export async function showPasskey(): Promise<void> {
	const options = (await ask('generate-authenticate-options')) as PublicKeyCredentialRequestOptionsJSON;
	const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
	await answer('verify-authentication', await navigator.credentials.get({ publicKey }));
}

/** Makes a passkey on this device, under a name that tells it from others. */
export async function addPasskey(name: string): Promise<void> {
	const options = (await ask('generate-register-options')) as PublicKeyCredentialCreationOptionsJSON;
	const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
	await answer('verify-registration', await navigator.credentials.create({ publicKey }), { name });
}

async function answer(path: string, credential: Credential | null, more: Record<string, string> = {}): Promise<void> {
	if (!(credential instanceof PublicKeyCredential)) throw new Error('no credential');
	await ask(path, { ...more, response: credential.toJSON() });
}

async function ask(path: string, body?: object): Promise<unknown> {
	const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
	const response = await fetch(`/api/auth/passkey/${path}`, body ? post : {});
	if (response.ok) return response.json();
	const { why } = await response.json().catch(() => ({}));
	throw new PasskeyRefused(`${path}: ${response.status}`, why);
}
