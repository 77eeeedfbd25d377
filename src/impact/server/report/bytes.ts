import canonicalize from 'canonicalize';
import type { Frozen } from '../../report/frozen.ts';

/** A report as the bytes that are kept of it (RFC 8785). */
export const bytesOf = (frozen: Frozen): Buffer => Buffer.from(canonicalize(frozen) ?? '');
