import fc from "fast-check";
import { expect, test } from "vitest";
import type { CallEnd } from "../outcomes/verdict";
import type { Lease } from "./claim/claim-result";
import { fingerprintOf } from "./fingerprint";
import { answers, nik, openCase } from "./testing/cases";
import { type Bench, emptyLedger, onEachDatabase } from "./testing/databases";
import { Model, type ModelClaim, type ModelResult, nikCap, times } from "./testing/model";

/** A server's process that holds a claim, with what Kredibel's side of the wire knows of it. */
type Worker = { id: number; modelLease: number; lease: Lease; sent: boolean };

class World {
  workers: Worker[] = [];
  /** Kredibel's own ledger: which attempts were charged, and whether it said that this one was not processed. */
  charges: { id: number; nik: number; at: number; notProcessed: boolean }[] = [];
  serial = 0;
  constructor(
    readonly bench: Bench,
    readonly apps: string[],
  ) {}
}

const attemptIds = Array.from({ length: 6 }, (_, index) => `00000000-0000-4000-8000-00000000000${index}`);

type Command = fc.AsyncCommand<Model, World>;

class Submit implements Command {
  constructor(readonly claim: ModelClaim) {}
  check = () => true;
  async run(model: Model, world: World) {
    tick(model, world, 1);
    const expected = model.claim(this.claim);
    const { bench, apps } = world;
    const applicationId = apps[this.claim.app] ?? "";
    const given = answers({ identityId: nik(this.claim.nik), fullName: `NAME ${this.claim.name}` });
    const { ledger } = this.claim.id % 2 ? bench : { ledger: bench.second };
    const result = await ledger.claimAttempt({
      applicationId,
      attemptId: attemptIds[this.claim.id] ?? "",
      fingerprint: fingerprintOf(ledger.hash, applicationId, given),
      linkedTo: attemptIds[this.claim.linkedTo ?? -1],
      sendAnyway: this.claim.sendAnyway,
      sendAgain: this.claim.sendAgain,
    });
    expect(result).toMatchObject(inLedgersWords(expected));
    if (result.kind !== "claimed" || expected.kind !== "claimed") return;
    world.workers.push({ id: this.claim.id, modelLease: expected.lease, lease: result.lease, sent: false });
  }
  toString = () => `submit ${JSON.stringify(this.claim)}`;
}

abstract class WorkerCommand implements Command {
  constructor(readonly turn: number) {}
  abstract act(worker: Worker, model: Model, world: World): Promise<void>;
  check = () => true;
  async run(model: Model, world: World) {
    tick(model, world, 1);
    const worker = world.workers[this.turn % world.workers.length];
    if (worker) await this.act(worker, model, world);
  }
  toString() {
    return `${this.constructor.name} ${this.turn}`;
  }
}

class Send extends WorkerCommand {
  async act(worker: Worker, model: Model, { bench, apps, charges }: World) {
    const applicationId = apps[model.find(worker.id)?.app ?? -1] ?? "";
    const told = await bench.second.readAttempt({ applicationId, attemptId: worker.lease.attemptId });
    const sending = bench.ledger.markSent(worker.lease);
    if (!model.send(worker.id, worker.modelLease)) return expect(sending).rejects.toThrow("may not be sent");
    await sending;
    worker.sent = true;
    // The judge: nothing is sent that was told as released, so that trying again is safe.
    expect(told?.state).toBe("claimed");
    // And never a second charge for an attempt, nor for a NIK whose last call may still be running.
    const { nik = -1 } = model.find(worker.id) ?? {};
    for (const charge of charges.filter(({ notProcessed }) => !notProcessed)) {
      expect(charge.id).not.toBe(worker.id);
      const settled = model.find(charge.id)?.state === "settled";
      if (charge.nik === nik && !settled)
        expect(model.now - charge.at).toBeGreaterThanOrEqual(times.coolDown);
    }
    charges.push({ id: worker.id, nik, at: model.now, notProcessed: false });
    const recent = charges.filter((one) => !one.notProcessed && model.now - one.at < nikCap.windowMs);
    expect(recent.filter((one) => one.nik === nik).length).toBeLessThanOrEqual(nikCap.count);
  }
}

