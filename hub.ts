import { createServer, type Server } from 'node:http';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Client, ConnectionOptions } from '@temporalio/client';
import type { NativeConnectionOptions } from '@temporalio/worker';
import type { Logger } from 'pino';
import { deliveryAttempts } from './activities/attempt-deliveries.ts';
import { createAttemptDelivery, type AttemptDelivery } from './activities/attempt-delivery.ts';
import { createAwaitDatabase } from './activities/await-database.ts';
import { createCommit, type Commit } from './activities/commit.ts';
import { createTellProcess } from './activities/tell-process.ts';
import type { Policies } from './activities/ports.ts';
import { loadDirectory, type Directory } from './adapters/directory/directory.ts';
import { encryptionCodec } from './adapters/engine/codec.ts';
import { engineClient, isEngineThere } from './adapters/engine/connection.ts';
import { startWorker } from './adapters/engine/worker.ts';
import { loadKeyRing } from './adapters/keys/keys-file.ts';
import { mailSender, type MailSender } from './adapters/mail/mail-sender.ts';
import { localMailbox, type Mailbox } from './adapters/mail/mailbox.ts';
import { smtpServer } from './adapters/mail/smtp-server-address.ts';
import { smtpCarrier } from './adapters/mail/smtp.ts';
import { newCaseIdOf } from './adapters/store/case-id.ts';
import { caseStore } from './adapters/store/case-store.ts';
import { claimKey } from './adapters/store/claims.ts';
import { findCase } from './adapters/store/command-rows.ts';
import { isDatabaseThere, openDatabase } from './adapters/store/database.ts';
import { findClaim } from './adapters/store/fhir-rows.ts';
import { createApp } from './api/app.ts';
import { localIssuer, oidcVerifier } from './api/auth/tokens.ts';
import { commandService } from './api/command-service.ts';
import { giveReport } from './api/give-report.ts';
import { assertMailCanBeSent, type Config } from './config.ts';
import type { Deps } from './api/deps.ts';
import { deliveryPorts } from './activities/delivery-ports.ts';
import { watchedSenders } from './activities/watched-senders.ts';
import { startSweeps } from './activities/sweeps.ts';
import { ehrsOf, sendersOf } from './hub-partners.ts';

/** The engine that the hub works with: where it is, and the workflow code it runs. */
export interface EngineSettings {
  connection: ConnectionOptions & NativeConnectionOptions;
  namespace: string;
  taskQueue: string;
  bundlePath: string;
  failureConverterPath: string;
}

/** Replaced by tests that stop the process at an exact point. */
export interface Wraps {
  commit?: (commit: Commit) => Commit;
  attemptDelivery?: (attempt: AttemptDelivery) => AttemptDelivery;
}

export interface Hub {
  deps: Deps;
  client: Client;
  port: number;
  stop(): Promise<void>;
}

export interface HubParts {
  config: Config;
  engine: EngineSettings;
  policies: Policies;
  log: Logger;
  wraps?: Wraps;
  /** The worker ended though nobody stopped it. */
  onWorkerLost: (error: unknown) => void;
}

