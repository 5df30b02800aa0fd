import type { ServerResponse } from "node:http";
import type { DeliveryResult } from "../results";

type ReceiverFault = {
  /** In the guide. */
  does: string;
  /** Null: its port is closed. */
  answer: ((response: ServerResponse) => unknown) | null;
  /** Of the one try that meets it. */
  result: DeliveryResult;
  /** `again`: tried again until it is taken. `off`: the endpoint is switched off. */
  after: "taken" | "again" | "off";
};

const answering = (status: number) => (response: ServerResponse) => response.writeHead(status).end();

/** What another system's receiver can do to a webhook. */
export const receiverFaults = {
  slow: {
    does: "answers 204 after 200 ms",
    answer: (response) => setTimeout(answering(204), 200, response),
    result: "delivered",
    after: "taken",
  },
  down: { does: "its port is closed", answer: null, result: "unreachable", after: "again" },
  http_500: { does: "answers 500", answer: answering(500), result: "refused", after: "again" },
  http_410: { does: "answers 410", answer: answering(410), result: "gone", after: "off" },
  hang: {
    does: "takes the webhook and never answers",
    answer: () => {},
    result: "timeout",
    after: "again",
  },
} satisfies Record<string, ReceiverFault>;

export type ReceiverFaultName = keyof typeof receiverFaults;

export const receiverFaultNames = Object.keys(receiverFaults) as ReceiverFaultName[];