class Settle extends WorkerCommand {
  constructor(
    turn: number,
    readonly end: "verified" | "not_verified" | "unavailable" | "unknown",
  ) {
    super(turn);
  }
  async act(worker: Worker, model: Model, world: World) {
    world.serial += 1;
    const reference = `ref_certel#${world.serial}`;
    const { attemptId } = worker.lease;
    const outcome: CallEnd = {
      verified: { kind: "verified" as const, reference },
      not_verified: { kind: "not_verified" as const, reference, fields: ["fullName"] },
      unavailable: { kind: "unavailable" as const, errorId: attemptId },
      unknown: { kind: "unknown" as const, attemptId },
    }[this.end];
    const settling = world.bench.second.settleAttempt(worker.lease, outcome);
    const expected = model.settle(worker.id, worker.modelLease, outcome);
    if (expected === "throws") return expect(settling).rejects.toThrow();
    await settling;
    if (expected !== "released") return;
    for (const charge of world.charges) if (charge.id === worker.id) charge.notProcessed = true;
  }
  override toString() {
    return `settle ${this.turn} ${this.end}`;
  }
}

class Crash extends WorkerCommand {
  async act(worker: Worker, _: Model, world: World) {
    world.workers = world.workers.filter((other) => other !== worker);
  }
}

class Wait implements Command {
  constructor(readonly ms: number) {}
  check = () => true;
  async run(model: Model, world: World) {
    tick(model, world, this.ms);
  }
  toString = () => `wait ${this.ms}`;
}

class Reload implements Command {
  constructor(readonly id: number) {}
  check = (model: Readonly<Model>) => model.find(this.id) !== undefined;
  async run(model: Model, { bench, apps }: World) {
    const attempt = model.find(this.id);
    if (!attempt) return;
    const attemptId = attemptIds[this.id] ?? "";
    const view = await bench.ledger.readAttempt({ attemptId, applicationId: apps[attempt.app] ?? "" });
    const state = model.stateOf(attempt);
    expect(view?.state).toBe(state);
    // Nothing is shown as verified or rejected without Kredibel's word, and that word is shown as it was.
    if (state === "settled") expect(view?.outcome).toMatchObject({ ...attempt.outcome });
    else expect(["unknown", "unavailable", undefined]).toContain(view?.outcome?.kind);
  }
  toString = () => `reload ${this.id}`;
}

const turn = fc.nat(20);
const ids = fc.nat(attemptIds.length - 1);

/** Mostly honest browsers: an attempt keeps its application and answers; now and then one does not. */
const submits = fc
  .record({
    id: ids,
    forged: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 1),
    changed: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 1),
    linkedTo: fc.option(ids, { nil: undefined, freq: 1 }),
    sendAnyway: fc.boolean(),
    sendAgain: fc.constantFrom(true, true, false),
  })
  .map(({ id, forged, changed, linkedTo, sendAnyway, sendAgain }) => {
    const app = (id + forged) % 2;
    return new Submit({
      app,
      id,
      nik: id % 3 === 2 ? 1 : 0,
      name: (id < 4 ? 0 : 1) + changed,
      linkedTo,
      sendAnyway,
      sendAgain,
    });
  });
const sends = turn.map((at) => new Send(at));
const settles = fc
  .tuple(
    turn,
    fc.constantFrom("verified" as const, "not_verified" as const, "unavailable" as const, "unknown" as const),
  )
  .map(([at, end]) => new Settle(at, end));
const crashes = turn.map((at) => new Crash(at));
const waits = fc.constantFrom(10_000, times.claim, times.lost, times.coolDown).map((ms) => new Wait(ms));
const reloads = ids.map((id) => new Reload(id));
const commands = [submits, submits, sends, sends, settles, settles, crashes, waits, reloads];

onEachDatabase("any history of claims, crashes and answers", (bench) => {
  test("goes as the model says, and charges nobody twice", async () => {
    const { ledger, rules, database } = bench();
    rules.attemptsPerApplication = { count: 1_000, windowMs: 1 };
    rules.chargedCallsPerNik = nikCap;
    const history = fc.commands(commands, { maxCommands: 80, size: "+2" });
    await fc.assert(
      fc.asyncProperty(history, async (sequence) => {
        await emptyLedger(database);
        const world = new World(bench(), [await openCase(ledger), await openCase(ledger)]);
        await fc.asyncModelRun(() => ({ model: new Model(), real: world }), sequence);
      }),
      { numRuns: 80 },
    );
  }, 120_000);
});

function tick(model: Model, { bench }: World, ms: number) {
  model.now += ms;
  bench.advance(ms);
}

function inLedgersWords(result: ModelResult): object {
  if (result.kind === "in_flight") return { kind: result.kind, attemptId: attemptIds[result.id] };
  if (result.kind === "claimed") return { kind: result.kind };
  if (result.kind === "replay" && "id" in result.outcome)
    return { kind: result.kind, outcome: { kind: "unknown", attemptId: attemptIds[result.outcome.id] } };
  return result;
}
