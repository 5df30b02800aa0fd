import type { CallEnd } from "../../outcomes/verdict";

/**
 * The ledger's promise once more, as plainly as it can be said, to hold the real one against: a list in memory,
 * one caller at a time, no cap but the NIK's.
 */
export type ModelClaim = {
  app: number;
  id: number;
  nik: number;
  name: number;
  linkedTo?: number | undefined;
  sendAnyway: boolean;
  sendAgain: boolean;
};

type ModelAttempt = ModelClaim & {
  state: "claimed" | "sent" | "settled" | "unknown" | "released";
  lease: number;
  claimedAt: number;
  sentAt?: number | undefined;
  lostAt?: number | undefined;
  outcome?: CallEnd | undefined;
};

export type ModelResult =
  | { kind: "claimed"; lease: number }
  | { kind: "replay"; outcome: CallEnd | { kind: "unknown"; id: number } }
  | { kind: "in_flight"; id: number }
  | { kind: "unchanged"; sendable: boolean }
  | { kind: "other_content" | "foreign" | "nik_in_flight" | "nik_limit" | "seen_before" };

export const times = { claim: 30_000, lost: 90_000, coolDown: 600_000 };
export const nikCap = { count: 3, windowMs: 3_600_000 };

export class Model {
  now = 0;
  leases = 0;
  attempts: ModelAttempt[] = [];

  find(id: number | undefined) {
    return this.attempts.find((attempt) => attempt.id === id);
  }

  stateOf(attempt: ModelAttempt): ModelAttempt["state"] {
    const { state, sentAt = 0, claimedAt } = attempt;
    if (state === "sent" && this.now - sentAt >= times.lost) return "unknown";
    if (state === "claimed" && this.now - claimedAt >= times.claim) return "released";
    return state;
  }

  claim(claim: ModelClaim): ModelResult {
    const own = this.find(claim.id);
    if (own && own.app !== claim.app) return { kind: "foreign" };
    if (own && (own.nik !== claim.nik || own.name !== claim.name)) return { kind: "other_content" };
    if (own && this.stateOf(own) !== "released") return this.running(own) ?? this.replay(own);

    const linked = this.find(claim.linkedTo);
    if (linked && linked.app !== claim.app) return { kind: "foreign" };
    if (linked?.state === "settled") return this.replay(linked);

    return this.blocked(claim) ?? this.judged(claim) ?? this.known(claim) ?? this.win(claim);
  }

  private running(attempt: ModelAttempt): ModelResult | undefined {
    const state = this.stateOf(attempt);
    return state === "claimed" || state === "sent" ? { kind: "in_flight", id: attempt.id } : undefined;
  }

  private replay({ id, outcome }: ModelAttempt): ModelResult {
    return { kind: "replay", outcome: outcome ?? { kind: "unknown", id } };
  }

  private newestFirst(of: (attempt: ModelAttempt) => boolean) {
    return this.attempts.filter(of).sort((one, other) => other.claimedAt - one.claimedAt);
  }

  private blocked(claim: ModelClaim): ModelResult | undefined {
    const rivals = this.newestFirst(({ id, nik }) => nik === claim.nik && id !== claim.id);
    const unknown = rivals.filter((rival) => this.stateOf(rival) === "unknown");
    const newestOwn = unknown.find(({ app }) => app === claim.app);
    for (const rival of rivals) {
      if (this.running(rival)) {
        const same = rival.app === claim.app && rival.name === claim.name;
        return same ? { kind: "in_flight", id: rival.id } : { kind: "nik_in_flight" };
      }
      if (unknown.includes(rival)) {
        if (rival === newestOwn && claim.linkedTo !== rival.id) return this.replay(rival);
        const lostAt = rival.lostAt ?? (rival.sentAt ?? 0) + times.lost;
        if (this.now - lostAt < times.coolDown) return { kind: "nik_in_flight" };
      }
      this.putDown(rival);
    }
    return undefined;
  }

  /** What a dead one has become is written down by whoever passes it, whether their own claim is won or not. */
  private putDown(rival: ModelAttempt): void {
    const state = this.stateOf(rival);
    if (rival.state === "sent" && state === "unknown") rival.lostAt = (rival.sentAt ?? 0) + times.lost;
    rival.state = state;
  }

  private judged(claim: ModelClaim): ModelResult | undefined {
    const [last] = this.newestFirst(({ app, state }) => app === claim.app && state === "settled");
    if (!last) return undefined;
    const same = last.nik === claim.nik && last.name === claim.name;
    if (last.outcome?.kind === "verified") return same ? this.replay(last) : undefined;
    if (same) return { kind: "unchanged", sendable: false };
    // The model's rejections are always of the name.
    return last.name === claim.name && !claim.sendAnyway ? { kind: "unchanged", sendable: true } : undefined;
  }

  private known({ nik, app, sendAgain }: ModelClaim): ModelResult | undefined {
    const sameNik = this.attempts.filter((attempt) => attempt.nik === nik && attempt.state !== "released");
    const since = this.now - nikCap.windowMs;
    if (sameNik.filter(({ sentAt = since }) => sentAt > since).length >= nikCap.count)
      return { kind: "nik_limit" };
    const seen = sameNik.some(
      (attempt) =>
        attempt.outcome?.kind === "verified" || (attempt.app !== app && this.stateOf(attempt) === "unknown"),
    );
    return seen && !sendAgain ? { kind: "seen_before" } : undefined;
  }

  private win(claim: ModelClaim): ModelResult {
    this.leases += 1;
    this.attempts = this.attempts.filter(({ id }) => id !== claim.id);
    this.attempts.push({ ...claim, state: "claimed", lease: this.leases, claimedAt: this.now });
    return { kind: "claimed", lease: this.leases };
  }

  /** Whether this caller may send now. */
  send(id: number, lease: number): boolean {
    const attempt = this.find(id);
    if (attempt?.lease !== lease || this.stateOf(attempt) !== "claimed") return false;
    attempt.state = "sent";
    attempt.sentAt = this.now;
    return true;
  }

  /** The state that an end of the call leads to, or "throws". */
  settle(id: number, lease: number, outcome: CallEnd): ModelAttempt["state"] | "throws" {
    const attempt = this.find(id);
    if (attempt?.lease !== lease) return "throws";
    if (attempt.sentAt === undefined && outcome.kind !== "unavailable") return "throws";
    const { state } = attempt;
    if (outcome.kind === "unknown" && state === "sent") {
      attempt.state = "unknown";
      attempt.lostAt = this.now;
    } else if (outcome.kind === "unavailable" && state !== "settled" && state !== "released") {
      attempt.state = "released";
    } else if (outcome.kind !== "unknown" && outcome.kind !== "unavailable" && state !== "settled") {
      attempt.state = "settled";
      attempt.outcome = outcome;
    }
    return attempt.state;
  }
}
