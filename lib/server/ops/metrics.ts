import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { rejectNames } from "../../kredibel/constraints";
import { otherField, series } from "./metric-series";

/** No label is personal. */
export type Metrics = ReturnType<typeof createMetrics>;

export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  // Milliseconds; prom-client's default of 10 keeps an idle server awake.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 100 });
  const metrics = {
    registry,
    attempts: new Counter({
      name: "onboarding_attempts_total",
      help: "Submissions by how they ended: the outcome's kind, with the reason where it was refused; replay where an earlier end was told again.",
      labelNames: ["outcome", "reason"],
      registers,
    }),
    charges: new Counter({
      name: "onboarding_charges_total",
      help: "Submissions that ended, by what Kredibel charges: full, liveness_only, none, or unknown.",
      labelNames: ["charge"],
      registers,
    }),
    rejectedFields: new Counter({
      name: "onboarding_rejected_fields_total",
      help: "Fields that Kredibel rejected.",
      labelNames: ["field"],
      registers,
    }),
    kredibelSeconds: new Histogram({
      name: "onboarding_kredibel_seconds",
      help: "Calls to Kredibel, from connecting to the last byte, by how they ended.",
      labelNames: ["answer", "cause"],
      buckets: [0.25, 0.5, 1, 2, 4, 8, 15, 30, 60],
      registers,
    }),
    submissionsInFlight: new Gauge({
      name: "onboarding_submissions_in_flight",
      help: "Submissions between their arrival and their answer.",
      registers,
    }),
    uploadsInFlight: new Gauge({
      name: "onboarding_uploads_in_flight",
      help: "Requests whose body is still arriving.",
      registers,
    }),
    photosWaiting: new Gauge({
      name: "onboarding_photos_waiting",
      help: "Photos that have arrived and wait for their turn to be decoded.",
      registers,
    }),
    turnedAway: new Counter({
      name: "onboarding_requests_turned_away_total",
      help: "Requests that were ended before the app saw them.",
      labelNames: ["why"],
      registers,
    }),
    breakerOpen: new Gauge({
      name: "onboarding_breaker_open",
      help: "1 while calls to Kredibel are held back after repeated failures.",
      registers,
    }),
    cameraProblems: new Counter({
      name: "onboarding_camera_problems_total",
      help: "Why a person's camera gave no picture, told by browsers.",
      labelNames: ["problem"],
      registers,
    }),
    steps: new Counter({
      name: "onboarding_steps_total",
      help: "Steps that were shown, told by browsers: the difference between two is who dropped off.",
      labelNames: ["step"],
      registers,
    }),
    draftReturns: new Counter({
      name: "onboarding_draft_returns_total",
      help: "Pages that asked for the key of what their device keeps: no_key by the server, the rest told by browsers.",
      labelNames: ["end"],
      registers,
    }),
    webhookTries: new Counter({
      name: "onboarding_webhook_tries_total",
      help: "Tries to deliver an event to an endpoint, by how they ended.",
      labelNames: ["result"],
      registers,
    }),
    webhookOldest: new Gauge({
      name: "onboarding_webhook_oldest_undelivered_seconds",
      help: "Age of the oldest event that an endpoint has not got yet.",
      registers,
    }),
  };
  for (const labels of series.kredibelSeconds) metrics.kredibelSeconds.zero(labels);
  for (const name of counters) for (const labels of series[name]) startAtZero(metrics[name], labels);
  return metrics;
}

const counters = [
  "attempts",
  "charges",
  "rejectedFields",
  "turnedAway",
  "cameraProblems",
  "steps",
  "draftReturns",
  "webhookTries",
] as const;

const startAtZero = (counter: Counter, labels: Record<string, string>) => counter.inc(labels, 0);

/** Bounds the label's values; Kredibel's list is open. */
export const rejectLabel = (field: string): string =>
  rejectNames.find((name) => name === field) ?? otherField;
