import {
	allowInsecureRequests,
	ClientSecretBasic,
	ClientSecretPost,
	Configuration,
	customFetch,
	discovery,
	enableNonRepudiationChecks
} from 'openid-client';
import { privateAddressesAllowed } from '../../../server/addresses.ts';
import { fetchOutside } from '../../../server/outside.ts';
import { type Provider, secretOf } from './providers.ts';
import { refusalOf } from './refusals.ts';

const HOUR = 3_600_000;
const SECONDS = 8;

type Found = Readonly<{ key: string; until: number; configuration: Promise<Configuration> }>;
const found = new Map<string, Found>();

/** What a provider says of itself under its issuer, read at most once an hour, and how this hub shows itself there. @throws what the network or the answer is wrong in */
export async function configurationOf(provider: Provider): Promise<Configuration> {
	const secret = await secretOf(provider.id);
	const key = JSON.stringify([provider.issuer, provider.clientId, secret]);
	const known = found.get(provider.id);
	if (known?.key === key && known.until > Date.now()) return known.configuration;
	const configuration = discover(provider, secret);
	found.set(provider.id, { key, until: Date.now() + HOUR, configuration });
	configuration.catch(() => found.delete(provider.id));
	return configuration;
}

/** Reads what stands under an issuer and checks that it says so itself; asked only over https, and only of public addresses, unless this hub may ask its own network. */
async function discover(
	{ issuer, clientId }: Pick<Provider, 'issuer' | 'clientId'>,
	secret: string
): Promise<Configuration> {
	const insecure = privateAddressesAllowed();
	const read = await discovery(new URL(issuer), clientId, undefined, undefined, {
		[customFetch]: fetchOutside,
		timeout: SECONDS,
		execute: insecure ? [allowInsecureRequests] : []
	});
	const metadata = read.serverMetadata();
	const methods = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
	const shown = methods.includes('client_secret_basic') ? ClientSecretBasic(secret) : ClientSecretPost(secret);
	const configuration = new Configuration(metadata, clientId, undefined, shown);
	configuration[customFetch] = fetchOutside;
	configuration.timeout = SECONDS;
	if (insecure) allowInsecureRequests(configuration);
	// the signature of what it says of somebody is checked too, though it comes over TLS
	enableNonRepudiationChecks(configuration);
	return configuration;
}

/** Whether a provider can be read now, asked for by who sets it up. @throws in words, why not */
export async function tryProvider(provider: Provider): Promise<true> {
	await discover(provider, await secretOf(provider.id)).catch((error) => {
		throw refusalOf(error, provider);
	});
	return true;
}