/** Everything but the engine itself, started in order and stopped in the mirrored order. */
export async function startHub({ config, engine, policies, log, wraps = {}, onWorkerLost }: HubParts): Promise<Hub> {
  const closers: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of closers.reverse().splice(0)) await close();
  };
  try {
    mkdirSync(config.varFolder, { recursive: true, mode: 0o700 });
    const ring = loadKeyRing({
      fromEnvironment: config.keys,
      file: join(config.varFolder, 'keys'),
      production: config.production,
    });
    const directory = loadDirectory(config.directoryFile);
    const db = await openDatabase(
      config.databaseUrl ? { url: config.databaseUrl } : { folder: join(config.varFolder, 'pg') },
    );
    closers.push(() => db.destroy());

    const codec = encryptionCodec(ring);
    const client = await engineClient({ ...engine, codec });
    closers.push(() => client.connection.close());

    const commit = createCommit({
      store: caseStore(db, ring),
      policies,
      keyId: ring.currentId,
      onFault: (caseId, error) => log.error({ caseId, err: error }, 'commit failed by a fault'),
    });
    const commands = commandService({
      client,
      taskQueue: engine.taskQueue,
      db,
      policies,
      keyId: ring.currentId,
      now: Date.now,
    });
    closers.push(() => commands.stop());
    const senders = watchedSenders(sendersOf(config, directory));
    const ehrs = watchedSenders(ehrsOf(config, directory));
    const mail = mailOf(config, directory);
    const tellProcess = createTellProcess({
      holderOf: (claim) => findClaim(db, claimKey(ring, claim)),
      isCase: async (caseId, kind) => (await findCase(db, caseId))?.kind === kind,
      newCaseId: newCaseIdOf,
      give: giveReport(commands),
    });
    const attemptDelivery = createAttemptDelivery(
      deliveryPorts({
        db,
        ring,
        directory,
        log,
        senders: senders.byPartner,
        ehrs: ehrs.byPartner,
        sendMail: mail.send,
        tellProcess,
        now: Date.now,
      }),
    );
    const worker = await startWorker({
      ...engine,
      codec,
      activities: {
        commit: wraps.commit?.(commit) ?? commit,
        awaitDatabase: createAwaitDatabase(db),
        ...deliveryAttempts(wraps.attemptDelivery?.(attemptDelivery) ?? attemptDelivery),
      },
    });
    let isStopping = false;
    worker.ended.catch((error: unknown) => {
      // A hub without a worker stores nothing: whoever keeps it running must start it anew.
      if (!isStopping) onWorkerLost(error);
    });
    closers.push(() => {
      isStopping = true;
      return worker.stop();
    });

    const isThere = async (): Promise<boolean> =>
      (await isEngineThere(client, 2_000)) && (await isDatabaseThere(db, 2_000));
    const sweeps = startSweeps({ db, commands, log, policies, keyId: ring.currentId, now: Date.now, isThere });
    closers.push(() => sweeps.stop());

    const issuer = config.oidc ? undefined : await localIssuer(join(config.varFolder, 'issuer'));
    const verify = config.oidc ? await oidcVerifier(config.oidc.issuer, config.oidc.audience) : issuer?.verify;
    if (!verify) throw new Error('No sign-in is configured.');
    const deps: Deps = {
      config,
      log,
      db,
      ring,
      directory,
      policies,
      commands,
      verify,
      issuer,
      mailbox: mail.mailbox,
      now: Date.now,
      readiness: async () => ({
        engine: await isEngineThere(client, 2_000),
        database: await isDatabaseThere(db, 2_000),
        worker: worker.isPolling(),
        partners: { ...senders.states(), ...ehrs.states() },
      }),
    };
    const server = await listen(createServer(createApp(deps)), config.ports.http, config.host);
    closers.push(() => closeServer(server));
    return { deps, client, port: config.ports.http, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Without a mail server, mails stay on a page of the hub's own. */
function mailOf(config: Config, directory: Directory): { send: MailSender; mailbox: Mailbox | undefined } {
  const { mail, publicUrl, production } = config;
  assertMailCanBeSent(
    config,
    directory.parties.some(({ units }) => units.some((unit) => unit.mail !== undefined)),
  );
  const clientName = new URL(publicUrl).hostname;
  if (mail) {
    const carry = smtpCarrier({ ...smtpServer(mail.smtpUrl, production), from: mail.from, clientName });
    return { send: mailSender({ from: mail.from, publicUrl, carry }), mailbox: undefined };
  }
  const mailbox = localMailbox(Date.now);
  return { send: mailSender({ from: `samordna@${clientName}`, publicUrl, carry: mailbox.carry }), mailbox };
}

async function listen(server: Server, port: number, host: string): Promise<Server> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return server;
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}
