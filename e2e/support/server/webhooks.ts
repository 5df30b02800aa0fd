import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { Webhook } from "standardwebhooks";
import type { EventName } from "../../../lib/ledger/events";
import type { Received } from "../../../lib/webhooks/testing/receiver";
import { receiver, webhookSecretFile } from "./servers";

export type WebhookEvent = {
  id: string;
  type: EventName;
  timestamp: string;
  data: { sessionId?: string; attemptId?: string; ref: string | null; outcome?: string };
};

/** As an integrator reads them: each verified, each id once. Throws on one that is forged. */
export function verified(received: readonly Received[], secret: string): WebhookEvent[] {
  const webhook = new Webhook(secret);
  const events = received.map(({ headers, body }) => {
    const event = webhook.verify(body, headers as Record<string, string>) as Omit<WebhookEvent, "id">;
    return { ...event, id: `${headers["webhook-id"]}` };
  });
  return [...new Map(events.map((event) => [event.id, event])).values()];
}

type Listing = { received: () => Promise<readonly Received[]>; secret: string };

/** What a receiver has got of one session. */
export class Webhooks {
  constructor(private readonly listing: Listing) {}

  /** In the order of their coming. */
  async of({ id }: { id: string }): Promise<WebhookEvent[]> {
    const received = await this.listing.received();
    const own = received.filter(({ body }) => JSON.parse(body).data.sessionId === id);
    return verified(own, this.listing.secret);
  }

  /** These have come, in this order, and no others. */
  async expect(session: { id: string }, types: EventName[]): Promise<WebhookEvent[]> {
    await expect.poll(async () => (await this.of(session)).map(({ type }) => type)).toEqual(types);
    return this.of(session);
  }
}

/** Of the app under test. */
export const sharedWebhooks = () =>
  new Webhooks({
    received: async () => (await fetch(receiver.url)).json(),
    secret: readFileSync(webhookSecretFile, "utf8"),
  });
