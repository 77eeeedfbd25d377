import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { eraseAgain, erasureHashes } from '#kernel/identity/server/erasure.ts';
import { backup } from '#kernel/server/backup/backup.ts';
import { restore } from '#kernel/server/backup/restore.ts';
import { filesFolder } from '#kernel/server/storage.ts';
import { close, open } from '../src/boot.ts';
import { modules } from '../src/modules.ts';
import { database, ground, type Report } from './ground.ts';
